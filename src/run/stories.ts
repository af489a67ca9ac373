// Stories and what is made of each: grouping over all documents in hand, then every story-scope stage.
// Ids of stories, claims and actors are kept from earlier runs (see identity.ts).
import type { Actor, ClaimSet, Diagnostic, Document, Grouping, Story, StoryLayers } from '../model/index.ts'
import { sha256 } from '../text/digest.ts'
import { keepIds, type Group } from './identity.ts'
import type { AnyStage } from './plan.ts'
import type { Workbench } from './workbench.ts'

export interface StoryMade extends Partial<StoryLayers> {
  readonly story: Story
  /** Its documents, in canonical order. */
  readonly documents: readonly Document[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Ids already given to groups of one kind, with their members, as kept in the store. */
async function previousGroups(bench: Workbench, kind: string): Promise<Group[]> {
  const groups: Group[] = []
  for await (const row of bench.options.store.records.all(kind)) {
    groups.push({ id: row.id, members: (row.value as { members: string[] }).members })
  }
  return groups
}

/**
 * Keeps ids and records the new ones. A run over an earlier moment, or over a part of what a group holds, reads the
 * kept ids but does not narrow their members.
 */
async function keep(
  bench: Workbench,
  kind: string,
  fresh: readonly Group[],
): Promise<ReadonlyMap<string, string>> {
  const { store, context } = bench.options
  const previous = await previousGroups(bench, kind)
  const { renamed, forwarded } = keepIds(previous, fresh)
  if (context.asOf !== null) return renamed
  const before = new Map(previous.map((group) => [group.id, group.members]))
  const rows = fresh.map((group) => {
    const id = renamed.get(group.id) ?? group.id
    const members = new Set(group.members)
    const narrower = (before.get(id) ?? []).some((member) => !members.has(member))
    return { kind, id, value: { members: narrower ? (before.get(id) ?? []) : group.members } }
  })
  const forwards = [...forwarded].map(([id, to]) => ({ kind: `${kind}-forward`, id, value: { to } }))
  await store.transact(async (tx) => {
    await tx.records.put([...rows, ...forwards])
    for (const row of forwards) await tx.records.remove(kind, row.id)
  })
  return renamed
}

/** Layers over a changing set: found again only where the set (its basis) is the same. */
async function makeOver(
  bench: Workbench,
  stage: AnyStage,
  over: { readonly subject: string; readonly basis: string; readonly shown: string; readonly input: object },
): Promise<{ readonly value: unknown; readonly diagnostics: readonly Diagnostic[] } | undefined> {
  const { store, plan } = bench.options
  const recipe = plan.recipe(stage.makes)
  const row = await store.layers.get(over.subject, recipe)
  if (row?.basis === over.basis) return row
  const made = bench.attempt(stage, over.input, { shown: over.shown })
  if (made) await store.layers.put([{ subject: over.subject, recipe, basis: over.basis, ...made }])
  return made
}

function renameStories(grouping: Grouping, renamed: ReadonlyMap<string, string>): Grouping {
  const name = (id: string): string => renamed.get(id) ?? id
  return {
    stories: grouping.stories.map((story) => ({
      ...story,
      id: name(story.id),
      related: story.related.map(name),
    })),
    assignments: grouping.assignments.map((one) => ({ ...one, story: name(one.story) })),
  }
}

/** Groups the documents (in canonical order) into stories; null when the grouping itself failed. */
export async function makeGrouping(
  bench: Workbench,
  documents: readonly Document[],
): Promise<Grouping | null> {
  const stage = bench.options.plan.stages.find((one) => one.makes === 'grouping')
  if (!stage) return null
  const inputs = documents.map((one) => bench.inputOf(stage, one.id)).filter((one) => one !== null)
  bench.options.progress.step(stage.id, 0, 1)
  const basis = sha256(documents.map((one) => one.id).join(' '))
  const made = await makeOver(bench, stage, {
    subject: 'corpus',
    basis,
    shown: 'the documents',
    input: { documents: inputs },
  })
  bench.options.progress.step(stage.id, 1, 1)
  if (!made) return null
  const grouping = made.value as Grouping
  const groups = grouping.stories.map((story) => ({ id: story.id, members: story.documents }))
  return renameStories(grouping, await keep(bench, 'story', groups))
}

async function keepClaims(bench: Workbench, set: ClaimSet, story: Story): Promise<ClaimSet> {
  const groups = set.claims.map((claim) => ({
    id: claim.id,
    members: claim.mentions.map((mention) => mention.id),
  }))
  const renamed = await keep(bench, `claim of ${story.id}`, groups)
  const name = (id: string): string => renamed.get(id) ?? id
  return {
    claims: set.claims.map((claim) => ({ ...claim, id: name(claim.id) })),
    relations: set.relations.map((one) => ({
      ...one,
      claims: [name(one.claims[0]), name(one.claims[1])] as const,
    })),
  }
}

async function keepActors(
  bench: Workbench,
  actors: readonly Actor[],
  story: Story,
): Promise<readonly Actor[]> {
  const members = (actor: Actor): string[] =>
    actor.mentions.map((one) => `${one.document}:${String(one.start)}`)
  const groups = actors.map((actor) => ({ id: actor.id, members: members(actor) }))
  const renamed = await keep(bench, `actor of ${story.id}`, groups)
  const name = (id: string): string => renamed.get(id) ?? id
  return actors.map((actor) => ({
    ...actor,
    id: name(actor.id),
    speaksFor: actor.speaksFor === null ? null : name(actor.speaksFor),
  }))
}

/** Runs every story-scope stage on one story. A stage that fails costs itself and what needs its layer. */
export async function makeStory(
  bench: Workbench,
  story: Story,
  documents: readonly Document[],
): Promise<StoryMade> {
  const { plan, context } = bench.options
  const made: Record<string, unknown> = { story }
  const diagnostics: Diagnostic[] = []
  const basis = sha256([context.asOf ?? '', ...documents.map((one) => one.id)].join(' '))
  const subject = context.asOf === null ? story.id : `${story.id}@${context.asOf}`
  for (const stage of plan.stages.filter((one) => one.scope === 'story')) {
    await bench.betweenWork()
    const storyNeeds = stage.needs.filter(
      (need) => need === 'story' || plan.stages.some((one) => one.makes === need && one.scope === 'story'),
    )
    if (storyNeeds.some((need) => made[need] === undefined)) continue
    const inputs = documents.map((one) => bench.inputOf(stage, one.id)).filter((one) => one !== null)
    const input = { ...Object.fromEntries(storyNeeds.map((need) => [need, made[need]])), documents: inputs }
    const found = await makeOver(bench, stage, { subject, basis, shown: `the story "${story.title}"`, input })
    if (!found) continue
    diagnostics.push(...found.diagnostics)
    if (stage.makes === 'claims') made['claims'] = await keepClaims(bench, found.value as ClaimSet, story)
    else if (stage.makes === 'actors')
      made['actors'] = await keepActors(bench, found.value as readonly Actor[], story)
    else made[stage.makes] = found.value
  }
  return { ...(made as Partial<StoryLayers>), story, documents, diagnostics }
}
