// Answers: from a question and what is held to words with evidence, or "not reported", or both sides of a dispute.
// Nothing is composed: an answer is a sentence of a page between quotation marks with the page's name and date.
import type { Evidence, Question, Resources, Span } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { jaccard } from '../../../text/similarity.ts'
import { sayDay } from '../dates.ts'
import { listed, quoted } from '../wording.ts'
import { isUndisclosed, signOf, textOf, type SignTools } from './answer-signs.ts'
import { claimsAt, conflictOver, findConflict, passageAt, type Conflict } from './conflicts.ts'
import { onPage, type HeldAttribution, type HeldPage, type Holdings } from './holdings.ts'
import { retrievalLexicon } from './lexicon.ts'
import { makeIndex, matchPassage, type Index, type Match } from './match.ts'
import { isQuestion, keysOf, passagesOf, type Passage } from './passages.ts'
import { readQuestion, type AskedQuestion, type QuestionKind } from './question-words.ts'

/** Holdings made ready to be asked, once for many questions. */
export interface Asking {
  readonly holdings: Holdings
  readonly index: Index
  readonly tools: SignTools
}

export function makeReady(holdings: Holdings, resources: Resources): Asking {
  const lexicon = retrievalLexicon(resources)
  return {
    holdings,
    index: makeIndex(passagesOf(holdings.pages, lexicon), lexicon),
    tools: { holdings, lexicon, on: onPage(holdings) },
  }
}

interface Answer {
  readonly state: Question['state']
  readonly answer: string
  readonly evidence: readonly Evidence[]
}

const NOT_REPORTED: Answer = { state: 'not-reported', answer: 'not reported', evidence: [] }

const evidenceOf = (page: HeldPage, span: Span): Evidence => ({
  document: page.id,
  start: span.start,
  end: span.end,
  quote: page.text.slice(span.start, span.end),
})

const source = (page: HeldPage): string =>
  page.knownAt === null ? `${page.outlet}, undated` : `${page.outlet}, ${sayDay(page.knownAt)}`

const sayPassage = (passage: Passage): string => `${quoted(textOf(passage))} (${source(passage.page)})`

/** Kinds whose answer changes as time goes on: the newest state is the answer. */
const CHANGING: ReadonlySet<QuestionKind> = new Set(['how-many', 'happened', 'yes-no'])

interface Ranked extends Match {
  readonly sign: number
  /** 0 body text, 1 headline or caption, 2 a page that copies by its own word. */
  readonly distance: number
  readonly isReplaced: boolean
  readonly isForeign: boolean
}

const ASIDE: ReadonlySet<Passage['kind']> = new Set(['title', 'dek', 'caption', 'footnote'])

/** Whether a passage places itself somewhere, or in a year, that the question does not name and the story does not share. */
function isForeign(question: AskedQuestion, passage: Passage, { index, tools }: Asking): boolean {
  const asked = new Set(question.words.flatMap((one) => one.key.split(' ')))
  return passage.words.some((one, at) => {
    const before = passage.words[at - 1]?.word.toLowerCase() ?? ''
    const isPlaced = /^\p{Lu}/u.test(one.word) && (before === 'in' || before === 'at' || before === 'near')
    const isYear = /^(?:1[89]|20)\d{2}$/.test(one.word)
    if (!isPlaced && !isYear) return false
    if (tools.lexicon.calendarWords.has(one.word.toLowerCase())) return false
    return !asked.has(one.key) && !index.isStoryWord(one, passage.page.story)
  })
}

function rank(question: AskedQuestion, match: Match, asking: Asking): Ranked {
  const { passage } = match
  const about = claimsAt(passage, asking.tools).filter(({ mention }) =>
    passage.words.some(
      (word) =>
        word.start >= mention.start && word.end <= mention.end && [...match.met.values()].includes(word.key),
    ),
  )
  return {
    ...match,
    sign: signOf(question, match, asking.tools),
    distance: (ASIDE.has(passage.kind) ? 1 : 0) + (passage.page.isAggregator ? 2 : 0),
    isReplaced: about.length > 0 && about.every(({ claim }) => claim.status === 'superseded'),
    isForeign: isForeign(question, passage, asking),
  }
}

const newest = (a: Ranked, b: Ranked): number =>
  byCodeUnit(b.passage.page.knownAt ?? '', a.passage.page.knownAt ?? '')

