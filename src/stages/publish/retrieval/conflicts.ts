// Conflicts: whether what answers a question is disputed, and by which other words. The weighed claims are asked first (their
// contradictions and denials); then what pages set against each other: other figures of a fixed amount, denials of the same.
import type { Claim, ClaimMention, ClaimRelation, Span } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { overlaps } from '../../../text/tokens-in.ts'
import { countedIn, isContested, signOf, type SignTools } from './answer-signs.ts'
import type { ClaimHere, HeldAttribution } from './holdings.ts'
import { coreWords, matchPassage, type Index, type Match } from './match.ts'
import { isQuestion, type Passage } from './passages.ts'
import type { AskedQuestion } from './question-words.ts'

/** The two sides of a dispute, as sentences that can be cited. */
export type Conflict = readonly [Passage, Passage]

export interface ConflictInput {
  readonly question: AskedQuestion
  /** What answers the question, best first. */
  readonly matches: readonly Match[]
  readonly index: Index
  readonly tools: SignTools
}

/** How many of the best passages are looked at: beyond them a dispute would be about something else. */
const LOOKED_AT = 6

/** The claims with a mention inside a passage. */
export const claimsAt = (passage: Passage, { on }: SignTools): readonly ClaimHere[] =>
  (on.claims.get(passage.page.id) ?? []).filter(({ mention }) => overlaps(mention, passage))

export const passageAt = (index: Index, mention: ClaimMention): Passage | undefined =>
  index.onPage.get(mention.document)?.find((one) => overlaps(one, mention))

/** Whether the clause of a mention, and not only its sentence, is about what is asked. */
function isAbout(mention: ClaimMention, match: Match, input: ConflictInput): boolean {
  const inside = match.passage.words.filter((word) => overlaps(word, mention))
  const wanted = new Set(
    coreWords(input.question, match.passage.page.story, input.index).flatMap(
      ({ key }) => match.met.get(key) ?? [],
    ),
  )
  if (wanted.size && !inside.some((word) => wanted.has(word.key))) return false
  const counted = input.question.kind === 'how-many' ? countedIn(input.question, match, input.tools) : null
  return counted === null || overlaps(counted, mention)
}

/** The dimension of a contradiction that answers each kind of question by itself. */
const FITTING: Readonly<Partial<Record<AskedQuestion['kind'], ClaimRelation['how']>>> = {
  when: 'time',
  'how-many': 'figure',
  where: 'place',
  who: 'actor',
  'yes-no': 'denial',
  why: 'denial',
  what: 'denial',
}

/** Sentences of some mentions as they match the question, best first; only those that bear the sign of its kind. */
function candidates(mentions: readonly ClaimMention[], input: ConflictInput): Match[] {
  const found = mentions.flatMap((mention): Match[] => {
    const passage = passageAt(input.index, mention)
    if (!passage) return []
    const loose = matchPassage(input.question, passage, input.index, input.question.words.length)
    const match = loose ?? { passage, score: 0, core: 0, met: new Map<string, string>(), missed: [] }
    return signOf(input.question, match, input.tools) > 0 ? [match] : []
  })
  const about = subjects(input.question, input.matches[0]?.passage.page.story ?? null, input.index)
  const namesIt = (match: Match): number => [...about].filter((key) => match.met.get(key) === key).length
  const newest = (a: Match, b: Match): number =>
    byCodeUnit(b.passage.page.knownAt ?? '', a.passage.page.knownAt ?? '')
  return found.sort(
    (a, b) =>
      // Of a figure the newest statement counts, of what is denied the one that names it.
      (input.question.kind === 'how-many' ? newest(a, b) : namesIt(b) - namesIt(a)) ||
      b.core - a.core ||
      b.met.size - a.met.size ||
      Number(a.passage.page.isAggregator) - Number(b.passage.page.isAggregator) ||
      newest(a, b) ||
      byCodeUnit(a.passage.page.id, b.passage.page.id) ||
      a.passage.start - b.passage.start,
  )
}

/** Share of the best score that the other side must reach: half of what is asked. */
const OTHER_SIDE = 0.5

/**
 * The other side of a contradiction. Where its dimension is the one that is asked for (a time for "when"), its sentence need
 * only bear the sign of an answer; else it must be about the question too.
 */
function opposite(
  claim: Claim,
  relation: ClaimRelation,
  input: ConflictInput,
  least: number,
): Passage | null {
  const [best] = candidates(claim.mentions, input)
  if (!best) return null
  return FITTING[input.question.kind] === relation.how || best.score >= least ? best.passage : null
}

/** The best sentence of a claim that is not the other side's own. */
function ownSide(claim: Claim, mention: ClaimMention, other: Passage, input: ConflictInput): Passage | null {
  const isDenial = mention.certainty === 'denied'
  const same = claim.mentions.filter((one) => (one.certainty === 'denied') === isDenial)
  return candidates(same, input).find((one) => one.passage !== other)?.passage ?? null
}

