// The dossier made ready to be read: look-ups, the order of sections, and the two numbers of a story with their names.
// Every view but json starts here; nothing is found that the dossier does not hold.
import type { ClaimStatus, Dossier, DossierDocument } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { sayDay, sayMoment } from '../dates.ts'
import { EXCERPT_LENGTH } from '../excerpt.ts'

export type DossierClaim = Dossier['claims'][number]
export type DossierAttribution = Dossier['attributions'][number]
export type DossierSentence = Dossier['account'][number]['sentences'][number]
export type DossierQuestion = Dossier['questions'][number]

interface SectionHead {
  readonly title: string
  /** The status whose definition stands under the heading. */
  readonly status?: ClaimStatus
}

/** Section names of the account with their headings, in order. */
export const SECTION_HEADS: Readonly<Record<string, SectionHead>> = {
  agreed: { title: 'Reported independently', status: 'corroborated' },
  disputed: { title: 'Disputed', status: 'disputed' },
  'one-origin': { title: 'Resting on one origin', status: 'single-source' },
  denied: { title: 'Denied', status: 'denied' },
  unverified: { title: 'Not verified', status: 'unverified' },
  forecast: { title: 'Still to come', status: 'forecast' },
  superseded: { title: 'Replaced by a later state', status: 'superseded' },
  'who-said-what': { title: 'Who said what, on whose word' },
  timeline: { title: 'Timeline' },
  people: { title: 'People and organisations' },
  lineage: { title: 'Who carries whose text' },
  questions: { title: 'Questions the pages ask' },
  coverage: { title: 'What this rests on' },
}

export interface NamedOrigin {
  readonly name: string
  readonly standing: DossierClaim['origins'][number]['standing']
  /** How many claims of the story rest on it. */
  readonly claims: number
}

export interface StoryReading {
  readonly story: Dossier['stories'][number]
  readonly documents: readonly DossierDocument[]
  /** Distinct outlets, by name. */
  readonly outlets: readonly string[]
  /** Distinct origins over all claims, those of most claims first; anonymous ones are not counted among them. */
  readonly origins: readonly NamedOrigin[]
  readonly sections: readonly {
    readonly id: string
    readonly head: SectionHead
    readonly sentences: readonly DossierSentence[]
  }[]
  readonly claims: readonly DossierClaim[]
  readonly questions: readonly DossierQuestion[]
}

export interface Reading {
  readonly dossier: Dossier
  readonly stories: readonly StoryReading[]
  readonly document: ReadonlyMap<string, DossierDocument>
  readonly claim: ReadonlyMap<string, DossierClaim>
  readonly attribution: ReadonlyMap<string, DossierAttribution>
  /** For a claim, the claims that cannot stand beside it. */
  readonly opposing: ReadonlyMap<string, readonly string[]>
  /** Whether the text of some document is withheld: then its words must not come in through other strings either. */
  readonly hasWithheld: boolean
  /** Characters of a source shown round cited words, half on either side. */
  readonly excerptLength: number
  /** Publication time of the newest source, ISO 8601; null where no source has one. */
  readonly newestAt: string | null
}

const host = (address: string | null): string | null =>
  /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(address ?? '')?.[1]?.toLowerCase() ?? null

/** What a document is called: its outlet, else its host, else its file. */
export function outletName(document: DossierDocument | undefined): string {
  return document ? (document.outlet ?? host(document.address) ?? document.input) : 'an unknown page'
}

/** When a document became known, in words. */
export function whenKnown(document: DossierDocument | undefined): string {
  const at = document?.publishedAt ?? null
  if (at !== null) return sayMoment(at)
  const retrieved = document?.retrievedAt ?? null
  return retrieved === null ? 'undated' : `undated, retrieved ${sayDay(retrieved)}`
}

function originsOf(claims: readonly DossierClaim[]): NamedOrigin[] {
  const found = new Map<string, { standing: NamedOrigin['standing']; claims: number }>()
  for (const { name, standing } of claims.flatMap((claim) => claim.origins)) {
    if (standing === 'unnamed') continue
    const own = found.get(name) ?? { standing, claims: 0 }
    found.set(name, { standing: own.standing === 'named' ? 'named' : standing, claims: own.claims + 1 })
  }
  return [...found]
    .map(([name, own]) => ({ name, ...own }))
    .sort((a, b) => b.claims - a.claims || byCodeUnit(a.name, b.name))
}

