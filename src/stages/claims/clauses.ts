// What a reporting verb says in a clause of its own: where "(that) …" begins and how far it reaches. The tree proposes;
// position decides where the tree breaks off in mid-phrase, which parsers do at quotation marks and long names.
import { opensCaveat } from './caveats.ts'
import { contextOf } from './draft.ts'
import { BASE, ING, PAST, THIRD } from './inflection.ts'
import { children, relation, startOf, tagOf, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'
import { phraseAfter } from './phrases.ts'
import { quotationUnder, reach } from './detectors/quoted.ts'
import type { Reading } from './reading.ts'

export interface Clause {
  readonly run: Run
  /** The word that opens it ("that", "whether"), '' where there is none. */
  readonly opener: string
  readonly recipient: Run | null
}

const QUESTION_WORDS = new Set([
  'whether',
  'if',
  'how',
  'why',
  'what',
  'when',
  'where',
  'who',
  'which',
  'whom',
  'whose',
])
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])
/** How far behind its verb a "that" is looked for, in tokens. */
const FURTHEST_THAT = 20
/** Fewest tokens of a clause in which no verb was seen. */
const SHORTEST_CLAUSE = 4
/** Longest parenthesis between verb and clause ("cautioned, as the others did, that"). */
const LONGEST_PARENTHESIS = 15

const PREPOSITIONS = new Set([
  'of',
  'for',
  'by',
  'in',
  'on',
  'with',
  'at',
  'from',
  'about',
  'like',
  'without',
  'against',
  'through',
  'to',
])

const isFinite = (page: Page, i: number): boolean =>
  FINITE.has(xposOf(page, i)) ||
  (tagOf(page, i) === 'AUX' && xposOf(page, i) !== 'VB' && xposOf(page, i) !== 'VBN')

/** A reporting verb in the form it has in a main clause. */
function reportingForm(page: Page, i: number): number {
  if (tagOf(page, i) !== 'VERB') return 0
  const form = page.lexicon.forms.get(word(page, i))
  if (!form) return 0
  const strong = (page.lexicon.verbs.get(form.lemma) ?? []).some(
    (cue) =>
      cue.particles.length === 0 &&
      [...cue.frames.values()].some(
        (sense) => (!sense.weak || sense.class === 'demand') && sense.class !== 'intention',
      ),
  )
  return strong ? form.bits : 0
}

const DEICTIC = new Set(['this', 'last', 'that', 'earlier', 'late'])
const PERIODS = new Set([
  'week',
  'weekend',
  'month',
  'year',
  'morning',
  'afternoon',
  'evening',
  'night',
  'day',
])

/** Skips adverbs, and prepositional phrases and times ("on Sunday in a statement"), in front of a clause. */
function skipAdjuncts(page: Page, from: number, to: number): number {
  let i = from
  while (i < to) {
    if (tagOf(page, i) === 'ADV') i++
    else if (tagOf(page, i) === 'ADP') {
      const phrase = phraseAfter(page, i + 1, to, { article: true })
      if (!phrase) return i
      i = phrase.last
    } else if (tagOf(page, i) === 'PROPN' && page.lexicon.timeWords.has(word(page, i))) i++
    else if (DEICTIC.has(word(page, i)) && PERIODS.has(word(page, i + 1))) i += 2
    else break
  }
  return i
}

/** The "that" or question word after the verb, looking past whom it was told and what stands between commas. */
function findOpener(reading: Reading, within: Run): number {
  const { page, group, cue } = reading
  const most = Math.min(within.last, group.last + FURTHEST_THAT)
  for (let i = group.last; i < most; i++) {
    if (contextOf(page, i) !== reading.context) return -1
    const said = word(page, i)
    // "see it as evidence | that": the noun's clause.
    if (said === 'that' && i - 2 >= group.last && word(page, i - 2) === 'as') return -1
    if (
      said === 'that' &&
      (tagOf(page, i) === 'SCONJ' ||
        i === group.last ||
        tagOf(page, i) === 'ADP' ||
        CONTENT_TAGS.has(tagOf(page, i + 1)))
    )
      return i
    if (QUESTION_WORDS.has(said) && cue.frames.has('wh') && tagOf(page, i + 1) !== 'PUNCT') return i
    if (isFinite(page, i) || said === 'to' || [':', ';', '.', '?', '!'].includes(said)) return -1
    if (said === ',') {
      let close = i + 1
      while (close < most && close - i < LONGEST_PARENTHESIS && word(page, close) !== ',') close++
      if (word(page, close) !== ',' || word(page, close + 1) !== 'that') return -1
      i = close
    }
  }
  return -1
}

