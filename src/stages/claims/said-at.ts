// When it was said, from the words beside the cue ("on Sunday", "yesterday", "on 4 March"): counted from the publication
// day by pure arithmetic, null where the words or the publication day do not tell. The words are the lexicon's.
import type { When } from '../../model/index.ts'
import { civilDay, dayNumber, isRealDay, weekdayOf } from '../../text/calendar.ts'
import type { CalendarWords } from './lexicon.ts'

/** "Last Friday", said on a Saturday, is a week further back than yesterday; later in the week it is that week's. */
const LAST_MEANS_BEFORE = 3

const pad = (value: number): string => String(value).padStart(2, '0')

function onDay(count: number, basis: When['basis']): When {
  const { year, month, day } = civilDay(count)
  const iso = `${String(year)}-${pad(month)}-${pad(day)}`
  return { start: iso, end: iso, precision: 'day', basis }
}

/** Day count of an ISO day or instant, null where it is none. */
export function publishedDay(published: string | null): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(published ?? '')
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return isRealDay(year, month, day) ? dayNumber(year, month, day) : null
}

const dayIn = (said: string | undefined): number =>
  Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(said ?? '')?.[1] ?? 0)
const yearIn = (said: string | undefined): number =>
  said !== undefined && /^\d{4}$/.test(said) ? Number(said) : 0

/** "4 March", "March 4, 2031": without a year the last such day that is not ahead of the publication. */
function monthDay(words: readonly string[], i: number, month: number, published: number | null): When | null {
  const behind = dayIn(words[i + 1])
  const day = behind || dayIn(words[i - 1])
  if (day === 0) return null
  const at = behind ? i + 2 : i + 1
  const year = yearIn(words[at]) || (words[at] === ',' ? yearIn(words[at + 1]) : 0)
  if (year) return isRealDay(year, month, day) ? onDay(dayNumber(year, month, day), 'stated') : null
  if (published === null) return null
  const own = civilDay(published).year
  if (!isRealDay(own, month, day)) return null
  const count = dayNumber(own, month, day)
  const isAhead = count > published && isRealDay(own - 1, month, day)
  return onDay(isAhead ? dayNumber(own - 1, month, day) : count, 'resolved')
}

function weekday(words: readonly string[], i: number, day: number, published: number): When {
  const behind = (weekdayOf(published) - day + 7) % 7
  const isBefore = words[i - 1] === 'last' && behind < LAST_MEANS_BEFORE
  return onDay(published - behind - (isBefore ? 7 : 0), 'resolved')
}

/** The moment these lower-cased words give, or null. */
export function findSaidAt(
  words: readonly string[],
  published: number | null,
  calendar: CalendarWords,
): When | null {
  for (let i = 0; i < words.length; i++) {
    const said = words[i] ?? ''
    const month = calendar.months.get(said)
    const dated = month === undefined ? null : monthDay(words, i, month, published)
    if (dated) return dated
    if (published === null) continue
    const back = calendar.daysBack.get(said) ?? calendar.daysBack.get(`${said} ${words[i + 1] ?? ''}`)
    if (back !== undefined) return onDay(published - back, 'resolved')
    const day = calendar.weekdays.get(said)
    if (day !== undefined) return weekday(words, i, day, published)
  }
  return null
}
