// Prose: the words of a document that can have been taken from another, hashed, each with its span and two marks:
// whether it stands inside quotation marks (or a quotation block) and whether its sentence is stock ("Sign up for our
// newsletter") or in a boilerplate block. Nothing is decided here about who took what.
import type { Document } from '../../model/index.ts'
import { hashWord } from '../../text/shingles.ts'
import { wordList } from '../../text/terms.ts'
import type { StockPhrases } from './stock.ts'
import { NO_STOCK, stockSentences } from './stock.ts'

export interface Prose {
  readonly id: string
  /** One hash a word. */
  readonly words: Uint32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 where the word is spoken or cited: inside quotation marks or a quotation block. */
  readonly quoted: Uint8Array
  /** 1 where the word begins with a capital: long names recur without anybody copying. */
  readonly capital: Uint8Array
  /** 1 where the word belongs to a stock sentence or a boilerplate block. */
  readonly stock: Uint8Array
  /** Words that are not stock. */
  readonly size: number
}

/** A quotation longer than this is an unclosed mark, not speech (characters; about 250 words). */
const LONGEST_QUOTATION = 1500

export function prose(document: Document, phrases: StockPhrases = NO_STOCK): Prose {
  const list = wordList(document.text)
  const words = new Uint32Array(list.words.length)
  for (let i = 0; i < words.length; i++) words[i] = hashWord(list.words[i] ?? '')
  const { starts, ends } = list
  const quoted = marked(quotations(document), starts)
  const stock = stockSentences(document.text, { words, starts, ends }, phrases)
  const left = marked(boilerplate(document), starts)
  let size = words.length
  for (let i = 0; i < stock.length; i++) {
    if (left[i] === 1) stock[i] = 1
    size -= stock[i] ?? 0
  }
  return {
    id: document.id,
    words,
    starts,
    ends,
    quoted,
    capital: capitals(document.text, starts),
    stock,
    size,
  }
}

function boilerplate(document: Document): (readonly [number, number])[] {
  return document.blocks
    .filter((block) => block.kind === 'boilerplate')
    .map((block) => [block.start, block.end] as const)
}

function capitals(text: string, starts: Int32Array): Uint8Array {
  const flags = new Uint8Array(starts.length)
  for (let i = 0; i < starts.length; i++) {
    const letter = text.charAt(starts[i] ?? 0)
    if (letter !== letter.toLowerCase()) flags[i] = 1
  }
  return flags
}

/** Flags the words whose start lies in one of the sorted ranges. */
function marked(ranges: readonly (readonly [number, number])[], starts: Int32Array): Uint8Array {
  const flags = new Uint8Array(starts.length)
  let zone = 0
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] ?? 0
    while (zone < ranges.length && (ranges[zone]?.[1] ?? 0) <= start) zone++
    if (start >= (ranges[zone]?.[0] ?? Infinity)) flags[i] = 1
  }
  return flags
}

/** Ranges between quotation marks and quotation blocks, sorted, not overlapping. */
function quotations(document: Document): (readonly [number, number])[] {
  const blocks = document.blocks
    .filter((block) => block.kind === 'quotation')
    .map((block) => [block.start, block.end] as const)
  const all = [...blocks, ...quotationMarks(document.text)].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const merged: [number, number][] = []
  for (const [start, end] of all) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** Pairs of double marks within a line: “ ”, « », „ “, straight ones, and the `` '' of tokenised texts. */
export function quotationMarks(text: string): (readonly [number, number])[] {
  const found: [number, number][] = []
  let open = -1
  for (let at = 0; at < text.length; at++) {
    const mark = markAt(text, at)
    if (mark === 'none') continue
    if (mark === 'line') open = -1
    else if (mark === 'open' || (mark === 'either' && open < 0)) open = at
    else if (open >= 0) {
      if (at - open <= LONGEST_QUOTATION) found.push([open, at + 1])
      else if (mark === 'either') {
        open = at
        continue
      }
      open = -1
    }
  }
  return found
}

type Mark = 'open' | 'close' | 'either' | 'line' | 'none'

function markAt(text: string, at: number): Mark {
  switch (text.charCodeAt(at)) {
    case 0x0a:
    case 0x0d:
      return 'line'
    case 0x22:
      return straightMark(text, at)
    case 0x201c: // “ opens in English and closes in German
      return opensHere(text, at) ? 'open' : 'close'
    case 0xab:
    case 0x201e:
      return 'open'
    case 0xbb:
    case 0x201d:
      return 'close'
    case 0x60:
      return text.charCodeAt(at + 1) === 0x60 ? 'open' : 'none'
    case 0x27:
      return text.charCodeAt(at + 1) === 0x27 ? 'close' : 'none'
    default:
      return 'none'
  }
}

/** A straight mark opens after a space and before a word, closes the other way round, and else does what is due. */
function straightMark(text: string, at: number): Mark {
  const before = at === 0 || /[\s([]/.test(text.charAt(at - 1))
  const after = opensHere(text, at)
  return before === after ? (before ? 'open' : 'close') : 'either'
}

/** “ before a letter opens (“Yes”), before a space or a point it closes („Ja“). */
function opensHere(text: string, at: number): boolean {
  const next = text.charAt(at + 1)
  return next !== '' && !/[\s.,;:!?)]/.test(next)
}
