// Verbs that report: "X said that …", "“…,” X said", "X condemned the attack", "X was accused of …", "…, X added, …".
// One verb gives at most one draft; its frames are tried in the order of how little doubt they leave.
import type { Range } from '../../../model/index.ts'
import { findClause } from '../clauses.ts'
import type { Draft } from '../draft.ts'
import { isSpeaker } from '../grammar.ts'
import type { Sense } from '../lexicon.ts'
import {
  findFigure,
  findInfinitive,
  findObject,
  findObjectAnd,
  findPrepositional,
  findReported,
} from '../objects.ts'
import { ING } from '../inflection.ts'
import { rangeOf, tagOf, tokenAt, trimRun, word } from '../page.ts'
import type { Page, Run } from '../page.ts'
import { headOfPhrase, phraseAfter } from '../phrases.ts'
import { readVerbAt, senseOf } from '../reading.ts'
import type { Reading } from '../reading.ts'
import { asideContent } from './asides.ts'
import { isManner, isOtherSense, isUnsaid } from '../unsaid.ts'
import { colonContent, invertedSource, quotationAfter, quotationBefore } from './quoted.ts'

function draft(
  reading: Reading,
  sense: Sense,
  content: readonly Range[],
  more: Partial<Draft> & Pick<Draft, 'detector'>,
): Draft {
  const { verb, cue, group, source, sourceHead, context, recipient, negator, inherited } = reading
  return {
    sense,
    lemma: [cue.lemma, ...cue.particles].join(' '),
    cueToken: verb,
    cue: [group],
    source,
    sourceHead,
    content,
    quotes: [],
    context,
    inherited,
    ...(recipient ? { recipient } : {}),
    ...(negator >= 0 ? { negator } : {}),
    ...more,
  }
}

/** Content of a clause as ranges, without the words of the cue that stand inside it. */
function clauseRanges(reading: Reading, run: Run): readonly Range[] {
  const { page, context } = reading
  const inside = context >= 0 ? page.quoteRuns[context] : undefined
  const whole = trimRun(page, {
    first: Math.max(run.first, inside?.first ?? run.first),
    last: Math.min(run.last, inside?.last ?? run.last),
  })
  return whole.last > whole.first ? [rangeOf(page, whole)] : []
}

/** "found no sign that …": the "no" that turns a finding into a denial, or -1. */
function noneFound(reading: Reading, run: Run): number {
  const { page, group } = reading
  return word(page, group.last) === 'no' &&
    page.lexicon.list('grounds').has(word(page, run.first - 1)) &&
    run.first - group.last <= LONGEST_GROUND
    ? group.last
    : -1
}

/** Longest object between a verb of finding and its clause ("no clear sign at all"), in tokens. */
const LONGEST_GROUND = 4

/** "X said (that) …", "X asked whether …", "it is reported that …". */
function readClause(reading: Reading): Draft | null {
  const clause = findClause(reading)
  if (
    !clause ||
    (!reading.source && !reading.passive && word(reading.page, reading.group.first - 1) === 'to')
  )
    return null
  if (clause.opener === '' && isManner(reading)) return null
  const question = clause.opener !== '' && clause.opener !== 'that'
  const sense = senseOf(
    reading.cue,
    ...(question ? ['wh'] : ['that', 'pass-that', ...(reading.recipient ? ['rcpt'] : [])]),
  )
  if (!sense) return null
  // "It is not known how long …": a question that nobody asks or answers.
  if (question && !reading.source && sense.class !== 'question') return null
  const content = clauseRanges(reading, clause.run)
  if (content.length === 0) return null
  const none = noneFound(reading, clause.run)
  return draft(reading, sense, content, {
    detector: reading.passive ? 'passive' : 'clause',
    firm: clause.opener !== '',
    ...(none < 0 ? {} : { negator: none, cue: [{ first: reading.group.first, last: clause.run.first }] }),
    ...(clause.recipient ? { recipient: clause.recipient } : {}),
  })
}

function readMatter(reading: Reading): Draft | null {
  // Who "was charged with" something has a charge against them; whose word it is on is not said.
  if (reading.passive && !reading.source && reading.cue.lemma === 'charge') return null
  const infinitive = findInfinitive(reading)
  if (infinitive)
    return draft(reading, infinitive.sense, infinitive.content, {
      detector: infinitive.passive ? 'passive' : 'infinitive',
    })
  const reported = findReported(reading)
  if (reported) return draft(reading, reported.sense, reported.content, { detector: 'passive' })
  const figure = findFigure(reading)
  const matter = figure ?? findObjectAnd(reading) ?? findPrepositional(reading) ?? findObject(reading)
  return (
    matter &&
    draft(reading, matter.sense, matter.content, {
      detector: 'object',
      ...(figure ? { amount: true } : {}),
      ...(matter.cue ? { cue: matter.cue } : {}),
    })
  )
}