function contradicted(
  claim: Claim,
  mention: ClaimMention,
  match: Match,
  input: ConflictInput,
): Conflict | null {
  const { claims, relations } = input.tools.holdings
  for (const relation of relations) {
    if (relation.kind !== 'contradicts' || !relation.claims.includes(claim.id)) continue
    const otherId = relation.claims[0] === claim.id ? relation.claims[1] : relation.claims[0]
    const other = claims.find((one) => one.id === otherId)
    if (!other || other.status === 'superseded') continue
    const there = opposite(other, relation, input, match.score * OTHER_SIDE)
    if (there) return [ownSide(claim, mention, there, input) ?? match.passage, there]
  }
  return null
}

function denied(claim: Claim, input: ConflictInput): Conflict | null {
  if (claim.status !== 'disputed') return null
  const side = (isDenial: boolean): Match[] =>
    candidates(
      claim.mentions.filter((one) => (one.certainty === 'denied') === isDenial),
      input,
    )
  const [against] = side(true)
  const [one] = side(false).filter((match) => match.passage !== against?.passage)
  return one && against ? [one.passage, against.passage] : null
}

function byClaims(input: ConflictInput): Conflict | null {
  for (const match of input.matches.slice(0, LOOKED_AT)) {
    for (const { claim, mention } of claimsAt(match.passage, input.tools)) {
      if (claim.status === 'superseded' || !isAbout(mention, match, input)) continue
      const found = denied(claim, input) ?? contradicted(claim, mention, match, input)
      if (found) return found
    }
  }
  return null
}

/** Words of a sentence that only says that something is disputed ("That is in dispute."). */
const SAYS_ONLY_THAT = 8

/** A page's own answer that calls itself disputed. */
function byOwnWord(input: ConflictInput): Conflict | null {
  for (const { passage } of input.matches.slice(0, LOOKED_AT)) {
    const beside = (input.index.onPage.get(passage.page.id) ?? []).filter(
      (one) => one.block === passage.block,
    )
    const says = beside.find(
      (one) => isContested(one, input.tools.lexicon) && one.words.length <= SAYS_ONLY_THAT,
    )
    const rest = beside.filter((one) => one !== says)
    const [first, second] = rest
    if (says && first) return [first, second ?? says]
  }
  return null
}

const saidAt = (
  passage: Passage,
  at: Span,
  { on }: SignTools,
  polarity?: HeldAttribution['polarity'],
): HeldAttribution | undefined =>
  on.attributions
    .get(passage.page.id)
    ?.find(
      (one) =>
        (polarity === undefined || one.polarity === polarity) &&
        one.content.some(([start, end]) => start < at.end && at.start < end),
    )

/** Who answers for a passage: the speaker of the attribution that holds its figure or words, else the page. */
function voiceOf(passage: Passage, at: Span, tools: SignTools): string {
  const said = saidAt(passage, at, tools)
  const speaker = said?.speaker ?? said?.chain.at(-1)?.name
  const actor = tools.holdings.actors.find(
    (one) => speaker !== undefined && (one.name === speaker || one.aliases.includes(speaker)),
  )
  return actor?.name ?? speaker ?? passage.page.outlet
}

/** Two counts that round to each other do not contradict. */
const ROUNDED = 0.05

/** All that is asked is met, be it by kin. */
const WHOLE = 0.75

interface Given {
  readonly passage: Passage
  readonly value: number
  readonly voice: string
}

const differ = (a: number, b: number): boolean => Math.abs(a - b) > ROUNDED * Math.max(a, b)

/** Figures that stand for what the sentence before them counted: "The police counted 1,800." */
function leftBare(passage: Passage, tools: SignTools): Given | null {
  const text = passage.page.text
  const at = passage.words.findIndex(
    (one) =>
      /^\d/.test(one.word) &&
      /^[.,;:)]/.test(text.slice(one.end, one.end + 1)) &&
      !/^[.,]\d/.test(text.slice(one.end, one.end + 2)),
  )
  const word = passage.words[at]
  // With a noun of its own ("the number of those who left") it counts something else.
  if (!word || /\bnumber of\b/i.test(text.slice(passage.start, passage.end))) return null
  return { passage, value: Number(word.word.replaceAll(',', '')), voice: voiceOf(passage, word, tools) }
}

/**
 * An amount given differently by two voices. Counts of people change as time goes on, and only the weighed claims know whether
 * one has replaced the other: of these only figures set against each other in one paragraph count.
 */
function byFigures(input: ConflictInput): Conflict | null {
  const { question, matches, tools, index } = input
  if (question.kind !== 'how-many' || question.measure === 'old') return null
  const given = matches.flatMap((match): Given[] => {
    const counted =
      match.core >= WHOLE || question.measure === 'many' ? countedIn(question, match, tools) : null
    return counted
      ? [{ passage: match.passage, value: counted.value, voice: voiceOf(match.passage, counted, tools) }]
      : []
  })
  const [first] = given
  if (!first) return null
  const beside = (index.onPage.get(first.passage.page.id) ?? []).filter(
    (one) => one.block === first.passage.block && one !== first.passage,
  )
  const isSaid = saidAt(first.passage, first.passage, tools) !== undefined
  const others =
    question.measure !== 'many' ? given : isSaid ? beside.flatMap((one) => leftBare(one, tools) ?? []) : []
  const other = others.find((one) => one.voice !== first.voice && differ(one.value, first.value))
  return other ? [first.passage, other.passage] : null
}