/** The clause child of the verb that begins behind it. */
function clauseChild(reading: Reading): { readonly first: number; readonly last: number } | null {
  const { page, verb, group } = reading
  for (const child of children(page, verb)) {
    if (relation(page, child) !== 'ccomp' && relation(page, child) !== 'csubj') continue
    if (child < group.last) continue
    return {
      first: Math.max(page.tree.low[child] ?? child, group.last),
      last: (page.tree.high[child] ?? child) + 1,
    }
  }
  return null
}

const CONTENT_TAGS = new Set(['NOUN', 'PROPN', 'PRON', 'DET', 'ADJ', 'NUM', 'SYM'])

function bareStart(
  reading: Reading,
  within: Run,
): { readonly first: number; readonly recipient: Run | null } {
  const { page, group, cue } = reading
  const child = clauseChild(reading)
  if (cue.frames.has('rcpt')) {
    const recipient = phraseAfter(page, group.last, within.last, { article: true })
    if (recipient && (!child || child.first >= recipient.last || child.first === group.last)) {
      return { first: skipAdjuncts(page, recipient.last, within.last), recipient }
    }
  }
  const opens = quotationUnder(page, group.last, reading.context)
  if (opens >= 0 && tagOf(page, group.last) === 'PUNCT' && CONTENT_TAGS.has(tagOf(page, group.last + 1)))
    return { first: group.last + 1, recipient: null }
  if (CONTENT_TAGS.has(tagOf(page, group.last)) && !page.lexicon.timeWords.has(word(page, group.last)))
    return { first: group.last, recipient: null }
  if (child && !(tagOf(page, child.first) === 'PUNCT')) return { first: child.first, recipient: null }
  return { first: skipAdjuncts(page, group.last, within.last), recipient: null }
}

function hasFiniteVerb(page: Page, run: Run): boolean {
  for (let i = run.first; i < run.last; i++) {
    if (isFinite(page, i)) return true
    if ([';', ':'].includes(word(page, i))) return false
  }
  return false
}

/** Whether the words from `i` on begin a new report by the same subject ("and added that", ", saying"). */
function isNewReport(page: Page, i: number, reading: Pick<Reading, 'bits'>): boolean {
  let at = i
  while (tagOf(page, at) === 'ADV') at++
  const bits = reportingForm(page, at)
  if (bits === 0) return false
  if (word(page, i - 1) === ',' && (bits & ING) !== 0) return true
  if (tagOf(page, i - 1) !== 'CCONJ') return false
  return goesOnReporting(page, at, bits, reading)
}

/** Another's report after "and": "and critics warned that …". */
function isOthersReport(page: Page, i: number, reading: Pick<Reading, 'bits'>): boolean {
  if (tagOf(page, i - 1) !== 'CCONJ' && word(page, i - 1) !== 'while') return false
  if (!CONTENT_TAGS.has(tagOf(page, i))) return false
  const phrase = phraseAfter(page, i, i + 6)
  if (!phrase) return false
  const bits = reportingForm(page, phrase.last)
  return (
    bits !== 0 && FINITE.has(xposOf(page, phrase.last)) && goesOnReporting(page, phrase.last, bits, reading)
  )
}

function goesOnReporting(page: Page, at: number, bits: number, reading: Pick<Reading, 'bits'>): boolean {
  // "Is telling … and says" goes on; in "says an inspector saw it and told the desk" it is the inspector who told.
  const turnsPresent = (bits & THIRD) !== 0 && (reading.bits & PAST) !== 0
  const same = turnsPresent || (bits & reading.bits & (PAST | THIRD | BASE | ING)) !== 0
  return same && (tagOf(page, at + 1) !== 'PUNCT' || word(page, at + 1) === ',')
}

