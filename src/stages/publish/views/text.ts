// For a terminal: 88 columns, status words spelled out, both sides of a dispute beside each other, chains as ladders.
// Colour only sets headings and status words apart; nothing is said by colour alone.
import type { ClaimStatus, Dossier } from '../../../model/index.ts'
import { sayDay, sayMoment } from '../dates.ts'
import { shown } from '../safe-text.ts'
import { STATUS_DEFINITIONS, STATUS_WORDS } from '../statuses.ts'
import type { TextView } from '../view.ts'
import { counted, oneLine } from '../wording.ts'
import { changedLine, changedPages } from './changed.ts'
import { hanging, sideBySide, wrap } from './columns.ts'
import {
  chainOf,
  inPairs,
  outletName,
  readDossier,
  whenKnown,
  withoutChain,
  withoutState,
  type DossierSentence,
  type Reading,
  type StoryReading,
} from './reading.ts'

/** Between the 80 of old terminals and the 100 of wide ones; halves leave 42 cells to each side of a dispute. */
const WIDTH = 88

interface Paint {
  readonly head: (words: string) => string
  readonly status: (words: string, status: ClaimStatus) => string
  readonly faint: (words: string) => string
}

const COLOURS: Readonly<Record<ClaimStatus, number>> = {
  corroborated: 32,
  'single-source': 36,
  disputed: 31,
  denied: 31,
  unverified: 33,
  superseded: 35,
  forecast: 34,
}
const escape =
  (code: number) =>
  (words: string): string =>
    `\u001b[${String(code)}m${words}\u001b[0m`
const COLOUR: Paint = {
  head: escape(1),
  status: (words, status) => escape(COLOURS[status])(words),
  faint: escape(2),
}
const PLAIN: Paint = { head: (words) => words, status: (words) => words, faint: (words) => words }

const clean = (words: string): string => oneLine(shown(words))

/** Outlets whose words a sentence rests on, by the day on which they became known. */
function sources(sentence: DossierSentence, reading: Reading): string {
  const byDay = new Map<string, Set<string>>()
  for (const { document } of sentence.evidence) {
    const page = reading.document.get(document)
    const day = page?.publishedAt ? sayDay(page.publishedAt) : whenKnown(page)
    byDay.set(day, (byDay.get(day) ?? new Set<string>()).add(outletName(page)))
  }
  return [...byDay].map(([day, outlets]) => `${[...outlets].join(', ')}: ${day}`).join('; ')
}

function ladder(chain: readonly string[]): string[] {
  return chain.map((name, at) => `${' '.repeat(6 + at * 2)}${at === 0 ? '' : '└ told to '}${clean(name)}`)
}

function item(sentence: DossierSentence, reading: Reading, paint: Paint): string[] {
  if (sentence.editorial) return hanging('  ', clean(sentence.text), WIDTH).map(paint.faint)
  const chain = chainOf(reading, sentence.about)
  return [
    ...hanging('  • ', clean(chain.length > 2 ? withoutChain(sentence.text) : sentence.text), WIDTH),
    ...(chain.length > 2 ? ladder(chain) : []),
    ...hanging('    ', `[${clean(sources(sentence, reading))}]`, WIDTH).map(paint.faint),
  ]
}

function disputedLines(sentences: readonly DossierSentence[], reading: Reading, paint: Paint): string[] {
  return inPairs(sentences).flatMap((pair) => {
    const [one, other] = pair
    if (!one) return []
    if (!other) return item(one, reading, paint)
    const side = (sentence: DossierSentence): string =>
      `${clean(sentence.text)} [${clean(sources(sentence, reading))}]`
    return [...sideBySide(side(one), side(other), WIDTH - 2).map((line) => `  ${line}`), '']
  })
}

function sectionLines(
  story: StoryReading,
  section: StoryReading['sections'][number],
  reading: Reading,
  paint: Paint,
): string[] {
  const { status, title } = section.head
  const head = [
    paint.head(title.toUpperCase()),
    ...(status
      ? wrap(`${STATUS_WORDS[status]}: ${STATUS_DEFINITIONS[status]}`, WIDTH).map((line) =>
          paint.status(line, status),
        )
      : []),
    '',
  ]
  if (section.id === 'disputed') return [...head, ...disputedLines(section.sentences, reading, paint), '']
  if (section.id === 'questions' && story.questions.length) {
    return [
      ...head,
      ...story.questions.flatMap((one) => [
        ...hanging('  ? ', clean(one.question), WIDTH),
        ...hanging(
          '    ',
          [one.state.replace('-', ' '), clean(withoutState(one.answer))]
            .filter((part) => part !== '')
            .join(': '),
          WIDTH,
        ),
      ]),
      '',
    ]
  }
  return [...head, ...section.sentences.flatMap((sentence) => item(sentence, reading, paint)), '']
}

function storyLines(story: StoryReading, reading: Reading, paint: Paint): string[] {
  const title = wrap(clean(story.story.title), WIDTH)
  const origins = story.origins.map(
    (one) => `${clean(one.name)}${one.standing === 'own-word' ? ' (on its own word)' : ''}`,
  )
  return [
    '═'.repeat(WIDTH),
    ...title.map(paint.head),
    '',
    ...hanging(
      'Outlets carrying it:  ',
      `${String(story.outlets.length)} (${story.outlets.map(clean).join(', ')})`,
      WIDTH,
    ),
    ...hanging(
      'Independent origins:  ',
      `${String(story.origins.length)} (${origins.join(', ') || 'none named'})`,
      WIDTH,
    ),
    '',
    ...story.sections.flatMap((section) => sectionLines(story, section, reading, paint)),
    ...wrap(
      `All ${counted(story.claims.length, 'claim')} of this story, with their origins and history, are in the formats md, html and json.`,
      WIDTH,
    ).map(paint.faint),
    '',
  ]
}

function coverageLines(reading: Reading, paint: Paint): string[] {
  const { coverage, diagnostics, documents } = reading.dossier
  return [
    '═'.repeat(WIDTH),
    paint.head('COVERAGE'),
    `${counted(coverage.inputs, 'input')}, ${counted(documents.length, 'document')}, ${counted(coverage.failed.length, 'failure')}, ${counted(diagnostics.length, 'note')} by the program.`,
    ...coverage.failed.flatMap((one) => hanging('  • ', `${clean(one.input)}: ${clean(one.message)}`, WIDTH)),
    ...coverage.notWatched.flatMap((one) => hanging('  • ', `Not watched: ${clean(one)}`, WIDTH)),
    ...changedPages(reading).flatMap((one) => hanging('  • ', clean(changedLine(one, sayMoment)), WIDTH)),
  ]
}

function render(dossier: Dossier, { colour }: { readonly colour: boolean }): string {
  const reading = readDossier(dossier)
  const paint = colour ? COLOUR : PLAIN
  const newest =
    reading.newestAt === null ? 'no source is dated' : `newest source ${sayMoment(reading.newestAt)}`
  const asOf = dossier.asOf === null ? '' : ` As it was known ${sayMoment(dossier.asOf)}.`
  const lines = [
    ...wrap(`Made ${sayMoment(dossier.generatedAt)}; ${newest}.${asOf}`, WIDTH),
    ...reading.stories.flatMap((story) => storyLines(story, reading, paint)),
    ...coverageLines(reading, paint),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

export const text: TextView = {
  id: 'text',
  title: 'Account for a terminal',
  mediaType: 'text/plain',
  extension: 'txt',
  render,
}