function inOrder(question: AskedQuestion, list: readonly Ranked[]): Ranked[] {
  const changing = CHANGING.has(question.kind)
  return [...list].sort(
    (a, b) =>
      b.core - a.core ||
      Number(a.isReplaced) - Number(b.isReplaced) ||
      Number(a.isForeign) - Number(b.isForeign) ||
      (changing ? newest(a, b) : 0) ||
      (question.kind === 'when' ? b.sign - a.sign : 0) ||
      b.score - a.score ||
      a.distance - b.distance ||
      newest(a, b) ||
      byCodeUnit(a.passage.page.id, b.passage.page.id) ||
      a.passage.start - b.passage.start,
  )
}

/** Kinds in which one word that is no name may be met nowhere, because its sense lies in the kind of the question. */
const MAY_MISS: ReadonlyMap<QuestionKind, number> = new Map([['why', 1]])

function findMatches(question: AskedQuestion, asking: Asking): Ranked[] {
  const mayMiss = MAY_MISS.get(question.kind) ?? 0
  const found = asking.index.passages.flatMap((passage) => {
    if (isQuestion(passage)) return []
    const match = matchPassage(question, passage, asking.index, Math.min(mayMiss, question.words.length - 1))
    return match ? [rank(question, match, asking)] : []
  })
  return inOrder(question, found)
}

/** A side in fewer words ("The ministry denied it.") is shown with the sentence after it, which says what the side is. */
const SHORT_SIDE = 9

/** A sentence with the one after it, where it is short and the other side does not begin there. */
function filledOut(passage: Passage, other: Passage, index: Index): Passage {
  const page = index.onPage.get(passage.page.id) ?? []
  const next = page[page.indexOf(passage) + 1]
  const follows = next !== undefined && next !== other && next.block === passage.block
  return follows && passage.words.length <= SHORT_SIDE ? { ...passage, end: next.end } : passage
}

function disputed([one, other]: Conflict, index: Index): Answer {
  const sides = [filledOut(one, other, index), filledOut(other, one, index)]
  return {
    state: 'disputed',
    answer: `disputed: ${sides.map(sayPassage).join(' / ')}`,
    evidence: sides.map((passage) => evidenceOf(passage.page, passage)),
  }
}

function unreported(passage: Passage | undefined): Answer {
  if (!passage) return NOT_REPORTED
  return {
    state: 'not-reported',
    answer: `not reported; ${sayPassage(passage)}`,
    evidence: [evidenceOf(passage.page, passage)],
  }
}

function answered(passage: Passage): Answer {
  return { state: 'answered', answer: sayPassage(passage), evidence: [evidenceOf(passage.page, passage)] }
}

function fromPassages(question: AskedQuestion, asking: Asking): Answer {
  if (!question.words.length) return NOT_REPORTED
  const all = findMatches(question, asking)
  const undisclosed = all.find((one) => isUndisclosed(one.passage, asking.tools.lexicon))
  const matches = all.filter((one) => one.sign > 0 && !isUndisclosed(one.passage, asking.tools.lexicon))
  const [best] = matches
  if (!best) return unreported(undisclosed?.passage)
  const peers = matches.filter((one) => one.core >= best.core * PEER && !one.isReplaced)
  const later = best.isReplaced ? laterState(question, best, asking) : null
  if (later) return answered(later)
  const conflict = findConflict({
    question,
    matches: peers.length ? peers : matches,
    index: asking.index,
    tools: asking.tools,
  })
  return conflict ? disputed(conflict, asking.index) : answered(best.passage)
}

/** The sentence of the state that has replaced what a match says, where it bears the sign of an answer too. */
function laterState(question: AskedQuestion, match: Ranked, asking: Asking): Passage | null {
  const { claims, relations } = asking.holdings
  for (const { claim } of claimsAt(match.passage, asking.tools)) {
    const laterId = relations.find((one) => one.kind === 'supersedes' && one.claims[0] === claim.id)
      ?.claims[1]
    const later = claims.find((one) => one.id === laterId)
    const [mention] = later?.mentions ?? []
    const passage = mention && passageAt(asking.index, mention)
    const loose = passage && matchPassage(question, passage, asking.index, question.words.length)
    if (passage && loose && signOf(question, loose, asking.tools) > 0) return passage
  }
  return null
}

/** Matches this near to the best one say something of the same thing. */
const PEER = 0.8

