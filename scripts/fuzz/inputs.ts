// Inputs for fuzzing: sound ones of our own, words of each grammar in any order and number, and changes to bytes. Everything
// comes from a seed, so that a failure can be had again.
import { createRandom } from '../train/random.ts'

export interface Source {
  /** Sound inputs, to be changed. */
  readonly samples: readonly Uint8Array[]
  /** Words of the grammar, to be put together. */
  readonly words: readonly string[]
}

/** What breaks readers of any kind: NULs, ends of text, letters of four bytes, halves of them, marks, controls. */
const ODD: readonly Uint8Array[] = [
  [0],
  [0xff],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xf0, 0x9f],
  [0xef, 0xbb, 0xbf],
  [0xe2, 0x80, 0xa8],
  [0x0d],
  [0x0a],
  [0x1f, 0x8b, 8, 0],
].map((bytes) => Uint8Array.from(bytes))

/** A word is repeated so often at the most: nesting, attributes, entities. */
const MOST_REPEATS = 3000
const encoder = new TextEncoder()

/** An endless stream of inputs of one kind, the same for one seed. */
export function* inputsOf(source: Source, seed: number): Generator<Uint8Array, never> {
  const random = createRandom(seed)
  const below = (count: number): number => Math.floor(random() * count)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const words = (): Uint8Array => {
    const parts: string[] = []
    for (let count = 1 + below(40); count > 0; count--) {
      const word = pick(source.words)
      parts.push(random() < 0.05 ? word.repeat(1 + below(MOST_REPEATS)) : word)
    }
    return encoder.encode(parts.join(''))
  }
  const changed = (bytes: Uint8Array): Uint8Array => {
    const at = below(bytes.length + 1)
    const to = Math.min(bytes.length, at + below(1 + Math.min(bytes.length, 400)))
    const [before, between, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)]
    switch (below(7)) {
      case 0: {
        const copy = Uint8Array.from(bytes) // slice of a Buffer is no copy
        if (copy.length) copy[below(copy.length)] = below(256)
        return copy
      }
      case 1:
        return before.slice() // cut off
      case 2:
        return joined(before, after)
      case 3:
        return joined(before, between, between, between, after)
      case 4:
        return joined(before, pick(ODD), after)
      case 5:
        return joined(before, encoder.encode(pick(source.words)), after)
      default:
        return joined(before, pick(source.samples).subarray(0, below(2000)), after)
    }
  }
  for (;;) {
    let bytes = random() < 0.5 ? words() : pick(source.samples)
    for (let count = below(8); count > 0; count--) bytes = changed(bytes)
    yield bytes
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
