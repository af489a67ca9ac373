// What a sentence opens onto: the paragraph with the cited words marked, the outlet, the date and the link; and for a claim its
// status with its definition, its origins with why each counts, its chain and its history. Only excerpts are shown.
import type { ClaimStatus, DossierDocument } from '../../../../model/index.ts'
import { firstEndingAfter } from '../../../../text/tokens-in.ts'
import { sayMoment } from '../../dates.ts'
import { escapeHtml, safeAddress } from '../../safe-text.ts'
import { reasonWords } from '../../exports/told.ts'
import { STATUS_DEFINITIONS, STATUS_WORDS } from '../../statuses.ts'
import { oneLine } from '../../wording.ts'
import {
  chainOf,
  outletName,
  whenKnown,
  withoutInner,
  type DossierClaim,
  type DossierSentence,
  type Reading,
} from '../reading.ts'

type Evidence = DossierSentence['evidence'][number]

/** Wordings shown with their paragraph, one for each side of what agrees; the others are listed with their words. */
const MOST_FULL = 2

/** Two letters that stand for an outlet. */
export function monogram(name: string): string {
  const words = name
    .replace(/^the (?:page )?/i, '')
    .split(/[^\p{L}\p{N}]+/u)
    // The numbers that files are often named by tell no page from another.
    .filter((word) => /^\p{L}/u.test(word))
  const letters =
    words.length > 1
      ? words.slice(0, 2).map((word) => word.charAt(0))
      : [name.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 2)]
  return letters.join('').toUpperCase() || '?'
}

/** An outlet's name before its monogram, which says nothing to those who listen. */
export const outletMark = (name: string): string => `<i aria-hidden="true">${escapeHtml(monogram(name))}</i>`

/** An outlet linked to its page, and when the page became known; its title stands once, under what the account rests on. */
function credit(document: DossierDocument): string {
  const address = safeAddress(document.address)
  const name = escapeHtml(outletName(document))
  return `${address === null ? name : `<a href="${escapeHtml(address)}" rel="nofollow">${name}</a>`}, ${escapeHtml(whenKnown(document))}`
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Sorted ranges without overlaps. */
function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = found.at(-1)
    if (last && range.start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    else found.push(range)
  }
  return found
}

/** Moves a cut to the nearest blank before it, so that no word is cut. */
const atWord = (text: string, at: number, least: number): number => {
  const blank = text.lastIndexOf(' ', at)
  return blank > least ? blank + 1 : at
}

/** The paragraph of some cited words, cut to what stands round them. */
function excerpt(document: DossierDocument, text: string, ranges: readonly Range[], around: number): string {
  const marks = merged(ranges)
  const [first, last] = [marks[0], marks.at(-1)]
  if (!first || !last) return ''
  const found = document.blocks[firstEndingAfter(document.blocks, first.start)]
  const block = found && found.start <= first.start ? found : { start: first.start, end: last.end }
  const from =
    first.start - block.start > around ? atWord(text, first.start - around, block.start) : block.start
  const blockEnd = Math.max(block.end, last.end)
  const until = blockEnd - last.end > around ? atWord(text, last.end + around, last.end) : blockEnd
  let html = from > block.start ? '… ' : ''
  let at = from
  for (const { start, end } of marks) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return `${html}${escapeHtml(text.slice(at, until))}${until < blockEnd ? ' …' : ''}`
}

/** Citations of one page, those of one block together. */
function byBlock(document: DossierDocument, evidence: readonly Evidence[]): Evidence[][] {
  const groups = new Map<number, Evidence[]>()
  for (const one of evidence) {
    const block = firstEndingAfter(document.blocks, one.start)
    groups.set(block, [...(groups.get(block) ?? []), one])
  }
  return [...groups.values()]
}

function sourceFigure(document: DossierDocument, evidence: readonly Evidence[], around: number): string {
  const { text } = document
  const words =
    text === null
      ? '<p class="small">The text of this source is withheld.</p>'
      : byBlock(document, evidence)
          .map((group) => `<blockquote>${excerpt(document, text, group, around)}</blockquote>`)
          .join('')
  return `<figure class="src">${words}<figcaption>${outletMark(outletName(document))}${credit(document)}</figcaption></figure>`
}

interface CitedPage {
  readonly document: DossierDocument
  readonly evidence: readonly Evidence[]
  /** Its cited words, to tell whether another page has the same ones. */
  readonly words: string
}