function readStory(dossier: Dossier, story: Dossier['stories'][number]): StoryReading {
  const inside = new Set(story.documents)
  const documents = dossier.documents.filter((one) => inside.has(one.id))
  const claims = dossier.claims.filter((claim) => claim.story === story.id)
  return {
    story,
    documents,
    outlets: [...new Set(documents.map(outletName))].sort(byCodeUnit),
    origins: originsOf(claims),
    sections: dossier.account
      .filter((section) => section.story === story.id)
      .map(({ section, sentences }) => ({
        id: section,
        head: SECTION_HEADS[section] ?? { title: section },
        sentences,
      })),
    claims,
    questions: dossier.questions.filter((one) => one.story === story.id),
  }
}

function opposingOf(dossier: Dossier): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { kind, claims } of dossier.relations) {
    if (kind !== 'contradicts') continue
    const [one, other] = claims
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = found.get(from)
      if (known) known.push(to)
      else found.set(from, [to])
    }
  }
  return found
}

/** Stories with most outlets first, then as the dossier has them. */
export function readDossier(dossier: Dossier, excerptLength: number = EXCERPT_LENGTH): Reading {
  const stories = dossier.stories.map((story) => readStory(dossier, story))
  const times = dossier.documents.flatMap((one) => one.publishedAt ?? []).sort(byCodeUnit)
  return {
    dossier,
    stories: stories
      .map((story, at) => ({ story, at }))
      .sort((a, b) => b.story.outlets.length - a.story.outlets.length || a.at - b.at)
      .map((one) => one.story),
    document: new Map(dossier.documents.map((one) => [one.id, one])),
    claim: new Map(dossier.claims.map((one) => [one.id, one])),
    attribution: new Map(dossier.attributions.map((one) => [one.id, one])),
    opposing: opposingOf(dossier),
    hasWithheld: dossier.documents.some((one) => one.text === null),
    excerptLength,
    newestAt: times.at(-1) ?? null,
  }
}

/** Sentences of the disputed section as pairs of sides; an editorial line stands alone. */
export function inPairs(sentences: readonly DossierSentence[]): readonly (readonly DossierSentence[])[] {
  const pairs: DossierSentence[][] = []
  for (const sentence of sentences) {
    const open = pairs.at(-1)
    if (open?.length === 1 && !open[0]?.editorial && !sentence.editorial) open.push(sentence)
    else pairs.push([sentence])
  }
  return pairs
}

/** The chain of a claim's mention or of an attribution, from the ultimate source up to the page; empty where there is none. */
export function chainOf(reading: Reading, about: string | undefined): readonly string[] {
  if (about === undefined) return []
  const chain = reading.attribution.get(about)?.chain ?? reading.claim.get(about)?.mentions[0]?.chain ?? []
  return chain
    .map((hop) => {
      const name = hop.name.replace(/^\(?unnamed\)?:? ?/, '') || 'a source without a name'
      return hop.via === undefined ? name : `${name} (${hop.via})`
    })
    .reverse()
}

/** Citations without those that lie inside another one of the same page. */
export function withoutInner<
  T extends { readonly document: string; readonly start: number; readonly end: number },
>(evidence: readonly T[]): readonly T[] {
  const holds = (outer: T, inner: T): boolean =>
    outer.document === inner.document && outer.start <= inner.start && inner.end <= outer.end
  return evidence.filter(
    (one, at) =>
      !evidence.some((other, n) => n !== at && holds(other, one) && (!holds(one, other) || n < at)),
  )
}

/** A sentence without its chain, for views that show the chain as a ladder. */
export const withoutChain = (words: string): string => words.replace(/ On whose word: [^\n]*$/, '')

/** The answer without the word for its state, for views that show the state beside it. */
export const withoutState = (answer: string): string =>
  answer.replace(/^disputed: /, '').replace(/^not reported(?:; )?/, '')
