// The body that the page's structured data give (schema.org articleBody) as a witness: where it holds nearly all of what was
// kept, a paragraph that it does not hold is the page's (a form, a promotion, a call to write in). It often lacks headings,
// lists, quotations and tables, so it says nothing of those; and often it is a summary, and then it says nothing at all.
import { foldHeadline } from '../fold.ts'
import type { TypedLeaf } from './typed-leaf.ts'

/** Share of the kept paragraphs' words that must stand in the body. */
const COVERS = 0.75
/** A paragraph stands in it when so many of its runs of words do. */
const STANDS = 0.3
const RUN = 3

/** And so much of the body in what was kept: else it is another text. */
const SHOWN = 0.8

/** Drops paragraphs that the given body lacks. */
export function dropUnwitnessed(typed: readonly TypedLeaf[], body: string): void {
  const paragraphs = typed.filter(({ kind }) => kind === 'paragraph')
  const all = paragraphs.reduce((sum, { leaf }) => sum + leaf.words, 0)
  if (all < 60 || body.length < 300) return
  const said = new Set(runsOf(body.replace(/<[^>]*>/g, ' ')))
  const lacking: TypedLeaf[] = []
  const shown = new Set<string>()
  let covered = 0
  for (const entry of typed) {
    if (entry.kind === null) continue
    const held = runsOf(entry.leaf.text).filter((run) => said.has(run))
    for (const run of held) shown.add(run)
    if (entry.kind !== 'paragraph') continue
    if (held.length >= entry.leaf.words * STANDS) covered += entry.leaf.words
    // What stands before all of it is the lead, which bodies leave out.
    else if (covered > 0) lacking.push(entry)
  }
  if (covered < all * COVERS || shown.size < said.size * SHOWN) return
  for (const entry of lacking) {
    entry.kind = null
    entry.reason = 'not-in-article-body'
  }
}

function runsOf(text: string): string[] {
  const words = foldHeadline(text).split(' ')
  const runs: string[] = []
  for (let at = 0; at + RUN <= words.length; at++) runs.push(words.slice(at, at + RUN).join(' '))
  return runs.length > 0 ? runs : [words.join(' ')]
}
