// One text node of the source → its folded text and the source run of each part of it. A run is cut where a soft hyphen or
// zero-width sign was left out, so that decoding a run's source and folding its white space gives exactly its text.
import { decodeText } from './entities.ts'
import type { EntityDecoder } from './entities.ts'
import type { Run } from './leaf.ts'

export interface FoldedRun {
  readonly text: string
  readonly runs: readonly Run[]
}

const EMPTY: FoldedRun = { text: '', runs: [] }
const INVISIBLE =
  /[\u00ad\u200b\u2060\ufeff]|&(?:shy|ZeroWidthSpace|NoBreak|#173|#8203|#8288|#65279|#x0*ad|#x0*200b|#x0*2060|#x0*feff);?/gi
const MAY_BE_INVISIBLE = /[\u00ad\u200b\u2060\ufeff]|&(?:shy|Zero|NoBr|#173|#8203|#8288|#65279|#x)/i

/** Folds source[start, end). `afterSpace`: the text so far is empty or ends with white space. */
export function foldRun(
  source: string,
  start: number,
  end: number,
  decoder: EntityDecoder,
  afterSpace: boolean,
): FoldedRun {
  const raw = source.slice(start, end)
  if (!MAY_BE_INVISIBLE.test(raw)) return foldPlain(raw, start, decoder, afterSpace)
  let text = ''
  let isAfterSpace = afterSpace
  const runs: Run[] = []
  let at = 0
  const cut = (to: number): void => {
    const part = foldPlain(raw.slice(at, to), start + at, decoder, isAfterSpace)
    for (const run of part.runs)
      runs.push({ ...run, start: run.start + text.length, end: run.end + text.length })
    text += part.text
    if (part.text !== '') isAfterSpace = part.text.endsWith(' ')
  }
  for (const match of raw.matchAll(INVISIBLE)) {
    cut(match.index)
    at = match.index + match[0].length
  }
  cut(raw.length)
  return text === '' ? EMPTY : { text, runs }
}

function foldPlain(raw: string, start: number, decoder: EntityDecoder, afterSpace: boolean): FoldedRun {
  const decoded = decodeText(raw, decoder)
  let text = /\s\s|[^\S ]/.test(decoded) ? decoded.replace(/\s+/g, ' ') : decoded
  if (afterSpace && text.startsWith(' ')) text = text.slice(1)
  if (text === '') return EMPTY
  const lead = text.startsWith(' ') ? 0 : leadingSpace(raw, decoder)
  return {
    text,
    runs: [{ start: 0, end: text.length, sourceStart: start + lead, sourceEnd: start + raw.length }],
  }
}

/** Source characters before the first visible one: white space, also as character references. */
function leadingSpace(raw: string, decoder: EntityDecoder): number {
  let at = 0
  for (;;) {
    const space = /^\s+/.exec(raw.slice(at, at + 4000))
    if (space) at += space[0].length
    const reference =
      raw[at] === '&'
        ? /^&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{0,20});?/.exec(raw.slice(at, at + 40))
        : null
    if (reference && decodeText(reference[0], decoder).trim() === '') at += reference[0].length
    else if (!space) return at
  }
}

/** Where the visible text of source[start, end) ends: trailing white space set aside, also as character references. */
export function visibleEnd(source: string, start: number, end: number, decoder: EntityDecoder): number {
  let at = end
  for (;;) {
    while (at > start && /\s/.test(source[at - 1] ?? '')) at--
    const reference =
      source[at - 1] === ';'
        ? /&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{0,20});$/.exec(
            source.slice(Math.max(start, at - 40), at),
          )
        : null
    if (reference && decodeText(reference[0], decoder).trim() === '') at -= reference[0].length
    else return at
  }
}
