// What a person is said to be where the name stands: role words before it ("finance minister Jane Roe"), in apposition after it
// ("Jane Roe, the finance minister,"), or in front of it ("the company's chief executive, Jane Roe"). Text is quoted as it is.
import type { NameLists } from './names-lists.ts'
import { listSpelling } from './names-lists.ts'
import type { NameSpan } from './names-spans.ts'
import { childrenOf, headWithin, relationOf, textOf } from './names-view.ts'
import type { TokenView } from './names-view.ts'

export interface Role {
  /** Token range of the role words. */
  readonly first: number
  readonly last: number
  /** The noun that says it ("minister"). */
  readonly head: number
}

const LONGEST_ROLE = 10
const BEFORE_TAGS = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM'])
const PLURAL_TAGS = new Set(['NNS', 'NNPS'])
/** What may hang on a role noun and belongs to the role. */
const INSIDE = new Set(['compound', 'amod', 'nmod', 'case', 'det', 'flat', 'fixed', 'advmod'])
const PURE_HONORIFICS = /^(?:mr|mrs|ms|miss|mx|sir|dame|lord|lady|dr|hon|messrs)\.?$/

export function isRoleNoun(view: TokenView, k: number, lists: NameLists): boolean {
  const word = view.lower[k] ?? ''
  if (lists.roles.has(word)) return true
  const lemma = view.tokens[k]?.lemma.toLowerCase() ?? ''
  if (view.tokens[k]?.xpos === 'NN' && lists.roles.has(lemma)) return true
  return isTitleWord(view, k, lists) && !PURE_HONORIFICS.test(word)
}

function isTitleWord(view: TokenView, k: number, lists: NameLists): boolean {
  return lists.honorifics.has(view.forms[k] ?? '') || lists.honorifics.has(listSpelling(view.forms[k] ?? ''))
}

/** First token of the titles before a name ("Mr", "Prime Minister"), or the name's own first token. */
export function titleStart(view: TokenView, name: NameSpan, lists: NameLists): number {
  let k = name.first
  const floor = view.sentences[view.sentenceOf[name.first] ?? 0]?.first ?? 0
  while (k > floor && isTitleWord(view, k - 1, lists)) k--
  return k
}

/** "secretary of state | Jane Roe": the role noun before the name, or before the field of the office that stands between. */
function beforeField(view: TokenView, last: number, floor: number, lists: NameLists): number {
  for (let k = last - 2; k > floor && k >= last - LONGEST_ROLE / 2; k--) {
    if (view.lower[k] === 'of') return isRoleNoun(view, k - 1, lists) ? k - 1 : last - 1
    if (!BEFORE_TAGS.has(view.tokens[k + 1]?.upos ?? '')) break
  }
  return last - 1
}

function roleBefore(view: TokenView, name: NameSpan, lists: NameLists): Role | null {
  const floor = Math.max(
    view.sentences[view.sentenceOf[name.first] ?? 0]?.first ?? 0,
    name.first - LONGEST_ROLE,
  )
  let last = name.first
  while (last > floor && PURE_HONORIFICS.test(view.lower[last - 1] ?? '')) last--
  const head = beforeField(view, last, floor, lists)
  if (head < floor || !isRoleNoun(view, head, lists) || PLURAL_TAGS.has(view.tokens[head]?.xpos ?? ''))
    return null
  let first = head
  while (first > floor) {
    const token = view.tokens[first - 1]
    const hyphen = view.forms[first - 1] === '-' && first - 1 > floor
    if (!token || !(BEFORE_TAGS.has(token.upos) || hyphen || isOfInTitle(view, first - 1, lists))) break
    first--
  }
  while (first < head && view.forms[first] === '-') first++
  return { first, last, head }
}

/** "secretary of state Jane Roe": an "of" between a role and its office. */
function isOfInTitle(view: TokenView, k: number, lists: NameLists): boolean {
  return view.lower[k] === 'of' && k > 0 && lists.roles.has(view.lower[k - 1] ?? '')
}

