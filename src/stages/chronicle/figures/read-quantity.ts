// Reads one quantity: what stands before the number, the number or range, and a unit that is a measure, share or currency.
// What is counted ("people killed") is found by the caller, who knows the sentence.
import { readNumber } from '../../../text/numbers.ts'
import type { Word } from '../../../text/numbers.ts'
import type { FigureLexicon, Nearness, UnitHit } from './lexicon.ts'

export interface Quantity {
  /** Index of its first and one past its last word, approximators and unit included. */
  readonly first: number
  readonly next: number
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly approximate: boolean
  readonly unit: UnitHit | null
  /** Written with digits. */
  readonly numeral: boolean
  /** "400-vehicle": the unit word is joined to the number by a hyphen. */
  readonly joined: boolean
  readonly vague: boolean
  /** "half", "two-thirds": a share of something. */
  readonly fraction: boolean
}

interface Amount {
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly next: number
  readonly unit: UnitHit | null
  readonly numeral: boolean
  readonly vague: boolean
  readonly fraction?: boolean
}

export interface QuantityReader {
  readonly words: readonly Word[]
  readonly lex: FigureLexicon
}

const lowerAt = (r: QuantityReader, at: number): string => r.words[at]?.lower ?? ''

/** Currency sign or code before the number. */
function readSign(r: QuantityReader, at: number): { unit: UnitHit; next: number } | null {
  const word = r.words[at]
  if (!word) return null
  const sign = r.lex.signs.get(word.text)
  if (sign) return { unit: { kind: 'currency', unit: sign }, next: at + 1 }
  const then = r.words[at + 1]
  const prefixed = r.lex.prefixes.get(word.lower)
  if (prefixed && then?.glued && r.lex.signs.has(then.text) && /^[A-Z]/.test(word.text))
    return { unit: { kind: 'currency', unit: prefixed }, next: at + 2 }
  if (r.lex.codes.has(word.text) && then?.kind === 'digits')
    return { unit: { kind: 'currency', unit: word.text }, next: at + 1 }
  return null
}

/** Number with sign before and unit after: "$40 billion", "5 percent", "125 miles", "a few hundred miles", "dozens". */
function readAmount(r: QuantityReader, at: number): Amount | null {
  const sign = readSign(r, at)
  const from = sign?.next ?? at
  const vague = sign ? null : readVague(r, from)
  const number = vague ?? readPlain(r, from)
  if (!number) return null
  const after = readUnit(r, number.next)
  return {
    ...number,
    unit: sign?.unit ?? after?.unit ?? null,
    next: after && !sign ? after.next : number.next,
  }
}

function readPlain(r: QuantityReader, at: number): Amount | null {
  const article =
    /^an?$/.test(lowerAt(r, at)) &&
    r.lex.numbers.fractions.has(lowerAt(r, at + 1)) &&
    lowerAt(r, at + 2) === 'of'
  if (article)
    return {
      value: r.lex.numbers.fractions.get(lowerAt(r, at + 1)) ?? 0,
      next: at + 2,
      unit: null,
      numeral: false,
      vague: false,
      fraction: true,
    }
  const found = readNumber(r.words, at, r.lex.numbers)
  if (!found) return null
  const last = lowerAt(r, found.next - 1)
  const fraction = !found.numeral && found.value < 1 && r.lex.numbers.fractions.has(last)
  return { value: found.value, next: found.next, unit: null, numeral: found.numeral, vague: false, fraction }
}

/** "dozens (of)", "a few hundred", "several thousand", "tens of thousands". */
function readVague(r: QuantityReader, at: number): Amount | null {
  const hit = r.lex.vague.find(r.words, at)
  if (!hit) return null
  const [low, high] = hit.value
  const scale = r.lex.numbers.multipliers.get(lowerAt(r, hit.next)) ?? null
  if (scale !== null)
    return {
      value: low * scale,
      low: low * scale,
      high: high * scale,
      next: hit.next + 1,
      unit: null,
      numeral: false,
      vague: true,
    }
  return { value: low, low, high, next: hit.next, unit: null, numeral: false, vague: true }
}

