// The strings of a JSON text with their places, in one pass. It reads data inside scripts, so it does not mind what stands
// round it (assignments, calls, comments, single quotes): such text only makes containers that hold nothing of interest.
// JSON.parse is not used since it forgets where things stood.

export interface JsonBox {
  readonly kind: '[' | '{'
  readonly parent: JsonBox | null
  /** The name it stands under, "" in a list. */
  readonly key: string
  /** What it says of its own kind: "paragraph", "image". */
  type: string
  /** Has a name that stands on articles and their teasers rather than on parts of a text. */
  isPiece: boolean
}

export interface JsonString {
  readonly box: JsonBox
  /** The name it stands under, "" in a list. */
  readonly key: string
  /** Offsets of the raw text between the quotes. */
  readonly start: number
  readonly end: number
}

/** Names that articles, teasers and comments have, and that parts of a text do not. */
const PIECE_KEYS: ReadonlySet<string> = new Set([
  'headline',
  'title',
  'datePublished',
  'publishedAt',
  'published_at',
  'publishDate',
  'slug',
])

/** Strings shorter than this are no running text and no headline; under the names of runs of text they may be words of one. */
const SHORTEST = 12
const RUN_KEYS: ReadonlySet<string> = new Set(['text', 'value'])
const TYPE_KEYS: ReadonlySet<string> = new Set([
  'type',
  '_type',
  'tag',
  'tagName',
  'kind',
  'nodeType',
  'blockType',
])

/** The strings of text[from, to), in order. */
export function scanJson(text: string, from = 0, to = text.length): JsonString[] {
  const root: JsonBox = { kind: '[', parent: null, key: '', type: '', isPiece: false }
  const strings: JsonString[] = []
  let box = root
  let key = ''
  const structure = /["{}[\],]/g
  structure.lastIndex = from
  for (let match = structure.exec(text); match && match.index < to; match = structure.exec(text)) {
    const sign = match[0]
    const at = match.index
    if (sign === '"') {
      const end = stringEnd(text, at + 1, to)
      const next = afterSpace(text, end + 1)
      if (box.kind === '{' && text.charCodeAt(next) === 58) {
        key = text.slice(at + 1, Math.min(end, at + 61))
        if (PIECE_KEYS.has(key)) box.isPiece = true
      } else {
        if (TYPE_KEYS.has(key)) box.type ||= text.slice(at + 1, Math.min(end, at + 41)).toLowerCase()
        else if (end - at > SHORTEST || RUN_KEYS.has(key)) strings.push({ box, key, start: at + 1, end })
        key = ''
      }
      structure.lastIndex = end + 1
    } else if (sign === ',') key = ''
    else if (sign === '{' || sign === '[') {
      box = { kind: sign, parent: box, key, type: '', isPiece: false }
      key = ''
    } else {
      box = box.parent ?? root
      key = ''
    }
  }
  return strings
}

/** Offset of the closing quote; the end of the text where there is none. */
function stringEnd(text: string, from: number, to: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return at
  }
  return to
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}