function citedPages(evidence: readonly Evidence[], reading: Reading): CitedPage[] {
  const pages = new Map<string, Evidence[]>()
  for (const one of withoutInner(evidence)) pages.set(one.document, [...(pages.get(one.document) ?? []), one])
  return [...pages].flatMap(([id, own]) => {
    const document = reading.document.get(id)
    const words = own
      .map((one) =>
        oneLine(one.quote)
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      )
      .join(' / ')
    return document ? [{ document, evidence: own, words }] : []
  })
}

/** Pages that have the same words as the first of them, or words inside it. */
function byWording(pages: readonly CitedPage[]): CitedPage[][] {
  const groups: CitedPage[][] = []
  for (const page of pages) {
    const group = groups.find(
      ([first]) => first !== undefined && page.words !== '' && first.words.includes(page.words),
    )
    if (group) group.push(page)
    else groups.push([page])
  }
  return groups
}

const sameWords = (pages: readonly CitedPage[]): string =>
  pages.length
    ? `<p class="same">The same words in ${pages.map((one) => credit(one.document)).join('; ')}.</p>`
    : ''

function otherWording([first, ...same]: readonly CitedPage[]): string {
  if (!first) return ''
  const [evidence] = first.evidence
  const words =
    first.document.text === null || !evidence
      ? 'text withheld'
      : `<q>${escapeHtml(oneLine(evidence.quote))}</q>`
  return `<li>${credit(first.document)}: ${words}${same.length ? `; the same words in ${same.map((one) => credit(one.document)).join('; ')}` : ''}</li>`
}

/** The sources of a sentence: the first wordings with their paragraphs, the rest as a list; each wording once. */
export function sources({ evidence, about }: DossierSentence, reading: Reading): string {
  const groups = byWording(citedPages(evidence, reading))
  const around = Math.floor(reading.excerptLength / 2)
  const claim = about === undefined ? undefined : reading.claim.get(about)
  const most = claim && claim.origins.length < MOST_FULL ? 1 : MOST_FULL
  const full = groups
    .slice(0, most)
    .map(([first, ...same]) =>
      first ? sourceFigure(first.document, first.evidence, around) + sameWords(same) : '',
    )
  const rest = groups.slice(most)
  return (
    full.join('') +
    (rest.length
      ? `<p class="same">In other words:</p><ul class="also">${rest.map(otherWording).join('')}</ul>`
      : '')
  )
}

const STANDING: Readonly<Record<DossierClaim['origins'][number]['standing'], string>> = {
  named: 'named',
  'own-word': 'on its own word',
  unnamed: 'for a source that it does not name',
}

function chainFact(chain: readonly string[]): string {
  // From the page straight to its source there is no ladder to climb.
  if (chain.length < 3) return ''
  return `<dt>On whose word</dt><dd><ol class="chain">${chain.map((name) => `<li><bdi>${escapeHtml(name)}</bdi></li>`).join('')}</ol></dd>`
}

/** Why mentions count as this origin, unless it says no more than its name and standing do. */
function because({ name, because: why }: DossierClaim['origins'][number]): string {
  const isPlain = why === `${name} said it.` || why === `${name} states it on its own word.`
  return isPlain ? '' : `. <small>${escapeHtml(why)}</small>`
}

export const pill = (status: DossierClaim['status']): string =>
  `<span class="pill ${status}">${STATUS_WORDS[status]}</span>`

/** Status, origins, outlets, chain and history of what a sentence is about; '' where it is about nothing that has them. */
export function facts(about: string | undefined, reading: Reading, section?: ClaimStatus): string {
  const claim = about === undefined ? undefined : reading.claim.get(about)
  const chain = chainFact(chainOf(reading, about))
  if (!claim) return chain ? `<dl class="facts">${chain}</dl>` : ''
  const origins = claim.origins.map(
    (one) => `<li><b><bdi>${escapeHtml(one.name)}</bdi></b> (${STANDING[one.standing]})${because(one)}</li>`,
  )
  // Under the heading of its own status the definition stands already.
  const definition = section === claim.status ? '' : ` ${escapeHtml(STATUS_DEFINITIONS[claim.status])}`
  const history = claim.history.map(
    (one) =>
      `<li>${one.at === null ? 'At an unknown time' : escapeHtml(sayMoment(one.at))}: ${pill(one.status)} <small>${escapeHtml(reasonWords(one.reason, reading))}</small></li>`,
  )
  return `<dl class="facts"><dt>Status</dt><dd>${pill(claim.status)}${definition}</dd><dt>Origins</dt><dd><ul>${origins.join('') || '<li>None is named.</li>'}</ul></dd>${chain}<dt>History</dt><dd><ol>${history.join('')}</ol></dd></dl>`
}
