// Who says what a verb reports: its subject, the agent of a passive, the antecedent of "who", the subject of the verb that
// it goes on from. The tree proposes; where it has nothing, or a thing that cannot speak, position decides.
import { isSpeaker, phraseOf, prepositional, subjectOf } from './grammar.ts'
import { PAST, THIRD } from './inflection.ts'
import { childOf, form, fullRelation, headOf, relation, tagOf, trimRun, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'
import { headOfPhrase, isPause, phraseBefore, sourceBefore } from './phrases.ts'
import { isExpletive } from './sources.ts'
import { BARE_NOMINAL, FINITE_TAGS, LONGEST_SEGMENT, RELATIVES } from './verb-words.ts'

export interface Found {
  readonly run: Run | null
  readonly head: number
  readonly inherited: boolean
}

const NONE: Found = { run: null, head: -1, inherited: false }

/** Cuts a phrase that holds its own verb at that verb's clause ("officials who said …"). */
function beside(page: Page, run: Run, head: number, verb: number): Run {
  if (verb < run.first || verb >= run.last) return run
  if (verb > head)
    return trimRun(page, {
      first: run.first,
      last: Math.max(head + 1, Math.min(page.tree.low[verb] ?? verb, verb)),
    })
  return trimRun(page, { first: verb + 1, last: run.last })
}

/** "It was reported by the Courier | that …": the clause is what was reported, wherever the tree hangs it. */
function beforeThat(page: Page, run: Run, head: number): Run {
  for (let i = head + 1; i < run.last; i++)
    if (word(page, i) === 'that' && xposOf(page, i) === 'IN')
      return trimRun(page, { first: run.first, last: i })
  return run
}

function agentOf(page: Page, verb: number): Found {
  const agent = childOf(page, verb, 'obl:agent')
  const head = agent >= 0 ? agent : (prepositional(page, verb, 'by')?.head ?? -1)
  if (head < 0 || tagOf(page, head) === 'VERB') return NONE
  return { run: beforeThat(page, phraseOf(page, head), head), head, inherited: false }
}

/** "officials, who said": the pronoun is the source phrase, its antecedent the head. */
function relativeSource(page: Page, pronoun: number, verb: number, least: number): Found {
  const governor = headOf(page, verb)
  const fromTree =
    fullRelation(page, verb) === 'acl:relcl' && governor >= 0 && governor < pronoun ? governor : -1
  const end = word(page, pronoun - 1) === ',' ? pronoun - 1 : pronoun
  const before = phraseBefore(page, end, least)
  const head = fromTree >= 0 ? fromTree : before ? headOfPhrase(page, before) : pronoun
  return { run: { first: pronoun, last: pronoun + 1 }, head, inherited: false }
}

/** "the letter by a group of | researchers | says": the noun that the governed one hangs on, as far up as nouns go. */
function ungoverned(page: Page, governed: number, verb: number): Found {
  let at = headOf(page, governed)
  for (let step = 0; step < MOST_STEPS && at >= 0; step++, at = headOf(page, at)) {
    if (at >= verb || !NAMING.has(tagOf(page, at))) continue
    const run = beside(page, phraseOf(page, at), at, verb)
    if (!isGoverned(page, run, at)) return { run, head: at, inherited: false }
  }
  return NONE
}

/** "The bishop, | for his part, | observed": the phrase before the pause. */
function beforeAdjunct(page: Page, adjunct: Run, least: number): Found {
  const mark = adjunct.first - 1
  const run = word(page, mark - 1) === ',' ? sourceBefore(page, mark, least) : null
  const head = run ? headOfPhrase(page, run) : -1
  return run && isSpeaker(page, head) ? { run, head, inherited: false } : NONE
}

const MOST_STEPS = 8
const GOVERNING = new Set([
  'about',
  'against',
  'among',
  'at',
  'between',
  'by',
  'for',
  'from',
  'in',
  'into',
  'of',
  'on',
  'over',
  'through',
  'to',
  'toward',
  'towards',
  'under',
  'with',
])
const NAMING = new Set(['NOUN', 'PROPN', 'PRON'])

/** The phrase that stands where a finite verb's subject must, whatever the tree says. */
function positionalSource(page: Page, verb: number, group: Run, least: number): Found {
  const bits = page.lexicon.forms.get(word(page, verb))?.bits ?? 0
  const finite =
    FINITE_TAGS.has(xposOf(page, group.first)) ||
    tagOf(page, group.first) === 'AUX' ||
    (bits & (PAST | THIRD)) !== 0
  if (!finite || group.first <= least || page.quoteOf[group.first - 1] !== page.quoteOf[verb]) return NONE
  if (RELATIVES.has(word(page, group.first - 1)) && group.first - 1 > least)
    return relativeSource(page, group.first - 1, verb, least)
  if (!mayName(page, group.first - 1) && !isPause(page, group.first - 1)) return NONE
  const run = sourceBefore(page, group.first, least)
  const head = run ? headOfPhrase(page, beforePause(page, run)) : -1
  if (!run || !mayName(page, head)) return NONE
  if (isGoverned(page, run, head)) return earlierSubject(page, run.first, least, group)
  return { run, head, inherited: false }
}

/** A phrase without its apposition. */
function beforePause(page: Page, run: Run): Run {
  for (let i = run.first + 1; i < run.last; i++) if (isPause(page, i)) return { first: run.first, last: i }
  return run
}

/** ", adding | Orme | said no": behind a verb of saying a clause with a subject of its own may begin. */
function takesClause(page: Page, verb: number): boolean {
  const lemma = page.lexicon.forms.get(word(page, verb))?.lemma
  const cues = lemma === undefined ? [] : (page.lexicon.verbs.get(lemma) ?? [])
  return cues.some((cue) => cue.frames.has('that'))
}

/** "a study released by a group of | researchers | shows": the nearest subject before what a preposition governs. */
function earlierSubject(page: Page, before: number, least: number, group: Run): Found {
  let head = before - 1
  while (head >= least && relation(page, head) !== 'nsubj') head--
  if (head < least || !isSpeaker(page, head) || RELATIVES.has(word(page, head))) return NONE
  // "the signs … challenges": not the subject of a verb in the singular.
  const isPlural = /^NNP?S$/.test(xposOf(page, head))
  const bits = page.lexicon.forms.get(word(page, group.first))?.bits ?? 0
  if (isPlural && (SINGULAR.has(word(page, group.first)) || bits === THIRD)) return NONE
  return { run: beside(page, phraseOf(page, head), head, before), head, inherited: true }
}

const SINGULAR = new Set(['is', 'was', 'has', 'does'])

/** A noun, name or pronoun, or a word for people that was tagged as an adjective ("the military"). */
function mayName(page: Page, i: number): boolean {
  if (BARE_NOMINAL.has(tagOf(page, i))) return true
  return tagOf(page, i) === 'ADJ' && page.lexicon.bodies.has(word(page, i))
}

/**
 * "the cracks in | the bridge | challenge …", "involving | Orme | asserted …": what a preposition or a gerund before it
 * governs is no subject. A preposition that opens the sentence may end before it ("On Friday | Orme | said").
 */
function isGoverned(page: Page, run: Run, head: number): boolean {
  const before = run.first - 1
  const sentence = page.syntax.sentences[page.sentenceOf[head] ?? 0]
  if (before < (sentence?.first ?? 0)) return false
  if (xposOf(page, before) === 'VBG' && tagOf(page, before) === 'VERB')
    return (relation(page, head) === 'obj' && headOf(page, head) === before) || !takesClause(page, before)
  // "as", "after", "than" may open a clause of their own.
  if (!GOVERNING.has(word(page, before)) || tagOf(page, before) !== 'ADP' || before === sentence?.first)
    return false
  // "…, for his part | observed": what cannot speak is none even where a pause lets the preposition end before it.
  const isOpen = tagOf(page, before - 1) === 'PUNCT' || tagOf(page, before - 1) === 'CCONJ'
  return !isOpen || !isSpeaker(page, head)
}

/** The verb before whose object a participle stands, however the tree hangs it: "issued a denial | saying"; or -1. */
function governorOfObject(page: Page, participle: number): number {
  const above = headOf(page, participle)
  if (relation(page, participle) === 'acl') return relation(page, above) === 'obj' ? headOf(page, above) : -1
  const object = relation(page, participle) === 'xcomp' ? childOf(page, above, 'obj') : -1
  return object > above && object < participle ? above : -1
}

/** ", saying that …" behind an object is said by the subject ("issued a denial saying"). */
function participleSource(page: Page, verb: number): Found | null {
  if (!word(page, verb).endsWith('ing')) return null
  const governor = governorOfObject(page, verb)
  if (governor < 0 || page.lexicon.list('hearing').has(page.tokens[governor]?.lemma ?? '')) return null
  const subject = subjectOf(page, governor)
  return subject
    ? {
        run: beside(page, phraseOf(page, subject.head), subject.head, verb),
        head: subject.head,
        inherited: true,
      }
    : null
}

/**
 * Leaves out of a source what stands before it: a label ("Answer: | Orme"), a phrase of its own ("In particular, | the
 * Courier"), a venue ("during an interview | Orme"); and takes in the office that a name was cut from ("Secretary of |
 * Labour Ann Lee").
 */
export function trimmedSource(page: Page, run: Run, head: number): Run {
  let { first } = run
  for (let i = run.first; i < Math.min(head, run.last - 1); i++) {
    if (word(page, i) === ':' || (word(page, i) === ',' && tagOf(page, run.first) === 'ADP')) first = i + 1
    const ends = page.lexicon.venues.has(word(page, i)) || page.lexicon.timeWords.has(word(page, i))
    if (ends && /^\p{Ll}/u.test(form(page, i)) && tagOf(page, i + 1) === 'PROPN') first = i + 1
  }
  const office = first - 2
  const isOffice =
    word(page, first - 1) === 'of' &&
    page.lexicon.people.has(word(page, office)) &&
    /^\p{Lu}/u.test(form(page, office)) &&
    tagOf(page, head) === 'PROPN' &&
    page.sentenceOf[office] === page.sentenceOf[head]
  return { first: isOffice ? wholeName(page, office) : first, last: beforeOwnPart(page, run) }
}

/** "The bishop, | for his part,". */
function beforeOwnPart(page: Page, { first, last }: Run): number {
  const end = word(page, last - 1) === ',' ? last - 1 : last
  if (word(page, end - 1) !== 'part' || word(page, end - 3) !== 'for' || end - 3 <= first) return last
  return word(page, end - 4) === ',' ? end - 4 : end - 3
}

/** "Orme's | appeal to the crews shows": where the tree stops at the possessor, what is his is the subject. */
function possessed(page: Page, run: Run, head: number): number {
  const mark = head + 1
  if (tagOf(page, mark) !== 'PART' || !word(page, mark).startsWith("'") || mark + 1 >= run.last) return head
  return headOfPhrase(page, { first: mark + 1, last: run.last })
}

/** Takes in the words between a subject and its verb that the tree left hanging. */
function upToVerb(page: Page, run: Run, verb: number): Run {
  const { first } = run
  let { last } = run
  if (last < verb) {
    let i = last
    while (
      i < verb &&
      (BARE_NOMINAL.has(tagOf(page, i)) ||
        tagOf(page, i) === 'ADJ' ||
        ['of', "'s", '&'].includes(word(page, i)))
    )
      i++
    if (i === verb) last = verb
  }
  return { first: wholeName(page, first), last }
}

/** Takes in the front of a name that the tree cut off ("The Evening | Post"). */
function wholeName(page: Page, from: number): number {
  const { weekdays, months } = page.lexicon.calendar
  const isCapital = (i: number): boolean =>
    /^\p{Lu}/u.test(form(page, i)) && page.sentenceOf[i] === page.sentenceOf[from]
  let first = from
  if (!isCapital(first)) return from
  while (isCapital(first - 1) && ['PROPN', 'NOUN', 'ADJ'].includes(tagOf(page, first - 1))) {
    if (weekdays.has(word(page, first - 1)) || months.has(word(page, first - 1))) break
    first--
  }
  return first < from && tagOf(page, first - 1) === 'DET' ? first - 1 : first
}

/** The nearest speaker that is subject of a finite verb before the group, relative clauses aside. */
function speakerBefore(page: Page, verb: number, group: Run): Found | null {
  const sentence = page.syntax.sentences[page.sentenceOf[verb] ?? 0]
  if (!sentence) return null
  for (let i = group.first - 2; i > Math.max(sentence.first, group.first - LONGEST_SEGMENT); i--) {
    if (!FINITE_TAGS.has(xposOf(page, i)) || page.quoteOf[i] !== page.quoteOf[verb]) continue
    let main = i
    while (main < group.first && tagOf(page, main) !== 'VERB') main++
    // Some trees hang the subject on the auxiliary.
    const subject = main < group.first ? (subjectOf(page, main) ?? subjectOf(page, i)) : null
    if (!subject || RELATIVES.has(word(page, subject.head)) || !isSpeaker(page, subject.head)) continue
    return {
      run: beside(page, phraseOf(page, subject.head), subject.head, verb),
      head: subject.head,
      inherited: true,
    }
  }
  return null
}

/** ", calling it …" behind a pause: said by the subject of the main verb before it. */
function trailingSource(page: Page, verb: number, group: Run): Found | null {
  const before = word(page, group.first - 1)
  const isTrailing =
    word(page, verb).endsWith('ing') && group.last - group.first <= 2 && (before === ',' || before === 'and')
  return isTrailing ? speakerBefore(page, verb, group) : null
}

/** "X said it was shut and added …": not the bridge adds but X. */
function coordinatedSource(page: Page, verb: number, group: Run): Found | null {
  return tagOf(page, group.first - 1) === 'CCONJ' ? speakerBefore(page, verb, group) : null
}

/** A subject behind its verb is one only where the verb opens its clause ("…,” said X", "Said X: …"). */
function mayBeInverted(page: Page, group: Run): boolean {
  const before = group.first - 1
  return (
    before < 0 || page.sentenceOf[before] !== page.sentenceOf[group.first] || tagOf(page, before) === 'PUNCT'
  )
}

/** The source of a reporting verb, in its place or at another verb. */
export function sourceOf(page: Page, verb: number, group: Run, passive: boolean): Found {
  if (passive) return agentOf(page, verb)
  const trailing = trailingSource(page, verb, group)
  if (trailing) return trailing
  const participle = participleSource(page, verb)
  if (participle) return participle
  const proposed = subjectOf(page, verb)
  const subject =
    proposed && !proposed.inherited && proposed.head > verb && !mayBeInverted(page, group) ? null : proposed
  const sentence = page.syntax.sentences[page.sentenceOf[verb] ?? 0]
  const least = sentence?.first ?? 0
  if (subject && !subject.inherited && isExpletive(page, subject.head)) return NONE
  const closed = isPause(page, group.first - 1) ? positionalSource(page, verb, group, least) : NONE
  // The tree's subject stands in a parenthesis between the source and its verb.
  if (closed.run && subject && subject.head > closed.head && subject.head < group.first) return closed
  const governed =
    subject !== null &&
    !subject.inherited &&
    subject.head < verb &&
    relation(page, verb) !== 'acl' &&
    isGoverned(page, phraseOf(page, subject.head), subject.head)
  if (subject && !subject.inherited && !governed) {
    const pronoun = childOf(page, verb, 'nsubj')
    if (fullRelation(page, verb) === 'acl:relcl' && pronoun >= 0 && RELATIVES.has(word(page, pronoun)))
      return relativeSource(page, pronoun, verb, least)
    if (
      RELATIVES.has(word(page, subject.head)) &&
      subject.head > least &&
      tagOf(page, subject.head) === 'PRON'
    ) {
      return closed.run ? closed : relativeSource(page, subject.head, verb, least)
    }
    const run = upToVerb(page, beside(page, phraseOf(page, subject.head), subject.head, verb), group.first)
    return { run, head: possessed(page, run, subject.head), inherited: false }
  }
  const positional = positionalSource(page, verb, group, least)
  if (positional.run) return positional
  if (governed) {
    const above = ungoverned(page, subject.head, verb)
    return above.run ? above : beforeAdjunct(page, phraseOf(page, subject.head), least)
  }
  if (subject && isExpletive(page, subject.head)) return NONE
  const coordinated = subject && isSpeaker(page, subject.head) ? null : coordinatedSource(page, verb, group)
  if (coordinated) return coordinated
  if (!subject) return NONE
  return {
    run: beside(page, phraseOf(page, subject.head), subject.head, verb),
    head: subject.head,
    inherited: true,
  }
}
