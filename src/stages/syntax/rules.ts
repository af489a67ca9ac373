// Which lexicons a language has, compiled once per set of resources.
import { memoized } from '../../model/index.ts'
import type { Resources } from '../../model/index.ts'
import { compileLemmaRules } from '../../text/lemmatize.ts'
import type { LemmaRules } from '../../text/lemmatize.ts'
import { compileNameLists } from '../../text/names-lists.ts'
import type { NameLists } from '../../text/names-lists.ts'
import { compileSentenceRules } from '../../text/segment.ts'
import type { SentenceRules } from '../../text/segment.ts'
import { compileTokenRules } from '../../text/tokenize-rules.ts'
import type { TokenRules } from '../../text/tokenize-rules.ts'

export interface LanguageRules {
  readonly words: TokenRules
  readonly sentences: SentenceRules
  readonly lemmas: LemmaRules
  readonly names: NameLists
}

const compiled = memoized(() => new Map<string, LanguageRules>())

/** The rules of a BCP 47 primary language; a language without lexicons gets empty ones. */
export function rulesOf(resources: Resources, language: string): LanguageRules {
  const cache = compiled(resources)
  const hit = cache.get(language)
  if (hit) return hit
  const folder = /^[a-z]{2,3}$/.test(language) ? `lexicons/${language}` : 'lexicons/none'
  const titles = resources.json(`${folder}/titles.json`)
  const rules = {
    words: compileTokenRules(
      resources.json(`${folder}/tokens.json`),
      resources.json(`${folder}/abbreviations.json`),
    ),
    sentences: compileSentenceRules(resources.json(`${folder}/sentences.json`)),
    lemmas: compileLemmaRules(
      resources.json(`${folder}/irregular-lemmas.json`),
      resources.json(`models/lemmas.${language}.json`),
    ),
    names: compileNameLists({
      firstNames: resources.json(`${folder}/first-names.json`),
      titles,
      lists: resources.json(`${folder}/name-lists.json`),
      // City names are looked at as the language spells them; without lists of its own a language does not read them.
      cities: titles === null ? null : resources.json('lexicons/gazetteer/cities.json'),
      reference: resources.json(`${folder}/reference.json`),
    }),
  }
  cache.set(language, rules)
  return rules
}