/** A subject and a finite verb follow: a sentence of its own behind "but". */
function opensMainClause(page: Page, first: number, last: number): boolean {
  if (!CONTENT_TAGS.has(tagOf(page, first)) && !['ADV', 'ADP'].includes(tagOf(page, first))) return false
  for (let i = first; i < Math.min(last, first + 12); i++) {
    if (isFinite(page, i)) return i > first
    if ([',', ';'].includes(word(page, i))) return false
  }
  return false
}

const DASHES = new Set(['—', '–', '--', '―'])
/** Longest insertion between dashes, in tokens. */
const LONGEST_INSERTION = 30

/** "his men — thought to be better armed — did not": behind the second dash where the clause goes on there, or -1. */
function insertionEnd(page: Page, dash: number, last: number): number {
  for (let i = dash + 1; i < Math.min(last - 1, dash + LONGEST_INSERTION); i++) {
    if (['.', ';', '?', '!'].includes(word(page, i))) return -1
    if (!DASHES.has(word(page, i))) continue
    return isFinite(page, i + 1) || (tagOf(page, i + 1) === 'ADV' && isFinite(page, i + 2)) ? i + 1 : -1
  }
  return -1
}

const PLURAL_VERBS = new Set(['are', 'were', 'have', 'do', "'re", "'ve"])
const SINGULAR_VERBS = new Set(['is', 'was', 'has', 'does'])
const PLURAL_PRONOUNS = new Set(['they', 'we', 'many', 'some', 'others', 'several', 'both'])

/** "Orme noted that the crews were ready, but | were | pushed back": the verb cannot be that of the one who reports. */
function goesOnForOthers(
  { page, source, sourceHead }: Pick<Reading, 'page'> & Partial<Pick<Reading, 'source' | 'sourceHead'>>,
  comma: number,
): boolean {
  if (!source || sourceHead === undefined || tagOf(page, comma + 1) !== 'CCONJ') return false
  let verb = comma + 2
  while (tagOf(page, verb) === 'ADV') verb++
  const isPlural =
    /^NNP?S$/.test(xposOf(page, sourceHead)) ||
    PLURAL_PRONOUNS.has(word(page, sourceHead)) ||
    source.last - source.first > 2
  const isSingular = ['NN', 'NNP'].includes(xposOf(page, sourceHead)) && source.last - source.first <= 2
  return (
    (isSingular && PLURAL_VERBS.has(word(page, verb))) ||
    (isPlural &&
      !isSingular &&
      PLURAL_PRONOUNS.has(word(page, sourceHead)) &&
      SINGULAR_VERBS.has(word(page, verb)))
  )
}

