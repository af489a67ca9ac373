// Places what a page without a date of its own leaves open ("on Saturday", "June 23") by the days on which the story's other
// pages were published. Only where these lie within one week, so that a weekday means one day; such times are assumed.
import type { Chronicle, Document, Syntax, TimeExpression } from '../../../model/index.ts'
import { isoDay, readIso } from '../../../text/calendar.ts'
import { cutWords } from '../../../text/numbers.ts'
import { findTimes } from '../times/find-times.ts'
import type { TimeLexicon } from '../times/lexicon.ts'
import { tenseReader } from '../times/tense.ts'
import type { TenseLexicon } from '../times/tense.ts'

export interface StoryTime {
  readonly times: TimeLexicon
  readonly tenses: TenseLexicon
}

interface Dated {
  readonly document: Document
  readonly syntax: Syntax
  readonly chronicle: Chronicle
}

/** Days between the first and the last dated page, beyond which a weekday could be one of two. */
const LONGEST_SPAN = 6

/** The last day on which a dated page of the story was published; null where they are far apart or none is dated. */
function storyDay(documents: readonly Dated[]): number | null {
  const days = documents.flatMap(({ document }) => {
    const published = document.meta.publishedAt?.value
    const moment = published ? readIso(published) : null
    return moment ? [moment.day] : []
  })
  if (!days.length) return null
  const last = Math.max(...days)
  return last - Math.min(...days) <= LONGEST_SPAN ? last : null
}

const isOpen = (time: TimeExpression): boolean => time.interval === undefined && time.value.startsWith('XXXX')

/** A page with its open times placed by the story. A page that dates itself, and one that leaves nothing open, stay as they are. */
export function inStoryTime<T extends Dated>(
  one: T,
  documents: readonly Dated[],
  { times, tenses }: StoryTime,
): T & { readonly byStory?: ReadonlySet<number> } {
  const { document, syntax, chronicle } = one
  if (document.meta.publishedAt || !chronicle.times.some(isOpen)) return one
  const day = storyDay(documents)
  if (day === null) return one
  const { text } = document
  const again = findTimes({
    sentences: syntax.sentences.map((sentence) => cutWords(text, sentence.start, sentence.end)),
    lexicon: times,
    publishedAt: isoDay(day),
    tenseAt: tenseReader({ text, syntax, lexicon: tenses }),
  })
  const placed = new Map(again.map((time) => [time.start, time]))
  const settled = chronicle.times.map((time) => {
    const found = isOpen(time) ? placed.get(time.start) : undefined
    return found?.interval ? { ...found, basis: 'assumed' as const } : time
  })
  const byStory = new Set(settled.filter((time) => !chronicle.times.includes(time)).map((time) => time.start))
  return { ...one, chronicle: { ...chronicle, times: settled }, byStory }
}
