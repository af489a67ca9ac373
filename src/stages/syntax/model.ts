// Reads the trained model of a language from its bytes; no copy, no parsing beyond a header line.
import { memoized } from '../../model/index.ts'
import type { Resources, Upos } from '../../model/index.ts'
import type { ParserModel } from '../../text/parser-greedy.ts'
import type { LinearModel } from '../../text/tagger-linear.ts'

export interface SyntaxModel {
  readonly tags: readonly { readonly xpos: string; readonly upos: Upos }[]
  readonly relations: readonly string[]
  readonly tagger: LinearModel
  readonly parser: ParserModel
}

interface Header {
  readonly tags: readonly string[]
  readonly relations: readonly string[]
  readonly tagBits: number
  readonly moveBits: number
  readonly arcBits: number
}

function read(bytes: Uint8Array): SyntaxModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header
  let at = 4 + length
  const model = (labels: number, bits: number): LinearModel => {
    const size = labels * 2 ** bits
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, size)
    at += size
    return { labels, mask: 2 ** bits - 1, weights }
  }
  const tags = header.tags.map((tag) => {
    const [xpos = '', upos = 'X'] = tag.split(' ')
    return { xpos, upos: upos as Upos }
  })
  const tagger = model(tags.length, header.tagBits)
  const moves = model(3, header.moveBits)
  const arcs = model(header.relations.length, header.arcBits)
  return { tags, relations: header.relations, tagger, parser: { moves, arcs } }
}

const english = memoized((resources): SyntaxModel | null => {
  const bytes = resources.bytes('models/syntax.en.bin')
  return bytes ? read(bytes) : null
})

export function modelOf(resources: Resources, language: string): SyntaxModel | null {
  return language === 'en' ? english(resources) : null
}
