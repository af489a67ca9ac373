// Markdown: headings, sentences with footnotes that give outlet, date and the exact words, disputes as two-column tables.
import type { Dossier } from '../../../model/index.ts'
import { sayMoment } from '../dates.ts'
import { cutTo, EXCERPT_LENGTH } from '../excerpt.ts'
import { claimWords } from '../exports/told.ts'
import { safeAddress, shown } from '../safe-text.ts'
import { STATUS_DEFINITIONS, STATUS_WORDS } from '../statuses.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { counted, listed, oneLine } from '../wording.ts'
import { changedLine, changedPages } from './changed.ts'
import {
  chainOf,
  inPairs,
  outletName,
  readDossier,
  whenKnown,
  withoutInner,
  withoutState,
  type DossierClaim,
  type DossierSentence,
  type Reading,
  type StoryReading,
} from './reading.ts'

type Evidence = DossierSentence['evidence'][number]

/** Characters that Markdown or HTML inside it would act on. */
const escaped = (words: string): string =>
  oneLine(shown(words))
    .replace(/[\\`*_[\]<>|#~]/g, (character) => `\\${character}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')

/** Footnotes in the order in which they are first named; the same words of a page are one note. */
class Notes {
  private readonly numbers = new Map<string, number>()
  private readonly lines: string[] = []
  private readonly reading: Reading
  private readonly length: number

  constructor(reading: Reading, length: number = EXCERPT_LENGTH) {
    this.reading = reading
    this.length = length
  }

  mark(evidence: readonly Evidence[]): string {
    const numbers = new Set(withoutInner(evidence).map((one) => this.number(one)))
    return [...numbers].map((one) => `[^${String(one)}]`).join('')
  }

  private number(evidence: Evidence): number {
    const key = `${evidence.document} ${String(evidence.start)} ${String(evidence.end)}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.lines.length + 1
    const document = this.reading.document.get(evidence.document)
    const address = safeAddress(document?.address ?? null)
    const words =
      document?.text === null
        ? 'the text of this source is withheld'
        : `“${escaped(cutTo(evidence.quote, this.length))}”`
    this.lines.push(
      `[^${String(number)}]: ${escaped(outletName(document))}, ${whenKnown(document)}: ${words}${address === null ? '' : ` <${address}>`}`,
    )
    this.numbers.set(key, number)
    return number
  }

  all(): readonly string[] {
    return this.lines
  }
}

const item = (sentence: DossierSentence, notes: Notes): string =>
  sentence.editorial
    ? `*${escaped(sentence.text)}*`
    : `${escaped(sentence.text)}${notes.mark(sentence.evidence)}`

function disputedTable(sentences: readonly DossierSentence[], notes: Notes): string[] {
  const pairs = inPairs(sentences)
  const rows = pairs
    .filter((pair) => pair.length === 2)
    .map((pair) => `| ${pair.map((one) => item(one, notes)).join(' | ')} |`)
  const rest = pairs
    .filter((pair) => pair.length === 1)
    .flatMap((pair) => pair.map((one) => `- ${item(one, notes)}`))
  return [...(rows.length ? ['| One side | The other side |', '| --- | --- |', ...rows] : []), ...rest]
}

function questionLines(story: StoryReading, notes: Notes): string[] {
  return story.questions.flatMap((one) => [
    `- **${escaped(one.question)}** (${one.state.replace('-', ' ')})  `,
    `  ${escaped(withoutState(one.answer)) || 'No page of this story answers it.'}${notes.mark(one.evidence)}`,
  ])
}

function sectionLines(
  story: StoryReading,
  section: StoryReading['sections'][number],
  reading: Reading,
  notes: Notes,
): string[] {
  const head = [`### ${section.head.title}`, '']
  if (section.head.status) head.push(STATUS_DEFINITIONS[section.head.status], '')
  if (section.id === 'disputed') return [...head, ...disputedTable(section.sentences, notes), '']
  if (section.id === 'questions' && story.questions.length)
    return [...head, ...questionLines(story, notes), '']
  const lines = section.sentences.flatMap((sentence) => {
    const chain = section.id === 'who-said-what' ? [] : chainOf(reading, sentence.about)
    const ladder =
      chain.length > 2 && section.head.status ? [`  - On whose word: ${chain.map(escaped).join(' → ')}`] : []
    return [`- ${item(sentence, notes)}`, ...ladder]
  })
  return [...head, ...lines, '']
}

function claimLine(claim: DossierClaim, reading: Reading): string {
  const origins = claim.origins.map((origin) => origin.name)
  return `- ${STATUS_WORDS[claim.status]}: “${escaped(claimWords(claim, reading))}”${origins.length ? ` (${escaped(listed(origins))})` : ''}`
}

function storyLines(story: StoryReading, reading: Reading, notes: Notes): string[] {
  return [
    `## ${escaped(story.story.title)}`,
    '',
    `Outlets carrying it (${String(story.outlets.length)}): ${story.outlets.map(escaped).join(', ')}.`,
    '',
    `Independent origins (${String(story.origins.length)}): ${story.origins.map((one) => `${escaped(one.name)}${one.standing === 'own-word' ? ' (on its own word)' : ''}`).join(', ') || 'none named'}.`,
    '',
    ...story.sections.flatMap((section) => sectionLines(story, section, reading, notes)),
    `### List of claims (${String(story.claims.length)})`,
    '',
    ...story.claims.map((claim) => claimLine(claim, reading)),
    '',
  ]
}

function coverageLines(reading: Reading): string[] {
  const { coverage, diagnostics, documents } = reading.dossier
  return [
    '## Coverage',
    '',
    `${counted(coverage.inputs, 'input')}, ${counted(documents.length, 'document')}, ${counted(coverage.failed.length, 'failure')}, ${counted(diagnostics.length, 'note')} by the program.`,
    '',
    ...coverage.failed.map((one) => `- ${escaped(one.input)}: ${escaped(one.message)} (${one.code})`),
    ...coverage.notWatched.map((one) => `- Not watched: ${escaped(one)}`),
    ...changedPages(reading).map((one) => `- ${escaped(changedLine(one, sayMoment))}`),
    '',
  ]
}

function render(dossier: Dossier, { excerpt }: ViewOptions): string {
  const reading = readDossier(dossier)
  const notes = new Notes(reading, excerpt)
  const newest =
    reading.newestAt === null ? 'no source is dated' : `newest source ${sayMoment(reading.newestAt)}`
  const body = [
    `# ${dossier.stories.length === 1 ? 'One story' : counted(dossier.stories.length, 'story', 'stories')}`,
    '',
    `Made ${sayMoment(dossier.generatedAt)}; ${newest}${dossier.asOf === null ? '' : `; as it was known ${sayMoment(dossier.asOf)}`}. Times are UTC where they say so.`,
    '',
    ...reading.stories.flatMap((story) => storyLines(story, reading, notes)),
    ...coverageLines(reading),
  ]
  return `${[...body, ...notes.all()]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

export const md: TextView = {
  id: 'md',
  title: 'Account in Markdown',
  mediaType: 'text/markdown',
  extension: 'md',
  render,
}
