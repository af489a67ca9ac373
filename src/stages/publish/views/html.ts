// One self-contained page: reads without a script, on a phone, in print, by ear, in light and dark; asks nothing of any network.
import type { ClaimStatus } from '../../../model/index.ts'
import { CLAIM_STATUSES } from '../../../model/index.ts'
import { sayDay, sayMoment } from '../dates.ts'
import { claimWords } from '../exports/told.ts'
import { escapeHtml } from '../safe-text.ts'
import { STATUS_WORDS } from '../statuses.ts'
import type { TextView } from '../view.ts'
import { capital, counted, oneLine } from '../wording.ts'
import { changedLine, changedPages } from './changed.ts'
import { outletMark } from './html/evidence.ts'
import { page } from './html/page.ts'
import { sectionHtml } from './html/sections.ts'
import { outletName, readDossier, type DossierClaim, type Reading, type StoryReading } from './reading.ts'

interface Place {
  /** Prefix of the ids inside the story. */
  readonly id: string
  /** Heading level of the story's title. */
  readonly level: number
}

function spanWords({ span }: StoryReading['story']): string {
  if (span.start === null || span.end === null) return 'Undated'
  const [from, to] = [sayDay(span.start), sayDay(span.end)]
  return from === to ? from : `${from} – ${to}`
}

/** The two numbers side by side, each opening onto its names. */
function numbers(story: StoryReading): string {
  const outlets = story.outlets.map((name) => `<li>${outletMark(name)}${escapeHtml(name)}</li>`)
  const origins = story.origins.map(
    (one) =>
      `<li><bdi>${escapeHtml(one.name)}</bdi> <small>${one.standing === 'own-word' ? 'on its own word, ' : ''}${counted(one.claims, 'claim')}</small></li>`,
  )
  return `<div class="numbers"><details><summary><b>${String(story.outlets.length)}</b> <span>${story.outlets.length === 1 ? 'outlet' : 'outlets'} carrying it</span></summary><ul class="names">${outlets.join('')}</ul></details><details><summary><b>${String(story.origins.length)}</b> <span>independent ${story.origins.length === 1 ? 'origin' : 'origins'} of what they say</span></summary><ul class="names">${origins.join('') || '<li>None is named.</li>'}</ul></details></div>`
}

/** Outlets named at the top, those that came first; all of them stand behind the number. */
const AT_TOP = 6

function carriers(story: StoryReading): string {
  const first = [...new Set(story.documents.map(outletName))]
  const shown = first.slice(0, AT_TOP).map((name) => `<li>${outletMark(name)}${escapeHtml(name)}</li>`)
  const left = first.length - AT_TOP
  return `<ul class="monos" aria-label="Outlets, first to publish first">${shown.join('')}${left > 0 ? `<li>also in ${String(left)} more</li>` : ''}</ul>`
}

function jump(story: StoryReading, place: Place): string {
  const links = story.sections.map(
    (section) => `<li><a href="#${place.id}-${section.id}">${escapeHtml(section.head.title)}</a></li>`,
  )
  return `<nav class="jump" aria-label="Sections of this story"><ul>${links.join('')}<li><a href="#${place.id}-claims">List of claims</a></li></ul></nav>`
}

/** Claims of the list are cut here: enough to know them by. */
const LIST_WORDS = 200

function claimItem(claim: DossierClaim, reading: Reading): string {
  const origins = claim.origins.map((one) => escapeHtml(one.name)).join(', ')
  const outlets = [...new Set(claim.mentions.map((one) => outletName(reading.document.get(one.document))))]
  const said =
    outlets.length === 1 && outlets[0] === claim.origins[0]?.name && claim.origins.length === 1
      ? ''
      : `; in ${outlets.map(escapeHtml).join(', ')}`
  return `<li><q>${escapeHtml(claimWords(claim, reading, LIST_WORDS))}</q> <small>${origins || 'no origin named'}${said}</small></li>`
}

