// Lines after the end of a plain text by which the page speaks of itself: imprint, transcript's note, disclaimer, contact of
// a press release, a line on the author, a pointer to where the rest stands. They are told by what they say and by standing
// last; a line that is framed (in brackets, or emphasised as a whole) needs to say less.
import { readByline } from '../byline.ts'
import type { Lexicon } from '../lexicon.ts'
import { biographyOutlet } from '../outlet/biography.ts'
import { isReleaseMark } from '../outlet/release.ts'
import { imprint, pointsElsewhere, selfDescription, stickyEnd } from '../outlet/self-lines.ts'
import { countWords } from '../prose.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind } from './typed-unit.ts'

/** So many lines after the last paragraph may be of this kind; further up, a text tells its story. */
const CLOSING_UNITS = 8
const NOTE_WORDS = 60
const LABEL_WORDS = 16

/** Types closing lines from the end on, until the first that is none. */
export function typeClosing(
  units: readonly TypedUnit[],
  from: number,
  person: string | null,
  lexicon: Lexicon,
): void {
  const people = [...(person === null ? [] : [person]), ...authorsOf(units, lexicon)]
  const least = Math.max(from, units.length - CLOSING_UNITS)
  for (let at = units.length - 1; at >= least; at--) {
    const unit = units[at]
    if (!unit || unit.kind !== null) continue
    const reason = closingReason(unit, people, lexicon)
    if (reason === null) return
    setKind(unit, 'boilerplate', reason)
  }
}

export function authorsOf(units: readonly TypedUnit[], lexicon: Lexicon): string[] {
  return units
    .filter((unit) => unit.kind === 'byline')
    .flatMap((unit) => readByline(unit.text, lexicon)?.authors.map(({ name }) => name) ?? [])
}

function closingReason(unit: TypedUnit, people: readonly string[], lexicon: Lexicon): string | null {
  const words = lexicon.outlets
  const count = countWords(unit.text)
  if (count > NOTE_WORDS) return null
  const bare = unit.text.replace(/^[*_([\s]+|[*_)\]\s]+$/g, '')
  if (isReleaseMark(bare, words)) return 'contact'
  const said = selfDescription(bare, words)
  if (said?.isMachine) return 'self-description'
  const isFramed = /^(?:\*[^*].*\*|_[^_].*_|\(.*\)|\[.*\])$/s.test(unit.text)
  if (biographyOutlet(bare, people, words)) return 'author-box'
  if (isFramed && said) return 'self-description'
  if (isFramed && (imprint(bare, words) !== null || stickyEnd(words.imprintLeads, bare, 0) > 0))
    return 'imprint'
  if (isFramed && people.some((person) => bare.startsWith(person))) return 'author-box'
  if (count > LABEL_WORDS) return null
  if (/^(?:©|\(c\)|copyright\b|transcri)/i.test(bare) && imprint(bare, words)) return 'imprint'
  return pointsElsewhere(bare, words) ? 'source-label' : null
}
