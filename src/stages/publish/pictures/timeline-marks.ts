// Marks and axis of timelines: a dot for a minute, a bar for a day, a dashed whisker where only the month or the year is known.
import type { Dossier, Precision } from '../../../model/index.ts'
import { plain, WITHHELD } from '../exports/told.ts'
import { rangeOf } from '../instants.ts'
import type { Reading } from '../views/reading.ts'
import { label, px } from './kit.ts'
import { ticksOf, type TimeRange } from './scale.ts'

export type Entry = Dossier['timeline'][number]

export interface Drawn {
  readonly entry: Entry
  readonly range: TimeRange | null
  readonly words: string
  readonly isContested: boolean
}

/** Where on the drawing the axis runs. */
export interface Track {
  readonly x: number
  readonly width: number
}

/** Height of the axis with its names. */
export const AXIS = 26

const LOOSE: ReadonlySet<Precision> = new Set(['month', 'season', 'year', 'decade'])

/** An entry with its range, its words unless they are withheld, and whether it is contested. */
export function drawnOf(entry: Entry, reading: Reading): Drawn {
  const isOpen = entry.evidence.some((one) => (reading.document.get(one.document)?.text ?? null) !== null)
  return {
    entry,
    range: rangeOf(entry.when),
    words: isOpen ? plain(entry.text) : WITHHELD,
    isContested: entry.claims.some((id) => {
      const status = reading.claim.get(id)?.status
      return status === 'disputed' || status === 'denied'
    }),
  }
}

/** The mark of an entry at a height: as wide as its time is known, an arrow where it lies outside the shown stretch. */
export function mark(drawn: Drawn, focus: TimeRange, track: Track, y: number): string {
  const { entry, range } = drawn
  const { x, width } = track
  if (!range) return label('?', { x: x + width / 2, y: y + 4, class: 'b', anchor: 'middle' })
  const at = (seconds: number): number => x + ((seconds - focus.from) / (focus.to - focus.from)) * width
  const right = x + width
  if (range.to < focus.from)
    return `<path class="mark" d="M${px(x)} ${px(y)}l7 -4v8z"/><path class="whisker loose" d="M${px(x + 8)} ${px(y)}h16"/>`
  if (range.from > focus.to)
    return `<path class="mark" d="M${px(right)} ${px(y)}l-7 -4v8z"/><path class="whisker loose" d="M${px(right - 8)} ${px(y)}h-16"/>`
  const [from, to] = [Math.max(x, at(range.from)), Math.min(right, at(range.to))]
  const hollow = entry.when.basis === 'assumed' ? ' hollow' : ''
  if (LOOSE.has(entry.when.precision)) {
    const caps = `${range.from >= focus.from ? `M${px(from)} ${px(y - 5)}v10` : `M${px(from + 5)} ${px(y - 4)}l-5 4l5 4`}${range.to <= focus.to ? `M${px(to)} ${px(y - 5)}v10` : `M${px(to - 5)} ${px(y - 4)}l5 4l-5 4`}`
    return `<path class="whisker loose" d="M${px(from)} ${px(y)}H${px(to)}"/><path class="whisker" d="${caps}"/>`
  }
  if (to - from < 7)
    return `<circle class="mark${hollow}" cx="${px((from + to) / 2)}" cy="${px(y)}" r="4.2"/>`
  return `<rect class="mark${hollow}" x="${px(from)}" y="${px(y - 4)}" width="${px(to - from)}" height="8" rx="2"/>`
}

/** Names of ticks over lines down to the bottom. */
export function axis(focus: TimeRange, track: Track, bottom: number): string {
  const { x, width } = track
  const ticks = ticksOf(focus, Math.max(2, Math.floor(width / 58)))
  const at = (seconds: number): number => x + ((seconds - focus.from) / (focus.to - focus.from)) * width
  const names = ticks.map(({ at: seconds, label: name }) => {
    const place = at(seconds)
    const anchor = place - x < 18 ? 'start' : x + width - place < 18 ? 'end' : 'middle'
    return label(name, { x: place, y: 13, class: 's', anchor })
  })
  const grid = ticks.map((one) => `M${px(at(one.at))} ${String(AXIS - 6)}V${px(bottom)}`).join('')
  return `<path class="rule" d="${grid}"/>${names.join('')}<path class="axis" d="M${px(x)} ${String(AXIS - 5)}h${px(width)}"/>`
}