const NEGATION = /^(?:no|not|never|none|neither|nor|nobody|nothing|cannot|\p{L}+n['’]t)$/iu
const REJECTION = /^(?:false|untrue|baseless|unfounded|wrong)$/i
/** Words between a negation and what it negates. */
const NEGATED_WITHIN = 6

/** Whether a passage turns down what it is about: a negation before a word of the question, or a denial that holds it. */
function isDenying(match: Match, tools: SignTools): boolean {
  const { passage } = match
  const isDenial = saidAt(passage, passage, tools, 'denies') !== undefined
  const met = new Set(match.met.values())
  const places = passage.words.flatMap((one, at) => (met.has(one.key) ? [at] : []))
  return (
    isDenial ||
    passage.words.some(
      (one, at) =>
        (NEGATION.test(one.word) && places.some((place) => place > at && place - at <= NEGATED_WITHIN)) ||
        (places.length > 0 && REJECTION.test(one.word)),
    )
  )
}

/** What a yes-or-no question is about: its first word of sense, its agent ("by a drone"), and the word that fewest passages hold. */
function subjects(question: AskedQuestion, story: string | null, index: Index): ReadonlySet<string> {
  const core = coreWords(question, story, index)
  const agent = question.words.find((one) => /\bby (?:an? |the )?$/i.test(question.text.slice(0, one.start)))
  const [rarest] = [...core].sort((a, b) => index.idf(b.key) - index.idf(a.key))
  return new Set([question.words[0], agent, rarest].flatMap((one) => (one ? [one.key] : [])))
}

/** "X says that … . Y denies it.": a denial that answers the sentence before it, said by somebody else. */
function deniesBefore(passage: Passage, index: Index, tools: SignTools): Conflict | null {
  const denial = saidAt(passage, passage, tools, 'denies')
  const page = index.onPage.get(passage.page.id) ?? []
  const before = page[page.indexOf(passage) - 1]
  if (!denial || before?.block !== passage.block) return null
  const assertion = saidAt(before, before, tools, 'asserts')
  return assertion && assertion.speaker !== denial.speaker ? [before, passage] : null
}

/** A yes-or-no question that one voice affirms and another denies. */
function byDenial(input: ConflictInput): Conflict | null {
  const { question, index, tools } = input
  if (question.kind !== 'yes-no') return null
  const [best] = input.matches
  if (!best) return null
  const reply = deniesBefore(best.passage, index, tools)
  if (reply) return reply
  const about = subjects(question, best.passage.page.story, index)
  const isBestDenying = isDenying(best, tools)
  const voice = voiceOf(best.passage, best.passage, tools)
  const others = index.passages.flatMap((passage) => {
    const match =
      passage === best.passage || isQuestion(passage)
        ? null
        : matchPassage(question, passage, index, question.words.length)
    if (!match || isDenying(match, tools) === isBestDenying) return []
    if (![...about].some((key) => match.met.get(key) === key)) return []
    return voiceOf(passage, passage, tools) === voice ? [] : [match]
  })
  const [other] = others.sort(
    (a, b) =>
      b.core - a.core ||
      b.score - a.score ||
      byCodeUnit(a.passage.page.id, b.passage.page.id) ||
      a.passage.start - b.passage.start,
  )
  if (!other) return null
  return isBestDenying ? [other.passage, best.passage] : [best.passage, other.passage]
}

/** Whether what some sentences say is disputed: by the claims they carry, by a denial among them, or by their own word. */
export function conflictOver(passages: readonly Passage[], index: Index, tools: SignTools): Conflict | null {
  const { holdings, lexicon, on } = tools
  const [first] = passages
  if (!first) return null
  const contested = passages.find((one) => isContested(one, lexicon) && one.words.length <= SAYS_ONLY_THAT)
  if (contested) return [passages.find((one) => one !== contested) ?? contested, contested]
  for (const passage of passages) {
    for (const { claim, mention } of claimsAt(passage, tools)) {
      if (claim.status !== 'disputed' || mention.certainty === 'denied') continue
      const relation = holdings.relations.find(
        (one) => one.kind === 'contradicts' && one.claims.includes(claim.id),
      )
      const otherId = relation?.claims.find((id) => id !== claim.id)
      const other =
        holdings.claims.find((one) => one.id === otherId)?.mentions[0] ??
        claim.mentions.find((one) => one.certainty === 'denied')
      const there = other && passageAt(index, other)
      if (there) return [passage, there]
    }
  }
  const denial = passages.find(
    (one) =>
      one !== first &&
      (on.attributions.get(one.page.id) ?? []).some(
        (said) =>
          said.polarity === 'denies' && said.cue.some(([start, end]) => one.start <= start && end <= one.end),
      ),
  )
  return denial ? [first, denial] : null
}

export const findConflict = (input: ConflictInput): Conflict | null =>
  byClaims(input) ?? byFigures(input) ?? byOwnWord(input) ?? byDenial(input)
