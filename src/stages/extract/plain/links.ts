// Links of a plain text: Markdown's [text](address) and bare addresses. The text stays as it is; the span is the words
// that are linked, or the address itself.
import type { Link } from '../../../model/index.ts'
import { resolveAddress } from '../address.ts'

const MARKDOWN =
  /(?<!!)\[([^[\]\n]{1,300})\]\(\s{0,3}<?([^()\s<>]{1,2000})>?(?:\s{1,3}"[^"\n]{0,200}")?\s{0,3}\)/g
const BARE = /\bhttps?:\/\/[^\s<>"')\]]{3,2000}/gi

export function linksOf(text: string, base: string | null): Link[] {
  const links: Link[] = []
  let covered = 0
  for (const match of text.matchAll(MARKDOWN)) {
    const href = resolveAddress(match[2] ?? '', base)
    if (href === null) continue
    links.push({ start: match.index + 1, end: match.index + 1 + (match[1]?.length ?? 0), href })
  }
  const marked = links.slice()
  for (const match of text.matchAll(BARE)) {
    const raw = match[0].replace(/[.,;:!?*_]+$/, '')
    const [start, end] = [match.index, match.index + raw.length]
    while (covered < marked.length && (marked[covered]?.end ?? 0) + 2001 < start) covered++
    if (
      marked
        .slice(covered, covered + 40)
        .some(
          (link) =>
            start >= link.end &&
            text.slice(link.end, start).startsWith('](') &&
            !/[\s)]/.test(text.slice(link.end + 2, start)),
        )
    )
      continue
    const href = resolveAddress(raw, null)
    if (href !== null) links.push({ start, end, href })
  }
  return links.sort((a, b) => a.start - b.start || a.end - b.end)
}