interface SaidHere {
  readonly attribution: HeldAttribution
  readonly page: HeldPage
  /** The sentences that hold source, cue and content. */
  readonly span: Span
  readonly score: number
}

const speakerOf = (attribution: HeldAttribution): string =>
  attribution.speaker ?? attribution.chain.at(-1)?.name.replace(/^\(?unnamed\)?:? ?/, '') ?? ''

/** "denied this": what is denied stands in the sentence before. */
const POINTS_BACK =
  /^(?:this|that|it|so|these|those|the (?:claim|report|account|charge|allegation|accusation)s?)$/i

/** Sentences of a page that a statement touches, with the one before where its content only points back. */
function sentencesOf(attribution: HeldAttribution, page: HeldPage, asking: Asking): Passage[] {
  const all = [...attribution.source, ...attribution.cue, ...attribution.content]
  const span = {
    start: Math.min(...all.map(([start]) => start)),
    end: Math.max(...all.map(([, end]) => end)),
  }
  const passages = asking.index.onPage.get(page.id) ?? []
  const own = passages.filter((one) => one.start < span.end && span.start < one.end)
  const pointsBack = attribution.content.every(([start, end]) =>
    POINTS_BACK.test(page.text.slice(start, end).trim()),
  )
  const before = pointsBack && own[0] ? passages[passages.indexOf(own[0]) - 1] : undefined
  return before && before.block === own[0]?.block ? [before, ...own] : own
}

/** Attributions whose words are about what is asked, best first, newest first among equals. */
function saidAbout(question: AskedQuestion, words: AskedQuestion['words'], asking: Asking): SaidHere[] {
  const pages = new Map(asking.holdings.pages.map((page) => [page.id, page]))
  const found = asking.holdings.attributions.flatMap((attribution): SaidHere[] => {
    const page = pages.get(attribution.document)
    if (!page || !attribution.content.length) return []
    const own = sentencesOf(attribution, page, asking)
    const [first] = own
    const last = own.at(-1)
    if (!first || !last) return []
    const span = { start: first.start, end: last.end }
    const keyed = own.flatMap((one) => one.words)
    const match = matchPassage(
      { ...question, words },
      { ...first, ...span, ...keysOf(keyed), around: last.around },
      asking.index,
      0,
    )
    return match ? [{ attribution, page, span, score: match.core + match.score }] : []
  })
  return found.sort(
    (a, b) =>
      b.score - a.score ||
      byCodeUnit(b.page.knownAt ?? '', a.page.knownAt ?? '') ||
      byCodeUnit(a.page.id, b.page.id) ||
      a.span.start - b.span.start,
  )
}

/** One answer for each sentence: copies and statements within one sentence say the same. */
function eachOnce(said: readonly SaidHere[]): SaidHere[] {
  const seen = new Set<string>()
  return said.filter(({ page, span }) => {
    const words = page.text.slice(span.start, span.end).replace(/\s+/g, ' ')
    if (seen.has(words)) return false
    seen.add(words)
    return true
  })
}

/** What is shown, and how many more there are that are not. */
const withRest = (shown: readonly string[], left: number): string =>
  `${shown.join('; ')}${left ? `; and ${String(left)} more` : ''}`

/** Deniers and other speakers named in one answer; more would be a list, not an answer. */
const MOST_SPEAKERS = 4

function whoSaid(question: AskedQuestion, asking: Asking): Answer | null {
  const act = question.act ?? 'asserts'
  const said = saidAbout(question, question.words, asking).filter(({ attribution }) =>
    act === 'asserts'
      ? attribution.polarity !== 'denies' && attribution.polarity !== 'asks'
      : attribution.polarity === act,
  )
  const bySpeaker = new Map<string, SaidHere>()
  for (const one of said) {
    const speaker = speakerOf(one.attribution)
    if (speaker && !bySpeaker.has(speaker)) bySpeaker.set(speaker, one)
  }
  const shown = [...bySpeaker].slice(0, MOST_SPEAKERS)
  if (!shown.length) return null
  const left = bySpeaker.size - shown.length
  const words = shown.map(
    ([speaker, { page, span }]) =>
      `${speaker}: ${quoted(page.text.slice(span.start, span.end))} (${source(page)})`,
  )
  return {
    state: 'answered',
    answer: withRest(words, left),
    evidence: shown.map(([, { page, span }]) => evidenceOf(page, span)),
  }
}

