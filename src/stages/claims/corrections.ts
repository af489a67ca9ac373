// What the rest of a page tells better than a tagger that sees one sentence: a name it read as another word at the head of
// a sentence, and the dateline in front of the first one, which belongs to no clause.
import type { Document, Sentence, Syntax, Token } from '../../model/index.ts'
import { LetterPattern } from '../../text/letter-pattern.ts'
import type { Lexicon } from './lexicon.ts'

/** Place and agency in front of a report ("HARWICK, Oct 14 (Coast Wire) - …"). */
export interface Dateline {
  readonly start: number
  /** Offset of the first word behind it. */
  readonly end: number
  /** The name in brackets, '' where there is none. */
  readonly agency: string
}

export interface Corrected {
  readonly syntax: Syntax
  readonly datelines: readonly Dateline[]
}

/** Datelines stand in front of the first paragraphs; live pages have more, each at the head of its block. */
const LONGEST_DATELINE = 110
const PLACE = String.raw`\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}`
const DAY = String.raw`(?:\p{Lu}\p{L}+\.? ?\d{0,2}|\d{1,2} \p{Lu}\p{L}+)(?: \d{4})?`
const PATTERN = new LetterPattern(
  String.raw`^\s*(${PLACE})((?:, (?:${PLACE}|${DAY}|\d{4})){0,3})\s*(?:\(([^()\n]{2,40})\)\s*)?[–—-]{1,2}\s+(?=["“„'‘]?[\p{L}\d])`,
)

const isCapitals = (text: string): boolean => /\p{Lu}{3}/u.test(text) && text === text.toUpperCase()

function datelineOf(text: string, start: number, end: number): Dateline | null {
  const match = PATTERN.exec(text.slice(start, Math.min(end, start + LONGEST_DATELINE)))
  if (!match) return null
  const [whole, place = '', , agency = ''] = match
  // "Orme - the elder - said" opens as a dateline does: only capitals or an agency make it sure.
  if (!isCapitals(place) && agency === '') return null
  return { start, end: start + whole.length, agency }
}

/** Cuts the dateline off the sentence it opens. */
function splitAt(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  datelines: readonly Dateline[],
): readonly Sentence[] {
  if (datelines.length === 0) return sentences
  let next = 0
  return sentences.flatMap((sentence): readonly Sentence[] => {
    while (next < datelines.length && (datelines[next]?.end ?? 0) <= sentence.start) next++
    const end = datelines[next]?.end
    if (end === undefined || end >= sentence.end) return [sentence]
    let first = sentence.first
    while (first < sentence.last && (tokens[first]?.start ?? 0) < end) first++
    const last = tokens[first - 1]?.end ?? end
    if (first === sentence.first || first === sentence.last) return [sentence]
    return [
      { ...sentence, last: first, end: last },
      { ...sentence, first, start: tokens[first]?.start ?? end },
    ]
  })
}

const RETAGGED = new Set(['ADV', 'INTJ', 'VERB', 'NOUN', 'ADJ', 'X', 'ADP', 'PRON'])
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])
const NAMES = new Set(['NNP', 'NNPS'])

/** Capitalised words that the page has as names inside its sentences and never writes small. */
function nameWords(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): ReadonlySet<string> {
  const heads = new Set(sentences.map((sentence) => sentence.first))
  const names = new Set<string>()
  const small = new Set<string>()
  for (const [i, token] of tokens.entries()) {
    const form = text.slice(token.start, token.end)
    if (/^\p{Ll}/u.test(form)) small.add(form)
    else if (!heads.has(i) && token.upos === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(form)) names.add(form)
  }
  for (const form of names) if (small.has(form.toLowerCase())) names.delete(form)
  return names
}

/** A name at the head of a sentence, before a verb or a comma, that was tagged as another word. */
function retagged(text: string, tokens: readonly Token[], sentences: readonly Sentence[]): readonly Token[] {
  const names = nameWords(text, tokens, sentences)
  const changed = new Map<number, Token>()
  for (const sentence of sentences) {
    let first = sentence.first
    while (first < sentence.last && tokens[first]?.upos === 'PUNCT') first++
    const token = tokens[first]
    const next = tokens[first + 1]
    if (!token || !next || !RETAGGED.has(token.upos) || NAMES.has(token.xpos)) continue
    const stands =
      FINITE.has(next.xpos) || ['AUX', 'VERB', 'ADV'].includes(next.upos) || text[next.start] === ','
    if (stands && names.has(text.slice(token.start, token.end)))
      changed.set(first, { ...token, upos: 'PROPN', xpos: 'NNP' })
  }
  return changed.size === 0 ? tokens : tokens.map((token, i) => changed.get(i) ?? token)
}

/** The syntax layer with these corrections; the layer itself stays as it is. */
export function correct(document: Document, syntax: Syntax, lexicon: Lexicon): Corrected {
  if (lexicon.language !== 'en') return { syntax, datelines: [] }
  const { text } = document
  const datelines = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'dek'
      ? (datelineOf(text, block.start, block.end) ?? [])
      : [],
  )
  const sentences = splitAt(syntax.sentences, syntax.tokens, datelines)
  const tokens = retagged(text, syntax.tokens, sentences)
  return { syntax: { ...syntax, sentences, tokens }, datelines }
}
