// What a question asks for: its kind, the keys it is about, and the thing it counts or names.
import { keyedWords, type KeyedWord } from './passages.ts'
import type { Act, RetrievalLexicon } from './lexicon.ts'

export type QuestionKind =
  | 'who'
  | 'who-said'
  | 'who-is'
  | 'said'
  | 'when'
  | 'where'
  | 'how-many'
  | 'why'
  | 'happened'
  | 'which'
  | 'yes-no'
  | 'what'
  | 'how'

export interface AskedQuestion {
  readonly text: string
  readonly kind: QuestionKind
  /** For who-said: what the speaker does. */
  readonly act: Act | null
  /** Words that an answer must be about, in the order of the question, each key once. */
  readonly words: readonly KeyedWord[]
  /** For how-many and which: the key of what is counted or chosen; null where the question names none. */
  readonly focus: string | null
  /** For how-many: the word of measure ("many", "much", "far"), else "". */
  readonly measure: string
  /** For said and who-is: the name as the question writes it. */
  readonly name: string | null
}

const AUXILIARIES = new Set([
  'is',
  'are',
  'was',
  'were',
  'did',
  'does',
  'do',
  'has',
  'have',
  'had',
  'will',
  'can',
  'could',
  'would',
  'should',
  'may',
  'might',
  "isn't",
  "wasn't",
  "didn't",
  "weren't",
])
const COPULAS = new Set(['is', 'was', 'are', 'were'])
const MEASURES = new Set([
  'many',
  'much',
  'far',
  'long',
  'big',
  'large',
  'high',
  'old',
  'fast',
  'deep',
  'tall',
  'wide',
  'heavy',
  'strong',
  'often',
])
const OPENERS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'when',
    /^(?:when|since when|until when|how long ago|(?:at|on|by|in|since|until)? ?what (?:time|date|day|hour|month|year)|(?:on|in|at)? ?which (?:date|day|month|year))\b/,
  ],
  [
    'where',
    /^(?:where|from where|(?:in|at|to|from)? ?(?:what|which) (?:place|country|city|town|village|region|location))\b/,
  ],
  [
    'why',
    /^(?:why|how come|for what reason|what (?:is|was|are|were) the (?:causes?|reasons?)|what (?:caused|causes|led|triggered|sparked|prompted))\b/,
  ],
  ['happened', /^what (?:has )?(?:happened|became|become) (?:to|of|with)\b/],
  ['happened', /^what (?:is|was) the (?:fate|status|state) of\b/],
]

const isName = (word: KeyedWord): boolean => /^\p{Lu}/u.test(word.word)

/** Every word of the question, names with numbers as one. */
function allWords(text: string, lexicon: RetrievalLexicon): KeyedWord[] {
  return keyedWords(text, { start: 0, end: text.length }, lexicon)
}

function actOf(words: readonly KeyedWord[], lexicon: RetrievalLexicon): Act | null {
  for (const { word } of words.slice(1, 6)) {
    const act = lexicon.acts.get(word.toLowerCase())
    if (act) return act
  }
  return null
}

interface Shape {
  readonly kind: QuestionKind
  readonly act: Act | null
  readonly name: string | null
}

function sayingShape(
  low: string,
  words: readonly KeyedWord[],
  text: string,
  lexicon: RetrievalLexicon,
): Shape | null {
  const about =
    /^what (?:did|does|do|has|have|had|is|was|are|were) (.+?) (said|say|saying|claims?|claimed|tell|told|state|stated|argue|argued|think|want|demand|deny|denied|announce|announced)\b/i.exec(
      text,
    )
  if (about?.[1])
    return { kind: 'said', act: lexicon.acts.get((about[2] ?? '').toLowerCase()) ?? null, name: about[1] }
  const act = actOf(words, lexicon)
  if (/^(?:who|which|whose|according to whom)\b/.test(low) && act)
    return { kind: 'who-said', act, name: null }
  if (/^according to (?:whom|who|which)\b/.test(low)) return { kind: 'who-said', act: 'asserts', name: null }
  return null
}

