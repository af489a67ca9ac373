// From the capitalised runs of a text to the names of its actors: titles taken off and kept as roles, kinds told by titles,
// given names, appositions and the words of bodies, surnames led back to full names. What only stands in capitals because it
// opens a sentence or stands in a headline is a name only as far as the running text knows it. Names that the recogniser has
// given a kind keep it.
import type {
  ActorName,
  BlockKind,
  Document,
  Name,
  NameKind,
  PlaceMention,
  Span,
  Syntax,
} from '../../../model/index.ts'
import { canonicalNames } from '../../../text/names-canonical.ts'
import { listSpelling } from '../../../text/names-lists.ts'
import { findRole, roleText } from '../../../text/names-roles.ts'
import type { Role } from '../../../text/names-roles.ts'
import { viewTokens } from '../../../text/names-view.ts'
import type { TokenView } from '../../../text/names-view.ts'
import { tokenAt } from '../tag-reader.ts'
import { isCapital, kindOfWords, looksPersonal, partOf, readRun } from './read-run.ts'
import type { NamePart, RunWord } from './read-run.ts'
import type { NameWords } from './words.ts'

export interface ReadNamesInput {
  readonly document: Pick<Document, 'text' | 'blocks'>
  readonly syntax: Syntax
  readonly lexicon: NameWords
  /** Whether a word tells a nationality ("Ambrelian"). */
  readonly isNationality: (form: string) => boolean
}

interface Read {
  readonly part: NamePart
  /** The name as the recogniser gave it, where it told a kind. */
  readonly given: Name | null
  readonly isHeadline: boolean
  readonly isOpening: boolean
}

interface Page {
  readonly view: TokenView
  readonly lexicon: NameWords
  readonly isNationality: (form: string) => boolean
  /** Words that the text also writes in small letters. */
  readonly lowered: ReadonlySet<string>
  /** Every form of the text. */
  readonly forms: ReadonlySet<string>
}

const TITLES: ReadonlySet<BlockKind> = new Set(['title', 'heading'])
/** In a headline with this share of its longer words in capitals, capitals say nothing. */
const CAPITAL_SHARE = 0.7
const LONGER_WORD = 4
const LEAST_LONGER = 3

/** "Harbour Blast Kills Five": every longer word but the first in capitals. */
function isTitleCase(view: TokenView, first: number, last: number, isHeading: boolean): boolean {
  let longer = 0
  let capital = 0
  for (let k = first + 1; k < last; k += 1) {
    const form = view.forms[k] ?? ''
    if (form.length < LONGER_WORD || !/^\p{L}/u.test(form)) continue
    longer += 1
    if (isCapital(form)) capital += 1
  }
  return longer >= LEAST_LONGER
    ? capital >= longer * CAPITAL_SHARE
    : isHeading && longer > 0 && capital === longer
}

function headlines({ text, blocks }: ReadNamesInput['document'], view: TokenView): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [at, { first, last, block }] of view.sentences.entries()) {
    const kind = blocks[block]?.kind
    const shouts = text.slice(view.tokens[first]?.start ?? 0, view.tokens[last - 1]?.end ?? 0)
    const isShouted = last - first > 3 && shouts === shouts.toUpperCase()
    const isHeading = kind !== undefined && TITLES.has(kind)
    if (isShouted || (isTitleCase(view, first, last, isHeading) && (isHeading || isLine(view, first, last))))
      found.add(at)
  }
  return found
}
/** A line of fewer words, without the full stop of a sentence, may be a headline set as a paragraph. */
const MOST_IN_HEADLINE = 16

