// Keeps what was fetched of a page: as its first version, as a new one where the article reads otherwise, or not at all
// where it reads the same.
import { diagnose, type Arrival, type Capture, type Diagnostic, type Document } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import { RUN_DIAGNOSTICS } from '../diagnostics.ts'
import { extractOne, holdsArticle, stageFor } from '../intake.ts'
import { articleText } from '../versions/succession.ts'
import type { Workbench } from '../workbench.ts'

export type Keeping =
  | { readonly kind: 'new' | 'edited'; readonly id: string }
  /** It reads as it did. */
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic }

const crashed = (input: string): Diagnostic =>
  diagnose(RUN_DIAGNOSTICS, 'stage-crashed', { stage: 'collect', subject: input })

async function documentOf(bench: Workbench, id: string): Promise<Document | null> {
  await bench.fetch('document', [id])
  return bench.value('document', id) ?? null
}

/** @param last the id of the version that stands, if there is one */
export async function keepPage(
  store: Store,
  bench: Workbench,
  arrival: Arrival,
  last: string | null,
): Promise<Keeping> {
  const { input, bytes } = arrival
  const collected = bench.attempt(stageFor(bench, 'capture'), { arrival }, { shown: input })
  if (!collected) return { kind: 'failed', diagnostic: crashed(input) }
  const wrong = collected.diagnostics.find(({ severity }) => severity === 'error')
  if (wrong) return { kind: 'failed', diagnostic: wrong }
  const capture = collected.value as Capture
  if (capture.id === last) return { kind: 'same' }
  const made = await extractOne(bench, { capture }, bytes)
  if (!made) return { kind: 'failed', diagnostic: crashed(input) }
  if ('failed' in made) return { kind: 'failed', diagnostic: made.failed }
  const document = made.value as Document
  if (!holdsArticle(document))
    return { kind: 'failed', diagnostic: diagnose(RUN_DIAGNOSTICS, 'nothing-extracted', { input }) }
  const before = last === null ? null : await documentOf(bench, last)
  if (before && articleText(before) === articleText(document)) return { kind: 'same' }
  await store.captures.put(capture, bytes)
  await store.layers.put([
    { subject: capture.id, recipe: bench.options.plan.recipe('document'), basis: '', ...made },
  ])
  bench.hold('capture', capture.id, collected)
  bench.hold('document', capture.id, made)
  return { kind: last === null ? 'new' : 'edited', id: capture.id }
}
