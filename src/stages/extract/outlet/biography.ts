// Biographies: what a page says of the person who wrote it, and so of the outlet the person writes for. Only what holds
// now and of one outlet: "was", "formerly" and lists of papers a freelance writes for say nothing of this page. Also told
// here: whether an "About NAME" box is about a person or about the page.
import { hasOutletWord, isPerson, nameAt, withoutCompany } from './names.ts'
import type { NameAt } from './names.ts'
import type { LineClue } from './self-lines.ts'
import { selfDescription, stickyEnd } from './self-lines.ts'
import type { OutletWords } from './words.ts'

const PRONOUN = /^(?:he|she|they|[A-Z]\w+ (?:he|she))\s/i
/** A sentence of a biography is seldom longer. */
const SENTENCE_LIMIT = 300

/** The outlet that a biography of one of `people` says the person works for. */
export function biographyOutlet(
  text: string,
  people: readonly string[],
  words: OutletWords,
): LineClue | null {
  for (const { sentence, start } of sentencesOf(text)) {
    const subject = subjectEnd(sentence, people)
    if (subject < 0) continue
    const named = worksFor(sentence, subject, words)
    if (named) return { ...named, kind: 'biography', start: start + named.start, end: start + named.end }
  }
  return null
}

function sentencesOf(text: string): { sentence: string; start: number }[] {
  const found: { sentence: string; start: number }[] = []
  for (const match of text.slice(0, 1500).matchAll(/[^\s*_(](?:[^.!?]|[.!?](?=\S)|(?<=\b\p{Lu})\.)*[.!?]?/gu))
    if (match[0].length <= SENTENCE_LIMIT) found.push({ sentence: match[0], start: match.index })
  return found
}

/** Where the subject ends, if it is the person: the full name, the surname, or a pronoun. */
function subjectEnd(sentence: string, people: readonly string[]): number {
  for (const person of people) {
    const surname = person.split(/\s+/).at(-1) ?? person
    for (const name of [person, surname])
      if (sentence.startsWith(name) && /^[\s,]/.test(sentence.slice(name.length))) return name.length
  }
  const pronoun = people.length > 0 ? PRONOUN.exec(sentence) : null
  return pronoun ? pronoun[0].length - 1 : -1
}

function worksFor(sentence: string, subject: number, words: OutletWords): NameAt | null {
  const named =
    heldPost(sentence, subject, words) ??
    doneFor(sentence, subject, words) ??
    ownWork(sentence, subject, words)
  if (!named || isPerson(named.name, words)) return null
  if (words.past.test(sentence.slice(subject, named.start))) return null
  return isList(sentence, named) ? null : named
}

/** "…, the Courier and the Post": who writes for several is nobody's. */
function isList(sentence: string, named: NameAt): boolean {
  const rest = /^(?:,|,? and|,? or)\s/.exec(sentence.slice(named.end))
  const next = rest ? nameAt(sentence, named.end + rest[0].length) : null
  return next !== null && !/^,? and\s\S+\s(?:of|at|for|with)\s/.test(sentence.slice(named.end))
}

/** "is shipping editor of NAME", "is a reporter at NAME", "is NAME's shipping editor", "is a NAME columnist". */
function heldPost(sentence: string, subject: number, words: OutletWords): NameAt | null {
  const copula = /^,?\s(?:is|are|works as|serves as)\s(?:an?\s|the\s|our\s)?/.exec(sentence.slice(subject))
  if (!copula) return null
  const from = subject + copula[0].length
  const owner = nameAt(sentence, from)
  if (owner && roleSoon(sentence, owner.end, words)) return owner
  const role = words.pressRoles.exec(sentence.slice(from, from + 80))
  return role
    ? afterPreposition(sentence, from + role.index + role[0].length, /\s(?:of|at|for|with|on)\s/g, words)
    : null
}

/** "'s shipping editor", " columnist": a role within a few small words. */
function roleSoon(sentence: string, at: number, words: OutletWords): boolean {
  const rest = /^(?:[’']s?)?\s([\p{Ll}\s-]{2,50})/u.exec(sentence.slice(at))?.[1]
  return rest !== undefined && words.pressRoles.test(rest)
}

/** "covers banks for NAME", "writes for NAME", "edits the foreign pages of NAME". */
function doneFor(sentence: string, subject: number, words: OutletWords): NameAt | null {
  const verb = stickyEnd(words.pressVerbs, sentence, subject + 1)
  if (verb < 0) return null
  const isEditing = /edits$/i.test(sentence.slice(0, verb))
  const named = afterPreposition(sentence, verb, isEditing ? /\s(?:of|for|at)\s/g : /\s(?:for|at)\s/g, words)
  const isWork = /works$/i.test(sentence.slice(0, verb))
  return named && isWork && !hasOutletWord(named.name, words) ? null : named
}

/** "writes the NAME newsletter", "edits NAME". */
function ownWork(sentence: string, subject: number, words: OutletWords): NameAt | null {
  const verb = stickyEnd(words.ownVerbs, sentence, subject + 1)
  const named = verb < 0 ? null : nameAt(sentence, verb)
  if (!named) return null
  const isWork = sentence[named.end] === ' ' && stickyEnd(words.pressWorks, sentence, named.end + 1) > 0
  return isWork || hasOutletWord(named.name, words) ? named : null
}

/** The name behind the first preposition that has one; one with a word of outlets' names before all others. */
function afterPreposition(
  sentence: string,
  from: number,
  prepositions: RegExp,
  words: OutletWords,
): NameAt | null {
  let first: NameAt | null = null
  for (const match of sentence.slice(from).matchAll(prepositions)) {
    const named = nameAt(sentence, from + match.index + match[0].length)
    if (!named) continue
    if (hasOutletWord(named.name, words)) return named
    first ??= named
  }
  return first
}

/** Whether a box "About NAME" with these lines is about a person who writes, or about the page's maker. */
export function isAboutPerson(name: string, lines: readonly string[], words: OutletWords): boolean {
  const text = lines.join(' ')
  const bare = withoutCompany(name, words)
  if (bare === null || bare !== name) return false
  if (selfDescription(text, words)?.name === name) return false
  if (isPerson(name, words) || /\b(?:he|she|his|her|hers)\b/i.test(text)) return true
  if (hasOutletWord(name, words)) return false
  const rest = text.startsWith(name) ? text.slice(name.length) : ''
  if (/^,?\s(?:is|was|has been)\s/.test(rest) && words.pressRoles.test(rest.slice(0, ROLE_WITHIN)))
    return true
  if (/^,?\s(?:is|was)\s(?:an?|the)\s/.test(rest) && words.bodyKinds.test(rest.slice(0, KIND_WITHIN)))
    return false
  if (rest !== '' && stickyEnd(words.pressVerbs, rest, 1) > 0) return true
  return !/\b(?:you|your|our|we|readers|us)\b/i.test(text)
}

/** "is shipping editor of …", "is a worldwide picture development and distribution studio": how far off the noun stands. */
const ROLE_WITHIN = 100
const KIND_WITHIN = 160
