// The contract of recall and search, the same for every adapter; and that all adapters find the same, also at random.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { openStore } from '../../src/ports/store/index.ts'
import type { PortableStore, SearchQuery } from '../../src/ports/store/index.ts'
import { ADAPTERS } from './adapters.ts'
import type { Adapter, Place } from './adapters.ts'
import { and, not, or, phrase, token } from './samples.ts'

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  alpha: ['the', 'red', 'boat', 'left', 'the', 'harbour', 'before', 'dawn'],
  beta: ['the', 'boat', 'was', 'red', 'said', 'the', 'harbour', 'master'],
  gamma: ['台北', '北市', '市長', 'said', 'the', 'red', 'boat'],
  delta: ['наводнение', 'в', 'городе', 'é', 'O’Brien', 'AT&T', 'c++', '3.5'],
}

function contract(adapter: Adapter): void {
  describe(`search: ${adapter.name}`, { skip: adapter.skip }, () => {
    let place: Place
    let store: PortableStore
    before(async () => {
      place = await adapter.place()
      store = await openStore(place.where)
      await store.recall.indexText(Object.entries(TEXTS).map(([subject, tokens]) => ({ subject, tokens })))
    })
    after(async () => {
      await store.close()
      await place.remove()
    })
    const found = (query: SearchQuery) => store.recall.search(query, { limit: 100 })

    test('a token, as given', async () => {
      assert.deepEqual(await found(token('boat')), ['alpha', 'beta', 'gamma'])
      assert.deepEqual(await found(token('Boat')), [])
      assert.deepEqual(await found(token('boa')), [])
      assert.deepEqual(await found(token('台北')), ['gamma'])
      assert.deepEqual(await found(token('наводнение')), ['delta'])
    })

    test('tokens of any characters are one token and their own', async () => {
      for (const odd of ['O’Brien', 'AT&T', 'c++', '3.5', 'é'])
        assert.deepEqual(await found(token(odd)), ['delta'], odd)
      for (const other of ['O', 'Brien', 'AT', 'c', 'c+', '3', '5', 'e', 'at&t', '"', '*', '', ' ', 'AND']) {
        assert.deepEqual(await found(token(other)), [], other)
      }
    })

    test('a phrase is its tokens side by side in that order', async () => {
      assert.deepEqual(await found(phrase('red', 'boat')), ['alpha', 'gamma'])
      assert.deepEqual(await found(phrase('boat', 'red')), [])
      assert.deepEqual(await found(phrase('the', 'harbour')), ['alpha', 'beta'])
      assert.deepEqual(await found(phrase('台北', '北市', '市長')), ['gamma'])
      assert.deepEqual(await found(phrase('台北', '市長')), [])
      assert.deepEqual(await found(phrase('boat')), ['alpha', 'beta', 'gamma'])
      assert.deepEqual(await found(phrase()), [])
    })

    test('and, or, not', async () => {
      assert.deepEqual(await found(and(token('boat'), token('said'))), ['beta', 'gamma'])
      assert.deepEqual(await found(or(token('dawn'), token('台北'))), ['alpha', 'gamma'])
      assert.deepEqual(await found(and(token('boat'), not(token('said')))), ['alpha'])
      assert.deepEqual(await found(not(token('boat'))), ['delta'])
      assert.deepEqual(await found(not(not(token('dawn')))), ['alpha'])
      assert.deepEqual(await found(or(token('dawn'), not(token('boat')))), ['alpha', 'delta'])
      assert.deepEqual(await found(and(not(token('dawn')), not(token('said')))), ['delta'])
      assert.deepEqual(await found(and()), ['alpha', 'beta', 'delta', 'gamma'])
      assert.deepEqual(await found(or()), [])
    })

    test('pages follow each other by code unit', async () => {
      const query = not(token('nowhere'))
      assert.deepEqual(await store.recall.search(query, { limit: 2 }), ['alpha', 'beta'])
      assert.deepEqual(await store.recall.search(query, { limit: 2, after: 'beta' }), ['delta', 'gamma'])
      assert.deepEqual(await store.recall.search(query, { limit: 2, after: 'gamma' }), [])
      assert.deepEqual(await store.recall.search(token('boat'), { limit: 1, after: 'alpha' }), ['beta'])
      assert.deepEqual(await store.recall.search(token('boat'), { limit: 1, after: 'b' }), ['beta'])
    })

    test('indexing a text again replaces it', async () => {
      await store.recall.indexText([{ subject: 'epsilon', tokens: ['first', 'words'] }])
      await store.recall.indexText([
        { subject: 'epsilon', tokens: ['overwritten'] },
        { subject: 'epsilon', tokens: ['second', 'words'] },
      ])
      assert.deepEqual(await found(token('first')), [])
      assert.deepEqual(await found(token('overwritten')), [])
      assert.deepEqual(await found(phrase('second', 'words')), ['epsilon'])
      await store.recall.indexText([{ subject: 'epsilon', tokens: [] }])
      assert.deepEqual(await found(token('second')), [])
    })

    test('endless tokens, frequent tokens and late phrases', async () => {
      const long = 'a1'.repeat(50_000)
      const tokens = [
        ...Array.from({ length: 40_000 }, (_, n) => (n % 2 ? 'tick' : `n${n % 50}`)),
        long,
        'end',
      ]
      await store.recall.indexText([{ subject: 'zeta', tokens }])
      assert.deepEqual(await found(token(long)), ['zeta'])
      assert.deepEqual(await found(token(`${long}b`)), [])
      assert.deepEqual(await found(phrase('tick', long, 'end')), ['zeta'])
      assert.deepEqual(await found(phrase(long, 'tick')), [])
      await store.recall.indexText([{ subject: 'zeta', tokens: [] }])
    })

    test('a query beyond measure is refused, a large one is not', async () => {
      const many = (size: number) =>
        or(...Array.from({ length: size }, (_, n) => token(`t${n}`)), token('dawn'))
      assert.deepEqual(await found(many(900)), ['alpha'])
      assert.deepEqual(
        await found(and(...Array.from({ length: 400 }, (_, n) => not(token(`t${n}`))), token('dawn'))),
        ['alpha'],
      )
      await assert.rejects(found(many(1100)), RangeError)
      await assert.rejects(found(phrase(...Array.from({ length: 1100 }, () => 'dawn'))), RangeError)
      let deep: SearchQuery = token('dawn')
      for (let level = 0; level < 38; level += 1) {
        deep = level % 2 ? and(deep, not(token(`a${level}`))) : or(deep, token(`o${level}`))
      }
      assert.deepEqual(await found(deep), ['alpha'])
      for (let level = 0; level < 100_000; level += 1) deep = not(deep)
      await assert.rejects(found(deep), RangeError)
    })

    recallContract(() => store)
  })
}

