// Tags and trees for tokenized sentences, by one network that shares its encoder: Penn and universal tags, a biaffine arc
// scorer (Dozat and Manning 2017) and relation labels. Time grows linearly with the text: sentences longer than LONGEST_PIECE are parsed in pieces whose roots hang on the first.
import { NO_LISTS, listFlags } from './names-lists.ts'
import type { NameLists } from './names-lists.ts'
import { addRow, affine, encode } from './parser-encoder.ts'
import type { Piece } from './parser-encoder.ts'
import { LEAK, distanceBucket, padded } from './parser-layout.ts'
import { CAPACITY, LONGEST_PIECE, rowOf, tensor } from './parser-model.ts'
import type { ParserModel } from './parser-model.ts'
import { bestTree } from './parser-tree.ts'
import { listFeature, sentenceCase, shapeFeature, wordFeatures } from './tagger-features.ts'

/** Results by token, parallel to the forms handed in. */
export interface Parsed {
  readonly tags: Uint8Array
  /** Index of the governing token, −1 for the root of a sentence. */
  readonly heads: Int32Array
  readonly relations: Uint8Array
}

export interface ParseInput {
  readonly forms: readonly string[]
  /** Token ranges [first, last) of the sentences. */
  readonly sentences: readonly { readonly first: number; readonly last: number }[]
  readonly lists: NameLists | null
}

const UNKNOWN_ROW = 0
/** A sentence too long to parse at once is cut behind one of these, if one stands in the second half of the piece. */
const CUTS = new Set([';', ':', ',', '.', '–', '—', '-', ')', '|', '•', '/'])

/** Cuts token ranges into pieces that fit. */
export function pieces(forms: readonly string[], first: number, last: number): [number, number][] {
  const out: [number, number][] = []
  let from = first
  while (last - from > LONGEST_PIECE) {
    let cut = from + LONGEST_PIECE
    for (let k = cut; k > from + LONGEST_PIECE / 2; k--) {
      if (!CUTS.has(forms[k - 1] ?? '')) continue
      cut = k
      break
    }
    out.push([from, cut])
    from = cut
  }
  out.push([from, last])
  return out
}

interface Reader {
  readonly model: ParserModel
  readonly input: ParseInput
  readonly parsed: Parsed
  /** Summed vectors of the words seen in this call. */
  readonly vectors: Map<string, Float32Array>
}

function wordVector({ model, vectors }: Reader, form: string): Float32Array {
  const known = vectors.get(form)
  if (known) return known
  const vector = new Float32Array(2 * model.header.sizes.cell)
  const features = wordFeatures(form)
  for (let f = 0; f < features.length; f++) {
    const row = rowOf(model, features[f] ?? 0)
    if (row >= 0) addRow(model, row, vector, 0)
    else if (f === 0) addRow(model, UNKNOWN_ROW, vector, 0)
  }
  vectors.set(form, vector)
  return vector
}

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u
/** Endings by which a word that training did not know is an ordinary word all the same. */
const ORDINARY = /(?:ly|ing|ed|s|tion|ment|ness|ity|less|ful|able|ive|ous|ism|ists?)$/

/** A capitalised word that training knew in no spelling is rather a name, even where it opens a sentence. */
function isUnknownName(model: ParserModel, form: string): boolean {
  return CAPITALISED.test(form) && !ORDINARY.test(form) && rowOf(model, wordFeatures(form)[0] ?? 0) < 0
}

/** Writes the input vectors of the piece [first, last) at batch position `at`. */
function embed(reader: Reader, first: number, last: number, at: number): void {
  const { model, input } = reader
  const wide = 2 * model.header.sizes.cell
  const m = model.kernel.memory()
  const style = sentenceCase(input.forms, first, last)
  const flags = listFlags(input.lists ?? NO_LISTS, input.forms, first, last)
  for (let k = first; k < last; k++) {
    const form = input.forms[k] ?? ''
    const to = model.buffers.states[0] + (at + k - first) * wide
    m.set(wordVector(reader, form), to)
    const opens = k === first && !isUnknownName(model, form)
    const shape = rowOf(model, shapeFeature(form, opens, style))
    if (shape >= 0) addRow(model, shape, m, to)
    let bits = flags[k - first] ?? 0
    while (bits !== 0) {
      const flag = 31 - Math.clz32(bits)
      bits ^= 1 << flag
      const row = rowOf(model, listFeature(flag))
      if (row >= 0) addRow(model, row, m, to)
    }
  }
}

function argmax(m: Float32Array, at: number, count: number, skip = -1): number {
  let best = skip === 0 ? 1 : 0
  for (let i = best + 1; i < count; i++) if (i !== skip && (m[at + i] ?? 0) > (m[at + best] ?? 0)) best = i
  return best
}

/** Arc scores of one piece, in rows of the returned length. */
function scoreArcs(model: ParserModel, piece: Piece): number {
  const { arc } = model.header.sizes
  const { heads, queries, turned, scores } = model.buffers
  const m = model.kernel.memory()
  const n = piece.count
  const line = padded(n + 1)
  const root = tensor(model, 'arc.root')
  for (let j = 0; j < arc; j++) {
    const at = turned + j * line
    for (let i = 0; i < n; i++) m[at + i] = m[heads + (piece.first + i) * arc + j] ?? 0
    m[at + n] = m[root + j] ?? 0
    m.fill(0, at + n + 1, at + line)
  }
  model.kernel.multiply(queries + piece.first * arc, turned, scores, { m: n, k: arc, n: line }, false)
  const distance = tensor(model, 'arc.distance')
  for (let i = 0; i < n; i++) {
    const row = scores + i * line
    for (let h = 0; h < n; h++)
      if (h !== i) m[row + h] = (m[row + h] ?? 0) + (m[distance + distanceBucket(h - i)] ?? 0)
  }
  return line
}

