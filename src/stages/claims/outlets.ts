// What counts as the name of an outlet: a known agency or paper, or a name built like one ("… Gazette", "Channel Nine").
import type { Lexicon } from './lexicon.ts'

const withoutArticle = (name: string): string => name.replace(/^(?:the|The)\s+/, '').replace(/[’']s?$/, '')

/** Whether a capitalised name is an outlet's. */
export function isOutletName(lexicon: Lexicon, name: string): boolean {
  const { outlets } = lexicon
  const bare = withoutArticle(name).trim()
  if (bare === '' || outlets.exceptions.has(bare)) return false
  if (outlets.names.has(bare) || outlets.names.has(`The ${bare}`)) return true
  if (/^[\w-]+\.(?:com|org|net|co|uk|ru|de|info|news|tv)$/i.test(bare)) return true
  const words = bare.split(/\s+/)
  const last = words.at(-1) ?? ''
  const first = words[0] ?? ''
  if (words.length > 1 && words.length <= 5 && outlets.lastWords.has(last) && /^\p{Lu}/u.test(first))
    return true
  return words.length > 1 && words.length <= 4 && outlets.firstWords.has(first)
}

/** Whether a lower-case phrase speaks of an outlet without naming it ("the state broadcaster"). */
export function isGenericOutlet(lexicon: Lexicon, phrase: string): boolean {
  const words = phrase.toLowerCase().split(/\s+/)
  const last = words.at(-1) ?? ''
  return lexicon.outlets.generic.has(last) || lexicon.outlets.generic.has(words.slice(-2).join(' '))
}
