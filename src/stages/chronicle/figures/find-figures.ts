// Finds the figures of a text: numbers and ranges with what they count and in which state it is ("people killed").
// Left out: dates and clock times, ordinals, numbers that are part of a name ("Flight 370", "F-16"), footnote digits, scores.
import type { Figure, Span, TimeExpression, Upos } from '../../../model/index.ts'
import type { Word } from '../../../text/numbers.ts'
import type { FigureLexicon } from './lexicon.ts'
import { readQuantity } from './read-quantity.ts'
import type { Quantity } from './read-quantity.ts'
import { describeCounted } from './describe-counted.ts'

export interface FiguresInput {
  readonly sentences: readonly (readonly Word[])[]
  readonly lexicon: FigureLexicon
  readonly times: readonly TimeExpression[]
  readonly tagAt: (offset: number) => Upos | null
}

/** All figures, in text order. */
export function findFigures(input: FiguresInput): Figure[] {
  const figures: Figure[] = []
  const times = input.times.filter((time) => time.type !== 'DURATION')
  let near = 0
  let last: { readonly figure: Figure; readonly sentence: number } | null = null
  for (const [sentence, words] of input.sentences.entries()) {
    const reader = { words, lex: input.lexicon }
    for (let at = 0; at < words.length;) {
      const word = words[at]
      if (!word) break
      while (near < times.length && (times[near]?.end ?? 0) <= word.start) near += 1
      const time = times[near]
      if (time && time.start <= word.start && word.start < time.end) {
        at += 1
        continue
      }
      const found =
        word.kind === 'digits' || input.lexicon.starters.has(word.lower) ? readQuantity(reader, at) : null
      const figure = found && !overlapsNext(words, found, times, near) ? toFigure(words, found, input) : null
      if (!found || !figure) {
        at += 1
        continue
      }
      const carried: Figure =
        figure.unit === '' && last && sentence - last.sentence <= CARRY_SENTENCES
          ? carryUnit(figure, last.figure)
          : figure
      figures.push(carried)
      if (carried.unit !== '' && found.unit === null) last = { figure: carried, sentence }
      at = Math.max(found.next, at + 1)
      while (at < words.length && (words[at]?.start ?? 0) < figure.end) at += 1
    }
  }
  return figures
}

/** How many sentences back a bare number may take up what was counted. */
const CARRY_SENTENCES = 2
/** A bare number this much larger or smaller than the figure before it counts something else. */
const CARRY_RATIO = 20

/** "Police counted 1,800. The union put the number at 5,000.": a bare number counts what was counted just before. */
function carryUnit(figure: Figure, before: Figure): Figure {
  const ratio = figure.value / before.value
  if (!(ratio < CARRY_RATIO && ratio > 1 / CARRY_RATIO)) return figure
  return { ...figure, unit: before.unit, of: before.of }
}

function overlapsNext(
  words: readonly Word[],
  found: Quantity,
  times: readonly Span[],
  near: number,
): boolean {
  const end = words[found.next - 1]?.end ?? 0
  const time = times[near]
  return time !== undefined && time.start < end
}

/** Things that are enumerated rather than counted: "two things are clear", "one possibility". */
const ENUMERATED =
  /^(?:thing|point|question|possibility|option|way|reason|fact|aspect|example|case|idea|theory|explanation|issue|problem|factor|matter|lesson|conclusion|scenario|time|side|hand|word|part|answer|argument|step|difference)s?$/

/**
 * "One analyst says", "one possibility", "just one of the major wars", "one well placed shot": the word "one" is a pronoun or an
 * article there. It counts with a measure ("one mile"), and where a count is what the sentence is about ("one person was killed",
 * "one dead").
 */
function countsNothing(
  words: readonly Word[],
  found: Quantity,
  counted: { readonly unit: string; readonly of: string },
  tagAt: FiguresInput['tagAt'],
): boolean {
  if (found.numeral || found.unit !== null || found.fraction || found.value > MOST_ENUMERATED) return false
  const before = words[found.first - 1]?.lower ?? ''
  const next = words[found.next]
  if (ENUMERATED.test(counted.unit) && !/^(?:kill|injur|wound|miss|arrest|die|dead)/.test(counted.of))
    return true
  if (found.value !== 1 || found.approximate) return false
  if (next?.lower === 'of' || /^(?:no|any|every|each|this|that|the|which|another)$/.test(before)) return true
  const tag = next ? tagAt(next.start) : null
  if (tag !== 'NOUN' && tag !== 'PROPN') return tag !== 'ADJ' || !STATE.test(next?.lower ?? '')
  // "One analyst says": whoever speaks is not counted.
  const verb = words[found.next + 1]
  return (
    (verb !== undefined && SPEAKS.test(verb.lower)) ||
    (verb?.lower === '-' && verb.glued) ||
    /^(?:former|ex)$/.test(next?.lower ?? '')
  )
}
const MOST_ENUMERATED = 3
const STATE = /^(?:dead|injured|wounded|missing|critical|other|more|further|new|civilian|young|unidentified)$/
const SPEAKS =
  /^(?:says?|said|told|tells|adds?|added|argues?|argued|claims?|claimed|writes?|wrote|notes?|noted|suggests?|suggested|believes?|believed|thinks?|thought)$/

function toFigure(words: readonly Word[], found: Quantity, input: FiguresInput): Figure | null {
  const counted = describeCounted(words, found, input)
  if (!counted || countsNothing(words, found, counted, input.tagAt)) return null
  const first = words[found.first]
  if (!first) return null
  return {
    start: first.start,
    end: counted.end,
    value: found.value,
    ...(found.low === undefined ? {} : { low: found.low }),
    ...(found.high === undefined ? {} : { high: found.high }),
    unit: counted.unit,
    of: counted.of,
    approximate: found.approximate,
  }
}
