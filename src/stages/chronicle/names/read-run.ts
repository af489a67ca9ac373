// Takes one run of capitalised words apart: titles before a name, the body or country before a title, the name itself.
// "Ambrel Foreign Minister Ida Corse" is Ambrel, a foreign minister, and Ida Corse. What is only an office names nobody.
import type { NameKind, Span } from '../../../model/index.ts'
import type { NameWords } from './words.ts'

export interface RunWord extends Span {
  readonly form: string
  /** Index of its token. */
  readonly token: number
}

export interface NamePart extends Span {
  readonly words: readonly RunWord[]
  readonly kind: NameKind
  /** Role words that stand right before it in the run. */
  readonly role?: string
}

export interface RunInput {
  readonly text: string
  readonly words: readonly RunWord[]
  /** The words of the text right before the run, lower case, nearest last. */
  readonly before: readonly string[]
  readonly lexicon: NameWords
}

/** Longest name of a person, particles and suffix counted. */
const LONGEST_PERSON = 5
/** Small words inside names of people ("van", "bin", "de la"). */
const PARTICLE =
  /^(?:de|la|le|du|des|del|der|den|van|von|bin|ibn|al|el|da|do|dos|di|y|e|ten|ter|af|zu|[-.'’]|jr\.?|sr\.?)$/i

export const isCapital = (form: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(form)
export const isAcronym = (form: string): boolean =>
  /^(?:\p{Lu}\.?){2,5}\p{Nd}?$|^\p{Lu}{1,3}\p{Nd}$/u.test(form)

export function partOf(words: readonly RunWord[], kind: NameKind, role?: string): NamePart {
  const start = words[0]?.start ?? 0
  const end = words.at(-1)?.end ?? 0
  return { start, end, words, kind, ...(role ? { role } : {}) }
}

/** Cuts words in small letters off both ends, with particles and marks. */
function trimmed(words: readonly RunWord[]): readonly RunWord[] {
  let first = 0
  let last = words.length
  while (first < last && !isCapital(words[first]?.form ?? '')) first += 1
  while (last > first && !/^[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u.test(words[last - 1]?.form ?? '')) last -= 1
  return words.slice(first, last)
}

/** Index one past the last title of a run, 0 where it has none: "Foreign Minister | Ida Corse". */
function afterTitles(words: readonly RunWord[], { lexicon }: RunInput): number {
  const whole = words.map((one) => one.form).join(' ')
  if (lexicon.isListedBody(whole)) return 0
  let after = 0
  for (const [at, { form }] of words.entries()) {
    if (lexicon.isTitle(form) || (form === '.' && after === at)) after = at + 1
  }
  return after
}

/** "Secretary of | State Ida Corse": words of the office that the run begins with. */
function officeWords(words: readonly RunWord[], { before, lexicon }: RunInput): number {
  const lead = before.at(-1) === 'the' ? before.slice(0, -1) : before
  if (lead.at(-1) !== 'of' || !lexicon.isTitle(lead.at(-2) ?? '')) return 0
  const given = words.findIndex((one, at) => at > 0 && lexicon.isGiven(one.form))
  if (given > 0 && given < words.length - 1) return given
  return words.length >= 3 ? words.length - 2 : 0
}

/** Whether words can be the name of a person: capitals and particles, no word of a body or place. */
export function looksPersonal(words: readonly RunWord[], lexicon: NameWords): boolean {
  return (
    words.length > 0 &&
    words.length <= LONGEST_PERSON &&
    words.every(({ form }) => (isCapital(form) || PARTICLE.test(form)) && !/\p{Nd}/u.test(form)) &&
    !words.some(({ form }) => lexicon.isThingWord(form)) &&
    !isAcronym(words.at(-1)?.form ?? '') &&
    !(words.length > 1 && /^\p{Lu}{3,}$/u.test(words[0]?.form ?? ''))
  )
}

/** What kind of thing the words of a name alone tell it to be. */
export function kindOfWords(words: readonly string[], lexicon: NameWords): NameKind {
  const whole = words.join(' ')
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (lexicon.isCountry(whole)) return 'place'
  if (lexicon.isListedBody(whole)) return 'organisation'
  if (words.length === 1) return isAcronym(whole) ? 'organisation' : 'other'
  if (lexicon.isBodyWord(last) || (lexicon.isBodyWord(first) && /^(?:of|for)$/.test(words[1] ?? '')))
    return 'organisation'
  if (words.some((form) => lexicon.isThingWord(form))) return 'other'
  const personal =
    words.length <= LONGEST_PERSON && words.every((form) => isCapital(form) || PARTICLE.test(form))
  if (personal && lexicon.isGiven(first) && !isAcronym(last)) return 'person'
  return 'other'
}

/** The bodies and countries before a title: "NATO | Secretary General". */
function bodyBefore(words: readonly RunWord[], lexicon: NameWords): NamePart | null {
  let last = 0
  while (
    last < words.length &&
    !lexicon.isTitle(words[last]?.form ?? '') &&
    !lexicon.isTitleModifier(words[last]?.form ?? '')
  )
    last += 1
  const body = trimmed(words.slice(0, last))
  if (!body.length) return null
  const kind = kindOfWords(
    body.map((one) => one.form),
    lexicon,
  )
  return partOf(body, kind === 'person' ? 'other' : kind)
}

/** The names of a run, in text order; none where it is only an office. */
export function readRun(input: RunInput): NamePart[] {
  const { lexicon, text } = input
  const run = trimmed(input.words)
  if (!run.length) return []
  const office = officeWords(run, input)
  const titled = Math.max(office, afterTitles(run, input))
  const name = trimmed(run.slice(titled))
  const front = run.slice(0, titled)
  if (titled === 0)
    return [
      partOf(
        run,
        kindOfWords(
          run.map((one) => one.form),
          lexicon,
        ),
      ),
    ]
  const said = text.slice(front[0]?.start ?? 0, front.at(-1)?.end ?? 0).replace(/\s+/g, ' ')
  const body = office > 0 ? null : bodyBefore(front, lexicon)
  if (!name.length) {
    // "Justice Department", "Prosecutor General": the former is a body that bears a title's word, the latter an office.
    const ends = lexicon.isBodyWord(run.at(-1)?.form ?? '')
    if (ends) return [partOf(run, 'organisation')]
    return body ? [body] : []
  }
  if (!looksPersonal(name, lexicon)) {
    const whole = run.map((one) => one.form)
    return [partOf(run, kindOfWords(whole, lexicon))]
  }
  const lead =
    office > 0 ? `${input.before.slice(input.before.at(-1) === 'the' ? -3 : -2).join(' ')} ${said}` : said
  const role = body ? lead.slice(Math.max(0, body.end - (front[0]?.start ?? 0))).trim() : lead
  return [...(body ? [body] : []), partOf(name, 'person', role)]
}