const nameParts = (name: string): string[] => name.toLowerCase().replace(/^the /, '').split(/\s+/)

/** Whether a speaker is the one whom a question names, by any alias of an actor. */
function isSpeaker(attribution: HeldAttribution, name: string, asking: Asking): boolean {
  const wanted = nameParts(name)
  const speaker = speakerOf(attribution)
  const actor = asking.holdings.actors.find((one) => one.name === speaker || one.aliases.includes(speaker))
  return [speaker, ...(actor ? [actor.name, ...actor.aliases, ...actor.roles] : [])].some((alias) => {
    const parts = nameParts(alias)
    return wanted.every((part) => parts.includes(part))
  })
}

/** Statements of one speaker shown in one answer. */
const MOST_STATEMENTS = 3

function whatSaid(question: AskedQuestion, asking: Asking): Answer | null {
  const { name } = question
  if (name === null) return null
  const parts = new Set(nameParts(name))
  const words = question.words.filter(
    (one) => !parts.has(one.word.toLowerCase()) && !asking.tools.lexicon.acts.has(one.word.toLowerCase()),
  )
  const said = saidAbout(question, words, asking).filter(({ attribution }) =>
    isSpeaker(attribution, name, asking),
  )
  const acted =
    question.act === 'denies' || question.act === 'demands'
      ? said.filter((one) => one.attribution.polarity === question.act)
      : said
  const all = eachOnce(acted.length ? acted : said)
  const shown = all.slice(0, MOST_STATEMENTS)
  if (!shown.length) return null
  const statements = shown.map(
    ({ page, span }) => `${quoted(page.text.slice(span.start, span.end))} (${source(page)})`,
  )
  return {
    state: 'answered',
    answer: withRest(statements, all.length - shown.length),
    evidence: shown.map(({ page, span }) => evidenceOf(page, span)),
  }
}

