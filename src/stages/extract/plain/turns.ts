// Transcripts: turns of speech, each opened by a name and a colon ("PRATT: When was that?"). Where one of the speakers mostly
// asks and the others do not, that one's turns are questions, whatever their form, and all others' are answers.
import { LetterPattern } from '../../../text/letter-pattern.ts'
import { lastSign } from '../prose.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind } from './typed-unit.ts'

/** Fewer turns are lines with a colon in them. */
const LEAST_TURNS = 4
/** Share of the units from the first turn on that turns must be. */
const TURN_SHARE = 0.6
/** Share of one's turns that end in a question mark: of who asks at least, of all others at most. */
const ASKS_LEAST = 0.5
const ASKS_MOST = 0.34

const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){0,3}`
const MARKED = new LetterPattern(String.raw`^(?:\*\*|__)(${NAME})(?::(?:\*\*|__)|(?:\*\*|__):)\s`)
const CAPITALS = new LetterPattern(
  String.raw`^(\p{Lu}[\p{Lu}\p{M}.'’-]+(?:\s\p{Lu}[\p{Lu}\p{M}.'’-]+){0,3}):\s`,
)

/** Types the turns of a transcript that a name opens; leaves any other text alone. */
export function typeTurns(units: readonly TypedUnit[]): void {
  const open = units.filter((unit) => unit.kind === null)
  const first = open.findIndex((unit) => speakerOf(unit) !== null)
  const body = first < 0 ? [] : open.slice(first)
  const turns = body.filter((unit) => speakerOf(unit) !== null)
  if (turns.length < LEAST_TURNS || turns.length < body.length * TURN_SHARE) return
  const asker = askerOf(turns)
  if (asker === null) return
  for (const unit of turns) setKind(unit, speakerOf(unit) === asker ? 'question' : 'answer', 'turn')
}

/** Paragraphs without a name belong to the turn above them. */
export function continueTurns(units: readonly TypedUnit[]): void {
  let kind: 'question' | 'answer' | null = null
  for (const unit of units) {
    if (unit.reason === 'turn') kind = unit.kind === 'question' ? 'question' : 'answer'
    else if (kind !== null && unit.kind === null) setKind(unit, kind, 'turn-goes-on')
  }
}

function speakerOf(unit: TypedUnit): string | null {
  const head = unit.text.slice(0, 120)
  return (MARKED.exec(head) ?? CAPITALS.exec(head))?.[1] ?? null
}

function askerOf(turns: readonly TypedUnit[]): string | null {
  const counts = new Map<string, { asked: number; all: number }>()
  for (const unit of turns) {
    const speaker = speakerOf(unit) ?? ''
    const count = counts.get(speaker) ?? { asked: 0, all: 0 }
    count.all++
    if (/[?？]/.test(lastSign(unit.text))) count.asked++
    counts.set(speaker, count)
  }
  const shares = [...counts].map(([speaker, { asked, all }]) => ({ speaker, share: asked / all }))
  const asking = shares.filter(({ share }) => share >= ASKS_LEAST)
  const others = shares.filter(({ share }) => share < ASKS_LEAST)
  const isClear = asking.length === 1 && others.length > 0 && others.every(({ share }) => share <= ASKS_MOST)
  return isClear ? (asking[0]?.speaker ?? null) : null
}
