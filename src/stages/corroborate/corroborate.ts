// The claims of a story: statements of all its pages put together, weighed, related to each other and judged.
import {
  defineStage,
  type Actor,
  type Chronicle,
  type Claim,
  type ClaimKind,
  type ClaimRelation,
  type ClaimSet,
  type Document,
  type LineageRelation,
  type Made,
  type Resources,
  type Statement,
  type Story,
  type Syntax,
} from '../../model/index.ts'
import { makeId } from '../../text/digest.ts'
import { byCodeUnit, sortBy } from '../../text/order.ts'
import { foldClause } from './certainty.ts'
import { alikeModelOf, probability, toolsOf, type AlikeModel, type Tools } from './alike.ts'
import { clusterStatements, compareAll, isSpeech, type Comparison } from './cluster.ts'
import { actorKeys, featuresOf, nameKey, type Features } from './features.ts'
import { lexiconOf } from './lexicon.ts'
import { originContext, rootOf, speakersOf, type OriginContext } from './origins.ts'
import { relate, relationOf } from './relations.ts'
import { judge, type Pressure } from './status.ts'
import type { Weighed } from './weighed.ts'

interface Layers {
  readonly document: Document
  readonly syntax: Syntax
  readonly chronicle: Chronicle
  readonly lineage: readonly LineageRelation[]
  readonly statements: readonly Statement[]
}

export interface StoryInput {
  readonly story: Story
  readonly actors: readonly Actor[]
  readonly documents: readonly Layers[]
}

interface Group {
  readonly id: string
  readonly kind: ClaimKind
  readonly mentions: readonly Weighed[]
}

const knownAt = (document: Document): string | null =>
  document.meta.publishedAt?.value ?? document.retrievedAt

const FIRST_PERSON = new Set(['i', 'me', 'my', 'mine', 'we', 'us', 'our', 'ours'])

/** "We did not prepare a lockout" is about whoever speaks, and about whom they speak for. */
function withSpeaker(features: Features, speaker: string | null, body: string | undefined): Features {
  if (speaker === null || !features.words.some((word) => FIRST_PERSON.has(word))) return features
  return { ...features, names: new Set([...features.names, speaker, ...(body === undefined ? [] : [body])]) }
}

/** Every statement of a story, ready to be weighed against the others. */
export function weighStatements(input: StoryInput, resources: Resources): Weighed[] {
  const lexicon = lexiconOf(resources)
  const keys = actorKeys(input.actors)
  const bodies = speakersOf(input.actors, keys)
  return input.documents.flatMap((layer) =>
    layer.statements.map((statement): Weighed => {
      const last = statement.chain.at(-1)
      const isSpeech = statement.kind === 'statement' || statement.kind === 'denial'
      // The chain of an act of speech ends above the speaker, whose name stands inside the words.
      const speaker = isSpeech
        ? (layer.chronicle.names.find((one) => one.start >= statement.start && one.end <= statement.end)
            ?.actor ?? null)
        : (last?.name ?? null)
      const key = speaker === null ? null : (keys.get(nameKey(speaker)) ?? nameKey(speaker))
      const body = isSpeech || key === null ? undefined : bodies.get(key)
      return {
        statement,
        document: layer.document,
        features: withSpeaker(
          featuresOf(layer, [statement, ...(statement.context ?? [])], lexicon, keys),
          key,
          body,
        ),
        wording: foldClause(statement.quote)
          .trim()
          .replace(/^that /, ''),
        speaker: key,
        knownAt: knownAt(layer.document),
      }
    }),
  )
}

/** The kind most mentions have; the first of them where none has most. */
function kindOf(mentions: readonly Weighed[]): ClaimKind {
  const counts = new Map<ClaimKind, number>()
  for (const { statement } of mentions) counts.set(statement.kind, (counts.get(statement.kind) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]))
  return first?.[0] ?? 'event'
}

/** The mention that words the claim best: put flatly, saying what most of the others say, in few words. */
function bestWording(mentions: readonly Weighed[]): string {
  const flat = mentions.filter(
    (one) => one.statement.certainty === 'asserted' || one.statement.certainty === 'claimed',
  )
  const pool = flat.length ? flat : mentions
  const lengths = pool.map((one) => one.statement.quote.length).sort((a, b) => a - b)
  const median = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0
  const [best] = [...pool].sort(
    (a, b) =>
      Math.abs(a.statement.quote.length - median) - Math.abs(b.statement.quote.length - median) ||
      byCodeUnit(a.statement.id, b.statement.id),
  )
  return (best?.statement.quote ?? '').replace(/\s+/g, ' ')
}

