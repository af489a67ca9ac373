// Verbs of reporting by which nothing was said or held: suppositions ("if they said anything"), what would be done in
// another case ("if they had sense, they would call for peace"), what is not to be told ("decided not to disclose it"),
// and uses that are no report at all ("finds himself weaker", "considering the cost", "denied them a permit").
import { childOf, children, fullRelation, headOf, relation, tagOf, word, xposOf } from './page.ts'
import type { Page } from './page.ts'
import { phraseAfter } from './phrases.ts'
import type { Reading } from './reading.ts'
import { sourceKind } from './sources.ts'

const SUPPOSING = new Set(['if', 'unless', 'lest'])
const MODAL = new Set(['would', 'could', 'might', "'d"])
const REFLEXIVE = new Set(['himself', 'herself', 'itself', 'themselves', 'ourselves', 'myself', 'yourself'])
/** Classes of a view that somebody must hold: "neither side wanted" leaves nobody who does. */
const HELD: ReadonlySet<string> = new Set(['intention', 'demand', 'thought', 'evaluation'])
/** Longest supposition in front of its main clause, in tokens. */
const LONGEST_SUPPOSITION = 30

const classesOf = (reading: Reading): ReadonlySet<string> =>
  new Set([...reading.cue.frames.values()].map((sense) => sense.class))

/** "if they said anything": the clause of the verb is a supposition of the page or of an outer speaker. */
function isSupposed(reading: Reading): boolean {
  const { page, verb, group, source } = reading
  if (reading.passive) return false
  const first = source && source.first < group.first ? source.first : group.first
  const isOpened =
    SUPPOSING.has(word(page, first - 1)) && page.sentenceOf[first - 1] === page.sentenceOf[verb]
  const mark = isOpened
    ? first - 1
    : children(page, verb).find(
        (child) =>
          child < verb &&
          relation(page, child) === 'mark' &&
          SUPPOSING.has(word(page, child)) &&
          // "the station, if I remember rightly, reported": an aside of somebody else.
          !page.words.slice(child, verb).includes(','),
      )
  return mark !== undefined && !isAskedAt(page, mark)
}

/** "asked him if", "wonders if": what opens there is a question. */
function isAskedAt(page: Page, mark: number): boolean {
  for (let i = mark - 1; i >= mark - ASKED_REACH && i >= 0; i--) {
    const lemma = page.lexicon.forms.get(word(page, i))?.lemma
    const cues = lemma === undefined ? [] : (page.lexicon.verbs.get(lemma) ?? [])
    if (cues.some((cue) => cue.frames.has('wh'))) return true
  }
  return false
}

/** Longest way from a verb of asking to its "if" ("asked the three men if"), in tokens. */
const ASKED_REACH = 4

/** "If they had any sense, they would call for peace": the supposition is past in form, so the rest is not so. */
function isContraryToFact(reading: Reading): boolean {
  const { page, verb, group } = reading
  let modal = false
  for (let i = group.first; i < verb; i++) if (MODAL.has(word(page, i))) modal = true
  if (!modal) return false
  const sentence = page.syntax.sentences[page.sentenceOf[verb] ?? 0]
  const from = Math.max(sentence?.first ?? 0, group.first - LONGEST_SUPPOSITION)
  let comma = group.first - 1
  while (comma > from && word(page, comma) !== ',') comma--
  for (let i = comma - 1; i >= from; i--) {
    if (!SUPPOSING.has(word(page, i))) continue
    for (let k = i + 1; k < comma; k++) if (xposOf(page, k) === 'VBD' || word(page, k) === 'were') return true
  }
  return false
}

/** "not to disclose it", "a chance to explain why": an infinitive by which nothing has been told yet. */
function isUntold(reading: Reading): boolean {
  const { page, verb, group, source, inherited } = reading
  // "a pretext for accusing him".
  if (xposOf(page, verb) === 'VBG' && ['for', 'of'].includes(word(page, group.first - 1)))
    return page.lexicon.list('withheld').has(word(page, group.first - 2))
  if (word(page, group.first - 1) !== 'to') return false
  if (['not', 'never'].includes(word(page, group.first - 2))) return true
  // "ordered the navy to attack the port": whom somebody else sets to it.
  const governor = relation(page, verb) === 'xcomp' ? headOf(page, verb) : -1
  if (inherited && source && governor >= 0 && governor < source.first && setsTo(page, governor)) return true
  const noun = relation(page, verb) === 'acl' ? headOf(page, verb) : -1
  return noun >= 0 && tagOf(page, noun) === 'NOUN' && sourceKind(page, noun) === 'thing'
}

