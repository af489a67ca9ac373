// The timeline as a picture: one row an entry, a mark as wide as the time is known: a dot for a minute, a bar for a day, a dashed
// whisker where only the month or the year is known. What lies outside the busiest stretch is shown by an arrow at its edge.
import type { Dossier } from '../../../model/index.ts'
import { sayBasis, sayWhen } from '../dates.ts'
import { plain } from '../exports/told.ts'
import { outletName } from '../views/reading.ts'
import { capital, counted } from '../wording.ts'
import {
  frame,
  isNarrow,
  label,
  labels,
  lines,
  px,
  tableHtml,
  titled,
  WIDE,
  type Picture,
  type PictureOptions,
} from './kit.ts'
import { shortWhen } from './short-times.ts'
import { focusOf, yearsOf, type TimeRange } from './scale.ts'
import { nothing, storyOf } from './story-of.ts'
import { AXIS, axis, drawnOf, mark, type Drawn, type Entry, type Track } from './timeline-marks.ts'

const TITLE = 'Timeline'

interface Layout {
  readonly width: number
  readonly track: Track
  readonly words: { readonly x: number; readonly width: number; readonly lines: number }
  /** Where in a row its date, its words and its mark stand. */
  readonly date: { readonly width: number }
  readonly wordsAt: number
  readonly markAt: number
  readonly row: number
}

function layoutFor(width: number): Layout {
  if (isNarrow(width))
    return {
      width,
      track: { x: 6, width: width - 12 },
      words: { x: 0, width, lines: 2 },
      date: { width },
      wordsAt: 32,
      markAt: 63,
      row: 80,
    }
  return {
    width,
    track: { x: 190, width: 190 },
    words: { x: 398, width: width - 398, lines: 2 },
    date: { width: 178 },
    wordsAt: 17,
    markAt: 21,
    row: 44,
  }
}

const BASES = { stated: 'as stated', resolved: 'by the page’s date', assumed: 'assumed' } as const

function basisWords({ when }: Entry): string {
  return ['month', 'season', 'year', 'decade'].includes(when.precision)
    ? `only the ${when.precision} is known`
    : BASES[when.basis]
}

function row(drawn: Drawn, focus: TimeRange, layout: Layout, top: number): string {
  const { entry, words, isContested } = drawn
  const date = shortWhen(entry.when)
  const narrow = isNarrow(layout.width)
  const basis = basisWords(entry)
  const contested = isContested ? 'disputed' : ''
  const dateLine = lines(date, layout.date.width, 12.5)[0] ?? ''
  const more = narrow
    ? label([contested, basis].filter(Boolean).join(', '), {
        x: layout.width,
        y: top + 15,
        class: isContested ? 'k' : 's',
        anchor: 'end',
      })
    : label(contested, { x: 0, y: top + 33, class: 'k' }) +
      label(basis, { x: isContested ? 60 : 0, y: top + 33, class: 's' })
  const body = [
    `<path class="hair" d="M0 ${px(top)}H${px(layout.width)}"/>`,
    label(dateLine, { x: 0, y: top + (narrow ? 15 : 17), class: 'b' }),
    more,
    labels(
      lines(words, layout.words.width, 12.5, layout.words.lines),
      { x: layout.words.x, y: top + layout.wordsAt, class: 'halo' },
      15.5,
    ),
    mark(drawn, focus, layout.track, top + layout.markAt),
  ]
  return titled(`${capital(sayWhen(entry.when))}, ${sayBasis(entry.when)}: ${words}`, body.join(''))
}

/** The timeline of a story. */
export function timelinePicture(dossier: Dossier, options: PictureOptions = {}): Picture {
  const { reading, story } = storyOf(dossier, options)
  const entries = dossier.timeline.filter((one) => one.story === story?.story.id)
  if (!story || !entries.length)
    return nothing('timeline', TITLE, 'No page of this story names a time.', options)
  const drawn = entries.map((entry) => drawnOf(entry, reading))
  const focus = focusOf(drawn.flatMap((one) => one.range ?? [])) ?? { from: 0, to: 1 }
  const layout = layoutFor(options.width ?? WIDE)
  const height = AXIS + drawn.length * layout.row + 4
  const outside = drawn.filter(
    (one) => one.range && (one.range.to < focus.from || one.range.from > focus.to),
  ).length
  const caption = `${counted(drawn.length, 'entry', 'entries')} in ${yearsOf(focus)}: a dot where the minute or hour is known, a bar where the day is, a dashed line where only the month or year is.${outside ? ` ${counted(outside, 'entry', 'entries')} outside this stretch ${outside === 1 ? 'is' : 'are'} shown by an arrow at its edge.` : ''}`
  const rows = drawn.map((one) => [
    capital(sayWhen(one.entry.when)),
    sayBasis(one.entry.when),
    `${one.words}${one.isContested ? ' (disputed)' : ''}`,
    [...new Set(one.entry.evidence.map((place) => outletName(reading.document.get(place.document))))].join(
      ', ',
    ),
  ])
  return {
    svg: frame({
      kind: 'timeline',
      story: story.story.id,
      width: layout.width,
      height,
      title: `${TITLE}: ${plain(story.story.title)}`,
      description: `${caption} ${rows
        .map(([when, , words]) => `${when ?? ''}: ${words ?? ''}`)
        .slice(0, 12)
        .join('. ')}${rows.length > 12 ? `. And ${String(rows.length - 12)} more, in the table.` : '.'}`,
      body: [
        axis(focus, layout.track, height),
        ...drawn.map((one, at) => row(one, focus, layout, AXIS + at * layout.row)),
      ],
    }),
    table: tableHtml(caption, ['When', 'How it is known', 'What', 'Said by'], rows),
    caption,
  }
}
