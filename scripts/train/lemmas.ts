// Learns suffix rules for lemmas: for each inflecting tag, the shortest suffixes that decide how a form becomes its lemma.
import { LONGEST_SUFFIX } from '../../src/text/lemmatize.ts'
import { byCodeUnit } from '../../src/text/order.ts'
import type { GoldDocument } from './treebank.ts'

const TAGS = ['NNS', 'NNPS', 'VBD', 'VBN', 'VBZ', 'VBG', 'JJR', 'JJS', 'RBR', 'RBS'] as const
/** A suffix speaks only when this share of its types agrees, and when that many types have it. */
export const LEMMA_RECIPE = { agreement: 0.75, leastTypes: 2 } as const

type Rules = Record<string, [number, string]>

function ruleOf(form: string, lemma: string): string {
  let same = 0
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++
  return `${String(form.length - same)}|${lemma.slice(same)}`
}

function count(pairs: ReadonlyMap<string, string>, length: number): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const [form, rule] of pairs) {
    if (form.length <= length) continue
    const suffix = form.slice(form.length - length)
    const rules = counts.get(suffix) ?? new Map<string, number>()
    rules.set(rule, (rules.get(rule) ?? 0) + 1)
    counts.set(suffix, rules)
  }
  return counts
}

function best(rules: ReadonlyMap<string, number>): { rule: string; share: number; types: number } {
  let rule = ''
  let top = 0
  let types = 0
  for (const [candidate, n] of [...rules].sort((a, b) => byCodeUnit(a[0], b[0]))) {
    types += n
    if (n > top) [rule, top] = [candidate, n]
  }
  return { rule, share: top / types, types }
}

function learn(pairs: ReadonlyMap<string, string>): Rules {
  const chosen = new Map<string, string>()
  const covering = (form: string, below: number): string | undefined => {
    for (let length = Math.min(below, form.length); length >= 0; length--) {
      const rule = chosen.get(form.slice(form.length - length))
      if (rule !== undefined) return rule
    }
    return undefined
  }
  for (let length = 0; length <= LONGEST_SUFFIX; length++) {
    for (const [suffix, rules] of count(pairs, length)) {
      const top = best(rules)
      const enough =
        length === 0 || (top.types >= LEMMA_RECIPE.leastTypes && top.share >= LEMMA_RECIPE.agreement)
      if (enough && covering(suffix, length - 1) !== top.rule) chosen.set(suffix, top.rule)
    }
  }
  for (const [form, rule] of pairs) if (covering(form, LONGEST_SUFFIX) !== rule) chosen.set(`^${form}`, rule)
  const out: Rules = {}
  for (const [suffix, rule] of [...chosen].sort((a, b) => byCodeUnit(a[0], b[0]))) {
    const [cut = '0', append = ''] = rule.split('|')
    out[suffix] = [Number(cut), append]
  }
  return out
}

/** {tag: {suffix: [cut, append]}} from the gold forms and lemmas. */
export function learnLemmas(documents: readonly GoldDocument[]): Record<string, Rules> {
  const seen = new Map<string, Map<string, Map<string, number>>>()
  for (const doc of documents) {
    for (const sentence of doc.sentences) {
      sentence.forms.forEach((form, i) => {
        const tag = sentence.xpos[i] ?? ''
        if (!(TAGS as readonly string[]).includes(tag)) return
        const lower = form.toLowerCase()
        const rule = ruleOf(lower, (sentence.lemmas[i] ?? '').toLowerCase())
        const forms = seen.get(tag) ?? new Map<string, Map<string, number>>()
        const rules = forms.get(lower) ?? new Map<string, number>()
        rules.set(rule, (rules.get(rule) ?? 0) + 1)
        forms.set(lower, rules)
        seen.set(tag, forms)
      })
    }
  }
  const out: Record<string, Rules> = {}
  for (const tag of TAGS) {
    const pairs = new Map<string, string>()
    for (const [form, rules] of seen.get(tag) ?? [])
      if (/^[a-z'-]+$/.test(form)) pairs.set(form, best(rules).rule)
    out[tag] = learn(pairs)
  }
  return out
}
