// A search as both databases can run it: the tree with its negations moved to where an index can serve them.
// Any tree is either a finite set built from postings ("a and (b or c) but not d") or everything except such a set; which
// of the two, and the set, is a Plan. Nothing here knows a database.
import type { SearchQuery } from '../store.ts'

export type Positive =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'phrase'; readonly tokens: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Positive[] }
  | { readonly kind: 'without'; readonly from: Positive; readonly not: Positive }

/** `negated`: all subjects except the set. `set` null is the empty set, so that null and negated together is everything. */
export interface Plan {
  readonly set: Positive | null
  readonly negated: boolean
}

/** Bounds of a query; far above what a person types, far below where a database's own parser gives up. */
export const LARGEST_QUERY = { parts: 1000, levels: 40 } as const

const NOTHING: Plan = { set: null, negated: false }
const EVERYTHING: Plan = { set: null, negated: true }

function negate(plan: Plan): Plan {
  return { set: plan.set, negated: !plan.negated }
}

function joined(kind: 'and' | 'or', sets: readonly Positive[]): Positive | null {
  const parts = sets.flatMap((set) => (set.kind === kind ? set.parts : [set]))
  return parts.length > 1 ? { kind, parts } : (parts[0] ?? null)
}

function both(plans: readonly Plan[]): Plan {
  if (plans.some((plan) => plan.set === null && !plan.negated)) return NOTHING
  const sets = (negated: boolean) =>
    plans.flatMap((plan) => (plan.set !== null && plan.negated === negated ? [plan.set] : []))
  const from = joined('and', sets(false))
  const not = joined('or', sets(true))
  if (from && not) return { set: { kind: 'without', from, not }, negated: false }
  if (from) return { set: from, negated: false }
  return not ? { set: not, negated: true } : EVERYTHING
}

function planOf(query: SearchQuery, parts: readonly Plan[]): Plan {
  switch (query.kind) {
    case 'token':
      return { set: { kind: 'token', token: query.token }, negated: false }
    case 'phrase': {
      const [first, ...others] = query.tokens
      if (first === undefined) return NOTHING
      const isOne = others.length === 0
      return {
        set: isOne ? { kind: 'token', token: first } : { kind: 'phrase', tokens: query.tokens },
        negated: false,
      }
    }
    case 'not':
      return negate(parts[0] ?? NOTHING)
    case 'and':
      return both(parts)
    case 'or':
      return negate(both(parts.map(negate)))
  }
}

function partsOf(query: SearchQuery): readonly SearchQuery[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts
  return query.kind === 'not' ? [query.part] : []
}

function sizeOf(query: SearchQuery): number {
  return query.kind === 'phrase' ? 1 + query.tokens.length : 1
}

interface Frame {
  readonly query: SearchQuery
  readonly parts: readonly SearchQuery[]
  readonly plans: Plan[]
}

/** Plans a query. Throws a RangeError beyond LARGEST_QUERY. */
export function planQuery(query: SearchQuery): Plan {
  const stack: Frame[] = []
  let size = 0
  const enter = (part: SearchQuery) => {
    size += sizeOf(part)
    stack.push({ query: part, parts: partsOf(part), plans: [] })
    if (size <= LARGEST_QUERY.parts && stack.length <= LARGEST_QUERY.levels) return
    throw new RangeError(
      `a search may have ${LARGEST_QUERY.parts} parts and ${LARGEST_QUERY.levels} levels at most`,
    )
  }
  enter(query)
  for (;;) {
    const frame = stack.at(-1)
    if (!frame) return NOTHING
    const part = frame.parts[frame.plans.length]
    if (part) {
      enter(part)
      continue
    }
    const plan = planOf(frame.query, frame.plans)
    stack.pop()
    const above = stack.at(-1)
    if (!above) return plan
    above.plans.push(plan)
  }
}
