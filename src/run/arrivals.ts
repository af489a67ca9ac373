// What comes in, one arrival at a time: a file is one, a web archive as many as it holds pages. Here the door that opens an
// archive and the room that reads its records meet.
import { diagnose, type Diagnostic } from '../model/index.ts'
import { mediaOf } from '../stages/collect/media.ts'
import { GATHER_DIAGNOSTICS } from './gather/diagnostics.ts'
import type { Came, Incoming, IncomingArchive, IncomingOne, ReadOne } from './incoming.ts'

export type { Came, Incoming, IncomingArchive, IncomingOne, Read } from './incoming.ts'

/** All that one input gives, in its order. */
export async function* arrivalsOf(incoming: Incoming): AsyncGenerator<Came> {
  if ('pieces' in incoming) {
    yield* pagesOf(incoming)
    return
  }
  const read = await incoming.read()
  if ('failed' in read) yield { kind: 'failed', input: incoming.input, diagnostic: read.failed }
  else {
    yield* listed(read, incoming)
    for (const diagnostic of read.notes ?? []) yield { kind: 'note', diagnostic }
  }
}

/** Endings of data that may be a feed; a page by such a name is one only where it says so. */
const DATA_ENDING = /\.(?:xml|rss|atom|rdf|json|opml)(?:\.gz)?$/i

/** A file that lists articles gives what it holds of them; anything else is one article. */
async function* listed(read: ReadOne, incoming: IncomingOne): AsyncGenerator<Came> {
  const { arrival, instead } = read
  const isData = DATA_ENDING.test(arrival.input)
  const media = arrival.address === null ? mediaOf(arrival.bytes, arrival.input, null) : 'html'
  if (media === 'feed' || (isData && media === 'unknown')) {
    const { entriesOfFile } = await import('./gather/feed-file.ts')
    const entries = entriesOfFile(arrival)
    if (entries) {
      yield* entries
      return
    }
  }
  if (incoming.isNamed === false && isData && (media === 'unknown' || media === 'opml')) {
    const code = media === 'opml' ? 'list-in-folder' : 'file-no-article'
    yield { kind: 'note', diagnostic: diagnose(GATHER_DIAGNOSTICS, code, { file: arrival.input }) }
    return
  }
  yield { kind: 'arrival', arrival, ...(instead ? { instead } : {}) }
}

async function* pagesOf(archive: IncomingArchive): AsyncGenerator<Came> {
  // Loaded for archives only: most runs have none.
  const [{ ArchiveReader }, { ArchivePages }] = await Promise.all([
    import('../stages/collect/sources/warc.ts'),
    import('../stages/collect/sources/warc-pages.ts'),
  ])
  const { input } = archive
  const came = (diagnostic: Diagnostic): Came =>
    diagnostic.severity === 'error' ? { kind: 'failed', input, diagnostic } : { kind: 'note', diagnostic }
  const reader = new ArchiveReader({ input })
  const pages = new ArchivePages(archive)
  function* taken(): Generator<Came> {
    const { value: records, diagnostics } = reader.take()
    yield* diagnostics.map(came)
    for (const record of records) {
      const page = pages.pageOf(record)
      yield* page.diagnostics.map(came)
      if (page.value) yield { kind: 'arrival', arrival: page.value }
    }
  }
  let hasFailed = false
  for await (const piece of archive.pieces()) {
    hasFailed ||= piece.kind === 'trouble' && piece.diagnostic.severity === 'error'
    reader.push(piece)
    yield* taken()
  }
  reader.end()
  yield* taken()
  for (const diagnostic of pages.finish()) {
    // An archive that cannot be read is said once.
    if (!hasFailed || diagnostic.severity !== 'error') yield came(diagnostic)
  }
}
