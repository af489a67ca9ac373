// The timeline at a glance: all entries on one axis, stacked where they would cover each other. The words stand in the list beside
// it, and in each mark's tooltip.
import type { Dossier } from '../../../model/index.ts'
import { sayBasis, sayWhen } from '../dates.ts'
import { plain } from '../exports/told.ts'
import { outletName } from '../views/reading.ts'
import { capital, counted } from '../wording.ts'
import { frame, tableHtml, titled, WIDE, type Picture, type PictureOptions } from './kit.ts'
import { focusOf, yearsOf, type TimeRange } from './scale.ts'
import { nothing, storyOf } from './story-of.ts'
import { AXIS, axis, drawnOf, mark, type Drawn, type Track } from './timeline-marks.ts'

const TITLE = 'Timeline at a glance'
const LANE = 13
/** Blank between two marks of a lane. */
const APART = 4

/** Left and right edge of a mark on the track. */
function extent(
  range: TimeRange,
  focus: TimeRange,
  track: Track,
): { readonly left: number; readonly right: number } {
  const at = (seconds: number): number =>
    track.x + ((seconds - focus.from) / (focus.to - focus.from)) * track.width
  if (range.to < focus.from) return { left: track.x, right: track.x + 25 }
  if (range.from > focus.to) return { left: track.x + track.width - 25, right: track.x + track.width }
  const [from, to] = [Math.max(track.x, at(range.from)), Math.min(track.x + track.width, at(range.to))]
  return to - from < 7 ? { left: (from + to) / 2 - 5, right: (from + to) / 2 + 5 } : { left: from, right: to }
}

/** Lanes drawn; what finds none free stands in the one that ends first. */
const MOST_LANES = 30

/** The first lane that is free for each mark, from left to right. */
function lanes(
  drawn: readonly Drawn[],
  focus: TimeRange,
  track: Track,
): { readonly one: Drawn; readonly lane: number }[] {
  const ends: number[] = []
  return drawn
    .flatMap((one) => (one.range ? [{ one, ...extent(one.range, focus, track) }] : []))
    .sort((a, b) => a.left - b.left)
    .map(({ one, left, right }) => {
      let lane = ends.findIndex((end) => end + APART <= left)
      if (lane < 0) lane = ends.length < MOST_LANES ? ends.length : ends.indexOf(Math.min(...ends))
      ends[lane] = Math.max(ends[lane] ?? 0, right)
      return { one, lane }
    })
}

/** The timeline of a story on one axis. */
export function timelineStrip(dossier: Dossier, options: PictureOptions = {}): Picture {
  const { reading, story } = storyOf(dossier, options)
  const drawn = dossier.timeline
    .filter((one) => one.story === story?.story.id)
    .map((entry) => drawnOf(entry, reading))
  const focus = focusOf(drawn.flatMap((one) => one.range ?? []))
  if (!story || !focus) return nothing('strip', TITLE, 'No page of this story names a time.', options)
  const width = options.width ?? WIDE
  const track = { x: 6, width: width - 12 }
  const placed = lanes(drawn, focus, track)
  const height = AXIS + placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0) * LANE + 8
  const marks = placed.map(({ one, lane }) =>
    titled(
      `${capital(sayWhen(one.entry.when))}, ${sayBasis(one.entry.when)}: ${one.words}`,
      mark(one, focus, track, AXIS + 8 + lane * LANE),
    ),
  )
  const unknown = drawn.length - placed.length
  const caption = `${counted(placed.length, 'entry', 'entries')} in ${yearsOf(focus)}: a dot where the minute or hour is known, a bar where the day is, a dashed line where only the month or year is, an arrow for what lies before or after.${unknown ? ` ${counted(unknown, 'entry', 'entries')} of unknown time ${unknown === 1 ? 'is' : 'are'} not drawn.` : ''}`
  const rows = drawn.map((one) => [
    capital(sayWhen(one.entry.when)),
    sayBasis(one.entry.when),
    one.words,
    [
      ...new Set(one.entry.evidence.map((place) => plain(outletName(reading.document.get(place.document))))),
    ].join(', '),
  ])
  return {
    svg: frame({
      kind: 'strip',
      story: story.story.id,
      width,
      height,
      title: `${TITLE}: ${plain(story.story.title)}`,
      description: caption,
      body: [axis(focus, track, height), ...marks],
    }),
    table: tableHtml(caption, ['When', 'How it is known', 'What', 'Said by'], rows),
    caption,
  }
}