function recallContract(opened: () => PortableStore): void {
  const ask = (subject: string, keys: readonly string[], more: { limit?: number; tooCommon?: number } = {}) =>
    opened().recall.candidates('lineage', { subject, keys, limit: 10, tooCommon: 100, ...more })

  test('recall: most shared first, then by code unit, never oneself', async () => {
    const { recall } = opened()
    await recall.index('lineage', 'one', ['k1', 'k2', 'k3'])
    await recall.index('lineage', 'two', ['k2', 'k3', 'k3'])
    await recall.index('lineage', 'three', ['k3', 'k4'])
    await recall.index('lineage', 'Four', ['k1'])
    assert.deepEqual(await ask('one', ['k1', 'k2', 'k3', 'k3']), [
      { subject: 'two', shared: 2 },
      { subject: 'Four', shared: 1 },
      { subject: 'three', shared: 1 },
    ])
    assert.deepEqual(await ask('one', ['k1', 'k2', 'k3'], { limit: 2 }), [
      { subject: 'two', shared: 2 },
      { subject: 'Four', shared: 1 },
    ])
    assert.deepEqual(await ask('one', []), [])
    assert.deepEqual(await ask('one', ['none']), [])
  })

  test('recall: someone not indexed may ask', async () => {
    assert.deepEqual(await ask('guest', ['k4']), [{ subject: 'three', shared: 1 }])
  })

  test('recall: keys that too many others share are passed over', async () => {
    const { recall } = opened()
    for (let n = 0; n < 6; n += 1) await recall.index('lineage', `crowd-${n}`, ['common', `pair-${n % 3}`])
    assert.equal((await ask('guest', ['common'], { tooCommon: 6 })).length, 6)
    assert.deepEqual(await ask('guest', ['common'], { tooCommon: 5 }), [])
    assert.deepEqual(await ask('crowd-0', ['common', 'pair-0'], { tooCommon: 4 }), [
      { subject: 'crowd-3', shared: 1 },
    ])
    // Oneself does not count as another.
    assert.equal((await ask('crowd-0', ['common'], { tooCommon: 5 })).length, 5)
  })

  test('recall: indexing again replaces the keys; each index is its own', async () => {
    const { recall } = opened()
    await recall.index('lineage', 'moving', ['old', 'both'])
    await recall.index('lineage', 'moving', ['both', 'new'])
    await recall.index('stories', 'elsewhere', ['new'])
    assert.deepEqual(await ask('guest', ['old']), [])
    assert.deepEqual(await ask('guest', ['both', 'new']), [{ subject: 'moving', shared: 2 }])
    assert.deepEqual(
      await recall.candidates('stories', { subject: 'guest', keys: ['new', 'both'], limit: 9, tooCommon: 9 }),
      [{ subject: 'elsewhere', shared: 1 }],
    )
    await recall.index('lineage', 'moving', [])
    assert.deepEqual(await ask('guest', ['both', 'new']), [])
  })

  test('recall: keys of any length and characters', async () => {
    const keys = ['x'.repeat(5000), 'x'.repeat(5001), 'a b', 'A B', '\u0000', '\u{1F600}', '']
    await opened().recall.index('lineage', 'odd', keys)
    assert.deepEqual(await ask('guest', keys), [{ subject: 'odd', shared: keys.length }])
    assert.deepEqual(await ask('guest', ['x'.repeat(5002), 'a', 'B', 'a  b']), [])
  })

  test('recall: subjects that tie at the limit are told apart by name', async () => {
    for (let n = 0; n < 30; n += 1) await opened().recall.index('ties', `tie-${(n * 7) % 30}`, ['same'])
    const query = { subject: 'guest', keys: ['same'], limit: 3, tooCommon: 50 }
    const recalled = await opened().recall.candidates('ties', query)
    assert.deepEqual(
      recalled.map((one) => one.subject),
      ['tie-0', 'tie-1', 'tie-10'],
    )
  })
}

