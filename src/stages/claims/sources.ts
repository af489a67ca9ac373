// Who can be a source: people, bodies, documents, the media; and which phrases are no source at all.
import { childOf, form, fullRelation, tagOf, word } from './page.ts'
import type { Page } from './page.ts'

const PEOPLE_PRONOUNS = new Set([
  'he',
  'she',
  'they',
  'we',
  'i',
  'you',
  'who',
  'someone',
  'somebody',
  'everyone',
  'everybody',
  'nobody',
  'anyone',
  'anybody',
  'one',
  'many',
  'some',
  'others',
  'most',
  'few',
  'several',
  'all',
  'both',
  'each',
  'none',
  'those',
  'these',
  'neither',
  'either',
  'another',
  'whoever',
])
const THING_PRONOUNS = new Set(['it', 'this', 'that', 'which', 'there', 'what'])

export type SourceKind = 'person' | 'body' | 'document' | 'thing' | 'unknown'

/** What kind of thing a noun phrase with this head is, as far as its words say. */
export function sourceKind(page: Page, head: number): SourceKind {
  const { lexicon } = page
  const said = word(page, head)
  const tag = tagOf(page, head)
  if (tag === 'PRON' || tag === 'DET')
    return PEOPLE_PRONOUNS.has(said) ? 'person' : THING_PRONOUNS.has(said) ? 'thing' : 'unknown'
  // A name has a capital or a digit; "the guild strike" tagged as one is still a strike.
  if (tag === 'PROPN' && !/^\p{Ll}+$/u.test(form(page, head))) return 'body'
  if (lexicon.people.has(said) || lexicon.unnamed.has(said)) return 'person'
  if (lexicon.bodies.has(said)) return 'body'
  if (lexicon.documents.has(said) || lexicon.outlets.generic.has(said)) return 'document'
  if (/(?:ists?|ians?|man|men|woman|women|person|people|makers?|holders?|workers?|leaders?)$/.test(said))
    return 'person'
  const compound = childOf(page, head, 'flat', 'appos')
  if (compound >= 0 && tagOf(page, compound) === 'PROPN') return 'body'
  if (tag === 'NOUN' && isNameLike(page, head)) return 'body'
  if (tag === 'NUM' || tag === 'ADJ') return PEOPLE_PRONOUNS.has(said) || tag === 'NUM' ? 'person' : 'unknown'
  return 'thing'
}

/** A capitalised noun that the page never writes small and that has no article: a name the tagger did not know. */
function isNameLike(page: Page, head: number): boolean {
  if (!/^\p{Lu}/u.test(form(page, head)) || page.lowered.has(word(page, head))) return false
  return childOf(page, head, 'det') < 0 || page.syntax.sentences[page.sentenceOf[head] ?? 0]?.first !== head
}

/** Whether the subject is a mere filler ("it is said"). */
export function isExpletive(page: Page, head: number): boolean {
  return (
    fullRelation(page, head).startsWith('expl') ||
    (word(page, head) === 'it' && fullRelation(page, head).endsWith(':pass'))
  )
}
