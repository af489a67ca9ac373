// What the lexicons know of the words that names are made of: titles and roles before a name, given names, words of bodies and
// of places, and whether a word is an ordinary one. Evidence only; read-names.ts decides.
import { memoized } from '../../../model/index.ts'
import type { Resources } from '../../../model/index.ts'
import { ORGANISATION_WORD, compileNameLists, listSpelling } from '../../../text/names-lists.ts'
import type { NameLists } from '../../../text/names-lists.ts'
import { wordRelationsOf } from '../../../text/word-relations.ts'

export interface NameWords {
  readonly lists: NameLists
  readonly isGiven: (form: string) => boolean
  /** "Mr", "General", "spokesman": stands before a name and is no part of it. */
  readonly isTitle: (form: string) => boolean
  /** "Foreign", "Acting", "Fire": stands before a title. */
  readonly isTitleModifier: (form: string) => boolean
  readonly isBodyWord: (form: string) => boolean
  /** "Harbour", "Treaty": a word that makes of a name something that is no person. */
  readonly isThingWord: (form: string) => boolean
  readonly isListedBody: (name: string) => boolean
  readonly isCountry: (name: string) => boolean
  /** A word of the dictionary, in any of its commoner forms. */
  readonly isCommon: (form: string) => boolean
  /** "while", "whether": a word of grammar. */
  readonly isSmall: (form: string) => boolean
}

/** Endings taken off to find a word in the dictionary. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/ed$/, ''],
  [/d$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/(\p{L})\1(?:ed|ing)$/u, '$1'],
  [/ly$/, ''],
  [/ly$/, 'le'],
  [/ally$/, 'al'],
]

/** Small words, which a dictionary of meanings leaves out. */
const SMALL = new Set(
  (
    'a about after all also an and any are as at be because been before being both but by can could did do does down each ' +
    'even every few for from had has have he her here him his how i if in into is it its just like many may might more most ' +
    'much must my no nobody none nor not nothing now of off on once one only or other our out over own she should since so ' +
    'some somebody such than that the their them then there these they this those though through to too under until up us ' +
    'very was we were what when where whether which while who whom whose why will with within without would yet you your'
  ).split(' '),
)

export const nameWordsOf = memoized((resources): NameWords => readNameWords(resources))

function readNameWords(resources: Resources): NameWords {
  const file = resources.json('lexicons/en/name-lists.json') as {
    organisations?: string[]
    countries?: string[]
  } | null
  const lists = compileNameLists({
    firstNames: resources.json('lexicons/en/first-names.json'),
    titles: resources.json('lexicons/en/titles.json'),
    lists: file,
    cities: null,
  })
  const bodies = new Set(file?.organisations ?? [])
  const countries = new Set(file?.countries ?? [])
  const relations = wordRelationsOf(resources)
  return {
    lists,
    isGiven: (form) => lists.firstNames.has(listSpelling(form)),
    isTitle: (form) =>
      lists.honorifics.has(form) ||
      lists.honorifics.has(listSpelling(form)) ||
      lists.roles.has(form.toLowerCase()),
    isTitleModifier: (form) => lists.roleAdjectives.has(form.toLowerCase()),
    isBodyWord: (form) => lists.words.get(listSpelling(form)) === ORGANISATION_WORD,
    isThingWord: (form) => lists.words.has(listSpelling(form)),
    isListedBody: (name) => bodies.has(name),
    isCountry: (name) => countries.has(name),
    isSmall: (form) => SMALL.has(form.toLowerCase()),
    isCommon: (form) => {
      const low = form.toLowerCase()
      return (
        SMALL.has(low) ||
        relations.has(low) ||
        ENDINGS.some(([ending, instead]) => ending.test(low) && relations.has(low.replace(ending, instead)))
      )
    },
  }
}