for (const adapter of ADAPTERS) contract(adapter)

/** What a query means, in the plainest words. */
function matches(tokens: readonly string[], query: SearchQuery): boolean {
  switch (query.kind) {
    case 'token':
      return tokens.includes(query.token)
    case 'phrase':
      return (
        query.tokens.length > 0 &&
        tokens.some((_, start) => query.tokens.every((one, offset) => tokens[start + offset] === one))
      )
    case 'and':
      return query.parts.every((part) => matches(tokens, part))
    case 'or':
      return query.parts.some((part) => matches(tokens, part))
    case 'not':
      return !matches(tokens, query.part)
  }
}

const word = fc.constantFrom('a', 'b', 'c', 'A', '中')
const { query: anyQuery } = fc.letrec<{ query: SearchQuery }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word.map((one) => token(one)),
    fc.array(word, { maxLength: 3 }).map((words) => phrase(...words)),
    fc.array(tie('query'), { maxLength: 3 }).map((parts) => and(...parts)),
    fc.array(tie('query'), { maxLength: 3 }).map((parts) => or(...parts)),
    tie('query').map(not),
  ),
}))

for (const adapter of ADAPTERS) {
  test(`search: any query finds what it means: ${adapter.name}`, { skip: adapter.skip }, async () => {
    const place = await adapter.place()
    const store = await openStore(place.where)
    const texts = fc.sample(fc.array(word, { maxLength: 6 }), { numRuns: 40, seed: 7 })
    const entries = texts.map((tokens, number) => ({ subject: `s${number}`, tokens }))
    await store.recall.indexText(entries)
    // Small pages and large ones go different ways to the same subjects.
    const readAll = async (query: SearchQuery, limit: number) => {
      const all: string[] = []
      for (;;) {
        const last = all.at(-1)
        const page = await store.recall.search(query, last === undefined ? { limit } : { limit, after: last })
        assert.ok(page.length <= limit)
        all.push(...page)
        if (page.length < limit) return all
      }
    }
    await fc.assert(
      fc.asyncProperty(anyQuery, fc.constantFrom(1, 7, 100), async (query, limit) => {
        const expected = entries.filter(({ tokens }) => matches(tokens, query)).map(({ subject }) => subject)
        assert.deepEqual(await readAll(query, limit), expected.sort())
      }),
      { numRuns: 120, seed: 11 },
    )
    await store.close()
    await place.remove()
  })
}