function shapeOf(text: string, words: readonly KeyedWord[], lexicon: RetrievalLexicon): Shape {
  const low = text.toLowerCase().replace(/\s+/g, ' ').trim()
  const plain = (kind: QuestionKind): Shape => ({ kind, act: null, name: null })
  const first = words[0]?.word.toLowerCase() ?? ''
  const second = words[1]?.word.toLowerCase() ?? ''
  if (first === 'how' && MEASURES.has(second)) return plain('how-many')
  if (/^(?:what|which) (?:number|amount|quantity|share|percentage|proportion|sum|price)\b/.test(low))
    return plain('how-many')
  if (
    /^(?:what (?:is|was) the (?:number|amount|toll|death toll|size|total|price|cost|capacity)|at how (?:many|much))\b/.test(
      low,
    )
  )
    return plain('how-many')
  if (/^what (?:did|does|do|will|would|has) .+ (?:cost|pay|earn)\b/.test(low)) return plain('how-many')
  const opener = OPENERS.find(([, pattern]) => pattern.test(low))
  if (opener) return plain(opener[0])
  const saying = sayingShape(low, words, text, lexicon)
  if (saying) return saying
  const rest = words.slice(2)
  if (
    first === 'who' &&
    COPULAS.has(second) &&
    rest.length > 0 &&
    rest.every((one) => isName(one) || lexicon.stop.has(one.word.toLowerCase()))
  ) {
    const name = text.slice(rest[0]?.start, rest.at(-1)?.end)
    return { kind: 'who-is', act: null, name }
  }
  if (/^(?:what (?:is|are|was|were) the names? of|what names?)\b/.test(low)) return plain('who')
  if (first === 'who' || first === 'whose' || first === 'whom' || /^(?:by|to|with|from|for) whom\b/.test(low))
    return plain('who')
  if (first === 'how') return plain('how')
  // "What company ran it" names what is chosen; in "What stands in it" a verb follows at once, and a small word after that.
  const third = words[2]?.word.toLowerCase() ?? ''
  const isVerb =
    AUXILIARIES.has(second) ||
    lexicon.stop.has(second) ||
    (lexicon.stop.has(third) && !AUXILIARIES.has(third))
  if (first === 'which' || (first === 'what' && words[1] && !isVerb)) return plain('which')
  return AUXILIARIES.has(first) ? plain('yes-no') : plain('what')
}

const QUESTION_WORDS = new Set(['who', 'whom', 'whose', 'what', 'when', 'where', 'why', 'how', 'which'])

/** The counted or chosen noun: the first word that carries sense after the question word and its measure. */
function focusOf(kind: QuestionKind, words: readonly KeyedWord[], lexicon: RetrievalLexicon): string | null {
  if (kind !== 'how-many' && kind !== 'which') return null
  // "What did the repair cost" counts money and names no focus.
  if (
    kind === 'how-many' &&
    /^what$/i.test(words[0]?.word ?? '') &&
    AUXILIARIES.has(words[1]?.word.toLowerCase() ?? '') &&
    !COPULAS.has(words[1]?.word.toLowerCase() ?? '')
  )
    return null
  const from = words.findIndex((one) => QUESTION_WORDS.has(one.word.toLowerCase())) + 1
  const word = words
    .slice(from)
    .find((one) => !lexicon.stop.has(one.word.toLowerCase()) && !MEASURES.has(one.word.toLowerCase()))
  return word?.key ?? null
}

/** "Now that the vote is over, where do we go?": the clause before is what is known, not what is asked. */
const LEAD_CLAUSE =
  /^(?:and |but |so )?(?:now that|given that|seeing that|since|if|although|while|with)\b[^,?]*,\s+(?=(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|did|does|do|has|have|had|will|can|could|would|should)\b)/i

/** Reads a question. A label before it ("Question 2:", "HOST:") is no part of it. */
export function readQuestion(question: string, lexicon: RetrievalLexicon): AskedQuestion {
  const text = question.replace(/\s+/g, ' ').trim().replace(LEAD_CLAUSE, '')
  const words = allWords(text, lexicon)
  const shape = shapeOf(text, words, lexicon)
  const focus = focusOf(shape.kind, words, lexicon)
  const seen = new Set<string>()
  const about = words.filter((one) => {
    const low = one.word.toLowerCase()
    const isSense =
      !lexicon.stop.has(low) && !QUESTION_WORDS.has(low) && !(shape.kind === 'how-many' && MEASURES.has(low))
    const isAct = shape.kind === 'who-said' && lexicon.acts.has(low) && low !== 'called'
    const isGeneric = lexicon.generic.has(one.key) && !isName(one)
    if (!isSense || isAct || isGeneric || seen.has(one.key)) return false
    seen.add(one.key)
    return true
  })
  const isCost =
    /^what /i.test(text) && shape.kind === 'how-many' && !/^what (?:is|was|number|amount)/i.test(text)
  const measure = isCost
    ? 'much'
    : shape.kind === 'how-many' && MEASURES.has(words[1]?.word.toLowerCase() ?? '')
      ? (words[1]?.word.toLowerCase() ?? '')
      : ''
  return { text, ...shape, words: withoutParts(about), focus, measure }
}

/** "Tank 3" is asked for as a whole, not as "tank" and "3". */
function withoutParts(words: readonly KeyedWord[]): KeyedWord[] {
  const wholes = words.filter((one) => one.word.includes(' '))
  return words.filter(
    (one) => !wholes.some((whole) => whole !== one && one.start >= whole.start && one.end <= whole.end),
  )
}
