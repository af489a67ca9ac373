// Passages: the sentences of all pages with the keys of their words, and what stands round them. Linear in the texts.
import type { BlockKind, Span } from '../../../model/index.ts'
import { LetterPattern } from '../../../text/letter-pattern.ts'
import { segment } from '../../../text/segment.ts'
import { tokenize } from '../../../text/tokenize.ts'
import type { HeldPage } from './holdings.ts'
import type { RetrievalLexicon } from './lexicon.ts'

export interface KeyedWord extends Span {
  /** As written. */
  readonly word: string
  readonly key: string
}

export interface Passage extends Span {
  readonly page: HeldPage
  readonly block: number
  readonly kind: BlockKind
  readonly words: readonly KeyedWord[]
  readonly keys: ReadonlySet<string>
  /** Keys of the words that no capital letter inside the sentence marks as names. */
  readonly plainKeys: ReadonlySet<string>
  /** Keys of the neighbouring sentences, and of the question or heading that it stands under. */
  readonly around: ReadonlySet<string>
  /** Keys of the question or heading alone. */
  readonly lead: ReadonlySet<string>
}

const CARRIES: ReadonlySet<BlockKind> = new Set([
  'dek',
  'paragraph',
  'quotation',
  'list-item',
  'answer',
  'table',
  'caption',
  'title',
  'footnote',
])
const LEADS: ReadonlySet<BlockKind> = new Set(['question', 'heading'])
const ASKS = /[?？]["'”’»)\]]*\s*$/

const WORDS = new LetterPattern(String.raw`[\p{L}\p{N}\p{M}]+(?:[.,:’'][\p{L}\p{N}\p{M}]+)*`, 'g')

/** Words and numbers of a stretch. A name with its number ("Tank 3") gets one key more. */
export function keyedWords(text: string, span: Span, lexicon: RetrievalLexicon): KeyedWord[] {
  const found: KeyedWord[] = []
  const piece = text.slice(span.start, span.end)
  for (const match of WORDS.matchAll(piece)) {
    const start = span.start + match.index
    const word = match[0].replace(/['’]s$/i, '')
    const isNumber = /^\d/.test(word)
    const key = isNumber ? word.replaceAll(',', '') : lexicon.keyOf(word.toLowerCase())
    const before = found.at(-1)
    found.push({ word, key, start, end: start + match[0].length })
    if (
      isNumber &&
      /^\d{1,3}$/.test(word) &&
      before &&
      /^\p{Lu}/u.test(before.word) &&
      !lexicon.calendarWords.has(before.word.toLowerCase())
    ) {
      found.push({
        word: `${before.word} ${word}`,
        key: `${before.key} ${key}`,
        start: before.start,
        end: start + match[0].length,
      })
    }
  }
  return found
}

function sentencesOf(page: HeldPage, span: Span, lexicon: RetrievalLexicon): Span[] {
  const tokens = { starts: [] as number[], ends: [] as number[] }
  tokenize(page.text, span.start, span.end, lexicon.tokens, tokens)
  const last = tokens.starts.length
  const begins = segment({
    text: page.text,
    tokens,
    first: 0,
    last,
    words: lexicon.tokens,
    rules: lexicon.sentences,
  })
  return begins.map((begin, at) => ({
    start: tokens.starts[begin] ?? span.start,
    end: tokens.ends[(begins[at + 1] ?? last) - 1] ?? span.end,
  }))
}

/** Length of a label that stands before an answer ("Answer: ", "A. "). A speaker's name before a turn stays: it says who answers. */
function labelOf(text: string, block: Span): number {
  return (
    /^\s*(?:A|Answer)(?: \d{1,3})?\s*[:.]\s+/.exec(
      text.slice(block.start, Math.min(block.end, block.start + 24)),
    )?.[0].length ?? 0
  )
}

/** "its own": the possessive says whose, not that somebody owns. */
const POSSESSIVES = new Set(['my', 'your', 'his', 'her', 'its', 'our', 'their', 'whose'])

/** Words of a sentence with their keys, for a passage. */
export function keysOf(words: readonly KeyedWord[]): Pick<Passage, 'words' | 'keys' | 'plainKeys'> {
  const senses = words.filter(
    (one, at) => !(one.word === 'own' && POSSESSIVES.has(words[at - 1]?.word.toLowerCase() ?? '')),
  )
  const plain = senses.filter((one) => one === words[0] || !/^\p{Lu}/u.test(one.word))
  return { words, keys: keySet(senses), plainKeys: keySet(plain) }
}

const keySet = (words: readonly KeyedWord[]): Set<string> => new Set(words.map((one) => one.key))

/** A run of more words without a full stop is no sentence: it is looked at in pieces, so that work stays linear. */
const LONGEST = 200

function inPieces(
  span: Span,
  words: readonly KeyedWord[],
): { readonly span: Span; readonly words: readonly KeyedWord[] }[] {
  if (words.length <= LONGEST) return [{ span, words }]
  const pieces: { span: Span; words: readonly KeyedWord[] }[] = []
  for (let from = 0; from < words.length; from += LONGEST) {
    const piece = words.slice(from, from + LONGEST)
    const [first, last] = [piece[0], piece.at(-1)]
    if (first && last) pieces.push({ span: { start: first.start, end: last.end }, words: piece })
  }
  return pieces
}

/** The sentences of one page that may answer something. A heading or question leads all blocks until the next one. */
function passagesOfPage(page: HeldPage, lexicon: RetrievalLexicon): Passage[] {
  const found: Passage[] = []
  let heading: readonly KeyedWord[] = []
  let asked: readonly KeyedWord[] = []
  for (const [index, block] of page.blocks.entries()) {
    if (LEADS.has(block.kind)) heading = keyedWords(page.text, block, lexicon).slice(0, LONGEST)
    if (!CARRIES.has(block.kind)) continue
    const spans = sentencesOf(
      page,
      { start: block.start + labelOf(page.text, block), end: block.end },
      lexicon,
    )
    const pieces = spans.flatMap((span) => inPieces(span, keyedWords(page.text, span, lexicon)))
    for (const [n, { span, words }] of pieces.entries()) {
      const around = [...(pieces[n - 1]?.words ?? []), ...(pieces[n + 1]?.words ?? []), ...heading, ...asked]
      found.push({
        ...span,
        page,
        block: index,
        kind: block.kind,
        ...keysOf(words),
        around: keySet(around),
        lead: keySet([...heading, ...asked]),
      })
    }
    // What a paragraph asks at its end, the next one answers.
    asked = ASKS.test(page.text.slice(Math.max(block.start, block.end - 40), block.end))
      ? (pieces.at(-1)?.words ?? [])
      : []
  }
  return found
}

export const passagesOf = (pages: readonly HeldPage[], lexicon: RetrievalLexicon): Passage[] =>
  pages.flatMap((page) => passagesOfPage(page, lexicon))

export const isQuestion = (passage: Passage): boolean =>
  ASKS.test(passage.page.text.slice(Math.max(passage.start, passage.end - 40), passage.end))
