// Every claim of the dossier with an address of its own: status, words, rating, the pages that carry it, its history. Only the
// claim's own words are shown here; what stands round them is on the page of documents.
import { CLAIM_STATUSES } from '../../../model/index.ts'
import { sayMoment } from '../dates.ts'
import {
  citedAt,
  claimWords,
  plain,
  ratingWords,
  reasonWords,
  WITHHELD,
  type Cited,
} from '../exports/told.ts'
import { escapeHtml } from '../safe-text.ts'
import { STATUS_DEFINITIONS, STATUS_WORDS } from '../statuses.ts'
import { whenKnown, type DossierClaim, type Reading } from '../views/reading.ts'
import { capital, counted } from '../wording.ts'
import type { SiteOptions } from './files.ts'

/** An outlet linked to its page, with its date. */
export function creditHtml({ outlet, address, document }: Cited): string {
  const name = escapeHtml(outlet)
  return `${address === null ? name : `<a href="${escapeHtml(address)}" rel="nofollow">${name}</a>`}, ${escapeHtml(whenKnown(document))}`
}

function item(claim: DossierClaim, reading: Reading, options: SiteOptions): string {
  const words = claimWords(claim, reading, options.excerpt)
  const sources = citedAt(claim.mentions, reading, 0).map((one) => {
    const mention = claim.mentions.find((place) => place.document === one.document.id)
    const own = mention && one.document.text !== null ? plain(mention.quote) : WITHHELD
    const said =
      own === words ? 'the same words' : one.document.text === null ? WITHHELD : `<q>${escapeHtml(own)}</q>`
    return `<li>${creditHtml(one)}: ${said}</li>`
  })
  const history = claim.history.map(
    (one) =>
      `<li>${one.at === null ? 'At an unknown time' : escapeHtml(sayMoment(one.at))}: ${escapeHtml(STATUS_WORDS[one.status])}. <small>${escapeHtml(reasonWords(one.reason, reading))}</small></li>`,
  )
  return `<li id="${escapeHtml(claim.id)}"><details class="s"><summary><q><bdi>${escapeHtml(words)}</bdi></q></summary><div class="open"><p>${escapeHtml(ratingWords(claim, reading))}.</p><ul class="also">${sources.join('')}</ul><ol class="also">${history.join('')}</ol></div></details></li>`
}

export function claimsBody(reading: Reading, options: SiteOptions): string {
  const { claims } = reading.dossier
  const parts = CLAIM_STATUSES.flatMap((status) => {
    const own = claims.filter((one) => one.status === status)
    if (!own.length) return []
    return [
      `<section class="sec" aria-labelledby="of-${status}"><div class="head"><h2 class="h" id="of-${status}">${capital(STATUS_WORDS[status])}</h2><p class="def">${escapeHtml(STATUS_DEFINITIONS[status])} ${counted(own.length, 'claim')}.</p></div><div class="body"><ul class="list">${own.map((one) => item(one, reading, options)).join('')}</ul></div></section>`,
    ]
  })
  return `<h1 class="title">Claims</h1>${parts.join('') || '<p class="ours">No claim was found.</p>'}`
}
