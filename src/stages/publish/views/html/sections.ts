// The sections of a story in HTML: sentences that open, disputes in two columns, timeline, lineage, questions.
import type { ClaimStatus } from '../../../../model/index.ts'
import { escapeHtml } from '../../safe-text.ts'
import { STATUS_DEFINITIONS } from '../../statuses.ts'
import {
  chainOf,
  inPairs,
  withoutChain,
  withoutState,
  type DossierSentence,
  type Reading,
  type StoryReading,
} from '../reading.ts'
import { facts, sources } from './evidence.ts'
import { lineagePicture } from '../../pictures/lineage.ts'
import { timelineStrip } from '../../pictures/timeline-strip.ts'
import { pictureFigure } from './figure.ts'

type Section = StoryReading['sections'][number]

/** Who says it stands small above the words that are quoted. */
function wordsHtml(text: string): string {
  const cut = text.search(/: [“‘]/)
  if (cut < 0) return escapeHtml(text)
  return `<span class="who">${escapeHtml(text.slice(0, cut + 1))} </span>${escapeHtml(text.slice(cut + 2))}`
}

/** A sentence that opens onto its sources; a line of our own stands plain. */
export function sentenceHtml(
  sentence: DossierSentence,
  reading: Reading,
  put: { readonly inner?: string; readonly status?: ClaimStatus | undefined } = {},
): string {
  const words =
    put.inner ??
    wordsHtml(chainOf(reading, sentence.about).length > 2 ? withoutChain(sentence.text) : sentence.text)
  if (sentence.editorial || !sentence.evidence.length) return `<p class="ours">${words}</p>`
  return `<details class="s"><summary>${words}</summary><div class="open">${sources(sentence, reading)}${facts(sentence.about, reading, put.status)}</div></details>`
}

function plainList(section: Section, reading: Reading): string {
  return `<ul class="list">${section.sentences.map((one) => `<li>${sentenceHtml(one, reading, { status: section.head.status })}</li>`).join('')}</ul>`
}

function disputes(section: Section, reading: Reading): string {
  return inPairs(section.sentences)
    .map(([one, other]) => {
      if (!one) return ''
      if (!other) return sentenceHtml(one, reading)
      return `<div class="pair" role="group" aria-label="Two sides"><div><p class="side">One side</p>${sentenceHtml(one, reading, { status: section.head.status })}</div><div><p class="side">The other side</p>${sentenceHtml(other, reading, { status: section.head.status })}</div></div>`
    })
    .join('')
}

/** "On 3 March 2031 (as the page states it), in the words of X: …": the time stands out before its words. */
function timelineList(section: Section, reading: Reading): string {
  const items = section.sentences.map((one) => {
    const cut = one.editorial ? -1 : one.text.indexOf(' (')
    const colon = one.text.indexOf(': ', cut)
    if (cut < 0 || colon < 0) return `<li>${sentenceHtml(one, reading)}</li>`
    const lead = `<span class="when">${escapeHtml(one.text.slice(0, cut))} <span>${escapeHtml(one.text.slice(cut + 1, colon + 1))}</span> </span>`
    return `<li>${sentenceHtml(one, reading, { inner: lead + escapeHtml(one.text.slice(colon + 2)) })}</li>`
  })
  return `<ol class="list">${items.join('')}</ol>`
}

function questionList(story: StoryReading, section: Section, reading: Reading): string {
  if (!story.questions.length) return plainList(section, reading)
  const items = story.questions.map((one) => {
    const state = `<span class="pill ${one.state}">${one.state.replace('-', ' ')}</span>`
    const sides = withoutState(one.answer).split(/(?<=\)) \/ (?=[“‘])/)
    const words = `${state} ${sides.map(escapeHtml).join('<br>')}`
    const body = sentenceHtml({ text: one.answer, evidence: one.evidence }, reading, { inner: words.trim() })
    return `<dt>${escapeHtml(one.question)}</dt><dd>${body}</dd>`
  })
  return `<dl class="qa">${items.join('')}</dl>`
}

/** The lists below both pictures say the same in words, so that no table is needed. */
const timelineFigure = (story: StoryReading, { dossier }: Reading): string =>
  dossier.timeline.some((one) => one.story === story.story.id)
    ? pictureFigure(timelineStrip, dossier, { story: story.story.id, hasTable: false })
    : ''

function lineageFigure(story: StoryReading, { dossier }: Reading): string {
  const inside = new Set(story.story.documents)
  return dossier.lineage.some((one) => inside.has(one.from) && inside.has(one.to))
    ? pictureFigure(lineagePicture, dossier, { story: story.story.id, hasTable: false })
    : ''
}

function bodyOf(story: StoryReading, section: Section, reading: Reading): string {
  switch (section.id) {
    case 'disputed':
      return disputes(section, reading)
    case 'timeline':
      return timelineFigure(story, reading) + timelineList(section, reading)
    case 'lineage':
      return lineageFigure(story, reading) + plainList(section, reading)
    case 'questions':
      return questionList(story, section, reading)
    default:
      return plainList(section, reading)
  }
}

/** One section with its heading at the given level. */
export function sectionHtml(
  story: StoryReading,
  section: Section,
  reading: Reading,
  place: { readonly id: string; readonly level: number },
): string {
  const { head } = section
  const definition = head.status ? `<p class="def">${escapeHtml(STATUS_DEFINITIONS[head.status])}</p>` : ''
  const wide = section.id === 'disputed' ? ' wide' : ''
  const h = `h${String(place.level)}`
  return `<section class="sec${wide}" aria-labelledby="${place.id}"><div class="head"><${h} class="h" id="${place.id}">${escapeHtml(head.title)}</${h}>${definition}</div><div class="body">${bodyOf(story, section, reading)}</div></section>`
}
