// Who said what: speaker by speaker, each statement with the chain on which it reached us.
// A statement that several pages carry stands once, as the first of them has it.
import type { AccountSentence, Attribution, Polarity } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { overlap } from '../../../text/similarity.ts'
import { terms } from '../../../text/terms.ts'
import { stem } from '../../../text/terms-stem.ts'
import { hopName, shownSpan, untied } from '../mention-words.ts'
import { citeAll, editorial, outletOf, type Page, type Parts, type Placed, type Section } from '../parts.ts'
import { bySalience } from '../salience.ts'
import { counted, ended, quoted } from '../wording.ts'

/** Statements shown of one speaker; the others are counted. Three is what the first screen of a phone holds. */
const MOST_OF_ONE = 3
/** Statements that share this much of the shorter one's words are one. */
const SAME_WORDS = 0.8
/** A statement is compared with so many of the speaker's latest ones: copies of a page are known one after another. */
const COMPARED = 64
/** Fewer words ("an incident") say too little without the sentence round them. */
const LEAST_WORDS = 4

/** Characters that a word like "that" and its marks may add to a content without changing whose words it is. */
const LONGEST_LEAD = 8

interface Said {
  readonly page: Page
  readonly attribution: Attribution
  readonly stems: ReadonlySet<string>
  /** Rank of the most salient claim that it carries. */
  readonly rank: number
}

const VERBS: Readonly<Record<Exclude<Polarity, 'asks'>, string>> = {
  asserts: 'says',
  denies: 'denies',
  confirms: 'confirms',
  speculates: 'supposes',
  demands: 'demands',
}

const spansOf = ({ document }: Page, attribution: Attribution): Placed[] =>
  attribution.content.map(([start, end]) => ({
    document: document.id,
    ...untied(document.text, { start, end }),
  }))

/** The spans shown: the content, or its sentence where the content is too little to be understood. */
function shownSpans(parts: Parts, { page, attribution, stems }: Said): readonly Placed[] {
  const spans = spansOf(page, attribution)
  const [first] = spans
  if (attribution.kind === 'direct' && (stems.size >= LEAST_WORDS || spans.length > 1)) return spans
  return first && spans.length === 1 ? [shownSpan(parts, first)] : spans
}

/** From the ultimate source up to the page, where somebody stands between them. */
function ladder(parts: Parts, { page, attribution }: Said): string {
  const outlet = outletOf(parts, page.document.id)
  const between = attribution.chain.slice(1).map((hop) => hopName(hop) || 'a source without a name')
  return between.length > 1 ? ` On whose word: ${[...between].reverse().join(' → ')} → ${outlet}.` : ''
}

/** From an alias to the actor it names. */
function actorNames(parts: Parts): ReadonlyMap<string, string> {
  return new Map(
    parts.actors.flatMap((actor) =>
      [actor.name, ...actor.aliases].map((alias) => [alias, actor.name] as const),
    ),
  )
}

function claimRanks(parts: Parts): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  for (const [rank, claim] of bySalience(parts.claims, parts).entries()) {
    for (const { attribution } of claim.mentions)
      if (attribution !== undefined && !ranks.has(attribution)) ranks.set(attribution, rank)
  }
  return ranks
}

function saidOn(page: Page, ranks: ReadonlyMap<string, number>): Said[] {
  return page.attributions.flatMap((attribution): Said[] => {
    const last = attribution.chain.at(-1)
    if (
      !attribution.content.length ||
      attribution.polarity === 'asks' ||
      last?.kind === 'unnamed' ||
      attribution.speaker === null
    )
      return []
    const words = attribution.content.map(([start, end]) => page.document.text.slice(start, end)).join(' ')
    return [
      {
        page,
        attribution,
        stems: new Set(terms(words).map((one) => stem(one.term))),
        rank: ranks.get(attribution.id) ?? Infinity,
      },
    ]
  })
}

function bySpeaker(parts: Parts): (readonly [string, readonly Said[]])[] {
  const names = actorNames(parts)
  const found = new Map<string, Said[]>()
  const ranks = claimRanks(parts)
  for (const said of parts.pages.flatMap((page) => saidOn(page, ranks))) {
    const name = said.attribution.speaker ?? ''
    const speaker = names.get(name) ?? name
    const own = found.get(speaker) ?? []
    const isKnown = own
      .slice(-COMPARED)
      .some(
        (one) =>
          one.attribution.polarity === said.attribution.polarity &&
          overlap(one.stems, said.stems) >= SAME_WORDS,
      )
    if (!isKnown) own.push(said)
    found.set(speaker, own)
  }
  return [...found]
    .map(([speaker, said]) => [speaker, said.sort((a, b) => a.rank - b.rank)] as const)
    .sort((a, b) => b[1].length - a[1].length || byCodeUnit(a[0], b[0]))
}

/** Whether more is shown than what was said: the sentence of the page that it stands in. */
const isWhole = (shown: readonly Placed[], content: readonly Placed[]): boolean =>
  shown.some(
    ({ start, end }) =>
      end - start > content.reduce((sum, one) => sum + one.end - one.start, 0) + LONGEST_LEAD,
  )

function sentence(parts: Parts, speaker: string, said: Said): AccountSentence[] {
  const { attribution, page } = said
  if (attribution.polarity === 'asks') return []
  const shown = shownSpans(parts, said)
  const evidence = citeAll(parts, [...shown, ...spansOf(page, attribution)])
  const words = shown.map(({ start, end }) => quoted(page.document.text.slice(start, end))).join(' … ')
  const outlet = outletOf(parts, page.document.id)
  const owner = attribution.kind === 'direct' ? `as quoted by ${outlet}` : `in the words of ${outlet}`
  // A whole sentence of the page is never put into the speaker's mouth: more may stand in it than the speaker said.
  const opening = isWhole(shown, spansOf(page, attribution))
    ? `${outlet} on what ${speaker} ${VERBS[attribution.polarity]}`
    : `${speaker} ${VERBS[attribution.polarity]}, ${owner}`
  const text = `${opening}: ${ended(words)}${ladder(parts, said)}`
  return evidence.length ? [{ text, evidence, about: attribution.id }] : []
}

export const whoSaidWhat: Section = (parts) => {
  const sentences = bySpeaker(parts).flatMap(([speaker, said]) => {
    const shown = said.slice(0, MOST_OF_ONE).flatMap((one) => sentence(parts, speaker, one))
    const left = said.length - MOST_OF_ONE
    const rest =
      left > 0
        ? [
            editorial(
              `${counted(left, 'more statement')} by ${speaker} ${left === 1 ? 'is' : 'are'} in the dossier (--format json).`,
            ),
          ]
        : []
    return [...shown, ...rest]
  })
  return sentences.length ? sentences : [editorial('No statement by a named speaker was found.')]
}
