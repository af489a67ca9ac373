// The timeline of a story: what happened and what was said, each with its own time, in the words of the sources.
// The same happening told by several documents is one entry with several evidences.
import { defineStage } from '../../model/index.ts'
import type {
  Attribution,
  Chronicle,
  ClaimSet,
  Document,
  Span,
  Syntax,
  TimelineEntry,
  When,
} from '../../model/index.ts'
import { makeId } from '../../text/digest.ts'
import { byCodeUnit, sortBy } from '../../text/order.ts'
import { inStoryTime } from './timeline/story-anchor.ts'
import type { StoryTime } from './timeline/story-anchor.ts'
import { timeLexicon } from './times/lexicon.ts'
import { tenseLexicon } from './times/tense.ts'
import { findHappenings, rankOf } from './timeline/happenings.ts'
import type { Happening } from './timeline/happenings.ts'

interface TimelineInput {
  readonly document: Document
  readonly syntax: Syntax
  readonly chronicle: Chronicle
  readonly attributions?: readonly Attribution[]
}

/** Share of the shorter entry's content words that two tellings of one happening have in common; set on invented stories. */
const SAME_WORDS = 0.55
/** Below this many content words in common two short sentences may agree by chance. */
const LEAST_COMMON = 3
/** A word in more entries of a day than this says nothing about which happening is meant. */
const COMMON_WORD = 40

interface Growing {
  readonly members: Happening[]
  readonly claims: Set<string>
}

/** Entries of a story, in the order of their time. */
export function findTimeline(
  story: string,
  documents: readonly TimelineInput[],
  claims: ClaimSet,
  storyTime: StoryTime | null = null,
): TimelineEntry[] {
  const ordered = sortBy(
    documents,
    ({ document }) => `${document.meta.publishedAt?.value ?? '9999'}\t${document.id}`,
  )
  const claimsIn = claimFinder(claims)
  const days = new Map<string, Growing[]>()
  for (const one of ordered) {
    for (const happening of findHappenings(storyTime ? inStoryTime(one, ordered, storyTime) : one)) {
      const day = happening.when.start.slice(0, 10)
      const entries = days.get(day) ?? []
      days.set(day, entries)
      const ids = claimsIn(happening.document, happening)
      const known = sameAs(happening, ids, entries)
      if (known) {
        known.members.push(happening)
        for (const id of ids) known.claims.add(id)
      } else entries.push({ members: [happening], claims: new Set(ids) })
    }
  }
  const entries = [...days.values()].flat().map((entry) => finish(story, entry))
  return entries.sort(
    (a, b) =>
      byCodeUnit(a.when.start, b.when.start) ||
      rankOf(a.when.precision) - rankOf(b.when.precision) ||
      byCodeUnit(a.id, b.id),
  )
}

/** The entry of the same day that tells the same: by a claim in common, or by its words. */
function sameAs(
  happening: Happening,
  claims: readonly string[],
  entries: readonly Growing[],
): Growing | null {
  if (entries.length > COMMON_WORD * 10) return null
  for (const entry of entries) {
    const [first] = entry.members
    if (!first) continue
    if (
      entry.members.some(
        (member) => member.document === happening.document && member.start === happening.start,
      )
    )
      return entry
    const common = claims.some((id) => entry.claims.has(id)) ? SAME_WORDS / 2 : SAME_WORDS
    if (entry.members.some((member) => likeness(member, happening) >= common)) return entry
  }
  return null
}

function likeness(a: Happening, b: Happening): number {
  let common = 0
  for (const word of a.words) if (b.words.has(word)) common += 1
  return common < LEAST_COMMON ? 0 : common / Math.max(1, Math.min(a.words.size, b.words.size))
}

function finish(story: string, { members, claims }: Growing): TimelineEntry {
  // The finest time and, among those, the first published telling speak for all.
  const [best] = [...members].sort((a, b) => rankOf(a.when.precision) - rankOf(b.when.precision))
  const first = best ?? members[0]
  const when: When = first?.when ?? { start: '', end: '', precision: 'unknown', basis: 'assumed' }
  const evidence = members.map(({ document, start, end }) => ({ document, start, end }))
  return {
    id: makeId('t', story, first?.document ?? '', first?.start ?? 0, first?.end ?? 0, when.start),
    when,
    text: first?.text ?? '',
    claims: [...claims].sort(byCodeUnit),
    evidence: evidence.sort((a, b) => byCodeUnit(a.document, b.document) || a.start - b.start),
  }
}

/** Claims whose mentions overlap a span of a document. */
function claimFinder(claims: ClaimSet): (document: string, span: Span) => string[] {
  const byDocument = new Map<string, { start: number; end: number; claim: string }[]>()
  for (const claim of claims.claims) {
    for (const { document, start, end } of claim.mentions) {
      const list = byDocument.get(document) ?? []
      byDocument.set(document, list)
      list.push({ start, end, claim: claim.id })
    }
  }
  for (const list of byDocument.values()) list.sort((a, b) => a.start - b.start || a.end - b.end)
  return (document, span) => {
    const ids = new Set<string>()
    for (const mention of byDocument.get(document) ?? []) {
      if (mention.start >= span.end) break
      if (mention.end > span.start) ids.add(mention.claim)
    }
    return [...ids]
  }
}

export const timeline = defineStage({
  id: 'timeline',
  room: 'chronicle',
  version: 2,
  scope: 'story',
  needs: ['story', 'document', 'syntax', 'chronicle', 'attributions', 'claims'],
  makes: 'timeline',
  why: 'What happened and what was said, in the order of its own time.',
  run({ story, documents, claims }, { resources }) {
    const storyTime = { times: timeLexicon(resources), tenses: tenseLexicon(resources) }
    return { value: findTimeline(story.id, documents, claims, storyTime), diagnostics: [] }
  },
})