/** ", said X": the verb comes right behind the pause and its source after it. */
function isInverted(reading: Reading): boolean {
  const { page, group, source } = reading
  if (
    group.first !== reading.verb ||
    word(page, group.first - 1) !== ',' ||
    (source && source.first < group.first && !reading.inherited)
  )
    return false
  return (
    ['PROPN', 'NOUN', 'DET', 'PRON', 'ADJ', 'NUM'].includes(tagOf(page, group.last)) &&
    (reading.bits & ING) === 0
  )
}

function readAside(reading: Reading): Draft | null {
  const sense = reading.cue.frames.get('aside')
  const aside = sense ? asideContent(reading) : null
  if (!aside || !sense) return null
  return draft(reading, sense, aside.content, {
    detector: 'aside',
    inherited: false,
    ...(aside.source ? { source: aside.source, sourceHead: aside.sourceHead ?? -1 } : {}),
  })
}

function readVerb(reading: Reading): Draft | null {
  const { cue, page } = reading
  const quote = cue.frames.get('quote')
  const before = quote ? quotationBefore(reading) : null
  if (before && quote) {
    return draft(reading, quote, before.content, {
      detector: 'quotation',
      quotes: before.quotes,
      firm: true,
      inherited: false,
      ...(before.source ? { source: before.source, sourceHead: before.sourceHead ?? -1 } : {}),
    })
  }
  const clause = readClause(reading)
  const after = quotationAfter(reading)
  const quoteSense = quote ?? senseOf(cue, 'np', 'that', 'rcpt')
  if (after && quoteSense && (!clause || clause.content.every(([start]) => start >= after.from))) {
    const inverted = reading.source ? null : invertedSource(reading)
    return draft(reading, quoteSense, after.content, {
      detector: 'quotation',
      quotes: after.quotes,
      firm: true,
      ...(inverted ? { source: inverted, sourceHead: headOfPhrase(page, inverted) } : {}),
    })
  }
  const colon = quote && !quote.weak && !after && !clause?.firm ? colonContent(reading) : null
  if (colon && quote && (reading.source ?? invertedSource(reading)))
    return draft(reading, quote, colon, { detector: 'quotation', firm: true })
  const inverted = isInverted(reading) ? readAside(reading) : null
  if (inverted) return inverted
  const paused = [',', '—', '–', '.'].includes(word(page, reading.group.last))
  const aside = clause && !paused ? null : readAside(reading)
  return (clause?.firm ? null : aside) ?? clause ?? aside ?? readMatter(reading)
}

/** "The police counted 300, the union 500": a second source with its amount, the verb left out. */
function gappedFigure(page: Page, first: Draft): Draft | null {
  const end = first.content.at(-1)?.[1]
  if (end === undefined || !first.amount) return null
  let i = tokenAt(page.tokens, end)
  while ([',', ';', 'and', 'while', 'but'].includes(word(page, i))) i++
  const source = phraseAfter(page, i, page.tokens.length, { article: true })
  if (!source) return null
  let number = source.first
  while (number < source.last && tagOf(page, number) !== 'NUM') number++
  const head = headOfPhrase(page, { first: source.first, last: number })
  if (number >= source.last || number === source.first || !isSpeaker(page, head)) return null
  return {
    ...first,
    source: { first: source.first, last: number },
    sourceHead: head,
    cueToken: head,
    cue: [],
    content: [rangeOf(page, { first: number, last: source.last })],
    inherited: false,
  }
}

/** Drafts of all reporting verbs of the page. */
export function verbReports(page: Page): readonly Draft[] {
  const found: Draft[] = []
  for (let i = 0; i < page.tokens.length; i++) {
    const reading = readVerbAt(page, i)
    if (!reading || isOtherSense(reading)) continue
    const made = readVerb(reading)
    if (!made) continue
    if (made.quotes.length === 0 && isUnsaid(reading)) {
      found.push({ ...made, own: true })
      continue
    }
    found.push(made)
    const gapped = gappedFigure(page, made)
    if (gapped) found.push(gapped)
  }
  return found
}
