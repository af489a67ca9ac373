// Origins: counted by ultimate source, never by the number of articles.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Document, LineageRelation } from '../../model/index.ts'
import { actorKeys } from './features.ts'
import { independentCount, originContext, originsOf, type OriginContext } from './origins.ts'
import { actor, mention, page } from './weighed.fixture.ts'

function context(
  documents: readonly Document[],
  actors: readonly Actor[] = [],
  lineage: readonly LineageRelation[] = [],
): OriginContext {
  return originContext(documents, lineage, actors, actorKeys(actors))
}
const names = (origins: readonly { readonly name: string }[]): string[] => origins.map((one) => one.name)

const post = page({ id: 'post', outlet: 'Harbour Post' })
const sun = page({ id: 'sun', outlet: 'Valley Sun' })

test('fourteen pages that rest on one speaker are one origin', () => {
  const pages = Array.from({ length: 14 }, (_, at) => page({ id: `p${at}`, outlet: `Outlet ${at}` }))
  const mentions = pages.map((one) => mention(one, [['Ada Quist', 'person']]))
  const origins = originsOf(mentions, context(pages, [actor('Ada Quist')]))
  assert.deepEqual(names(origins), ['Ada Quist'])
  assert.equal(origins[0]?.documents.length, 14)
})

test('two outlets on their own word are two origins', () => {
  assert.deepEqual(names(originsOf([mention(post, []), mention(sun, [])], context([post, sun]))), [
    'Harbour Post',
    'Valley Sun',
  ])
})

test('one speaker on two channels is one, under any alias', () => {
  const actors = [actor('Ada Quist', ['Quist', 'Minister Quist'])]
  const mentions = [
    mention(post, [
      ['Channel Six', 'outlet'],
      ['Quist', 'person'],
    ]),
    mention(sun, [
      ['Radio Vale', 'outlet'],
      ['Ada Quist', 'person'],
    ]),
  ]
  assert.deepEqual(names(originsOf(mentions, context([post, sun], actors))), ['Ada Quist'])
})

test('two people who share a surname are two', () => {
  const actors = [actor('Ada Quist', ['Quist']), actor('Bram Quist', ['Quist'])]
  const mentions = [mention(post, [['Ada Quist', 'person']]), mention(sun, [['Bram Quist', 'person']])]
  assert.deepEqual(names(originsOf(mentions, context([post, sun], actors))), ['Ada Quist', 'Bram Quist'])
})

test('a body and its spokesman are one; two bodies are two', () => {
  const body = { ...actor('Norland Rail'), kind: 'organisation' as const }
  const actors = [body, actor('Per Lund', [], 'Norland Rail'), actor('Eva Holt', [], 'Track Union')]
  const both = [mention(post, [['Norland Rail', 'organisation']]), mention(sun, [['Per Lund', 'person']])]
  assert.equal(originsOf(both, context([post, sun], actors)).length, 1)
  const apart = [mention(post, [['Norland Rail', 'organisation']]), mention(sun, [['Eva Holt', 'person']])]
  assert.equal(originsOf(apart, context([post, sun], actors)).length, 2)
})

test('a copy rests on what it copied; a text of its own does not', () => {
  const copied: LineageRelation = {
    from: 'post',
    to: 'sun',
    kind: 'copy',
    score: 1,
    spans: [{ from: [0, 100], to: [0, 100] }],
    evidence: '',
  }
  const mentions = [mention(post, []), mention(sun, [])]
  assert.deepEqual(names(originsOf(mentions, context([post, sun], [], [copied]))), ['Harbour Post'])
  const elsewhere = { ...copied, spans: [{ from: [500, 600] as const, to: [500, 600] as const }] }
  assert.equal(originsOf(mentions, context([post, sun], [], [elsewhere])).length, 2)
})

test('what a page rewrote rests on the original where that says it too; the rest is its own', () => {
  const rewritten: LineageRelation = {
    from: 'post',
    to: 'sun',
    kind: 'rewrite',
    score: 0.5,
    spans: [{ from: [500, 600], to: [500, 600] }],
    evidence: '',
  }
  const both = [mention(post, []), mention(sun, [])]
  assert.deepEqual(names(originsOf(both, context([post, sun], [], [rewritten]))), ['Harbour Post'])
  const alone = [mention(sun, [])]
  assert.deepEqual(names(originsOf(alone, context([post, sun], [], [rewritten]))), ['Valley Sun'])
  const named = [mention(post, [['Ada Quist', 'person']]), mention(sun, [])]
  assert.deepEqual(names(originsOf(named, context([post, sun], [], [rewritten]))), ['Ada Quist'])
})

test('lineage that turns in a circle ends', () => {
  const relation = (from: string, to: string): LineageRelation => ({
    from,
    to,
    kind: 'copy',
    score: 1,
    spans: [{ from: [0, 100], to: [0, 100] }],
    evidence: '',
  })
  const origins = originsOf(
    [mention(post, [])],
    context([post, sun], [], [relation('post', 'sun'), relation('sun', 'post')]),
  )
  assert.equal(origins.length, 1)
})

