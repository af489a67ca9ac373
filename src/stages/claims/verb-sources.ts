// Who says what a verb reports: its subject, the agent of a passive, the antecedent of "who", the subject of the verb that
// it goes on from. The tree proposes; where it has nothing, or a thing that cannot speak, position decides.
import { isSpeaker, phraseOf, prepositional, subjectOf } from './grammar.ts'
import { PAST, THIRD } from './inflection.ts'
import { childOf, form, fullRelation, headOf, relation, tagOf, trimRun, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'
import { headOfPhrase, phraseBefore, sourceBefore } from './phrases.ts'
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

function agentOf(page: Page, verb: number): Found {
  const agent = childOf(page, verb, 'obl:agent')
  const head = agent >= 0 ? agent : (prepositional(page, verb, 'by')?.head ?? -1)
  if (head < 0 || tagOf(page, head) === 'VERB') return NONE
  return { run: phraseOf(page, head), head, inherited: false }
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
  if (!BARE_NOMINAL.has(tagOf(page, group.first - 1)) && !isPause(page, group.first - 1)) return NONE
  const run = sourceBefore(page, group.first, least)
  if (!run || !NAMING.has(tagOf(page, headOfPhrase(page, run)))) return NONE
  return { run, head: headOfPhrase(page, run), inherited: false }
}

const isPause = (page: Page, i: number): boolean => [',', '—', '–', '―', '--'].includes(word(page, i))
const NAMING = new Set(['NOUN', 'PROPN', 'PRON'])
/** ", saying that …" behind an object is said by the subject ("issued a denial saying"). */
function participleSource(page: Page, verb: number): Found | null {
  if (relation(page, verb) !== 'acl' || !word(page, verb).endsWith('ing')) return null
  const noun = headOf(page, verb)
  const governor = relation(page, noun) === 'obj' ? headOf(page, noun) : -1
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

/** Takes in the words between a subject and its verb that the tree left hanging, and leaves out a venue in front of it. */
function upToVerb(page: Page, run: Run, verb: number): Run {
  let { first, last } = run
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
  for (let i = first; i < last - 1; i++) {
    const ends = page.lexicon.venues.has(word(page, i)) || page.lexicon.timeWords.has(word(page, i))
    if (ends && /^\p{Ll}/u.test(form(page, i)) && tagOf(page, i + 1) === 'PROPN') first = i + 1
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
    const subject = main < group.first ? subjectOf(page, main) : null
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
  if (closed.run && subject && subject.head >= closed.run.last) return closed
  if (subject && !subject.inherited) {
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
    return {
      run: upToVerb(page, beside(page, phraseOf(page, subject.head), subject.head, verb), group.first),
      head: subject.head,
      inherited: false,
    }
  }
  const positional = positionalSource(page, verb, group, least)
  if (positional.run) return positional
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
