// What every export tells of a claim: its words from a page that is not withheld, its status in honest words with the names of
// those it rests on, and its places in sources with credit. Never "true" or "false".
import type { DossierDocument } from '../../../model/index.ts'
import { cutTo, excerptOf, type Excerpt } from '../excerpt.ts'
import { instantOf } from '../instants.ts'
import { safeAddress, shown } from '../safe-text.ts'
import { STATUS_WORDS } from '../statuses.ts'
import { capital, listed, oneLine } from '../wording.ts'
import { outletName, type DossierClaim, type Reading } from '../views/reading.ts'

export const WITHHELD = 'The text of this source is withheld.'

/** One line without control characters. */
export const plain = (words: string): string => oneLine(shown(words))

/** A reason as it was given; where a text is withheld, without the words that it quotes. */
export const reasonWords = (reason: string, reading: Reading): string =>
  plain(reading.hasWithheld ? reason.replace(/“[^”]*”/g, '“…”') : reason)

/** The claim in the words of its first page; where that is withheld, of the next that is not. */
export function claimWords(claim: DossierClaim, reading: Reading, length?: number): string {
  const isOpen = (document: string): boolean => (reading.document.get(document)?.text ?? null) !== null
  const [first] = claim.mentions
  if (!first || isOpen(first.document)) return cutTo(claim.text, length)
  const other = claim.mentions.find((one) => isOpen(one.document))
  return other ? cutTo(other.quote, length) : WITHHELD
}

const origins = (claim: DossierClaim): string =>
  listed(
    claim.origins.map((one) =>
      one.standing === 'own-word' ? `${plain(one.name)} (on its own word)` : plain(one.name),
    ),
  )

/** Those who deny a claim, by name: the ultimate source of each denying mention. */
const deniers = (claim: DossierClaim): string[] => [
  ...new Set(
    claim.mentions.flatMap((one) =>
      one.certainty === 'denied' ? [plain(one.chain.at(-1)?.name ?? '')] : [],
    ),
  ),
]

/** Those who hold what cannot stand beside a claim. */
function opposed(claim: DossierClaim, reading: Reading): string[] {
  const others = (reading.opposing.get(claim.id) ?? []).flatMap((id) => reading.claim.get(id) ?? [])
  return [...new Set(others.flatMap((other) => other.origins.map((one) => plain(one.name))))]
}

/** The status as a rating in words, with the names behind it. @example "Disputed: Alderby Water says so; against it stand Corin Vale" */
export function ratingWords(claim: DossierClaim, reading: Reading): string {
  const word = capital(STATUS_WORDS[claim.status])
  const names = origins(claim)
  switch (claim.status) {
    case 'corroborated':
      return `${word}: ${names} say the same, independently`
    case 'single-source':
      return names ? `${word}: ${names}` : word
    case 'disputed': {
      const against = [...new Set([...deniers(claim), ...opposed(claim, reading)])].filter(
        (one) => one !== '',
      )
      const so = names ? `${names} ${claim.origins.length === 1 ? 'says' : 'say'} so` : 'one origin says so'
      return `${word}: ${so}; against it ${against.length > 1 ? 'stand' : 'stands'} ${listed(against) || 'another origin'}`
    }
    case 'denied': {
      const by = listed(deniers(claim))
      return by
        ? `${word}: mentioned only where ${by} denies it`
        : `${word}: mentioned only where it is denied`
    }
    case 'unverified':
      return `${word}: every mention is hedged${names ? ` (${names})` : ''}`
    case 'superseded':
      return `${word}: a later state has replaced it`
    case 'forecast':
      return `${word}: about the future when it was said${names ? ` (${names})` : ''}`
  }
}

/** Seconds of the time a document became known; null where it has none. */
export const knownAt = (document: DossierDocument | undefined): number | null =>
  instantOf(document?.publishedAt) ?? instantOf(document?.retrievedAt)

/** The latest change of a claim, else when its first page became known. */
export function changedAt(claim: DossierClaim, reading: Reading): number | null {
  for (const one of [...claim.history].reverse()) {
    const at = instantOf(one.at)
    if (at !== null) return at
  }
  const known = claim.mentions.flatMap((one) => knownAt(reading.document.get(one.document)) ?? [])
  return known.length ? Math.min(...known) : null
}

/** When a claim first stood somewhere. */
export function firstAt(claim: DossierClaim, reading: Reading): number | null {
  const known = claim.mentions.flatMap((one) => knownAt(reading.document.get(one.document)) ?? [])
  return known.length ? Math.min(...known) : null
}

export interface Cited {
  readonly document: DossierDocument
  readonly outlet: string
  readonly address: string | null
  /** Null where the text is withheld. */
  readonly excerpt: Excerpt | null
}

interface Place {
  readonly document: string
  readonly start: number
  readonly end: number
}

/** Places in sources with their excerpts, the first of each document. */
export function citedAt(places: readonly Place[], reading: Reading, length?: number): Cited[] {
  const found = new Map<string, Cited>()
  for (const place of places) {
    const document = reading.document.get(place.document)
    if (!document || found.has(document.id)) continue
    found.set(document.id, {
      document,
      outlet: plain(outletName(document)),
      address: safeAddress(document.address),
      excerpt: excerptOf(document, place, length),
    })
  }
  return [...found.values()]
}
