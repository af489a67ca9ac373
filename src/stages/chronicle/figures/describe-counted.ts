// What a quantity counts or measures: the head noun after it, its state ("killed", "missing"), or the noun it measures.
// Also the place where numbers are turned away that count nothing: parts of names, scores, list numbers, footnotes.
import type { Upos } from '../../../model/index.ts'
import type { Word } from '../../../text/numbers.ts'
import type { FigureLexicon } from './lexicon.ts'
import type { Quantity } from './read-quantity.ts'

export interface Counted {
  readonly unit: string
  readonly of: string
  readonly end: number
}

interface Place {
  readonly lexicon: FigureLexicon
  readonly tagAt: (offset: number) => Upos | null
}

const lowerAt = (words: readonly Word[], at: number): string => words[at]?.lower ?? ''
const isCapital = (word: Word | undefined): boolean => word?.kind === 'letters' && /^\p{Lu}/u.test(word.text)

/** Unit, noun and end of the figure, or null where the number counts nothing. */
export function describeCounted(words: readonly Word[], found: Quantity, place: Place): Counted | null {
  if (isPartOfName(words, found, place) || isNamedNumber(words, found, place)) return null
  const last = words[found.next - 1]
  if (!last) return null
  if (found.unit) return describeMeasure(words, found, place, last.end)
  if (found.fraction) return describeShare(words, found, place, last.end)
  const noun = readNoun(words, found, place)
  const state = findState(words, found, noun?.next ?? found.next, place)
  if (noun) {
    if (
      isWeak(words, found, place) &&
      (lowerAt(words, found.first) !== 'one' || place.lexicon.uncounted.has(noun.head))
    )
      return null
    // "a few people", "several officials" give no figure worth keeping; "a few hundred" does.
    if (found.vague && found.value < 20) return null
    if (noun.head === state || noun.state)
      return { unit: 'people', of: `people ${noun.state ?? state ?? ''}`.trim(), end: noun.end }
    return {
      unit: noun.head,
      of: state && !noun.rest ? `${noun.phrase} ${state}` : (noun.rest ?? noun.phrase),
      end: noun.end,
    }
  }
  if (isWeak(words, found, place) || (found.vague && found.value < 20)) return null
  if (state) return { unit: 'people', of: `people ${state}`, end: last.end }
  const them =
    lowerAt(words, found.next) === 'of' && /^(?:them|us|those)$/.test(lowerAt(words, found.next + 1))
  if (them) return { unit: '', of: lowerAt(words, found.next + 1), end: last.end }
  return found.numeral && isFree(words, found)
    ? { unit: '', of: nounBefore(words, found.first, place), end: last.end }
    : null
}

const isWeak = (words: readonly Word[], found: Quantity, place: Place): boolean =>
  !found.numeral && found.next - found.first === 1 && place.lexicon.weak.has(lowerAt(words, found.first))

