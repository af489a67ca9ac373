// A claim to be set into other pages: a card in HTML without a script or a request, and the same as oEmbed 1.0 ("rich").
import { escapeHtml } from '../safe-text.ts'
import { STATUS_DEFINITIONS, STATUS_WORDS } from '../statuses.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { claimAddress } from '../exports/identify.ts'
import { citedAt, claimWords, ratingWords, WITHHELD, type Cited } from '../exports/told.ts'
import { capital } from '../wording.ts'
import { readDossier, whenKnown, type DossierClaim, type Reading } from './reading.ts'

/** Sources shown with their words; the others are named. */
const MOST_SOURCES = 2

/** Its own ground and ink, in light and dark, under names that no host page has. */
export const CARD_STYLE =
  '.hearsay-card{--hc-ground:#fff;--hc-ink:#1d1b18;--hc-soft:#5c564d;--hc-rule:#cfc8ba;--hc-link:#1f4a7a;--hc-mark:#fdeeb0;box-sizing:border-box;max-width:34rem;margin:1rem 0;padding:1rem 1.2rem;border:1px solid var(--hc-rule);border-left-width:5px;border-radius:3px;background:var(--hc-ground);color:var(--hc-ink);font:1rem/1.5 Georgia,serif;overflow-wrap:anywhere}' +
  '@media(prefers-color-scheme:dark){.hearsay-card{--hc-ground:#1c1d20;--hc-ink:#e9e5dc;--hc-soft:#aca598;--hc-rule:#55555a;--hc-link:#9cc3ee;--hc-mark:#5a4a12}}' +
  '.hearsay-card *{box-sizing:border-box}.hearsay-card p{margin:.5rem 0}.hearsay-card a{color:var(--hc-link)}.hearsay-card .hc-status{margin:0;font:600 .8125rem/1.4 system-ui,sans-serif}.hearsay-card .hc-claim{font-size:1.15rem;line-height:1.4}.hearsay-card blockquote{margin:.6rem 0 .2rem;padding-left:.8rem;border-left:2px solid var(--hc-rule);font-size:.9375rem}.hearsay-card mark{background:var(--hc-mark);color:inherit}.hearsay-card .hc-soft{color:var(--hc-soft);font:.8125rem/1.5 system-ui,sans-serif}'

const credit = ({ outlet, address, document }: Cited): string => {
  const name = escapeHtml(outlet)
  return `${address === null ? name : `<a href="${escapeHtml(address)}" rel="nofollow noopener">${name}</a>`}, ${escapeHtml(whenKnown(document))}`
}

function source(cited: Cited): string {
  const words = cited.excerpt
    ? `<blockquote>${escapeHtml(cited.excerpt.before)}<mark>${escapeHtml(cited.excerpt.words)}</mark>${escapeHtml(cited.excerpt.after)}</blockquote>`
    : `<p class="hc-soft">${WITHHELD}</p>`
  return `${words}<p class="hc-soft">${credit(cited)}</p>`
}

/** The card of one claim, without its style. */
export function cardHtml(claim: DossierClaim, reading: Reading, options: ViewOptions): string {
  const cited = citedAt(claim.mentions, reading, options.excerpt)
  const rest = cited.slice(MOST_SOURCES)
  const words = escapeHtml(claimWords(claim, reading, options.excerpt))
  const address = claimAddress(claim.id, options)
  const linked = /^https?:/.test(address)
    ? `<a href="${escapeHtml(address)}">the whole account</a>`
    : 'Hearsay'
  return `<figure class="hearsay-card" lang="en"><p class="hc-status">${escapeHtml(capital(STATUS_WORDS[claim.status]))}</p><p class="hc-claim">“<bdi>${words}</bdi>”</p><p>${escapeHtml(ratingWords(claim, reading))}. <span class="hc-soft">${escapeHtml(STATUS_DEFINITIONS[claim.status])}</span></p>${cited.slice(0, MOST_SOURCES).map(source).join('')}${rest.length ? `<p class="hc-soft">Also in ${rest.map(credit).join('; ')}.</p>` : ''}<figcaption class="hc-soft">Who said so, on whose word: ${linked}.</figcaption></figure>`
}

/** The asked claim; without one, those that the account tells, in its order. */
function claimsFor(reading: Reading, options: ViewOptions): DossierClaim[] {
  if (options.claim !== undefined) return reading.dossier.claims.filter((one) => one.id === options.claim)
  const told = new Set(
    reading.dossier.account.flatMap(({ sentences }) => sentences.flatMap((one) => one.about ?? [])),
  )
  return [...told].flatMap((id) => reading.claim.get(id) ?? [])
}

const EMPTY = '<p class="hearsay-card">No such claim.</p>'

export const card: TextView = {
  id: 'card',
  title: 'Cards of claims to embed, HTML without a script',
  mediaType: 'text/html',
  extension: 'html',
  render: (dossier, options) => {
    const reading = readDossier(dossier)
    const cards = claimsFor(reading, options).map((claim) => cardHtml(claim, reading, options))
    return `<style>${CARD_STYLE}</style>\n${cards.join('\n') || EMPTY}\n`
  },
}

/** Size of the frame that a host may set round the card, in CSS pixels. */
const FRAME = { width: 560, height: 480 }

export const oembed: TextView = {
  id: 'oembed',
  title: 'A claim to embed, oEmbed 1.0',
  mediaType: 'application/json+oembed',
  extension: 'json',
  render: (dossier, options) => {
    const reading = readDossier(dossier)
    const [claim] = claimsFor(reading, options)
    const html = claim ? cardHtml(claim, reading, options) : EMPTY
    const value = {
      type: 'rich',
      version: '1.0',
      title: claim ? claimWords(claim, reading, options.excerpt) : 'No such claim',
      provider_name: 'Hearsay',
      ...(options.site === undefined ? {} : { provider_url: options.site }),
      cache_age: 3600,
      html: `<style>${CARD_STYLE}</style>${html}`,
      ...FRAME,
    }
    return `${JSON.stringify(value, null, 2)}\n`
  },
}
