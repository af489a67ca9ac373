import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SearchQuery } from '../store.ts'
import { LARGEST_QUERY, planQuery } from './query.ts'
import type { Plan, Positive } from './query.ts'

const token = (word: string): SearchQuery => ({ kind: 'token', token: word })
const not = (part: SearchQuery): SearchQuery => ({ kind: 'not', part })
const all = (kind: 'and' | 'or', ...parts: SearchQuery[]): SearchQuery => ({ kind, parts })

/** Truth of a query over single tokens, given which hold. */
function isTrue(query: SearchQuery, holds: ReadonlySet<string>): boolean {
  switch (query.kind) {
    case 'token':
      return holds.has(query.token)
    case 'phrase':
      return false
    case 'and':
      return query.parts.every((part) => isTrue(part, holds))
    case 'or':
      return query.parts.some((part) => isTrue(part, holds))
    case 'not':
      return !isTrue(query.part, holds)
  }
}

function isInSet(set: Positive, holds: ReadonlySet<string>): boolean {
  switch (set.kind) {
    case 'token':
      return holds.has(set.token)
    case 'phrase':
      return false
    case 'and':
      return set.parts.every((part) => isInSet(part, holds))
    case 'or':
      return set.parts.some((part) => isInSet(part, holds))
    case 'without':
      return isInSet(set.from, holds) && !isInSet(set.not, holds)
  }
}

function isPlanned(plan: Plan, holds: ReadonlySet<string>): boolean {
  return (plan.set !== null && isInSet(plan.set, holds)) !== plan.negated
}

const word = fc.constantFrom('a', 'b', 'c')
const { query: anyQuery } = fc.letrec<{ query: SearchQuery }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    word.map(token),
    fc.array(tie('query'), { maxLength: 4 }).map((parts) => all('and', ...parts)),
    fc.array(tie('query'), { maxLength: 4 }).map((parts) => all('or', ...parts)),
    tie('query').map(not),
  ),
}))

test('a plan means what the query means, for every combination of tokens', () => {
  fc.assert(
    fc.property(anyQuery, fc.subarray(['a', 'b', 'c']), (query, words) => {
      const holds = new Set(words)
      assert.equal(isPlanned(planQuery(query), holds), isTrue(query, holds))
    }),
    { numRuns: 2000 },
  )
})

test('nesting of one kind is flattened', () => {
  const plan = planQuery(all('or', token('a'), all('or', token('b'), all('or', token('c'), token('d')))))
  assert.deepEqual(plan.set?.kind === 'or' && plan.set.parts.length, 4)
})

test('a phrase of one token is the token; of none it is nothing', () => {
  assert.deepEqual(planQuery({ kind: 'phrase', tokens: ['a'] }), planQuery(token('a')))
  assert.deepEqual(planQuery({ kind: 'phrase', tokens: [] }), { set: null, negated: false })
})

test('a query at the bounds is planned, one beyond is refused without going through it', () => {
  let deep = token('a')
  for (let level = 1; level < LARGEST_QUERY.levels; level += 1) deep = not(deep)
  assert.ok(planQuery(deep).set)
  assert.throws(() => planQuery(not(deep)), RangeError)
  for (let level = 0; level < 200_000; level += 1) deep = not(deep)
  assert.throws(() => planQuery(deep), RangeError)
  const wide = Array.from({ length: LARGEST_QUERY.parts - 1 }, (_, n) => token(String(n)))
  assert.ok(planQuery(all('or', ...wide)).set)
  assert.throws(() => planQuery(all('or', ...wide, token('one more'))), RangeError)
})
