// Block quotations without any mark: a paragraph leads in and stays open (no full stop, or "…", or ":"), and what follows
// restates its words or carries the reporting it announced; the quotation lasts until the writer's own voice is back.
// General signals only: openness, restated words, cues, first person, opening words of comment. No outlet is known here.
import { foldLine } from '../fold.ts'
import { phraseAtStart, phraseInside } from '../lexicon.ts'
import type { Voice } from '../lexicon.ts'
import { contentStems, countWords, isClosed, lastSign } from '../prose.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind } from './typed-unit.ts'

/** A shorter open line is a heading. */
const LEAD_IN_WORDS = 9
/** Shared content words that make a paragraph a restatement of its lead-in. */
const RESTATED_STEMS = 2
/** A quotation is seldom longer; beyond it the writer's voice was missed. */
const QUOTED_UNITS = 6

/** Types unmarked quotations among the units still untyped from `from` on. Runs last, over what is left as paragraphs. */
export function typeQuotations(units: readonly TypedUnit[], from: number, voice: Voice): void {
  const body = units.slice(from).filter((unit) => unit.kind === null || unit.kind === 'paragraph')
  const isHabit = isHabitToLeadIn(body, voice)
  for (let at = 0; at < body.length; at++) {
    const lead = body[at]
    const first = body[at + 1]
    if (!lead || !first || !isLeadIn(lead, first, voice, isHabit)) continue
    let next = at + 1
    while (next < body.length && next <= at + QUOTED_UNITS) {
      const unit = body[next]
      if (!unit || (next > at + 1 && !continues(unit, body[next + 1], lead, voice))) break
      if (next > at + 1 && !isHabit && startsWithCommon(unit.text, voice)) break
      setKind(unit, 'quotation', 'lead-in-before')
      unit.leadIn = lead
      next++
    }
    at = next - 1
  }
}

/** So many sure lead-ins, and paragraphs in the first person, make it a comment that leaves its lead-ins open: openness alone tells one. */
const HABIT = 2
/** Where more paragraphs are open, it is the way the page is written. */
const OPEN_SHARE = 0.5

function isHabitToLeadIn(body: readonly TypedUnit[], voice: Voice): boolean {
  const open = body.filter((unit) => isOpen(unit.text)).length
  if (open < HABIT || open > body.length * OPEN_SHARE) return false
  let sure = 0
  for (const [at, lead] of body.entries()) {
    const first = body[at + 1]
    if (first && isLeadIn(lead, first, voice, false)) sure++
  }
  return sure >= HABIT && body.filter((unit) => speaksOfItself(unit.text, voice)).length >= HABIT
}

function isLeadIn(lead: TypedUnit, first: TypedUnit, voice: Voice, isHabit: boolean): boolean {
  if (!canTakePart(lead) || !canTakePart(first) || countWords(first.text) < 8) return false
  if (!isOpen(lead.text) || countWords(lead.text) < LEAD_IN_WORDS || isTitleCase(lead.text)) return false
  if (startsInOwnVoice(first.text, voice) && !/^["“„«‘]/.test(first.text)) return false
  if (!isHabit && startsWithCommon(first.text, voice)) return false
  const restated = sharedStems(lead.text, first.text)
  if (lastSign(lead.text) === ':') return restated >= RESTATED_STEMS + 1 && hasCue(lead.text, voice)
  return isHabit || restated >= RESTATED_STEMS || hasCue(lead.text, voice)
}

function canTakePart(unit: TypedUnit): boolean {
  return unit.mark === 'none' && unit.text.length < 6000
}

/** Left open at its end: no full stop, or dots, or a colon. */
function isOpen(text: string): boolean {
  return !isClosed(text) && !/[;,]$/.test(text)
}

function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? []
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return words.length > 0 && capitals > words.length * 0.7
}

function hasCue(text: string, voice: Voice): boolean {
  return (foldLine(text).match(/[\p{L}']+/gu) ?? []).some((word) => voice.cues.has(word))
}

function sharedStems(a: string, b: string): number {
  const stems = contentStems(b)
  let shared = 0
  for (const stem of contentStems(a)) if (stems.has(stem)) shared++
  return shared
}

/** Whether the quotation goes on with this paragraph: closed, and not in the writer's own voice. */
function continues(unit: TypedUnit, next: TypedUnit | undefined, lead: TypedUnit, voice: Voice): boolean {
  if (!canTakePart(unit) || /[?]/.test(lastSign(unit.text))) return false
  if (/^["“„«]/.test(unit.text) && isClosed(unit.text)) return true
  if (!isClosed(unit.text) && next) return false
  return !startsInOwnVoice(unit.text, voice) && !speaksOfItself(unit.text, voice) && !isAside(unit, lead)
}

/** First words of comment ("And", "Needless to say"), words of remark, or the first person outside quotation marks. */
function startsInOwnVoice(text: string, voice: Voice): boolean {
  const opens = phraseAtStart(foldLine(text.slice(0, 60)), voice.openers) !== null
  return (opens && !opensWithName(text)) || speaksOfItself(text, voice)
}

/** "The", "In": such words open a remark as often as a report. */
function startsWithCommon(text: string, voice: Voice): boolean {
  return phraseAtStart(foldLine(text.slice(0, 60)), voice.commonOpeners) !== null && !opensWithName(text)
}

function opensWithName(text: string): boolean {
  return /^\p{Lu}[\p{L}’'-]+\s\p{Lu}\p{Ll}/u.test(text)
}

function speaksOfItself(text: string, voice: Voice): boolean {
  // "US" in capitals is a country, not the writer and friends.
  const unquoted = text.replace(/["“„«][^"”“»]{0,2000}["”“»]|\bUS\b/g, ' ')
  if (phraseInside(foldLine(unquoted), voice.remarks) !== null) return true
  return (foldLine(unquoted).match(/[\p{L}']+/gu) ?? []).some((word) => voice.author.has(word))
}

/** One short sentence without a name, number or quotation: a remark between quotations. */
function isAside(unit: TypedUnit, lead: TypedUnit): boolean {
  return countWords(unit.text) <= 7 && !/["“”\d]/.test(unit.text) && sharedStems(lead.text, unit.text) === 0
}
