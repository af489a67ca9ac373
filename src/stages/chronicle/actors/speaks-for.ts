// For whom somebody speaks, or of which body he is the head, where the text says so at the name: "X, spokesman for Y",
// "Y spokeswoman X", "Y's chief executive, X", "the company's spokesman, X" (with the company known from coreference).
import type { Chronicle, Document, Mention, Syntax } from '../../../model/index.ts'
import { cutWords } from '../../../text/numbers.ts'
import type { Word } from '../../../text/numbers.ts'
import type { RoleWords } from './name-forms.ts'

export interface SpokenFor {
  /** Actor names within the document. */
  readonly person: string
  readonly body: string
  /** 2 speaks for it, 1 heads it: the stronger one wins. */
  readonly weight: number
}

export interface SpeaksInput {
  readonly document: Document
  readonly syntax: Syntax
  readonly chronicle: Chronicle
  readonly roles: RoleWords
}

/** How many characters round a name are read. */
const REACH = 90

export function findSpokenFor({ document, syntax, chronicle, roles }: SpeaksInput): SpokenFor[] {
  const { text } = document
  const found: SpokenFor[] = []
  const bodies = [
    ...chronicle.names
      .filter((name) => name.kind === 'organisation' || name.kind === 'place' || name.kind === 'other')
      .map(({ start, end, actor }) => ({ start, end, actor })),
    ...syntax.mentions
      .filter(isNamedNominal)
      .map(({ start, end, canonical }) => ({ start, end, actor: canonical ?? '' })),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const person of chronicle.names) {
    if (person.kind !== 'person') continue
    const before = bodies.filter((body) => body.end <= person.start && body.end > person.start - REACH)
    const after = bodies.filter((body) => body.start >= person.end && body.start < person.end + REACH)
    for (const body of before) {
      const weight = roleBetween(text.slice(body.end, person.start), roles, 'before')
      if (weight > 0) found.push({ person: person.actor, body: body.actor, weight })
    }
    for (const body of after) {
      const weight = roleBetween(text.slice(person.end, body.start), roles, 'after')
      if (weight > 0) found.push({ person: person.actor, body: body.actor, weight })
      const ahead =
        body.start - person.end <= 8
          ? roleBetween(text.slice(body.end, body.end + 40), roles, 'possessed')
          : 0
      if (ahead > 0 && /^,\s+(?:the\s+)?$/.test(text.slice(person.end, body.start)))
        found.push({ person: person.actor, body: body.actor, weight: ahead })
    }
  }
  return found.filter((one) => one.person !== one.body)
}

const isNamedNominal = (mention: Mention): boolean => mention.form === 'nominal' && mention.canonical !== null

function weightOf(words: readonly Word[], from: number, to: number, roles: RoleWords): number {
  for (let length = Math.min(3, to - from); length > 0; length -= 1) {
    for (let at = from; at + length <= to; at += 1) {
      const phrase = words
        .slice(at, at + length)
        .map((word) => word.lower)
        .join(' ')
        .replaceAll(' - ', '-')
      if (roles.speaks.has(phrase)) return 2
      if (roles.leads.has(phrase)) return 1
    }
  }
  return 0
}

/** Weight of the role in the words between a body and a person; 0 where other words stand there too. */
function roleBetween(between: string, roles: RoleWords, side: 'before' | 'after' | 'possessed'): number {
  if (/[.;:!?\n"“”]/.test(between.replace(/\b(?:Mr|Mrs|Ms|Dr)\./g, '')) && side !== 'possessed') return 0
  const words = cutWords(between)
  if (side === 'after') {
    // ", spokesman for the", ", the chief executive of"
    const last = words.at(-1)
    const tail = last?.lower === 'the' || last?.lower === 'its' ? words.slice(0, -1) : words
    const link = tail.at(-1)?.lower
    if (words[0]?.text !== ',' || (link !== 'of' && link !== 'for' && link !== 'at')) return 0
    return tail.length <= 9 ? weightOf(tail, 1, tail.length - 1, roles) : 0
  }
  if (side === 'possessed') {
    // "'s chief executive"
    if (words[0]?.lower !== "'") return 0
    return weightOf(words, 1, Math.min(words.length, 5), roles)
  }
  // "When asked about Northmoor, chairwoman Ida Corse": after a comma the role is not the body's.
  if (words[0]?.text === ',') return 0
  // "spokesman", "'s spokesman,", "'s chief executive"
  const bare = words.filter((word) => word.text !== ',' && word.lower !== "'" && word.lower !== 's')
  if (bare.length === 0 || bare.length > 4 || words.filter((word) => word.text === ',').length > 1) return 0
  const weight = weightOf(bare, 0, bare.length, roles)
  const allRole = bare.every((word) => word.kind === 'letters' && word.lower === word.text)
  return allRole || weight > 0 ? weight : 0
}
