// Press releases: pages whose maker is the company or body that speaks in them. A page is one only where it says so ("Press
// release", "Media contact", "Notes to editors"); the issuer is whom its "About NAME" box or its headline names.
import type { Clue } from './evidence.ts'
import { isPerson, nameAt } from './names.ts'
import type { OutletWords } from './words.ts'

export interface ReleaseLine {
  readonly text: string
  readonly start: number
}

/** Longer lines tell of a press release rather than being part of one's frame. */
const MARK_LIMIT = 90
/** "Contact: press office": a mark opens its line, or all but opens it. */
const MARK_WITHIN = 12

/** Whether a line of the page's frame marks a press release. */
export function isReleaseMark(text: string, words: OutletWords): boolean {
  return text.length <= MARK_LIMIT && (words.releaseMarks.exec(text)?.index ?? MARK_WITHIN) < MARK_WITHIN
}

/** How often a headline's first name must come again for it to be the one that speaks. */
const AGAIN = 2

/** "NAME welcomes …": the longest name that opens the headline and comes again in the text below it. */
export function releaseIssuer(title: ReleaseLine, body: string, words: OutletWords): Clue | null {
  const named = nameAt(title.text, 0)
  if (!named || isPerson(named.name.split(' ').slice(0, 2).join(' '), words)) return null
  const parts = named.name.split(' ')
  for (let count = parts.length; count > 0; count--) {
    const name = parts.slice(0, count).join(' ')
    if (/^(?:the|a|an)$/i.test(name) || /[’']$/.test(name)) continue
    if (countOf(body, name) < AGAIN) continue
    const start = title.start + named.start
    return { kind: 'release', name, span: { start, end: start + name.length } }
  }
  return null
}

function countOf(body: string, name: string): number {
  let count = 0
  for (let at = body.indexOf(name); at >= 0; at = body.indexOf(name, at + name.length))
    if (!/[\p{L}\p{N}]/u.test(body[at + name.length] ?? '')) count++
  return count
}