function groupUp(all: readonly Weighed[], comparison: Comparison, tools: Tools, model: AlikeModel): Group[] {
  return clusterStatements(comparison, tools, model).map((list) => {
    const mentions = list.flatMap((at) => all[at] ?? [])
    const first = mentions[0]
    return { id: makeId('c', first?.statement.id ?? ''), kind: kindOf(mentions), mentions }
  })
}

/** Relations between groups, each pair of groups once: from the pair of their members that is most about one thing. */
function findRelations(
  groups: readonly Group[],
  { firsts, pairs: candidates }: Comparison,
  tools: Tools,
  model: AlikeModel,
  context: OriginContext,
): ClaimRelation[] {
  const groupOf = new Map<string, Group>()
  for (const group of groups) for (const one of group.mentions) groupOf.set(one.statement.id, group)
  // Found once for each group, as every pair asks for them.
  const roots = new Map(
    groups.map((group) => [group.id, new Set(group.mentions.map((one) => rootOf(one, context).key))]),
  )
  const shareOrigin = (one: Group, other: Group): boolean =>
    !(roots.get(one.id) ?? new Set()).isDisjointFrom(roots.get(other.id) ?? new Set())
  const pagesOf = (group: Group): Set<string> => new Set(group.mentions.map((one) => one.document.id))
  const pages = new Map(groups.map((group) => [group.id, pagesOf(group)]))
  const sharePage = (one: Group, other: Group): boolean =>
    !(pages.get(one.id) ?? new Set()).isDisjointFrom(pages.get(other.id) ?? new Set())
  const pairs = candidates.flatMap((candidate) => {
    const [a, b] = [firsts[candidate.a], firsts[candidate.b]]
    // That somebody said something stands in no relation to what somebody said.
    if (!a || !b || isSpeech(a) || isSpeech(b)) return []
    const [one, other] = [groupOf.get(a.statement.id), groupOf.get(b.statement.id)]
    if (!one || !other || one === other) return []
    const facets = candidate.facets()
    const about = probability(model.about, facets)
    // In one order whatever the order of the pages, as some relations read one way.
    return byCodeUnit(one.id, other.id) < 0
      ? [{ a, b, one, other, facets, about }]
      : [{ a: b, b: a, one: other, other: one, facets, about }]
  })
  pairs.sort(
    (x, y) =>
      y.about - x.about ||
      byCodeUnit(x.a.statement.id, y.a.statement.id) ||
      byCodeUnit(x.b.statement.id, y.b.statement.id),
  )
  const found = new Map<string, ClaimRelation>()
  for (const { a, b, one, other, facets, about } of pairs) {
    const key = `${one.id} ${other.id}`
    if (found.has(key)) continue
    const relation = relate(a, b, {
      lexicon: tools.lexicon,
      facets,
      about,
      threshold: model.about.threshold,
      firm: model.about.firm,
      sameOrigin: shareOrigin(one, other),
      samePage: sharePage(one, other),
    })
    if (relation) found.set(key, relationOf(relation, [one.id, other.id], [a.statement.id, b.statement.id]))
  }
  for (const relation of deniedBySpeech(groups, groupOf)) {
    const key = [...relation.claims].sort(byCodeUnit).join(' ')
    if (!found.has(key)) found.set(key, relation)
  }
  return sortBy(nextOnly([...found.values()], groups), (one) => `${one.kind} ${one.claims.join(' ')}`)
}

/** Of several counts that replace one, the next: what replaced that in its turn is told by its own relation. */
function nextOnly(relations: readonly ClaimRelation[], groups: readonly Group[]): ClaimRelation[] {
  const known = new Map(
    groups.map((group) => [
      group.id,
      group.mentions.flatMap((one) => one.knownAt ?? []).sort(byCodeUnit)[0] ?? '~',
    ]),
  )
  const isCount = (one: ClaimRelation): boolean => one.kind === 'supersedes' && one.how === 'figure'
  const next = new Map<string, string>()
  for (const one of relations.filter(isCount)) {
    const [earlier, later] = one.claims
    const best = next.get(earlier)
    const at = (id: string): string => `${known.get(id) ?? '~'} ${id}`
    if (best === undefined || at(later) < at(best)) next.set(earlier, later)
  }
  return relations.filter((one) => !isCount(one) || next.get(one.claims[0]) === one.claims[1])
}

