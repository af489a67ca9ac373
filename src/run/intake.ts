// Intake: what came in at the door becomes captures in the store and documents in hand. A bad input costs only itself.
import {
  diagnose,
  type Arrival,
  type BlockKind,
  type Capture,
  type Diagnostic,
  type Document,
  type PdfAnswer,
} from '../model/index.ts'
import { arrivalsOf, type Incoming } from './arrivals.ts'
import { RUN_DIAGNOSTICS } from './diagnostics.ts'
import type { ReadOne } from './incoming.ts'
import type { AnyStage } from './plan.ts'
import type { Held, Workbench } from './workbench.ts'

export type { Incoming } from './arrivals.ts'

export interface Failure {
  readonly input: string
  readonly code: string
  readonly message: string
}

type Instead = NonNullable<ReadOne['instead']>

export interface Taken {
  /** Ids of the documents, in the order of their inputs, each once. */
  readonly ids: readonly string[]
  /** How many came in: files, and the pages of archives. */
  readonly inputs: number
  readonly failed: readonly Failure[]
  readonly diagnostics: readonly Diagnostic[]
  /** By id: what is taken where no article is found in a document. */
  readonly instead: ReadonlyMap<string, Instead>
}

export const failure = (input: string, diag: Diagnostic): Failure => ({
  input,
  code: diag.code,
  message: diag.message,
})

/** The stage that makes a layer; the plan was checked to have one. */
export function stageFor(bench: Workbench, makes: string): AnyStage {
  const stage = bench.options.plan.stages.find((one) => one.makes === makes)
  if (!stage) throw new Error(`the plan has no stage that makes ${makes}`)
  return stage
}

async function takeOne(bench: Workbench, arrival: Arrival): Promise<{ id: string } | { failed: Failure }> {
  const { input } = arrival
  const made = bench.attempt(stageFor(bench, 'capture'), { arrival }, { shown: input })
  if (!made) return { failed: { input, code: 'stage-crashed', message: `${input} could not be collected.` } }
  const wrong = made.diagnostics.find((diag) => diag.severity === 'error')
  if (wrong) return { failed: failure(input, wrong) }
  const capture = made.value as Capture
  await bench.options.store.captures.put(capture, arrival.bytes)
  bench.hold('capture', capture.id, made)
  return { id: capture.id }
}

/** Reads everything that came in and keeps it; each failure is listed under its input. */
export async function takeIn(bench: Workbench, incoming: readonly Incoming[]): Promise<Taken> {
  const ids = new Set<string>()
  const failed: Failure[] = []
  const diagnostics: Diagnostic[] = []
  const instead = new Map<string, Instead>()
  let inputs = 0
  for (const [at, one] of incoming.entries()) {
    for await (const came of arrivalsOf(one)) {
      await bench.betweenWork()
      bench.options.progress.step(('doing' in one ? one.doing : undefined) ?? 'collect', at, incoming.length)
      if (came.kind === 'note') diagnostics.push(came.diagnostic)
      else if (came.kind === 'failed') failed.push(failure(came.input, came.diagnostic))
      else {
        const taken = await takeOne(bench, came.arrival)
        if ('failed' in taken) failed.push(taken.failed)
        else {
          ids.add(taken.id)
          if (came.instead) instead.set(taken.id, came.instead)
        }
      }
      if (came.kind !== 'note') inputs++
    }
  }
  if (incoming.length) bench.options.progress.step('collect', incoming.length, incoming.length)
  return { ids: [...ids], inputs, failed, diagnostics, instead }
}

/** Takes in hand all captures that the store holds. */
export async function takeAll(bench: Workbench): Promise<Taken> {
  const ids: string[] = []
  for await (const capture of bench.options.store.captures.all()) {
    bench.hold('capture', capture.id, { value: capture, diagnostics: [] })
    ids.push(capture.id)
  }
  return { ids, inputs: ids.length, failed: [], diagnostics: [], instead: new Map() }
}