/** Every claim that the account has not told, by status, closed at first. */
function claimList(story: StoryReading, reading: Reading, place: Place): string {
  const told = new Set(
    story.sections.flatMap((section) => section.sentences.flatMap((one) => one.about ?? [])),
  )
  const groups = CLAIM_STATUSES.flatMap((status: ClaimStatus) => {
    const own = story.claims.filter((claim) => claim.status === status && !told.has(claim.id))
    if (!own.length) return []
    return [
      `<details class="claims"><summary>${capital(STATUS_WORDS[status])}: ${counted(own.length, 'claim')}</summary><ol>${own.map((claim) => claimItem(claim, reading)).join('')}</ol></details>`,
    ]
  })
  const h = `h${String(place.level + 1)}`
  return `<section class="sec" aria-labelledby="${place.id}-claims"><div class="head"><${h} class="h" id="${place.id}-claims">List of claims</${h}><p class="def">All that the account has left out, each in the words of one page, with its origins and the outlets that carry it.</p></div><div class="body">${groups.join('') || '<p class="ours">The account has told every claim.</p>'}</div></section>`
}

function storyHtml(story: StoryReading, reading: Reading, place: Place): string {
  const h = `h${String(place.level)}`
  const sections = story.sections.map((section) =>
    sectionHtml(story, section, reading, { id: `${place.id}-${section.id}`, level: place.level + 1 }),
  )
  return `<article class="story" id="${place.id}" aria-labelledby="${place.id}-title"><p class="span">${escapeHtml(spanWords(story.story))}</p><${h} class="title" id="${place.id}-title"><bdi>${escapeHtml(oneLine(story.story.title))}</bdi></${h}>${carriers(story)}${numbers(story)}${jump(story, place)}${sections.join('')}${claimList(story, reading, place)}</article>`
}

function contents(reading: Reading): string {
  if (reading.stories.length < 2) return ''
  const links = reading.stories.map(
    (story, at) =>
      `<li><a href="#s${String(at + 1)}"><bdi>${escapeHtml(oneLine(story.story.title))}</bdi></a></li>`,
  )
  return `<nav class="contents" aria-label="Stories"><ul>${links.join('')}</ul></nav>`
}

/** What went wrong or was not watched, and what the program had to say. */
function coverage(reading: Reading, level: number): string {
  const { coverage: found, diagnostics, documents, stories } = reading.dossier
  const inStory = new Set(stories.flatMap((one) => one.documents))
  const loose = documents.filter((one) => !inStory.has(one.id))
  const lines = [
    ...found.failed.map((one) => `<li><b>${escapeHtml(one.input)}</b>: ${escapeHtml(one.message)}</li>`),
    ...found.notWatched.map((one) => `<li>Not watched: ${escapeHtml(one)}</li>`),
    ...changedPages(reading).map((one) => `<li><bdi>${escapeHtml(changedLine(one, sayMoment))}</bdi></li>`),
    ...loose.map(
      (one) =>
        `<li>In no story: ${escapeHtml(outletName(one))}, <bdi>${escapeHtml(oneLine(one.title ?? one.input))}</bdi></li>`,
    ),
    ...diagnostics.map(
      (one) =>
        `<li class="small">${escapeHtml(one.message)} ${one.document === undefined ? '' : `(${escapeHtml(outletName(reading.document.get(one.document)))})`}</li>`,
    ),
  ]
  const h = `h${String(level)}`
  const summary = `${counted(found.inputs, 'input')}, ${counted(documents.length, 'document')}, ${counted(found.failed.length, 'failure')}, ${counted(diagnostics.length, 'note')}.`
  return `<section class="sec" aria-labelledby="coverage"><div class="head"><${h} class="h" id="coverage">Coverage</${h}><p class="def">${summary}</p></div><div class="body"><ul class="list">${lines.join('') || '<li><p class="ours">Nothing failed.</p></li>'}</ul></div></section>`
}

/** The account with its title, as the page holds it: also for pages that stand among others. */
export function accountBody(reading: Reading): { readonly title: string; readonly body: string } {
  const { dossier } = reading
  const [only] = reading.stories
  const isSingle = reading.stories.length === 1 && only !== undefined
  const title = isSingle ? oneLine(only.story.title) : counted(reading.stories.length, 'story', 'stories')
  const level = isSingle ? 1 : 2
  const head = isSingle
    ? ''
    : `<h1 class="count">${capital(title)} in ${counted(dossier.documents.length, 'document')}</h1>`
  const body = reading.stories.map((story, at) =>
    storyHtml(story, reading, { id: `s${String(at + 1)}`, level }),
  )
  return { title, body: `${head}${contents(reading)}${body.join('\n')}\n${coverage(reading, 2)}` }
}

export const html: TextView = {
  id: 'html',
  title: 'Account as one page',
  mediaType: 'text/html',
  extension: 'html',
  render: (dossier, { excerpt }) => {
    const reading = readDossier(dossier, excerpt)
    return page({ reading, ...accountBody(reading) })
  },
}
