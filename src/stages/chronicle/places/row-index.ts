// Finds the rows of a table by the name they begin with. A table is one text of lines "name<tab>…"; of each line only a hash
// of the name's key is kept, and what has the hash of the key asked for is compared then: a run asks for some hundred names
// of thirty thousand, and making all their keys would take longer than reading a page.
import { placeKey } from './place-key.ts'

export interface RowIndex {
  /** Rows of that name, in the order of the table; the key is made by placeKey. */
  find(key: string): readonly string[]
  /** Some name of more words begins with this key: always where it does, and once in some million times where it does not. */
  begins(key: string): boolean
}

const TAB = 0x09
const SPACE = 0x20

/** FNV-1a over code units. */
const BASIS = 0x811c9dc5 | 0
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

/** Latin letters, whose marks stand in the same code unit: each is folded alike wherever it stands. */
const ONE_BY_ONE = 0x250
/** What placeKey makes of such a code unit, one or two code units of 16 bits, 0 where it falls out; filled as it is asked for. */
const FOLDED = new Int32Array(ONE_BY_ONE).fill(-1)

function foldedCode(code: number): number {
  const known = FOLDED[code] ?? 0
  if (known >= 0) return known
  const folded = placeKey(`a${String.fromCharCode(code)}a`).slice(1, -1)
  const made = folded === '' ? 0 : folded.charCodeAt(0) | ((folded.charCodeAt(1) || 0) << 16)
  FOLDED[code] = made
  return made
}

/** Where hashes are put; 0 is taken for a free place. */
class HashSet {
  readonly #places: Int32Array
  readonly #mask: number
  constructor(bits: number) {
    this.#places = new Int32Array(1 << bits)
    this.#mask = (1 << bits) - 1
  }
  #placeOf(hash: number): number {
    let place = hash & this.#mask
    while (this.#places[place] !== 0 && this.#places[place] !== hash) place = (place + 1) & this.#mask
    return place
  }
  add(hash: number): void {
    this.#places[this.#placeOf(hash)] = hash
  }
  has(hash: number): boolean {
    return hash !== 0 && this.#places[this.#placeOf(hash)] === hash
  }
}

/** The hash of a key; those of the runs of its words from the first on are put among `starts`. */
function hashKey(key: string, starts: HashSet | null): number {
  let hash = BASIS
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at)
    if (code === SPACE && at > 0) starts?.add(hash)
    hash = mix(hash, code)
  }
  return hash
}

/** The same for the name that begins at `start` of a table, without making its key where its letters are Latin. */
function hashName(table: string, start: number, starts: HashSet): number {
  let hash = BASIS
  let isApart = false
  for (let at = start; ; at++) {
    const code = table.charCodeAt(at)
    if (code === TAB) return hash
    if (code >= ONE_BY_ONE) return hashKey(placeKey(nameAt(table, start)), starts)
    const folded = foldedCode(code)
    if (folded === SPACE) isApart = true
    if (folded === 0 || folded === SPACE) continue
    if (isApart && hash !== BASIS) {
      starts.add(hash)
      hash = mix(hash, SPACE)
    }
    isApart = false
    hash = mix(hash, folded & 0xffff)
    if (folded > 0xffff) hash = mix(hash, folded >> 16)
  }
}

const nameAt = (table: string, start: number): string => table.slice(start, table.indexOf('\t', start))

function lineAt(table: string, start: number): string {
  const end = table.indexOf('\n', start)
  return table.slice(start, end < 0 ? table.length : end)
}

function startsOfRows(table: string): number[] {
  const starts = table === '' ? [] : [0]
  for (let at = table.indexOf('\n'); at >= 0; at = table.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Indexes a table; `alsoAs` gives the key under which a key's rows are found too. */
export function indexRows(table: string, alsoAs: ((key: string) => string) | null = null): RowIndex {
  const rows = startsOfRows(table)
  // At most half of the places are taken, counting two keys for a row.
  const bits = Math.max(8, 34 - Math.clz32(rows.length))
  const starts = new HashSet(bits)
  /** The last entry of each place, from 1; each entry leads to the one of that place before it. */
  const last = new Int32Array(1 << bits)
  const before = new Int32Array(rows.length * (alsoAs ? 2 : 1) + 1)
  const rowOf = new Int32Array(before.length)
  const hashOf = new Int32Array(before.length)
  let entries = 0
  const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & (last.length - 1)
  const enter = (hash: number, start: number): void => {
    const place = placeOf(hash)
    entries++
    before[entries] = last[place] ?? 0
    rowOf[entries] = start
    hashOf[entries] = hash
    last[place] = entries
  }
  for (const start of rows) {
    enter(hashName(table, start, starts), start)
    if (!alsoAs) continue
    const key = placeKey(nameAt(table, start))
    const other = alsoAs(key)
    if (other !== key && other !== '') enter(hashKey(other, starts), start)
  }
  return {
    find(key) {
      const found = new Set<number>()
      const hash = hashKey(key, null)
      for (let at = last[placeOf(hash)] ?? 0; at > 0; at = before[at] ?? 0) {
        if (hashOf[at] !== hash) continue
        const start = rowOf[at] ?? 0
        const name = placeKey(nameAt(table, start))
        if (name === key || alsoAs?.(name) === key) found.add(start)
      }
      return [...found].reverse().map((start) => lineAt(table, start))
    },
    begins: (key) => starts.has(hashKey(key, null)),
  }
}