test('an agency that two pages credit is one origin', () => {
  const pages = [
    page({ id: 'a', outlet: 'Post', credits: ['Meridian'] }),
    page({ id: 'b', outlet: 'Sun', credits: ['Meridian'] }),
  ]
  assert.deepEqual(
    names(
      originsOf(
        pages.map((one) => mention(one, [])),
        context(pages),
      ),
    ),
    ['Meridian'],
  )
})

test('an automatic aggregator is no outlet of first publication', () => {
  const bot = page({
    id: 'bot',
    outlet: 'NewsBot',
    isAggregator: true,
    primarySource: 'https://www.valleysun.example/a',
  })
  const [origin] = originsOf([mention(bot, [])], context([bot]))
  assert.equal(origin?.name, 'valleysun.example')
  const silent = page({ id: 'bot2', outlet: 'NewsBot', isAggregator: true })
  assert.equal(originsOf([mention(silent, [])], context([silent]))[0]?.standing, 'unnamed')
})

test('the outlet answers for its anonymous source, and anonymous ones never corroborate each other', () => {
  const mentions = [
    mention(post, [['unnamed: officials', 'unnamed']]),
    mention(sun, [['unnamed: a diplomat', 'unnamed']]),
  ]
  const origins = originsOf(mentions, context([post, sun]))
  assert.deepEqual(names(origins), ['a diplomat (unnamed, Valley Sun)', 'officials (unnamed, Harbour Post)'])
  assert.equal(independentCount(origins), 0)
})

test('an unnamed source keeps its first description; several of one outlet are called by the outlet', () => {
  const called = (...descriptions: readonly string[]): string[] =>
    names(
      originsOf(
        descriptions.map((one) => mention(post, [[`unnamed: ${one}`, 'unnamed']])),
        context([post]),
      ),
    )
  assert.deepEqual(called('two clerks at the mill', 'The clerks', 'one of them'), [
    'two clerks at the mill (unnamed, Harbour Post)',
  ])
  assert.deepEqual(called('They', 'a neighbour of the mill'), [
    'a neighbour of the mill (unnamed, Harbour Post)',
  ])
  assert.deepEqual(called('two clerks at the mill', 'a neighbour of the mill'), ['Harbour Post (unnamed)'])
  assert.deepEqual(called(''), ['Harbour Post (unnamed)'])
})

test('who speaks for a body is called by name, unless several do', () => {
  const actors = [
    { ...actor('Norland Rail'), kind: 'organisation' as const },
    actor('Per Lund', [], 'Norland Rail'),
    actor('Eva Holt', [], 'Norland Rail'),
  ]
  const by = (...people: readonly string[]): string[] =>
    names(
      originsOf(
        people.map((one) => mention(post, [[one, 'person']])),
        context([post], actors),
      ),
    )
  assert.deepEqual(by('Per Lund', 'Per Lund'), ['Per Lund'])
  assert.deepEqual(by('Per Lund', 'Eva Holt'), ['Norland Rail'])
})

test('an anonymous source adds nothing to a named one, as it may be the same', () => {
  const mentions = [mention(post, [['Ada Quist', 'person']]), mention(sun, [['unnamed: an aide', 'unnamed']])]
  assert.equal(independentCount(originsOf(mentions, context([post, sun], [actor('Ada Quist')]))), 1)
})

test('a denial is no source of what it denies', () => {
  const mentions = [mention(post, []), mention(sun, [['Per Lund', 'person']], { certainty: 'denied' })]
  assert.deepEqual(names(originsOf(mentions, context([post, sun]))), ['Harbour Post'])
})

test('a page that says on its own word what it has from somebody it names is no second origin', () => {
  const mentions = [mention(post, [['Ada Quist', 'person']]), mention(post, [], { start: 60 })]
  assert.deepEqual(names(originsOf(mentions, context([post], [actor('Ada Quist')]))), ['Ada Quist'])
})

test('another page that says so on its own word is one', () => {
  const mentions = [mention(post, [['Ada Quist', 'person']]), mention(sun, [])]
  assert.deepEqual(names(originsOf(mentions, context([post, sun], [actor('Ada Quist')]))), [
    'Ada Quist',
    'Valley Sun',
  ])
})

test('an outlet that another page cites is the outlet itself', () => {
  const mentions = [mention(post, []), mention(sun, [['The Harbour Post', 'organisation']])]
  assert.deepEqual(names(originsOf(mentions, context([post, sun]))), ['Harbour Post'])
})

test('"the mayor" is whoever alone has that role on the page', () => {
  const mayor: Actor = {
    ...actor('Ada Quist'),
    roles: ['mayor'],
    mentions: [{ document: 'post', start: 0, end: 4 }],
  }
  const mentions = [
    mention(post, [['Ada Quist', 'person']]),
    mention(post, [['mayor', 'person']], { start: 60 }),
  ]
  assert.deepEqual(names(originsOf(mentions, context([post], [mayor]))), ['Ada Quist'])
})

test('what is said beside a name is no part of it', () => {
  const mentions = [
    mention(post, [['Norvik Dock', 'organisation']]),
    mention(sun, [['Norvik Dock, a unit of the Dalen Group', 'organisation']]),
  ]
  assert.deepEqual(names(originsOf(mentions, context([post, sun], [actor('Norvik Dock')]))), ['Norvik Dock'])
})
