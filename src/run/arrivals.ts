// What comes in, one arrival at a time: a file is one, a web archive as many as it holds pages. Here the door that opens an
// archive and the room that reads its records meet.
import type { Arrival, ArchivePiece, Diagnostic, UnpackBody } from '../model/index.ts'

/** What reading an input gave: its bytes, with words about them where there are any, or why there are none. */
export type Read =
  { readonly arrival: Arrival; readonly notes?: readonly Diagnostic[] } | { readonly failed: Diagnostic }

/** Something to read as one article: a file, a fetched page. Read once, in order. */
export interface IncomingOne {
  readonly input: string
  /** What reading it is called while it goes on, where that is more than collecting it. */
  readonly doing?: string
  read(): Promise<Read>
}

/** A web archive: opened when its turn comes, and never held whole. */
export interface IncomingArchive {
  readonly input: string
  readonly unpack: UnpackBody
  readonly checksDigests?: boolean
  pieces(): AsyncIterable<ArchivePiece>
}

export type Incoming = IncomingOne | IncomingArchive

export type Came =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'failed'; readonly input: string; readonly diagnostic: Diagnostic }
  | { readonly kind: 'note'; readonly diagnostic: Diagnostic }

/** All that one input gives, in its order. */
export async function* arrivalsOf(incoming: Incoming): AsyncGenerator<Came> {
  if ('pieces' in incoming) {
    yield* pagesOf(incoming)
    return
  }
  const read = await incoming.read()
  if ('failed' in read) yield { kind: 'failed', input: incoming.input, diagnostic: read.failed }
  else {
    yield { kind: 'arrival', arrival: read.arrival }
    for (const diagnostic of read.notes ?? []) yield { kind: 'note', diagnostic }
  }
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
