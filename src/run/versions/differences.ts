// What changed between two versions of an article: first by blocks, then by words inside blocks that are the same block
// rewritten. Every change points at exact characters of both texts.
import { diffArrays } from 'diff'
import type { Block, Document, Quoted, VersionEdit } from '../../model/index.ts'
import { isArticleBlock } from './succession.ts'

interface Piece {
  readonly start: number
  readonly end: number
  /** What is compared: white space and the kinds of quotation marks are nobody's edit. */
  readonly key: string
}

interface BlockPiece extends Piece {
  readonly kind: Block['kind']
  readonly words: readonly Piece[]
}

/** A word, a single letter of a script without spaces, or a sign. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+(?:[.,'’][\p{L}\p{N}\p{M}]+)*|[^\s]/gu

/** Myers' algorithm costs the length times the number of differences; past this many the two are other texts. */
const MOST_DIFFERENCES = 4000
/** Half of the words of the shorter block: what shares less was not rewritten but replaced. */
const SAME_BLOCK = 0.5
/** Changes with no more unchanged words between them than this read as one change. */
const JOINS = 2

const sameLooking = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’‚]/gu, "'")
    .trim()

function piecesOf({ text, blocks }: Document): BlockPiece[] {
  return blocks.filter(isArticleBlock).map(({ kind, start, end }) => {
    const own = text.slice(start, end)
    const words = [...own.matchAll(WORD)].map((found) => ({
      start: start + found.index,
      end: start + found.index + found[0].length,
      key: sameLooking(found[0]),
    }))
    return { kind, start, end, key: sameLooking(own), words }
  })
}

interface Run {
  readonly before: readonly [from: number, to: number]
  readonly after: readonly [from: number, to: number]
}

/** The runs in which two lists differ; null where they differ in more than can be told. */
function runsOf(before: readonly Piece[], after: readonly Piece[]): Run[] | null {
  const parts = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    { maxEditLength: MOST_DIFFERENCES },
  )
  if (!parts) return null
  const runs: Run[] = []
  let [a, b] = [0, 0]
  let [fromA, fromB] = [0, 0]
  const close = (): void => {
    if (a > fromA || b > fromB) runs.push({ before: [fromA, a], after: [fromB, b] })
  }
  for (const { added, removed, count } of parts) {
    if (removed) a += count
    else if (added) b += count
    else {
      close()
      a += count
      b += count
      fromA = a
      fromB = b
    }
  }
  close()
  return runs
}

/** Runs with little between them are one: a reader sees one change. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = []
  for (const run of runs) {
    const last = found.at(-1)
    if (last && run.before[0] - last.before[1] <= JOINS)
      found[found.length - 1] = {
        before: [last.before[0], run.before[1]],
        after: [last.after[0], run.after[1]],
      }
    else found.push(run)
  }
  return found
}

function shareOfWords(a: BlockPiece, b: BlockPiece): number {
  const counts = new Map<string, number>()
  for (const { key } of a.words) counts.set(key, (counts.get(key) ?? 0) + 1)
  let shared = 0
  for (const { key } of b.words) {
    const left = counts.get(key) ?? 0
    if (left) shared++
    counts.set(key, left - 1)
  }
  return shared / Math.max(1, Math.min(a.words.length, b.words.length))
}

function quoted(
  text: string,
  pieces: readonly Piece[],
  [from, to]: readonly [number, number],
): Quoted | null {
  const first = pieces[from]
  const last = pieces[to - 1]
  if (!first || !last || to <= from) return null
  return { start: first.start, end: last.end, quote: text.slice(first.start, last.end) }
}

const editOf = (block: Block['kind'], before: Quoted | null, after: Quoted | null): VersionEdit => ({
  kind: before && after ? 'replaced' : before ? 'deleted' : 'inserted',
  block,
  before,
  after,
})

/** What changed from one version to the next, in the order of the later text, deletions where they stood. */
export function editsBetween(before: Document, after: Document): VersionEdit[] {
  const a = piecesOf(before)
  const b = piecesOf(after)
  const whole = (list: readonly BlockPiece[]): readonly [number, number] => [0, list.length]
  const runs = runsOf(a, b) ?? [{ before: whole(a), after: whole(b) }]
  const edits: VersionEdit[] = []
  for (const run of runs) {
    const [from, to] = run.before
    let left = from
    const deleteTo = (end: number): void => {
      for (; left < end; left++) {
        const gone = a[left]
        if (gone) edits.push(editOf(gone.kind, quoted(before.text, a, [left, left + 1]), null))
      }
    }
    for (let at = run.after[0]; at < run.after[1]; at++) {
      const block = b[at]
      if (!block) continue
      const partner = partnerOf(a, left, to, block)
      const own = partner === null ? undefined : a[partner]
      if (partner === null || !own) {
        edits.push(editOf(block.kind, null, quoted(after.text, b, [at, at + 1])))
        continue
      }
      deleteTo(partner)
      left = partner + 1
      edits.push(...editsInside(own, block, { before: before.text, after: after.text }))
    }
    deleteTo(to)
  }
  return edits
}

/** How far ahead the earlier form of a rewritten block is looked for. */
const REACH = 12

function partnerOf(a: readonly BlockPiece[], from: number, to: number, block: BlockPiece): number | null {
  let best: number | null = null
  let most = SAME_BLOCK
  for (let at = from; at < Math.min(to, from + REACH); at++) {
    const own = a[at]
    const share = own && own.kind === block.kind ? shareOfWords(own, block) : 0
    if (share > most || (share === most && best === null)) {
      best = at
      most = share
    }
  }
  return best
}

function editsInside(
  before: BlockPiece,
  after: BlockPiece,
  texts: { readonly before: string; readonly after: string },
): VersionEdit[] {
  const runs = runsOf(before.words, after.words)
  const whole = (piece: BlockPiece): Quoted => ({
    start: piece.start,
    end: piece.end,
    quote: '',
  })
  if (!runs) {
    const [a, b] = [whole(before), whole(after)]
    return [
      editOf(
        after.kind,
        { ...a, quote: texts.before.slice(a.start, a.end) },
        { ...b, quote: texts.after.slice(b.start, b.end) },
      ),
    ]
  }
  return joined(runs).map((run) =>
    editOf(
      after.kind,
      quoted(texts.before, before.words, run.before),
      quoted(texts.after, after.words, run.after),
    ),
  )
}