/** The noun phrase of a role noun without clauses, commas and the name itself. */
function rolePhrase(view: TokenView, head: number, name: NameSpan): Role {
  let first = head
  let last = head + 1
  const queue = [head]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const child of childrenOf(view, at)) {
      if (
        !INSIDE.has(relationOf(view, child)) ||
        (child >= name.first && child < name.last) ||
        Math.abs(child - head) > LONGEST_ROLE
      )
        continue
      if (
        at === head &&
        child < head &&
        relationOf(view, child) === 'nmod' &&
        view.tokens[child]?.deprel !== 'nmod:poss' &&
        child < first - LONGEST_ROLE
      )
        continue
      // "with the minister, Jane Roe": the preposition of the role noun is no part of the role.
      if (at === head && relationOf(view, child) === 'case') continue
      queue.push(child)
      first = Math.min(first, child)
      last = Math.max(last, child + 1)
    }
  }
  if (name.first >= last) last = Math.min(last, name.first)
  if (name.last <= first) first = Math.max(first, name.last)
  for (let k = head + 1; k < last; k++) {
    if (view.forms[k] === ',' || view.forms[k] === '(' || (k >= name.first && k < name.last)) {
      last = k
      break
    }
  }
  for (let k = head - 1; k >= first; k--) {
    if (view.forms[k] === ',' || view.forms[k] === ')' || (k >= name.first && k < name.last)) {
      first = k + 1
      break
    }
  }
  while (first < head && view.tokens[first]?.upos === 'DET') first++
  return { first, last, head }
}

function roleInApposition(view: TokenView, name: NameSpan, lists: NameLists): Role | null {
  const nameHead = headWithin(view, name.first, name.last)
  for (const child of childrenOf(view, nameHead)) {
    if (
      child < name.last ||
      !isRoleNoun(view, child, lists) ||
      PLURAL_TAGS.has(view.tokens[child]?.xpos ?? '')
    )
      continue
    const relation = relationOf(view, child)
    if (relation === 'appos' || (relation === 'parataxis' && view.forms[name.last] === ','))
      return rolePhrase(view, child, name)
  }
  const governor = view.tokens[nameHead]?.head ?? -1
  if (
    governor >= 0 &&
    governor < name.first &&
    relationOf(view, nameHead) === 'appos' &&
    isRoleNoun(view, governor, lists)
  ) {
    if (!PLURAL_TAGS.has(view.tokens[governor]?.xpos ?? '')) return rolePhrase(view, governor, name)
  }
  return null
}

/** "Jane Roe, a spokeswoman for the ministry, said": read off the marks, where the tree does not say so. */
function roleByMarks(view: TokenView, name: NameSpan, lists: NameLists): Role | null {
  if (view.forms[name.last] !== ',') return null
  const ceiling = Math.min(
    view.sentences[view.sentenceOf[name.first] ?? 0]?.last ?? 0,
    name.last + LONGEST_ROLE,
  )
  let first = name.last + 1
  if (view.tokens[first]?.upos === 'DET' || view.tokens[first]?.xpos === 'PRP$') first++
  let head = -1
  for (let k = first; k < ceiling; k++) {
    const tag = view.tokens[k]?.upos ?? 'X'
    if (isRoleNoun(view, k, lists) && !BEFORE_TAGS.has(view.tokens[k + 1]?.upos ?? 'X')) {
      head = k
      break
    }
    if (
      !BEFORE_TAGS.has(tag) &&
      view.tokens[k]?.xpos !== 'POS' &&
      view.forms[k] !== '-' &&
      view.lower[k] !== 'the'
    )
      return null
  }
  if (head < 0) return null
  let last = head + 1
  if (['of', 'for', 'at', 'to'].includes(view.lower[last] ?? '')) {
    let k = last + 1
    while (
      k < ceiling &&
      (BEFORE_TAGS.has(view.tokens[k]?.upos ?? 'X') ||
        view.tokens[k]?.upos === 'DET' ||
        view.lower[k] === 'of')
    )
      k++
    last = k
  }
  const closed = [',', '.', ')', '-', '–', '—', ';'].includes(view.forms[last] ?? '.')
  return closed ? { first, last, head } : null
}

/** The role that stands at a person's name, or null. */
export function findRole(view: TokenView, name: NameSpan, lists: NameLists): Role | null {
  return (
    roleBefore(view, name, lists) ?? roleInApposition(view, name, lists) ?? roleByMarks(view, name, lists)
  )
}

export function roleText(view: TokenView, role: Role): string {
  return textOf(view, role.first, role.last)
}