function rectify(m: Float32Array, at: number, count: number): void {
  for (let i = at; i < at + count; i++) if ((m[i] ?? 0) < 0) m[i] = (m[i] ?? 0) * LEAK
}

interface Batch {
  readonly pieces: Piece[]
  /** First token of each piece in the text. */
  readonly froms: number[]
  count: number
}

function attach(reader: Reader, batch: Batch, top: number): void {
  const { model, parsed } = reader
  const { sizes } = model.header
  const { arc, label, cell } = sizes
  const { buffers } = model
  const m = model.kernel.memory()
  const { count } = batch
  const inner = 2 * cell
  affine(model, {
    x: top,
    weights: 'dependant.weights',
    bias: 'dependant.bias',
    out: buffers.dependants,
    rows: count,
    inner,
    columns: arc,
  })
  affine(model, {
    x: top,
    weights: 'head.weights',
    bias: 'head.bias',
    out: buffers.heads,
    rows: count,
    inner,
    columns: arc,
  })
  rectify(m, buffers.dependants, count * arc)
  rectify(m, buffers.heads, count * arc)
  affine(model, {
    x: buffers.dependants,
    weights: 'arc.weights',
    bias: 'arc.bias',
    out: buffers.queries,
    rows: count,
    inner: arc,
    columns: arc,
  })
  affine(model, {
    x: top,
    weights: 'label.dependant',
    bias: 'label.bias',
    out: buffers.labelDependants,
    rows: count,
    inner,
    columns: label,
  })
  affine(model, {
    x: top,
    weights: 'label.head',
    bias: null,
    out: buffers.labelHeads,
    rows: count,
    inner,
    columns: label,
  })
  const rootLabel = tensor(model, 'label.root')
  for (const [p, piece] of batch.pieces.entries()) {
    const from = batch.froms[p] ?? 0
    const line = scoreArcs(model, piece)
    const heads = bestTree({ values: m, at: buffers.scores, line, size: piece.count })
    for (let i = 0; i < piece.count; i++) {
      const head = heads[i] ?? -1
      parsed.heads[from + i] = head < 0 ? -1 : from + head
      const own = (piece.first + i) * label
      const other = head < 0 ? rootLabel : buffers.labelHeads + (piece.first + head) * label
      for (let j = 0; j < label; j++)
        m[buffers.hidden + own + j] = (m[buffers.labelDependants + own + j] ?? 0) + (m[other + j] ?? 0)
    }
  }
  rectify(m, buffers.hidden, count * label)
  affine(model, {
    x: buffers.hidden,
    weights: 'relation.weights',
    bias: 'relation.bias',
    out: buffers.relations,
    rows: count,
    inner: label,
    columns: padded(sizes.relations),
  })
}

function flush(reader: Reader, batch: Batch): void {
  const { model, parsed } = reader
  const { sizes } = model.header
  const { buffers } = model
  const m = model.kernel.memory()
  const top = encode(model, batch.pieces, batch.count)
  const rows = batch.count
  const inner = 2 * sizes.cell
  const tagLine = padded(sizes.tags)
  const relationLine = padded(sizes.relations)
  affine(model, {
    x: top,
    weights: 'tag.weights',
    bias: 'tag.bias',
    out: buffers.tags,
    rows,
    inner,
    columns: tagLine,
  })
  attach(reader, batch, top)
  for (const [p, piece] of batch.pieces.entries()) {
    const from = batch.froms[p] ?? 0
    for (let i = 0; i < piece.count; i++) {
      const t = piece.first + i
      parsed.tags[from + i] = argmax(m, buffers.tags + t * tagLine, sizes.tags)
      const isRoot = parsed.heads[from + i] === -1
      parsed.relations[from + i] = isRoot
        ? model.rootRelation
        : argmax(m, buffers.relations + t * relationLine, sizes.relations, model.rootRelation)
    }
  }
}

/** Parses all sentences. Time and memory grow linearly with the number of tokens. */
export function parse(model: ParserModel, input: ParseInput): Parsed {
  const n = input.forms.length
  const parsed = { tags: new Uint8Array(n), heads: new Int32Array(n).fill(-1), relations: new Uint8Array(n) }
  const reader = { model, input, parsed, vectors: new Map<string, Float32Array>() }
  const parataxis = Math.max(0, model.header.relations.indexOf('parataxis'))
  let batch: Batch = { pieces: [], froms: [], count: 0 }
  const joins: [number, number][] = []
  for (const sentence of input.sentences) {
    const parts = pieces(input.forms, sentence.first, sentence.last)
    for (const [p, [first, last]] of parts.entries()) {
      if (last <= first) continue
      if (batch.count + last - first > CAPACITY) {
        flush(reader, batch)
        batch = { pieces: [], froms: [], count: 0 }
      }
      embed(reader, first, last, batch.count)
      batch.pieces.push({ first: batch.count, count: last - first })
      batch.froms.push(first)
      batch.count += last - first
      if (p > 0) joins.push([sentence.first, first])
    }
  }
  if (batch.count > 0) flush(reader, batch)
  joinPieces(parsed, joins, parataxis)
  return parsed
}

/** Hangs the roots of later pieces of a long sentence on the root of the first. */
function joinPieces(parsed: Parsed, joins: readonly (readonly [number, number])[], relation: number): void {
  let sentence = -1
  let root = -1
  for (const [start, piece] of joins) {
    if (start !== sentence) {
      sentence = start
      root = start
      while (parsed.heads[root] !== -1) root++
    }
    let k = piece
    while (parsed.heads[k] !== -1) k++
    parsed.heads[k] = root
    parsed.relations[k] = relation
  }
}