/** Whether an apposition follows the name ("Jane Roe, head of …") or a role comes before it ("the mayor, Jane Roe"). */
function introduces(before: string, after: string, { tools }: Asking): boolean {
  const next = /^, ((?:an? |the )?[\p{L}’'-]+)/u.exec(after)?.[1]?.toLowerCase()
  if (next !== undefined && !tools.lexicon.acts.has(next) && !tools.lexicon.stop.has(next)) return true
  if (/^, (?:who|an?|the) /.test(after)) return true
  const word = /([\p{L}][\p{L}-]*),? $/u.exec(before)?.[1]?.toLowerCase()
  return word !== undefined && !tools.lexicon.stop.has(word) && !tools.lexicon.acts.has(word)
}

/** The sentence that introduces somebody: the name with a role before it or an apposition after it. */
function whoIs(question: AskedQuestion, asking: Asking): Answer | null {
  const { name } = question
  if (name === null) return null
  const scored = asking.index.passages.flatMap((passage) => {
    const text = textOf(passage)
    const at = text.indexOf(name)
    if (at < 0 || isQuestion(passage)) return []
    return introduces(text.slice(0, at), text.slice(at + name.length), asking) ? [{ passage }] : []
  })
  const roles =
    asking.holdings.actors.find((one) => one.name === name || one.aliases.includes(name))?.roles ?? []
  const ordered = scored.sort(
    (a, b) =>
      Number(ASIDE.has(a.passage.kind)) - Number(ASIDE.has(b.passage.kind)) ||
      byCodeUnit(a.passage.page.knownAt ?? '~', b.passage.page.knownAt ?? '~') ||
      byCodeUnit(a.passage.page.id, b.passage.page.id) ||
      a.passage.start - b.passage.start,
  )
  const [best] = ordered
  if (!best) return null
  // A second page introduces somebody in other words; a copy does not.
  const other = ordered.find(
    (one) =>
      textOf(one.passage) !== textOf(best.passage) &&
      one.passage.page !== best.passage.page &&
      !ASIDE.has(one.passage.kind),
  )
  const both = other ? [best.passage, other.passage] : [best.passage]
  const said: Answer = {
    state: 'answered',
    answer: both.map(sayPassage).join('; '),
    evidence: both.map((one) => evidenceOf(one.page, one)),
  }
  return roles.length ? { ...said, answer: `${listed(roles)}: ${said.answer}` } : said
}

/** Sentences of a page's own answer that are shown. */
const OWN_SENTENCES = 2

const TAKES_UP =
  /^(?:yes|no|not|never|nobody|nothing|none|because|perhaps|maybe|probably|it|they|he|she|that|this)\b/i

/** Whether the sentences after a question of running prose take it up: by a word of it, or by how they begin. */
const takesUp = (question: AskedQuestion, own: readonly Passage[]): boolean =>
  own.some(
    (passage, at) =>
      (at === 0 && TAKES_UP.test(textOf(passage))) || question.words.some((one) => passage.keys.has(one.key)),
  )

/** "Between 38 and 45 million have been named, but neither side has confirmed a sum" answers how much. */
const givesAmount = (question: AskedQuestion, passage: Passage): boolean =>
  question.kind === 'how-many' && passage.words.some((one) => /^\d/.test(one.word))

/** Kinds without a sign that a sentence could bear: what shares the words of such a question need not answer it. */
const OPEN: ReadonlySet<QuestionKind> = new Set(['why', 'what', 'how', 'yes-no', 'happened'])

/** Whether only the page that asks can be taken at its word that nobody has said. */
export const isOpenQuestion = (text: string, { tools }: Asking): boolean =>
  OPEN.has(readQuestion(text, tools.lexicon).kind)

/** The page's own answer, judged against everything else: null where it says nothing. */
export function answerHere(
  text: string,
  at: Span & { readonly document: string; readonly isDialogue: boolean },
  asking: Asking,
): Question | null {
  const own = (asking.index.onPage.get(at.document) ?? []).filter(
    (one) => one.start >= at.start && one.end <= at.end && !isQuestion(one),
  )
  const [first, ...more] = own.slice(0, OWN_SENTENCES)
  if (!first) return null
  const question = readQuestion(text, asking.tools.lexicon)
  if (!at.isDialogue && !takesUp(question, [first, ...more])) return null
  const whole = { ...first, end: more.at(-1)?.end ?? first.end }
  if (isUndisclosed(first, asking.tools.lexicon) && !givesAmount(question, first))
    return { question: text, ...unreported(whole) }
  const conflict = conflictOver(own.slice(0, OWN_SENTENCES), asking.index, asking.tools)
  if (conflict) return { question: text, ...disputed(conflict, asking.index) }
  return { question: text, ...answered(whole) }
}

/** A question that a page asks in the same words is answered as the story answers that one. */
const SAME_QUESTION = 0.85

function askedBefore(question: AskedQuestion, { holdings, tools }: Asking): Question | null {
  const keys = (one: AskedQuestion): Set<string> => new Set(one.words.map((word) => word.key))
  const wanted = keys(question)
  if (wanted.size < 2) return null
  const [best] = holdings.questions
    .map((one) => ({ one, read: readQuestion(one.question, tools.lexicon) }))
    .filter(({ read }) => read.kind === question.kind)
    .map(({ one, read }) => ({ one, alike: jaccard(wanted, keys(read)) }))
    .sort((a, b) => b.alike - a.alike || byCodeUnit(a.one.question, b.one.question))
  return best && best.alike >= SAME_QUESTION ? best.one : null
}

function special(question: AskedQuestion, asking: Asking): Answer | null {
  switch (question.kind) {
    case 'who-said': {
      const found = whoSaid(question, asking)
      // Without a statement of that kind, what a sentence merely mentions is no answer to who made it.
      return found ?? (question.act === 'asserts' ? null : NOT_REPORTED)
    }
    case 'said':
      return whatSaid(question, asking)
    case 'who-is':
      return whoIs(question, asking) ?? NOT_REPORTED
    default:
      return null
  }
}

/** Whether a question names nothing to look for. */
export const isRhetorical = (text: string, { tools }: Asking): boolean =>
  !readQuestion(text, tools.lexicon).words.length

/** Answers one question. */
export function answer(text: string, asking: Asking): Question {
  const question = readQuestion(text, asking.tools.lexicon)
  const before = askedBefore(question, asking)
  const own = before?.state === 'not-reported' ? null : before
  const elsewhere = own ?? special(question, asking) ?? fromPassages(question, asking)
  // That nobody has said stands with its words, unless another page does say.
  const found = before && elsewhere.state === 'not-reported' ? before : elsewhere
  return { question: text, state: found.state, answer: found.answer, evidence: found.evidence }
}
