// What a feed of a dossier holds, before any format: its claims, each with its latest change, newest first; or, for a speaker,
// what that speaker is quoted as saying. Words of sources are excerpts with outlet and link.
import { byCodeUnit } from '../../../text/order.ts'
import { sayBasis, sayWhen } from '../dates.ts'
import { instantOf } from '../instants.ts'
import { escapeHtml } from '../safe-text.ts'
import { STATUS_DEFINITIONS, STATUS_WORDS } from '../statuses.ts'
import type { ViewOptions } from '../view.ts'
import { outletName, whenKnown, type DossierAttribution, type Reading } from '../views/reading.ts'
import { capital } from '../wording.ts'
import { claimAddress, storyAddress, urnOf } from './identify.ts'
import { changedAt, citedAt, claimWords, knownAt, plain, ratingWords, WITHHELD, type Cited } from './told.ts'

export interface FeedItem {
  /** A URN that stays the same for the life of the claim or statement. */
  readonly id: string
  readonly title: string
  readonly link: string | null
  /** Seconds since 1970; null where nothing tells. */
  readonly at: number | null
  readonly html: string
  readonly text: string
  readonly categories: readonly string[]
  /** Outlets whose words are shown. */
  readonly authors: readonly string[]
}

export interface FeedContent {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Null where it is not known where the feed will stand. */
  readonly home: string | null
  readonly items: readonly FeedItem[]
  readonly updatedAt: number
}

/** Sources shown in full in one item; the others are named. */
const MOST_SOURCES = 3

const credit = ({ outlet, address, document }: Cited): string => {
  const name = escapeHtml(outlet)
  return `${address === null ? name : `<a href="${escapeHtml(address)}">${name}</a>`}, ${escapeHtml(whenKnown(document))}`
}

function sourceHtml(cited: Cited): string {
  const { excerpt } = cited
  if (!excerpt) return `<p>${credit(cited)}: ${WITHHELD}</p>`
  return `<blockquote><p>${escapeHtml(excerpt.before)}<b>${escapeHtml(excerpt.words)}</b>${escapeHtml(excerpt.after)}</p></blockquote><p>${credit(cited)}</p>`
}

function sourcesHtml(cited: readonly Cited[]): string {
  const rest = cited.slice(MOST_SOURCES)
  return (
    cited.slice(0, MOST_SOURCES).map(sourceHtml).join('') +
    (rest.length ? `<p>Also in ${rest.map(credit).join('; ')}.</p>` : '')
  )
}

function sourcesText(cited: readonly Cited[]): string {
  return cited
    .map((one) =>
      one.excerpt
        ? `“${one.excerpt.before}${one.excerpt.words}${one.excerpt.after}” (${one.outlet}, ${whenKnown(one.document)})`
        : `${one.outlet}, ${whenKnown(one.document)}: ${WITHHELD}`,
    )
    .join('\n\n')
}

const outletsOf = (cited: readonly Cited[]): string[] => [...new Set(cited.map((one) => one.outlet))]

/** Newest first; what has no time comes last, by id. */
const newestFirst = (items: readonly FeedItem[]): FeedItem[] =>
  [...items].sort((a, b) => (b.at ?? -Infinity) - (a.at ?? -Infinity) || byCodeUnit(a.id, b.id))

function claimItems(reading: Reading, options: ViewOptions): FeedItem[] {
  const titles = new Map(reading.dossier.stories.map((one) => [one.id, plain(one.title)]))
  return reading.dossier.claims.map((claim) => {
    const cited = citedAt(claim.mentions, reading, options.excerpt)
    const rating = ratingWords(claim, reading)
    const story = titles.get(claim.story)
    return {
      id: urnOf('claim', claim.id),
      title: `${capital(STATUS_WORDS[claim.status])}: “${claimWords(claim, reading, options.excerpt)}”`,
      link:
        options.site === undefined
          ? (cited.find((one) => one.address !== null)?.address ?? null)
          : claimAddress(claim.id, options),
      at: changedAt(claim, reading),
      html: `<p><b>${escapeHtml(rating)}.</b> ${escapeHtml(STATUS_DEFINITIONS[claim.status])}</p>${sourcesHtml(cited)}`,
      text: `${rating}. ${STATUS_DEFINITIONS[claim.status]}\n\n${sourcesText(cited)}`,
      categories: [...(story === undefined ? [] : [story]), STATUS_WORDS[claim.status]],
      authors: outletsOf(cited),
    }
  })
}

const fold = (name: string): string => plain(name).toLowerCase()

/** Every name that the dossier knows the speaker by, folded. */
function namesOf(speaker: string, reading: Reading): ReadonlySet<string> {
  const wanted = fold(speaker)
  const names = new Set([wanted])
  for (const actor of reading.dossier.actors) {
    const known = [actor.name, ...actor.aliases].map(fold)
    if (known.includes(wanted)) for (const name of known) names.add(name)
  }
  return names
}

function attributionItem(one: DossierAttribution, reading: Reading, options: ViewOptions): FeedItem {
  const places = one.content.map(([start, end]) => ({ document: one.document, start, end }))
  const cited = citedAt(places, reading, options.excerpt)
  const document = reading.document.get(one.document)
  const words = cited[0]?.excerpt?.words
  const how = {
    asserts: 'said',
    denies: 'denied',
    confirms: 'confirmed',
    speculates: 'supposed',
    demands: 'demanded',
    asks: 'asked',
  }
  const chain = one.chain.map((hop) => plain(hop.name)).join(' ← ')
  const said = one.saidAt === null ? '' : ` Said ${sayWhen(one.saidAt)}, ${sayBasis(one.saidAt)}.`
  const lead = `As ${plain(outletName(document))} has it (${chain}).${said}`
  return {
    id: urnOf('attribution', one.id),
    title: `${plain(one.speaker ?? '')} ${how[one.polarity]}: ${words === undefined ? WITHHELD : `“${words}”`}`,
    link: cited[0]?.address ?? null,
    // When it was said may be long before; a feed goes by when its page became known.
    at: knownAt(document),
    html: `<p>${escapeHtml(lead)}</p>${sourcesHtml(cited)}`,
    text: `${lead}\n\n${sourcesText(cited)}`,
    categories: [how[one.polarity]],
    authors: outletsOf(cited),
  }
}

/** The content of a feed over a dossier, or over what one speaker is quoted as saying in it. */
export function feedContent(reading: Reading, options: ViewOptions): FeedContent {
  const { dossier } = reading
  const { speaker } = options
  const [story] = dossier.stories
  const isOne = dossier.stories.length === 1 && story !== undefined
  const about = isOne ? plain(story.title) : `${String(dossier.stories.length)} stories`
  const names = speaker === undefined ? null : namesOf(speaker, reading)
  const items = names
    ? dossier.attributions
        .filter((one) => one.speaker !== null && names.has(fold(one.speaker)))
        .map((one) => attributionItem(one, reading, options))
    : claimItems(reading, options)
  const key = `${speaker ?? ''} ${dossier.stories.map((one) => one.id).join(' ')}`
  return {
    id: urnOf('feed', key),
    title: speaker === undefined ? about : `${plain(speaker)}, as quoted: ${about}`,
    description:
      speaker === undefined
        ? 'Every claim with its latest change: who reports it, who denies it, on whose word. Nothing here says what is the case.'
        : `What ${plain(speaker)} is quoted as saying, with the pages that quote it.`,
    home: options.site === undefined ? null : storyAddress(isOne ? story.id : '', options),
    items: newestFirst(items),
    updatedAt: instantOf(dossier.generatedAt) ?? 0,
  }
}
