// From inputs to one dossier: take in, extract, make the layers that are missing, group, make each story, compose.
import type { Diagnostic, Document, Dossier, Grouping } from '../model/index.ts'
import { composeDossier } from './compose-dossier.ts'
import { extractAll, takeAll, takeIn, type Failure, type Incoming } from './intake.ts'
import { lineageAmong, makeLayers } from './layers.ts'
import { inOrder, knownBy } from './moment.ts'
import { makeGrouping, makeStory, type StoryMade } from './stories.ts'
import { notWatched, watchedSources } from './watch/sources.ts'
import { successionOf, type CapturedDocument, type EarlierVersion } from './versions/succession.ts'
import { Workbench, type WorkOptions } from './workbench.ts'

export interface BriefRequest {
  /** What came in; null covers everything the store holds. */
  readonly incoming: readonly Incoming[] | null
  /** Inputs that failed before they could be read. */
  readonly failed: readonly Failure[]
  /** Words about inputs that were passed over. */
  readonly notes: readonly Diagnostic[]
  readonly generatedAt: string
}

export interface Brief {
  readonly dossier: Dossier
  /** Layers made in this run, by stage: what the store had already is not in it. */
  readonly made: ReadonlyMap<string, number>
}

const NO_GROUPING: Grouping = { stories: [], assignments: [] }

async function makeStories(
  bench: Workbench,
  grouping: Grouping,
  documents: readonly Document[],
): Promise<StoryMade[]> {
  const made: StoryMade[] = []
  const places = new Map(documents.map((one, at) => [one.id, at]))
  for (const [at, story] of grouping.stories.entries()) {
    bench.options.progress.step('stories', at, grouping.stories.length)
    const inside = story.documents.flatMap((id) => places.get(id) ?? []).sort((a, b) => a - b)
    made.push(
      await makeStory(
        bench,
        story,
        inside.flatMap((place) => documents[place] ?? []),
      ),
    )
  }
  return made
}

const withCaptures = (bench: Workbench, documents: readonly Document[]): CapturedDocument[] =>
  documents.flatMap((document) => {
    const capture = bench.capture(document.id)
    return capture ? [{ document, capture }] : []
  })

/** What was replaced, of the pages that are told of; comparing texts is loaded only where there are any. */
async function publishedVersions(
  earlier: readonly EarlierVersion[],
  known: readonly Document[],
): Promise<Dossier['versions']> {
  if (!earlier.length) return []
  const { versionsOfPages } = await import('./versions/index.ts')
  return versionsOfPages(earlier, known)
}

/** Makes the dossier of what came in, at the moment of `options.context.asOf`. */
export async function makeBrief(options: WorkOptions, request: BriefRequest): Promise<Brief> {
  const bench = new Workbench(options)
  const taken = request.incoming ? await takeIn(bench, request.incoming) : await takeAll(bench)
  const extracted = await extractAll(bench, taken)
  const { asOf } = options.context
  const { current, earlier } = successionOf(withCaptures(bench, extracted.documents), asOf)
  const moment = knownBy(current, asOf)
  const documents = inOrder(moment.known)
  const ids = documents.map((one) => one.id)
  await makeLayers(bench, ids)
  const grouping = (await makeGrouping(bench, documents)) ?? NO_GROUPING
  const stories = await makeStories(bench, grouping, documents)
  const failed = [...request.failed, ...extracted.failed]
  const dossier = composeDossier(bench, {
    generatedAt: request.generatedAt,
    asOf,
    inputs: request.incoming
      ? taken.inputs + request.failed.length
      : current.length + extracted.failed.length,
    failed,
    documents,
    grouping,
    stories,
    lineage: lineageAmong(bench, ids),
    versions: await publishedVersions(earlier, moment.known),
    notWatched: request.incoming ? [] : notWatched(await watchedSources(options.store)),
    diagnostics: [
      ...request.notes,
      ...extracted.diagnostics,
      ...moment.diagnostics,
      ...bench.diagnostics(ids),
      ...stories.flatMap((made) => made.diagnostics),
    ],
  })
  return { dossier, made: bench.made }
}