function readUnit(r: QuantityReader, at: number): { unit: UnitHit; next: number } | null {
  const hyphen =
    lowerAt(r, at) === '-' && r.words[at]?.glued === true && r.words[at + 1]?.glued === true ? 1 : 0
  const of = lowerAt(r, at) === 'of' ? 1 : 0
  const hit = r.lex.units.find(r.words, at + hyphen + of)
  if (!hit) return null
  const first = r.words[at + hyphen + of]
  // "5m" and "10 m" are metres only where the letter stands small and alone.
  if (
    first &&
    first.text.length === 1 &&
    first.kind === 'letters' &&
    (first.text !== 'm' || r.words[hit.next]?.glued === true)
  )
    return null
  return { unit: hit.value, next: hit.next }
}

const JOINERS = /^(?:to|and|or|-|–|—)$/

/** "between 25,000 and 50,000", "25 to 40", "25-40", "from 3 to 5", "two or three". */
function readRange(r: QuantityReader, at: number): Amount | null {
  const lead = lowerAt(r, at)
  const led = lead === 'between' || lead === 'from'
  if (lead === 'from' && r.lex.changes.has(lowerAt(r, at - 1))) return null
  // "rose from 5 to 7" is a change, "from 5 to 7 people" a range.
  if (lowerAt(r, at - 1) === 'from' && r.lex.changes.has(lowerAt(r, at - 2))) return null
  const first = readAmount(r, led ? at + 1 : at)
  if (!first || first.vague) return null
  const joiner = lowerAt(r, first.next)
  if (!JOINERS.test(joiner)) return null
  const tight = joiner === '-' || joiner === '–' || joiner === '—'
  if (joiner === 'and' && lead !== 'between') return null
  if (tight && r.words[first.next]?.glued !== r.words[first.next + 1]?.glued) return null
  const second = readAmount(r, first.next + 1)
  if (!second || second.vague || second.numeral !== first.numeral) return null
  if (
    joiner === 'or' &&
    (second.value - first.value > Math.max(10, first.value) || second.value <= first.value)
  )
    return null
  const low = scaleOfFirst(first, second)
  if (low >= second.value) return null
  if (first.unit && second.unit && first.unit.unit !== second.unit.unit) return null
  return {
    value: low,
    low,
    high: second.value,
    next: second.next,
    unit: second.unit ?? first.unit,
    numeral: second.numeral,
    vague: false,
  }
}

/** "2 to 3 million": the scale of the second number belongs to the first as well. */
function scaleOfFirst(first: Amount, second: Amount): number {
  if (first.value >= 1000 || second.value < 1000) return first.value
  const power = 10 ** (3 * Math.floor(Math.log10(second.value) / 3))
  const lead = second.value / power
  return first.value < lead && first.value * 1000 < second.value ? first.value * power : first.value
}

/** A quantity that begins at word `at`, or null. */
export function readQuantity(r: QuantityReader, at: number): Quantity | null {
  let from = at
  let nearness: Nearness | null = null
  for (let step = 0; step < 3; step += 1) {
    const hit = r.lex.approximators.find(r.words, from)
    if (!hit) break
    if (nearness === null || nearness === 'exact' || nearness === 'near') nearness = hit.value
    from = hit.next
  }
  const range = readRange(r, from)
  const amount = range ?? readAmount(r, from)
  if (!amount) return null
  const after = r.words[amount.next]
  const joined =
    after?.text === '-' &&
    after.glued &&
    r.words[amount.next + 1]?.glued === true &&
    r.words[amount.next + 1]?.kind === 'letters'
  const base = {
    first: at,
    next: amount.next,
    value: amount.value,
    unit: amount.unit,
    numeral: amount.numeral,
    joined,
    vague: amount.vague,
    fraction: amount.fraction === true,
  }
  if (amount.low !== undefined && amount.high !== undefined)
    return { ...base, low: amount.low, high: amount.high, approximate: true }
  return { ...base, ...bounds(amount.value, nearness) }
}

function bounds(
  value: number,
  nearness: Nearness | null,
): { low?: number; high?: number; approximate: boolean } {
  switch (nearness) {
    case null:
    case 'exact':
      return { approximate: false }
    case 'low':
      return { low: value, approximate: true }
    case 'high':
      return { high: value, approximate: true }
    case 'near':
    case 'below':
    case 'above':
      return { approximate: true }
  }
}