const isLine = (view: TokenView, first: number, last: number): boolean =>
  last - first < MOST_IN_HEADLINE && !/[.!?;:"”’']$/.test(view.forms[last - 1] ?? '')

function loweredIn(view: TokenView): ReadonlySet<string> {
  return new Set(view.forms.filter((form) => /^\p{Ll}{3,}/u.test(form)))
}

/** The tokens of a name with a given name before it that the tagger did not know ("Odile | Marchetti"). */
function wordsOf(page: Page, name: Span): RunWord[] {
  const { view, lexicon } = page
  let first = tokenAt(view.tokens, name.start)
  const before = view.forms[first - 1] ?? ''
  const sentence = view.sentenceOf[first]
  const isBeside = view.sentenceOf[first - 1] === sentence && view.tokens[first - 1]?.end === name.start - 1
  if (isBeside && /^\p{Lu}\p{Ll}+$/u.test(before)) {
    const opens = view.sentences[sentence ?? 0]?.first === first - 1
    if (
      lexicon.isGiven(before) ||
      (!opens && !page.lowered.has(before.toLowerCase()) && !lexicon.isCommon(before))
    )
      first -= 1
  }
  const words: RunWord[] = []
  for (let k = Math.max(0, first); (view.tokens[k]?.start ?? Infinity) < name.end; k += 1) {
    const token = view.tokens[k]
    if (token) words.push({ start: token.start, end: token.end, form: view.forms[k] ?? '', token: k })
  }
  return words
}

function readAll(page: Page, names: readonly Name[], isHeadline: (sentence: number) => boolean): Read[] {
  const { view, lexicon } = page
  return names.flatMap((name): Read[] => {
    const words = wordsOf(page, name)
    const at = words[0]?.token ?? 0
    const sentence = view.sentenceOf[at] ?? 0
    const floor = view.sentences[sentence]?.first ?? 0
    const run = readRun({
      text: view.text,
      words,
      before: view.lower.slice(Math.max(floor, at - 3), at),
      lexicon,
    })
    // "State Ida Corse" behind "Secretary of": the recogniser's person without the words of the office.
    const person =
      name.kind === 'person' ? run.find((part) => part.kind === 'person' && part.words.length > 1) : undefined
    const isCut = person !== undefined && person.start > name.start && name.canonical === spelled(words)
    const known = { ...partOf(words, name.kind, name.role), start: name.start, end: name.end }
    const parts = name.kind === 'other' || isCut ? run : [known]
    return parts.map((part) => ({
      part,
      given: name.kind === 'other' || isCut ? null : name,
      isHeadline: isHeadline(sentence),
      isOpening: part.words[0]?.token === floor,
    }))
  })
}

const spelled = (words: readonly RunWord[]): string => words.map((one) => one.form).join(' ')

/** Names that the running text knows, and the single words of its people's names. */
function knownNames(all: readonly Read[], page: Page): ReadonlySet<string> {
  const known = new Set<string>()
  for (const { part, isHeadline, isOpening } of all) {
    if (isHeadline || (isOpening && part.words.length === 1 && isOrdinary(part, page))) continue
    known.add(spelled(part.words))
    if (part.kind === 'person') known.add(part.words.at(-1)?.form ?? '')
  }
  return known
}

/** The longest piece of a run that the running text knows as a name. */
function attested(part: NamePart, known: ReadonlySet<string>): NamePart | null {
  const count = part.words.length
  for (let length = count; length > 0; length -= 1)
    for (let from = 0; from + length <= count; from += 1) {
      const piece = part.words.slice(from, from + length)
      if (known.has(spelled(piece))) return partOf(piece, length === count ? part.kind : 'other', part.role)
    }
  return null
}

/** A single word of the dictionary, or one that the text writes small elsewhere. */
function isOrdinary(part: NamePart, { lexicon, lowered }: Page): boolean {
  const [only] = part.words
  if (!only || part.words.length > 1 || part.kind === 'person' || part.kind === 'place') return false
  if (lexicon.isListedBody(only.form) || /^\p{Lu}{2,}$/u.test(only.form)) return false
  return lowered.has(only.form.toLowerCase()) || lexicon.isCommon(only.form)
}

/** "Tank 3", "Berth 12": a thing with its number. */
const isNumbered = (part: NamePart, view: TokenView): boolean =>
  part.words.length === 1 && /^\d/.test(view.forms[(part.words[0]?.token ?? 0) + 1] ?? '')

function settle(read: Read, known: ReadonlySet<string>, page: Page): NamePart | null {
  const { part, given } = read
  if (given && read.isHeadline && given.canonical === spelled(part.words)) return attested(part, known)
  if (given) return part
  const [first, ...rest] = part.words
  if (!first) return null
  if (read.isHeadline) return attested(part, known)
  if (rest.length === 0 && page.isNationality(first.form) && !/s$/.test(first.form)) return null
  const isSure = part.kind === 'person' || page.lexicon.isGiven(first.form)
  // "While Dray", "Questions Corse": the word that opens the sentence is no part of the name.
  if (read.isOpening && rest.length > 0 && !isSure) {
    const isOpener =
      page.lexicon.isSmall(first.form) || (page.lexicon.isCommon(first.form) && known.has(spelled(rest)))
    const words = rest.map((one) => one.form)
    if (isOpener && first.form !== 'The')
      return settle(
        { ...read, part: partOf(rest, kindOfWords(words, page.lexicon)), isOpening: false },
        known,
        page,
      )
  }
  if (isOrdinary(part, page) && !isSurname(part, known, page)) return null
  if (isNumbered(part, page.view)) return null
  // "DRAY:" before the words of somebody whom the text also writes "Dray": no acronym.
  const isShouted = part.words.length === 1 && !page.lexicon.isListedBody(first.form)
  const usual = listSpelling(first.form)
  return isShouted && usual !== first.form && page.forms.has(usual) ? { ...part, kind: 'other' } : part
}

/** "Moore said": an ordinary word that is also the last of a name in the text. */
const isSurname = (part: NamePart, known: ReadonlySet<string>, page: Page): boolean =>
  !page.lowered.has((part.words[0]?.form ?? '').toLowerCase()) &&
  [...known].some((name) => name.endsWith(` ${part.words[0]?.form ?? ''}`)) &&
  !page.lexicon.isThingWord(part.words[0]?.form ?? '') &&
  !isPlural(part.words[0]?.form ?? '', page.lexicon)

/** "Terminals", "Lines": the last word of a body's name, not of a person's. */
const isPlural = (form: string, lexicon: NameWords): boolean => /[^s]s$/.test(form) && lexicon.isCommon(form)

const HONORIFIC = /^(?:(?:mr|mrs|ms|miss|mx|sir|dame|lord|lady|dr|hon|messrs|madam)\b\.?\s*)+/i

/** A role as it is printed: without honorifics, and without what stands before it in the sentence. */
function plainRole(said: string): string {
  return said
    .replace(/\s+/g, ' ')
    .replace(HONORIFIC, '')
    .replace(/^.*\b(?:its|his|her|their|our|my)\s+(?=.)/i, '')
    .replace(/^.*\band (?:the|an?)\s+/i, '')
    .replace(/^(?:with|by|on|as|from|for|the|an?)\s+/i, '')
    .trim()
}

/** Words from a name's comma to its role: ", the North Shore's mayor". */
const FARTHEST_ROLE = 5

/** Whether nothing but a blank or a comma and an article stands between a role and the name: such a role is its bearer's. */
function isBeside(view: TokenView, role: Role, first: number, last: number): boolean {
  if (role.last <= first)
    return role.last === first || (role.last === first - 1 && view.forms[first - 1] === ',')
  return view.forms[last] === ',' && role.first - last <= FARTHEST_ROLE
}

/** What the words round a name tell: a role before or behind it, an age, a relative clause with "who". */
function kindAround(
  part: NamePart,
  placed: ReadonlySet<string>,
  page: Page,
): { readonly kind: NameKind; readonly role?: string } {
  const { view, lexicon } = page
  const first = part.words[0]?.token ?? 0
  const last = (part.words.at(-1)?.token ?? first) + 1
  const isSure = part.kind === 'person'
  const isPersonal =
    part.kind === 'other' &&
    part.words.length > 1 &&
    !placed.has(spelled(part.words)) &&
    looksPersonal(part.words, lexicon) &&
    !isPlural(part.words.at(-1)?.form ?? '', lexicon)
  if (!isSure && !isPersonal) return { kind: part.kind }
  const role = findRole(view, { first, last, kind: 'person' }, lexicon.lists)
  const said = part.role ?? (role ? roleText(view, role) : '')
  const isRole = role !== null && isBeside(view, role, first, last) && !/\bmost\b/.test(said)
  const behind = view.text.slice(part.end, part.end + 8)
  const isPerson = isSure || isRole || /^,? who\b/.test(behind) || /^, \d\d,/.test(behind)
  const words = plainRole(said)
  return isPerson ? { kind: 'person', ...(words ? { role: words } : {}) } : { kind: part.kind }
}

const PLACING = /^(?:in|at|near|outside|inside|around|across)$/

/** Names that stand somewhere behind "in" or "at", as places and bodies do. */
function placedNames(parts: readonly NamePart[], view: TokenView): ReadonlySet<string> {
  const placed = new Set<string>()
  for (const { words } of parts) {
    const [first] = words
    if (first && PLACING.test(view.lower[first.token - 1] ?? '')) placed.add(spelled(words))
  }
  return placed
}

/** How often a surname is a subject before that alone tells a person. */
const LEAST_SUBJECT = 2

/** Names of two words or more whose last word goes on alone as one who speaks or acts, as people's do. */
function goesOnAlone(
  parts: readonly NamePart[],
  placed: ReadonlySet<string>,
  { view, lexicon }: Page,
): ReadonlySet<string> {
  const acts = new Map<string, number>()
  for (const { words } of parts) {
    const [only] = words
    if (!only || words.length > 1 || !/^nsubj/.test(view.tokens[only.token]?.deprel ?? '')) continue
    const governor = view.tokens[view.tokens[only.token]?.head ?? -1]
    const weight = SPEECH.test(governor?.lemma ?? '') ? LEAST_SUBJECT : governor?.upos === 'VERB' ? 1 : 0
    acts.set(only.form, (acts.get(only.form) ?? 0) + weight)
  }
  const fits = ({ words, kind }: NamePart): boolean => {
    const last = words.at(-1)?.form ?? ''
    return (
      words.length > 1 &&
      kind === 'other' &&
      looksPersonal(words, lexicon) &&
      !isPlural(last, lexicon) &&
      (acts.get(last) ?? 0) >= LEAST_SUBJECT &&
      !placed.has(last) &&
      !placed.has(spelled(words))
    )
  }
  return new Set(parts.filter(fits).map((one) => spelled(one.words)))
}

const SPEECH =
  /^(?:say|tell|add|ask|write|claim|warn|argue|insist|explain|reply|deny|admit|think|believe|recall)$/

/** "PRATES:" in a transcript: the spelling that the text uses elsewhere. */
function usualSpelling(part: NamePart, forms: ReadonlySet<string>): string {
  const name = spelled(part.words)
  const usual = part.words.map((one) => listSpelling(one.form))
  return name === name.toUpperCase() && usual.every((form) => forms.has(form)) ? usual.join(' ') : name
}

/** The names of one document, with kinds, roles and full forms. */
export function readNames({ document, syntax, lexicon, isNationality }: ReadNamesInput): ActorName[] {
  const view = viewTokens(document.text, syntax.tokens, syntax.sentences)
  const page: Page = { view, lexicon, isNationality, lowered: loweredIn(view), forms: new Set(view.forms) }
  const shown = headlines(document, view)
  const all = readAll(page, syntax.names, (sentence) => shown.has(sentence))
  const known = knownNames(all, page)
  const kept = all.flatMap((read) => {
    const part = settle(read, known, page)
    return part ? [{ part, given: read.given }] : []
  })
  const parts = kept.map(({ part }) => part)
  const placed = placedNames(parts, view)
  const people = goesOnAlone(parts, placed, page)
  const told = kept.map(({ part, given }) => {
    const around = given
      ? { kind: part.kind, ...(part.role ? { role: part.role } : {}) }
      : kindAround(part, placed, page)
    return around.kind === 'other' && people.has(spelled(part.words)) ? { kind: 'person' as const } : around
  })
  const spans = kept.map(({ part }, at) => ({
    first: part.words[0]?.token ?? 0,
    last: (part.words.at(-1)?.token ?? 0) + 1,
    kind: told[at]?.kind ?? 'other',
  }))
  const full = canonicalNames(view, spans, lexicon.lists)
  return kept.map(({ part, given }, at): ActorName => {
    const role = told[at]?.role
    return {
      start: part.start,
      end: part.end,
      kind: full[at]?.kind ?? part.kind,
      actor:
        given?.canonical ??
        (full[at]?.kind === 'person' ? full[at].canonical : null) ??
        plainActor(part, full[at]?.canonical, page.forms),
      ...(role ? { role } : {}),
    }
  })
}

function plainActor(part: NamePart, canonical: string | undefined, forms: ReadonlySet<string>): string {
  const name = spelled(part.words)
  return canonical === undefined || canonical === name ? usualSpelling(part, forms) : canonical
}

/** Names with the places of the text among them: a name that is a place is of that kind, a place without a name gets one. */
export function withPlaces(names: readonly ActorName[], places: readonly PlaceMention[]): ActorName[] {
  const meets = (place: PlaceMention, name: ActorName): boolean =>
    place.start < name.end && name.start < place.end
  let at = 0
  const free: ActorName[] = []
  const placed = new Map<ActorName, PlaceMention>()
  for (const place of places) {
    while (at < names.length && (names[at]?.end ?? 0) <= place.start) at += 1
    const name = names[at]
    if (!name || !meets(place, name))
      free.push({ start: place.start, end: place.end, kind: 'place', actor: place.name })
    else if (place.start <= name.start && name.end <= place.end) placed.set(name, place)
  }
  const kinds = names.map((name): ActorName => {
    const place = placed.get(name)
    if (!place || (name.kind !== 'other' && name.kind !== 'place')) return name
    return { start: place.start, end: place.end, kind: 'place', actor: place.name }
  })
  return [...kinds, ...free].sort((a, b) => a.start - b.start || b.end - a.end)
}
