// The documents that the account rests on: outlet, title, authors, date, link, and a few excerpts round cited words. Never a text
// in whole: the passages of one document are limited, and the rest is counted.
import { citedAt, plain, WITHHELD } from '../exports/told.ts'
import { escapeHtml, safeAddress } from '../safe-text.ts'
import { outletMark } from '../views/html/evidence.ts'
import { outletName, whenKnown, withoutInner, type Reading } from '../views/reading.ts'
import { counted, listed } from '../wording.ts'
import { SITE_DATA, type SiteOptions } from './files.ts'

/** Excerpts shown of one document. */
const MOST_EXCERPTS = 4

type Evidence = Reading['dossier']['account'][number]['sentences'][number]['evidence'][number]

/** Passages cited by the account, by document, each place once, in the order of the text. */
function passages(reading: Reading): ReadonlyMap<string, readonly Evidence[]> {
  const found = new Map<string, Map<string, Evidence>>()
  for (const { sentences } of reading.dossier.account)
    for (const one of sentences.flatMap((sentence) => sentence.evidence)) {
      const own = found.get(one.document) ?? new Map<string, Evidence>()
      own.set(`${String(one.start)} ${String(one.end)}`, one)
      found.set(one.document, own)
    }
  return new Map(
    [...found].map(([id, own]) => [
      id,
      withoutInner([...own.values()].sort((a, b) => a.start - b.start || b.end - a.end)),
    ]),
  )
}

/** Passages far enough from one another that their excerpts do not add up to the text. */
function apart(places: readonly Evidence[], length: number): Evidence[] {
  const kept: Evidence[] = []
  for (const one of places) {
    if (kept.length === MOST_EXCERPTS) break
    const last = kept.at(-1)
    if (!last || one.start - last.end > length * 2) kept.push(one)
  }
  return kept
}

export function documentsBody(reading: Reading, options: SiteOptions): string {
  const cited = passages(reading)
  const items = reading.dossier.documents.map((document) => {
    // The title stands over the excerpts already.
    const [head] = document.blocks
    const all = (cited.get(document.id) ?? []).filter(
      (one) => head?.kind !== 'title' || one.start >= head.end,
    )
    const shown = apart(all, reading.excerptLength)
    const quotes = shown.map((place) => {
      const excerpt = citedAt([place], reading, options.excerpt)[0]?.excerpt
      return excerpt
        ? `<blockquote>${escapeHtml(excerpt.before)}<mark>${escapeHtml(excerpt.words)}</mark>${escapeHtml(excerpt.after)}</blockquote>`
        : `<p class="small">${WITHHELD}</p>`
    })
    const address = safeAddress(document.address)
    const title = escapeHtml(plain(document.title ?? document.input))
    const authors = document.authors.length ? `, by ${escapeHtml(listed(document.authors.map(plain)))}` : ''
    const rest = all.length - shown.length
    return `<li id="${escapeHtml(document.id)}"><figure class="src"><figcaption>${outletMark(outletName(document))}${escapeHtml(plain(outletName(document)))}${authors}, ${escapeHtml(whenKnown(document))}</figcaption><h2 class="doc"><bdi>${address === null ? title : `<a href="${escapeHtml(address)}" rel="nofollow">${title}</a>`}</bdi></h2>${quotes.join('')}${rest > 0 ? `<p class="small">${counted(rest, 'more passage')} of it ${rest === 1 ? 'is' : 'are'} cited in the account.</p>` : ''}</figure></li>`
  })
  const data = SITE_DATA.map((one) => `<li><a href="${one.path}">${one.says}</a></li>`)
  return `<h1 class="title">Documents</h1><p class="def">Excerpts round cited words; the texts stay with those who publish them.</p><ul class="list documents">${items.join('')}</ul><section class="sec" aria-labelledby="data"><div class="head"><h2 class="h" id="data">Feeds and data</h2></div><div class="body"><ul class="list">${data.join('')}</ul></div></section>`
}