/** How far a clause that begins at `first` reaches. */
export function clauseReach(
  reading: Pick<Reading, 'page' | 'context' | 'bits'> & Partial<Pick<Reading, 'source' | 'sourceHead'>>,
  first: number,
  proposed: number,
  within: Run,
): number {
  const { page, context } = reading
  let end = Math.max(first + 1, proposed)
  while (end < within.last) {
    const q = quotationUnder(page, end, context)
    if (q >= 0 && startOf(page, end) > (page.quotations[q]?.open ?? 0)) {
      end++
      continue
    }
    const said = word(page, end)
    const behind = q < 0 && DASHES.has(said) ? insertionEnd(page, end, within.last) : -1
    if (behind > end) {
      end = behind
      continue
    }
    if (q < 0 && tagOf(page, end) === 'PUNCT' && !/^[-'’–/]$/.test(said) && said !== ')' && said !== '(') {
      if (said !== ',' || (proposed > first && !goesOnForOthers(reading, end))) break
      if (
        !goesOnForOthers(reading, end) &&
        ([
          'which',
          'who',
          'according',
          'while',
          'as',
          'but',
          'although',
          'though',
          'because',
          'after',
        ].includes(word(page, end + 1)) ||
          isNewReport(page, end + 1, reading))
      )
        break
    }
    if (said === 'when' && page.lexicon.list('whenAsked').has(word(page, end + 1))) break
    if (tagOf(page, end) === 'CCONJ' && isNewReport(page, end + 1, reading)) break
    end++
  }
  for (let i = first + 1; i < end - 1; i++) {
    if (quotationUnder(page, i, context) >= 0) continue
    if (i > first + 1 && opensCaveat(page, i, end)) return word(page, i - 1) === ',' ? i - 1 : i
    if (word(page, i) === ',' && word(page, i + 1) === 'but' && opensMainClause(page, i + 2, end)) return i
    const cuts = (tagOf(page, i) === 'CCONJ' || word(page, i) === ',') && isNewReport(page, i + 1, reading)
    if (cuts) return i
    if (isOthersReport(page, i + 1, reading)) return word(page, i - 1) === ',' ? i - 1 : i
  }
  return end
}

/** The clause a verb reports, or null where none follows it. */
export function findClause(reading: Reading): Clause | null {
  const { page, verb, context, cue } = reading
  const within = reach(page, verb, context)
  const opener = findOpener(reading, within)
  const child = clauseChild(reading)
  let first = opener
  let { recipient } = reading
  if (opener < 0) {
    const bare = bareStart(reading, within)
    const strong = cue.frames.get('that')?.weak === false && !cue.frames.has('np-to')
    if (!child && !strong) return null
    first = bare.first
    if (bare.recipient) recipient = bare.recipient
    if (
      first >= within.last ||
      tagOf(page, first) === 'PUNCT' ||
      ['to', 'as', 'of'].includes(word(page, first))
    )
      return null
  }
  const covers = child && child.first <= first + 1 && child.last > first
  const fronted = isFronted(page, verb, within) ? upToMainClause(page, first, within) : -1
  const last = fronted > first ? fronted : clauseReach(reading, first, covers ? child.last : first, within)
  if (last <= first + 1) return null
  // What can only take a clause takes one, though the tagger saw no verb in it.
  const clausal =
    cue.frames.has('bare') && CONTENT_TAGS.has(tagOf(page, first)) && last - first >= SHORTEST_CLAUSE
  if (
    opener < 0 &&
    !clausal &&
    (!hasFiniteVerb(page, { first, last }) || (!covers && !startsClause(page, first, last)))
  )
    return null
  return { run: { first, last }, opener: opener >= 0 ? word(page, opener) : '', recipient }
}

const SUBORDINATORS = new Set([
  'contrary',
  'citing',
  'amid',
  'with',
  'following',
  'while',
  'although',
  'though',
  'when',
  'after',
  'as',
  'if',
  'because',
  'since',
  'before',
  'despite',
  'by',
  'in',
  'without',
  'once',
  'until',
  'where',
  'whereas',
  'even',
])

/** "Claiming that …, X left", "While X said …, Y denied it": the report stands before the main clause. */
/** Longest way from the opening of a fronted clause to its cue, in tokens. */
const LONGEST_FRONT = 60

export function isFronted(page: Page, cue: number, within: Run): boolean {
  const opening =
    within.first + (tagOf(page, within.first) === 'CCONJ' || tagOf(page, within.first) === 'PUNCT' ? 1 : 0)
  const participle =
    opening === cue &&
    (word(page, opening).endsWith('ing') || page.lexicon.list('whenAsked').has(word(page, opening)))
  if (!participle && !SUBORDINATORS.has(word(page, opening))) return false
  if (cue - opening > LONGEST_FRONT) return false
  for (let i = opening; i < cue; i++) if (word(page, i) === ',') return false
  return true
}

/** The comma behind which a subject and its verb take over, or -1. */
export function upToMainClause(page: Page, first: number, within: Run): number {
  for (let i = first + 1; i < within.last; i++) {
    if (word(page, i) !== ',' && !(word(page, i - 1) === ',' && tagOf(page, i) === 'PUNCT')) continue
    if (opensMainClause(page, i + 1, within.last)) return i
  }
  return -1
}

/** A subject and its finite verb stand at the head of the clause. */
function startsClause(page: Page, first: number, last: number): boolean {
  if (!CONTENT_TAGS.has(tagOf(page, first)) && tagOf(page, first) !== 'PUNCT') return false
  for (let i = first; i < last; i++) {
    // "revealed divisions and may have …": the verb behind "and" goes on with the reporting verb's own subject.
    if (isFinite(page, i)) return i > first && tagOf(page, i - 1) !== 'CCONJ'
    if ([',', ';', ':'].includes(word(page, i)) && i > first) continue
    if (tagOf(page, i) === 'SCONJ' && !PREPOSITIONS.has(word(page, i))) return false
  }
  return false
}