/** "Channel Nine", "Two Tides": a number word written large inside a sentence is part of a name. */
function isNamedNumber(words: readonly Word[], found: Quantity, place: Place): boolean {
  const word = words[found.first]
  if (!word || word.kind !== 'letters' || !isCapital(word) || found.first === 0) return false
  const before = words[found.first - 1]
  if (before?.kind === 'letters')
    return isCapital(before) || isCapital(words[found.next]) || place.tagAt(word.start) === 'PROPN'
  return isCapital(words[found.next]) && !/^["“‘:.—–-]$/.test(before?.text ?? '')
}

/** "two-thirds of the voters", "half his wages": a share of what follows. */
function describeShare(words: readonly Word[], found: Quantity, place: Place, end: number): Counted | null {
  const after = lowerAt(words, found.next)
  if (!/^(?:of|the|his|her|its|their|our|all)$/.test(after)) return null
  const noun = nounAt(words, found.next + (after === 'of' ? 1 : 0), place)
  return noun ? { unit: 'share', of: noun.phrase, end } : null
}

interface Noun {
  readonly head: string
  readonly phrase: string
  readonly next: number
  readonly end: number
  readonly state?: string
  /** For "400-vehicle convoy": what stands after the joined unit. */
  readonly rest?: string
}

/** Words that may stand between a number and its noun. */
const SKIP: ReadonlySet<Upos> = new Set(['ADJ', 'ADV', 'PROPN', 'DET'])
const CLOSED = new Set([
  'of',
  'in',
  'on',
  'at',
  'by',
  'to',
  'for',
  'from',
  'with',
  'and',
  'or',
  'but',
  'as',
  'than',
  'that',
  'who',
  'which',
  'were',
  'was',
  'are',
  'is',
  'have',
  'has',
  'had',
  'will',
  'would',
  'a',
  'an',
  'per',
  'when',
  'while',
  'after',
  'before',
  'against',
  'over',
  'into',
  'during',
  'since',
  'said',
  'if',
  'not',
  'it',
  'he',
  'she',
  'they',
  'we',
  'i',
  'you',
])
const MAX_NOUN_WORDS = 6

/** The noun phrase after a number: "Russian military aircraft", "of the dead", "vehicle convoy". */
function readNoun(words: readonly Word[], found: Quantity, place: Place): Noun | null {
  let i = found.next
  if (found.joined) return readJoined(words, i + 1, place)
  // A closing quotation mark or bracket after the number does not part it from its noun.
  if (/^["”’')\]]$/.test(lowerAt(words, i))) i += 1
  if (
    lowerAt(words, i) === 'of' &&
    (lowerAt(words, i + 1) === 'the' ||
      lowerAt(words, i + 1) === 'its' ||
      lowerAt(words, i + 1) === 'their' ||
      found.vague)
  )
    i += found.vague ? 1 : 2
  if (found.vague && lowerAt(words, i) === 'the') i += 1
  // "from 25 to 40 people": the first number counts what stands after the second.
  const change =
    lowerAt(words, found.first - 1) === 'from' &&
    lowerAt(words, i) === 'to' &&
    words[i + 1]?.kind === 'digits'
  if (change) i += 2
  const from = i
  let head = -1
  for (; i < words.length && i - from < MAX_NOUN_WORDS; i += 1) {
    const word = words[i]
    if (!word) break
    if (word.text === '-' && word.glued && head < 0 && words[i + 1]?.glued === true) continue
    if (word.kind !== 'letters' || CLOSED.has(word.lower)) break
    const tag = place.tagAt(word.start)
    const state = head < 0 ? place.lexicon.states.find(words, i) : null
    if (state && (tag === 'ADJ' || tag === 'VERB' || place.lexicon.people.has(word.lower))) {
      return {
        head: 'people',
        phrase: 'people',
        state: state.value,
        next: state.next,
        end: words[state.next - 1]?.end ?? word.end,
      }
    }
    if (tag === 'NOUN' || (place.lexicon.people.has(word.lower) && tag !== 'VERB')) head = i
    else if (head >= 0) break
    else if (
      tag === 'PROPN' &&
      !isCapital(words[i + 1]) &&
      place.tagAt(words[i + 1]?.start ?? -1) !== 'NOUN' &&
      place.tagAt(words[i + 1]?.start ?? -1) !== 'ADJ'
    )
      head = i
    else if (tag === 'VERB' ? !/(?:ed|en|ing)$/.test(word.lower) : tag !== null && !SKIP.has(tag)) break
  }
  const word = words[head]
  if (!word) return null
  const end = change ? (words[found.next - 1]?.end ?? word.end) : word.end
  return { head: word.lower, phrase: phraseOf(words, from, head + 1), next: head + 1, end }
}

function readJoined(words: readonly Word[], at: number, place: Place): Noun | null {
  const unit = words[at]
  if (!unit || unit.kind !== 'letters') return null
  if (/^(?:old|something|plus|odd|ish|fold|way|point)$/.test(unit.lower) && unit.lower !== 'point')
    return null
  let i = at + 1
  let head = -1
  for (; i < words.length && i - at <= 4; i += 1) {
    const word = words[i]
    if (word?.kind !== 'letters' || CLOSED.has(word.lower)) break
    const tag = place.tagAt(word.start)
    if (i > at + 1 && /(?:ed|ing)$/.test(word.lower)) {
      if (head < 0) head = i - 1
      break
    }
    if (tag === 'NOUN' || tag === 'PROPN') head = i
    else if (head >= 0 || tag !== 'ADJ') break
  }
  const rest = head >= 0 ? phraseOf(words, at + 1, head + 1) : ''
  return {
    head: unit.lower,
    phrase: unit.lower,
    rest: rest || unit.lower,
    next: (head >= 0 ? head : at) + 1,
    end: (words[head] ?? unit).end,
  }
}

const phraseOf = (words: readonly Word[], from: number, to: number): string => {
  let phrase = ''
  for (let i = from; i < to; i += 1) {
    const word = words[i]
    if (word)
      phrase += (phrase && !(word.glued && i > from) ? ' ' : '') + (isCapital(word) ? word.text : word.lower)
  }
  return phrase
}

/** How many words to each side of the figure a state may stand away. */
const STATE_AFTER = 7
const STATE_BEFORE = 8
const STOP = /^[.;:!?()—–]$/
const LINKS = new Set([
  'were',
  'was',
  'are',
  'is',
  'have',
  'has',
  'had',
  'been',
  'be',
  'being',
  'still',
  'also',
  'reported',
  'reportedly',
  'to',
  'confirmed',
  'believed',
  'feared',
  'people',
  'others',
  'more',
  'now',
  'currently',
  'left',
  'remain',
  'remained',
  'remains',
  'who',
  'that',
  'would',
  'will',
  'said',
  'allegedly',
  'went',
  'go',
  'gone',
  'known',
  'presumed',
  'found',
  'in',
  'since',
  'all',
  'so',
  'far',
  'could',
  'may',
  'might',
  'not',
  'yet',
  'missing',
  '"',
  '”',
  '’',
])

/** The state the counted are in: after the noun ("were killed"), else before the number ("killing at least"). */
function findState(words: readonly Word[], found: Quantity, after: number, place: Place): string | null {
  for (let i = after; i < Math.min(words.length, after + STATE_AFTER); i += 1) {
    const word = words[i]
    if (!word || STOP.test(word.text) || word.text === ',') break
    const hit = place.lexicon.states.find(words, i)
    if (hit) {
      if (isActive(words, i, after, place)) break
      return hit.value
    }
    if (!LINKS.has(word.lower) && place.tagAt(word.start) !== 'ADV') break
  }
  for (let i = found.first - 1, seen = 0; i >= 0 && seen < STATE_BEFORE; i -= 1, seen += 1) {
    const word = words[i]
    if (!word || STOP.test(word.text)) break
    const hit = place.lexicon.states.find(words, i)
    if (hit && hit.next <= found.first && reaches(words, hit.next, found.first, place)) return hit.value
  }
  return null
}

/** "30 soldiers killed two men": an active verb with an object of its own describes what they did, not what they are. */
function isActive(words: readonly Word[], at: number, after: number, place: Place): boolean {
  if (at > after) return false
  const next = words[at + 1]
  const tag = next ? place.tagAt(next.start) : null
  return (
    tag === 'DET' ||
    tag === 'NUM' ||
    tag === 'PRON' ||
    tag === 'NOUN' ||
    tag === 'ADJ' ||
    (tag === 'PROPN' && !/day$/.test(next?.lower ?? ''))
  )
}

/** Between a state and a later number only words that keep them together: "killing at least", "death toll rose to". */
function reaches(words: readonly Word[], from: number, to: number, place: Place): boolean {
  for (let i = from; i < to; i += 1) {
    const word = words[i]
    if (!word) return false
    const tag = place.tagAt(word.start)
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON') {
      if (!/^(?:toll|number|total|count|least|people|estimate|figure|some|many)$/.test(word.lower))
        return false
    }
    if (
      word.text === ',' ||
      word.lower === 'and' ||
      word.lower === 'or' ||
      word.lower === 'in' ||
      word.lower === 'after' ||
      word.lower === 'when'
    )
      return false
  }
  return true
}

/** Measures, shares, money: what is measured stands after "of", after the noun, or is the noun itself. */
function describeMeasure(words: readonly Word[], found: Quantity, place: Place, end: number): Counted | null {
  const unit = found.unit
  if (!unit) return null
  if (unit.kind === 'period') {
    // "one day", "an hour" are times, not figures.
    if (!found.numeral && place.lexicon.weak.has(lowerAt(words, found.first))) return null
    let i = found.next
    const hyphen = lowerAt(words, i) === '-' ? 1 : 0
    if (lowerAt(words, i + hyphen) === 'old')
      return { unit: unit.unit, of: 'age', end: words[i + hyphen]?.end ?? end }
    if (lowerAt(words, i) === 'of') i += 1
    const noun = nounAt(words, i, place)
    return { unit: unit.unit, of: noun ? noun.phrase : '', end }
  }
  if (unit.kind === 'measure')
    return {
      unit: unit.unit,
      of:
        readRelation(words, found.next, place) ??
        nounAt(words, found.next, place)?.phrase ??
        nounBefore(words, found.first, place),
      end,
    }
  const of =
    lowerAt(words, found.next) === 'of' ||
    lowerAt(words, found.next) === 'in' ||
    lowerAt(words, found.next) === 'worth'
  const noun = of
    ? nounAt(words, found.next + (lowerAt(words, found.next + 1) === 'of' ? 2 : 1), place)
    : nounAt(words, found.next, place)
  return { unit: unit.unit, of: noun?.phrase ?? nounBefore(words, found.first, place), end }
}

/** "(within 125 miles) of the capital", "west of the pier", "from its berth", "away". */
function readRelation(words: readonly Word[], at: number, place: Place): string | null {
  let i = at
  const direction =
    /^(?:north|south|east|west|northeast|northwest|southeast|southwest|north-?east|inland|offshore|away|off|outside|short|deep|long|wide|high|tall|above|below|up|down)$/
  while (
    i < words.length &&
    (direction.test(lowerAt(words, i)) || (lowerAt(words, i) === '-' && words[i]?.glued === true))
  )
    i += 1
  if (!/^(?:of|from|off|to|into|inside|outside|above|below|along|across)$/.test(lowerAt(words, i)))
    return i > at ? phraseOf(words, at, i) : null
  const noun = nounAt(words, i + 1, place)
  return noun ? phraseOf(words, at, noun.next) : null
}

function nounAt(words: readonly Word[], at: number, place: Place): { phrase: string; next: number } | null {
  let head = -1
  const from = at
  for (let i = at; i < words.length && i - at < MAX_NOUN_WORDS; i += 1) {
    const word = words[i]
    if (!word) break
    if (word.text === '-' && word.glued) continue
    if (word.kind !== 'letters') break
    const tag = place.tagAt(word.start)
    if (tag === 'NOUN' || tag === 'PROPN') head = i
    else if (
      head >= 0 ||
      !(tag === 'DET' || tag === 'ADJ' || tag === 'PRON' || tag === null) ||
      (CLOSED.has(word.lower) && tag !== 'DET')
    )
      break
  }
  return head < 0 ? null : { phrase: phraseOf(words, from, head + 1), next: head + 1 }
}

/** The noun before a figure that has none after it: "a toll of 31", "turnout was 63 percent". */
function nounBefore(words: readonly Word[], first: number, place: Place): string {
  for (let i = first - 1; i >= Math.max(0, first - 6); i -= 1) {
    const word = words[i]
    if (!word || STOP.test(word.text)) return ''
    const tag = word.kind === 'letters' ? place.tagAt(word.start) : null
    if (tag === 'NOUN') return word.lower
  }
  return ''
}

/** A bare numeral counts only where the sentence leaves it free: not in a bracket, a list number or an address. */
function isFree(words: readonly Word[], found: Quantity): boolean {
  const [before, after] = [words[found.first - 1], words[found.next]]
  if (
    words.slice(0, found.first).every((word) => word.kind === 'mark') &&
    (after?.text === '.' || after?.text === ')' || after === undefined)
  )
    return false
  if (
    before === undefined ||
    before.text === '(' ||
    before.text === '[' ||
    before.text === '#' ||
    before.text === '/' ||
    before.text === '.'
  )
    return false
  if (
    after?.glued &&
    (after.kind !== 'mark' || after.text === '/' || after.text === ':' || after.text === '-')
  )
    return false
  return !(before.text === ',' && after?.text === ',')
}

/** Digits in a name or code: "Flight 370", "F-16", "G7", "Covid-19", "mutiny1", "3-1", "1,2". */
function isPartOfName(words: readonly Word[], found: Quantity, place: Place): boolean {
  let i = found.first
  while (i < found.next && words[i]?.kind !== 'digits') i += 1
  const number = words[i]
  if (!number || number.kind !== 'digits') return false
  const before = words[i - 1]
  const after = words[i + 1]
  if (number.glued && before?.kind === 'letters' && !place.lexicon.prefixes.has(before.lower)) return true
  if (after?.glued && after.kind === 'letters' && i + 1 >= found.next) return true
  if (
    number.glued &&
    (before?.text === '-' ||
      before?.text === '–' ||
      before?.text === ':' ||
      before?.text === '/' ||
      before?.text === '.' ||
      before?.text === '&') &&
    i === found.first
  )
    return true
  if (
    after?.glued &&
    (after.text === '-' || after.text === '–' || after.text === ':') &&
    words[i + 2]?.glued === true &&
    words[i + 2]?.kind === 'digits' &&
    i + 1 >= found.next
  )
    return true
  if (i > found.first || before?.kind !== 'letters')
    return number.text.startsWith('0') && number.text.length > 1 && !number.text.includes('.')
  if (place.lexicon.referenceNouns.has(before.lower) && !/s$/.test(before.lower)) return true
  const named = isCapital(before) && place.tagAt(before.start) === 'PROPN'
  return named && found.unit === null && !(after?.kind === 'letters' && place.tagAt(after.start) === 'NOUN')
}
