// The questions that a page itself asks: question blocks, headings that end in a question mark, and sentences of its prose
// that put a question to the reader or to the person interviewed. Questions inside quoted words are somebody's, not the page's.
// With each goes the page's own answer, where it gives one at once.
import type { Block, BlockKind, Document, Span, Syntax } from '../../model/index.ts'
import { LetterPattern } from '../../text/letter-pattern.ts'
import { oneLine } from './wording.ts'

export interface Asked {
  /** Without a label before it ("Question 2:", "HOST:"). */
  readonly question: string
  readonly span: Span
  /** Where the page itself answers: the rest of the block, the answer block, or the next speaker's turn; null where it does not. */
  readonly answer: Span | null
  /** Whether the page sets question and answer against each other: by labels, as blocks, or as turns of a talk. */
  readonly isDialogue: boolean
}

const ASKING: ReadonlySet<BlockKind> = new Set(['question', 'heading'])
const PROSE: ReadonlySet<BlockKind> = new Set(['paragraph', 'list-item', 'dek'])
const ENDS_ASKING = /[?？]["'”’»)\]*_]*$/
/** Marks of bold or slanting type behind a question. */
const TYPE_MARKS = /[*_]+$/
/** "This leaves one question: Has the dam held?": what comes before the colon asks nothing. */
const LEAD_IN = new LetterPattern(String.raw`^[^?:]{1,140}\bquestions?(?: (?:is|remains|now))?:\s+(?=\p{Lu})`)
/** A block that calls itself a question is one, whatever else it was taken for. */
const NAMES_ITSELF = /^\**\s*(?:\d{1,3}\s*[.)]\s*)?Question(?: ?\d{1,3})?\s*:/
const OPENS_QUOTED = /^["'“‘«„]/
/** Who speaks in a transcript, or that this is a question: at most a few words before a colon. */
const LABEL = new LetterPattern(
  String.raw`^\**(?:(?:\d{1,3}\s*[.)]\s*)?(?:Q|Question)(?: ?\d{1,3})?\s*[:.)]\**\s+|\d{1,3}\s*[.)]\s+|\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3}:\**\s+)`,
)
/** A question of fewer words ("Why?") asks nothing; one of fewer than four only where the page itself answers it. */
const LEAST_WORDS = 3
const LEAST_UNANSWERED = 4

const labelLength = (words: string): number => LABEL.exec(words.slice(0, 80))?.[0].length ?? 0

function trimmed(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end)
  const start = span.start + piece.length - piece.trimStart().length
  const end = span.start + piece.trimEnd().replace(TYPE_MARKS, '').length
  const named = Math.min(end, start + labelLength(text.slice(start, end)))
  const from = named + (/^[*_]+(?=\S)/.exec(text.slice(named, end))?.[0].length ?? 0)
  const lead = LEAD_IN.exec(text.slice(from, end))?.[0].length ?? 0
  return { start: from + lead, end }
}

const isTurn = (text: string, block: Block | undefined): boolean =>
  block !== undefined && PROSE.has(block.kind) && labelLength(text.slice(block.start, block.end)) > 0

/** A question or heading, or a block that names itself a question and has its answer behind it. */
function isAsking(text: string, blocks: readonly Block[], at: number): boolean {
  const block = blocks[at]
  if (!block) return false
  if (ASKING.has(block.kind)) return true
  return blocks[at + 1]?.kind === 'answer' && NAMES_ITSELF.test(text.slice(block.start, block.end))
}

/** Where the page answers a question that ends at `end` inside block `at`. */
function ownAnswer(document: Document, at: number, end: number): Span | null {
  const { text, blocks } = document
  const block = blocks[at]
  const next = blocks[at + 1]
  if (!block) return null
  const rest = { start: end, end: block.end }
  if (/[^\s*_]/.test(text.slice(rest.start, rest.end))) return rest
  if (next?.kind === 'answer') return next
  if (ASKING.has(block.kind)) return next && PROSE.has(next.kind) ? next : null
  return isTurn(text, block) && isTurn(text, next) ? (next ?? null) : null
}

/** Questions of one page in reading order, each wording once. */
export function askedIn(document: Document, syntax: Syntax): Asked[] {
  const { text, blocks } = document
  const found = new Map<string, Asked>()
  const take = (span: Span, at: number): void => {
    const place = trimmed(text, span)
    const question = oneLine(text.slice(place.start, place.end))
    if (!ENDS_ASKING.test(question) || OPENS_QUOTED.test(question) || found.has(question)) return
    const answer = ownAnswer(document, at, span.end)
    const isDialogue = answer !== null && (isAsking(text, blocks, at) || isTurn(text, blocks[at]))
    const least = isDialogue ? LEAST_WORDS : LEAST_UNANSWERED
    if (question.split(' ').length >= least)
      found.set(question, { question, span: place, answer, isDialogue })
  }
  for (const [at, block] of blocks.entries()) if (isAsking(text, blocks, at)) take(block, at)
  const quoted = openQuotations(document, syntax)
  for (const [index, sentence] of syntax.sentences.entries()) {
    const block = blocks[sentence.block]
    if (block && PROSE.has(block.kind) && !quoted.has(index)) take(sentence, sentence.block)
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start)
}

/** Whether quotation marks are open where each sentence begins, counted once through each block. */
function openQuotations(document: Document, syntax: Syntax): ReadonlySet<number> {
  const { text, blocks } = document
  const inside = new Set<number>()
  let block = -1
  let at = 0
  let curled = 0
  let straight = 0
  for (const [index, sentence] of syntax.sentences.entries()) {
    if (sentence.block !== block) {
      block = sentence.block
      at = blocks[block]?.start ?? sentence.start
      curled = 0
      straight = 0
    }
    for (; at < sentence.start; at++) {
      const mark = text.charAt(at)
      if (mark === '“' || mark === '«' || mark === '„') curled += 1
      else if (mark === '”' || mark === '»') curled -= 1
      else if (mark === '"') straight += 1
    }
    if (curled > 0 || straight % 2 === 1) inside.add(index)
  }
  return inside
}
