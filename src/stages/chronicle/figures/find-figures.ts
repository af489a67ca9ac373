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

function toFigure(words: readonly Word[], found: Quantity, input: FiguresInput): Figure | null {
  const counted = describeCounted(words, found, input)
  if (!counted) return null
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