/** Blocks that stand round an article, and make none. */
const ROUND: ReadonlySet<BlockKind> = new Set(['title', 'byline', 'dateline', 'boilerplate'])

export const holdsArticle = (document: Document): boolean =>
  document.blocks.some(({ kind }) => !ROUND.has(kind))

/** @param unread gets why bytes could not be read, by id */
async function makeDocuments(
  bench: Workbench,
  ids: readonly string[],
  unread: Map<string, Diagnostic>,
): Promise<void> {
  const stage = stageFor(bench, 'document')
  await bench.makeMissing(stage, ids, async (id) => {
    const input = bench.inputOf(stage, id)
    const capture = input?.['capture'] as Capture | undefined
    if (!input || !capture) return undefined
    const bytes = await bench.options.store.captures.bytes(capture.digest)
    if (!bytes) return undefined
    const made = await extractOne(bench, { ...input, capture }, bytes)
    if (made && 'failed' in made) {
      unread.set(id, made.failed)
      return undefined
    }
    return made
  })
}

/** The document of one capture; undefined where the stage broke. */
export async function extractOne(
  bench: Workbench,
  input: { readonly capture: Capture },
  bytes: Uint8Array,
): Promise<Held | { readonly failed: Diagnostic } | undefined> {
  const { capture } = input
  const read = capture.media === 'pdf' ? await readPdfOf(bench, bytes, capture.input) : { content: null }
  if ('failed' in read) return read
  return bench.attempt(
    stageFor(bench, 'document'),
    { ...input, bytes, pdf: read.content },
    { shown: capture.input, document: capture.id },
  )
}

const readPdfOf = (bench: Workbench, bytes: Uint8Array, input: string): Promise<PdfAnswer> =>
  bench.options.readPdf?.(bytes, input) ??
  Promise.resolve({ failed: diagnose(RUN_DIAGNOSTICS, 'pdf-not-supported', { input }) })

/** Takes what there is instead of pages in which no article was found; the pages stay kept as they came. */
async function takeInstead(bench: Workbench, taken: Taken, unread: Map<string, Diagnostic>): Promise<Taken> {
  const ids: string[] = []
  const failed = [...taken.failed]
  const diagnostics = [...taken.diagnostics]
  for (const id of taken.ids) {
    const document = bench.value('document', id)
    const instead = document && holdsArticle(document) ? undefined : taken.instead.get(id)
    const read = instead?.()
    const other = read ? await takeOne(bench, read.arrival) : { id }
    if ('failed' in other) failed.push(other.failed)
    else {
      ids.push(other.id)
      diagnostics.push(...(read?.notes ?? []))
    }
  }
  await makeDocuments(bench, ids, unread)
  return { ...taken, ids: [...new Set(ids)], failed, diagnostics }
}

/** Makes the documents of some captures; one without any article text is a failure, not a document. */
export async function extractAll(
  bench: Workbench,
  came: Taken,
): Promise<Taken & { readonly documents: readonly Document[] }> {
  const unread = new Map<string, Diagnostic>()
  await makeDocuments(bench, came.ids, unread)
  const taken = came.instead.size ? await takeInstead(bench, came, unread) : came
  const documents: Document[] = []
  const failed: Failure[] = [...taken.failed]
  for (const id of taken.ids) {
    const document = bench.value('document', id)
    const input = document?.input ?? id
    const why = unread.get(id)
    if (why) failed.push(failure(bench.capture(id)?.input ?? id, why))
    else if (!document)
      failed.push({ input, code: 'stage-crashed', message: `${input} could not be extracted.` })
    else if (!document.blocks.some((block) => block.kind !== 'boilerplate')) {
      // What the extractor knows better than that nothing is there.
      const known = bench.diagnostics([id]).find((diag) => diag.severity === 'error' && diag.document === id)
      failed.push(failure(input, known ?? diagnose(RUN_DIAGNOSTICS, 'nothing-extracted', { input })))
    } else documents.push(document)
  }
  return { ...taken, ids: documents.map((one) => one.id), failed, documents }
}
