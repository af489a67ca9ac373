// The language of a text: by script where that decides it, else by its commonest small words. Says nothing where too
// little is there to tell.
import type { Evidenced } from '../../../model/index.ts'
import type { Leaf } from '../html/leaf.ts'
import { LANGUAGES } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import type { PageHead } from './head.ts'

/** So much of a text is enough to tell. */
const SAMPLE = 3000
/** Share of words that must be small words of the language, and lead over the next one. */
const LEAST_SHARE = 0.12
const LEAST_WORDS = 6

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u0600-\u06ff]/g, 'ar'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0370-\u03ff]/g, 'el'],
  [/[\u0900-\u097f]/g, 'hi'],
  [/[\u0e00-\u0e7f]/g, 'th'],
  [/[\u0980-\u09ff]/g, 'bn'],
  [/[\u10a0-\u10ff]/g, 'ka'],
  [/[\u0530-\u058f]/g, 'hy'],
]

/** BCP 47 primary tag, or null. @example detectLanguage('The ferry is the last of the line and that is that.', lexicon) // "en" */
export function detectLanguage(text: string, lexicon: Lexicon): string | null {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 12) return null
  for (const [script, language] of SCRIPTS)
    if ((sample.match(script)?.length ?? 0) > letters * 0.2) return language
  if ((sample.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > letters * 0.3) return 'zh'
  return bySmallWords(sample, lexicon)
}

function bySmallWords(sample: string, lexicon: Lexicon): string | null {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length < LEAST_WORDS) return null
  const hits = LANGUAGES.map(() => 0)
  for (const word of words)
    for (const language of lexicon.small.get(word) ?? []) hits[language] = (hits[language] ?? 0) + 1
  const most = Math.max(...hits)
  return most >= words.length * LEAST_SHARE ? (LANGUAGES[hits.indexOf(most)] ?? null) : null
}

/** The primary tag of a declared language ("en-GB" → "en"), or null where it is no tag. */
export function primaryTag(declared: string | null): string | null {
  const tag = /^\s*([a-z]{2,3})(?:[-_].*)?\s*$/i.exec(declared ?? '')?.[1]?.toLowerCase()
  if (tag === undefined) return null
  return tag === 'nb' || tag === 'nn' ? 'no' : tag
}

/** The language of a page: what it declares where its words agree or cannot tell, else what its words say. */
export function languageOf(
  leaves: readonly Leaf[],
  head: PageHead,
  lexicon: Lexicon,
): Evidenced<string> | null {
  let sample = ''
  for (const leaf of leaves) {
    if (leaf.words >= 12 && leaf.linkWords * 2 < leaf.words) sample += `${leaf.text}\n`
    if (sample.length > SAMPLE) break
  }
  const detected = detectLanguage(sample, lexicon)
  const declared = declaredLanguage(head)
  // A template's "en" on a page in another language is common; the words themselves are the better witness.
  if (
    declared !== null &&
    (detected === null || detected === declared || !LANGUAGES.some((known) => known === declared))
  )
    return { value: declared, basis: 'html:lang' }
  return detected === null ? null : { value: detected, basis: 'small-words' }
}

function declaredLanguage(head: PageHead): string | null {
  const metas = [head.metas.get('content-language')?.value, head.metas.get('og:locale')?.value]
  for (const declared of [head.lang, ...metas]) {
    const tag = primaryTag(declared ?? null)
    if (tag !== null) return tag
  }
  return null
}