/** A verb by which somebody is asked or made to do something. */
function setsTo(page: Page, verb: number): boolean {
  const lemma = page.lexicon.forms.get(word(page, verb))?.lemma
  const cues = lemma === undefined ? [] : (page.lexicon.verbs.get(lemma) ?? [])
  return cues.some((cue) => cue.frames.get('np-to')?.class === 'demand')
}

const NOBODY = new Set(['nobody', 'none', 'no-one', 'noone'])

/** "neither side wanted it", "nobody hopes for it", "nobody has confirmed it": the subject says that nobody holds it. */
function isHeldByNobody(reading: Reading): boolean {
  const { page, source, sourceHead, negator } = reading
  if (source && NOBODY.has(word(page, sourceHead)) && source.last - source.first <= 2) return true
  if (!source || negator < source.first || negator >= source.last) return false
  const classes = classesOf(reading)
  return [...classes].every((one) => HELD.has(one))
}

/** "those who opposed the dam": whoever did is described, nobody is reported. */
function isAnybodyWho(reading: Reading): boolean {
  const { page, source, sourceHead, cue } = reading
  if (
    !source ||
    word(page, source.first) !== 'who' ||
    !['those', 'anyone', 'anybody'].includes(word(page, sourceHead))
  )
    return false
  return !cue.frames.has('quote') && !cue.frames.has('that')
}

const OBJECTIVE = new Set(['me', 'him', 'us', 'them', 'you', 'her'])
const OPENS_PHRASE = new Set(['DET', 'NOUN', 'ADJ', 'PROPN', 'NUM'])

/** "denied them a permit", "denied the town access": kept from them, not called untrue. */
function isWithheld(reading: Reading): boolean {
  const { page, verb, group, cue } = reading
  if (cue.lemma !== 'deny') return false
  const next = group.last
  if (OBJECTIVE.has(word(page, next)) && OPENS_PHRASE.has(tagOf(page, next + 1))) {
    return word(page, next) !== 'her' || tagOf(page, next + 1) === 'DET'
  }
  if (childOf(page, verb, 'iobj') > verb) return true
  const first = tagOf(page, next) === 'DET' || tagOf(page, next) === 'PRON' ? next : next
  const phrase = phraseAfter(page, first, page.tokens.length)
  if (!phrase) return false
  let head = phrase.first
  while (head < phrase.last && !page.lexicon.list('withheld').has(word(page, head))) {
    if (tagOf(page, head) === 'ADP') return false
    head++
  }
  return head < phrase.last
}

/** "finds himself weaker", "strive to find an answer", "considering the cost": other senses of the verb. */
export function isOtherSense(reading: Reading): boolean {
  const { page, verb, group, cue } = reading
  if (cue.lemma === 'find' && REFLEXIVE.has(word(page, group.last))) return true
  const isInfinitive = word(page, group.first - 1) === 'to'
  if (
    cue.lemma === 'find' &&
    isInfinitive &&
    word(page, group.last) !== 'that' &&
    word(page, group.last) !== 'out'
  )
    return true
  // "questioned the two men": put questions to them.
  if (cue.lemma === 'question' && sourceKind(page, childOf(page, verb, 'obj')) === 'person') return true
  const isBare = group.last - group.first === 1
  return (
    cue.lemma === 'consider' &&
    isBare &&
    word(page, verb) === 'considering' &&
    fullRelation(page, verb) !== 'xcomp' &&
    (tagOf(page, verb - 1) === 'PUNCT' || tagOf(page, verb - 1) === 'NOUN')
  )
}

/** "his life as he knew it has ended": the pronoun is the verb's object, and the main clause goes on behind it. */
export function isManner(reading: Reading): boolean {
  const { page, source, group, cue } = reading
  if (source === null || source.last !== group.first || word(page, source.first - 1) !== 'as') return false
  return ['it', 'them'].includes(word(page, group.last)) && !cue.frames.has('quote')
}

/** Whether nothing was said or held by whom the verb names; quotation marks are stronger and are not asked. */
export function isUnsaid(reading: Reading): boolean {
  return (
    isSupposed(reading) ||
    isContraryToFact(reading) ||
    isUntold(reading) ||
    isHeldByNobody(reading) ||
    isAnybodyWho(reading) ||
    isWithheld(reading)
  )
}