/** "The company denied it" contradicts what it denies, where somebody else puts that forward. */
function deniedBySpeech(groups: readonly Group[], groupOf: ReadonlyMap<string, Group>): ClaimRelation[] {
  const denied = new Map<string, { readonly group: Group; readonly mention: Weighed }>()
  for (const group of groups)
    for (const mention of group.mentions) {
      const { attribution, certainty } = mention.statement
      if (attribution !== undefined && certainty === 'denied') denied.set(attribution, { group, mention })
    }
  return groups.flatMap((group) =>
    group.mentions.flatMap(({ statement }): ClaimRelation[] => {
      if (statement.kind !== 'denial' || statement.attribution === undefined) return []
      const what = denied.get(statement.attribution)
      const asserting = what?.group.mentions.find((one) => one.statement.certainty !== 'denied')
      if (!what || !asserting || (what.group === groupOf.get(statement.id) && what.group === group)) return []
      return [
        {
          kind: 'contradicts',
          claims: [group.id, what.group.id].sort(byCodeUnit) as [string, string],
          how: 'denial',
          reason: 'What one puts forward is denied by another.',
          evidence: [statement.id, asserting.statement.id].sort(byCodeUnit),
        },
      ]
    }),
  )
}

const later = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : a > b ? a : b

/** What relations do to the status of their claims, from the moment both sides are known. */
function pressuresOn(
  group: Group,
  relations: readonly ClaimRelation[],
  byId: ReadonlyMap<string, Group>,
): Pressure[] {
  const first = (one: Group): string | null => {
    const dated = one.mentions.flatMap((mention) => mention.knownAt ?? []).sort(byCodeUnit)
    return dated[0] ?? null
  }
  return relations.flatMap((relation): Pressure[] => {
    const [a, b] = relation.claims
    const other = byId.get(a === group.id ? b : a)
    if (!other || (a !== group.id && b !== group.id)) return []
    const base = {
      at: later(first(group), first(other)),
      reason: relation.reason,
      because: relation.evidence,
    }
    if (relation.kind === 'supersedes' && a === group.id) return [{ kind: 'superseded', ...base }]
    return relation.kind === 'contradicts' ? [{ kind: 'disputed', ...base }] : []
  })
}

/** The claims and relations of one story. */
export function weighStory(input: StoryInput, resources: Resources): Made<ClaimSet> {
  const keys = actorKeys(input.actors)
  const all = weighStatements(input, resources)
  const tools = toolsOf(
    all.map((one) => one.features),
    resources,
  )
  const model = alikeModelOf(resources)
  const lineage = input.documents.flatMap((one) => one.lineage)
  const context = originContext(
    input.documents.map((one) => one.document),
    lineage,
    input.actors,
    keys,
  )
  const comparison = compareAll(all, tools)
  const groups = groupUp(all, comparison, tools, model)
  const byId = new Map(groups.map((group) => [group.id, group]))
  const relations = findRelations(groups, comparison, tools, model, context)
  const claims = groups.map((group): Claim => {
    const judged = judge(group.kind, group.mentions, pressuresOn(group, relations, byId), context)
    return {
      id: group.id,
      story: input.story.id,
      text: bestWording(group.mentions),
      kind: group.kind,
      ...judged,
      mentions: group.mentions.map(
        ({ statement: { kind: _kind, context: _context, ...mention } }) => mention,
      ),
    }
  })
  return { value: { claims, relations }, diagnostics: [] }
}

export const corroborate = defineStage({
  id: 'corroborate',
  room: 'corroborate',
  version: 1,
  scope: 'story',
  needs: ['story', 'actors', 'document', 'syntax', 'chronicle', 'lineage', 'statements'],
  makes: 'claims',
  why: 'The same claim across pages: its independent origins, its status and since when, what contradicts it.',
  run: (input, { resources }) => weighStory(input, resources),
})
