// Lists of feeds: read as readers export them, broken ones too, and written so that they read back the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readOpml, writeOpml, type ListedFeed } from './opml.ts'

const codes = (text: string): string[] => readOpml(text).diagnostics.map((one) => one.code)
const feeds = (body: string): readonly ListedFeed[] =>
  readOpml(`<opml version="2.0"><head><title>T</title></head><body>${body}</body></opml>`).value.feeds

test('feeds, their titles and sites, and the folders they stand in', () => {
  const list =
    readOpml(`<?xml version="1.0"?><opml version="1.0"><head><title>Dams &amp; weirs</title></head><body>
    <outline text="Orle" title="Orle"><outline text="Dams">
      <outline type="rss" text="Courier" title="Orle Courier" xmlUrl="https://courier.example/feed" htmlUrl="https://courier.example/"/>
    </outline></outline>
    <outline text="Tarn" type="atom" xmlUrl="feed://tarn.example/atom"/>
    <outline text="Weir" type="rss" url="https://weir.example/rss" category="/Rivers/Upper,/x"/></body></opml>`)
  assert.deepEqual(list, {
    value: {
      title: 'Dams & weirs',
      feeds: [
        {
          address: 'https://courier.example/feed',
          home: 'https://courier.example/',
          title: 'Orle Courier',
          folders: ['Orle', 'Dams'],
        },
        { address: 'http://tarn.example/atom', home: null, title: 'Tarn', folders: [] },
        { address: 'https://weir.example/rss', home: null, title: 'Weir', folders: ['Rivers', 'Upper'] },
      ],
    },
    diagnostics: [],
  })
})

test('a feed named twice is taken once and told; one without an address is told; an inclusion is not followed', () => {
  const feed = '<outline text="A" type="rss" xmlUrl="https://a.example/f"/>'
  const body = (inside: string): string => `<opml><body>${inside}</body></opml>`
  assert.deepEqual(codes(body(feed)), [])
  assert.deepEqual(codes(body(`<outline text="F">${feed}</outline>${feed}`)), ['opml-feed-again'])
  assert.deepEqual(feeds(`<outline text="F">${feed}</outline>${feed}`)[0]?.folders, ['F'])
  assert.deepEqual(codes(body(`${feed}<outline text="B" type="rss"/>`)), ['opml-feed-without-address'])
  assert.deepEqual(codes(body(`${feed}<outline text="B" type="rss" xmlUrl="file:///etc/passwd"/>`)), [
    'opml-feed-without-address',
  ])
  assert.deepEqual(codes(body(`${feed}<outline text="B" type="include" url="https://b.example/x.opml"/>`)), [
    'opml-inclusion',
  ])
  assert.deepEqual(codes(body('<outline text="Only a note"/>')), ['opml-without-feeds'])
})

test('tags never closed, bare ampersands and missing ends cost nothing; a feed is no folder', () => {
  const broken = `<opml><body><outline text="News & more"><outline text="A" xmlUrl="https://a.example/?x=1&y=2">
    <outline text="B" XMLURL='https://b.example/f'></outline>`
  const { value } = readOpml(broken)
  assert.deepEqual(
    value.feeds.map(({ address, folders }) => [address, folders]),
    [
      ['https://a.example/?x=1&y=2', ['News & more']],
      ['https://b.example/f', ['News & more']],
    ],
  )
})

test('what stands behind a hundred thousand folders in each other is read', () => {
  const depth = 100_000
  const deep = `<opml><body>${'<outline text="f">'.repeat(depth)}${'</outline>'.repeat(depth)}<outline xmlUrl="https://a.example/f"/></body></opml>`
  assert.equal(readOpml(deep).value.feeds.length, 1)
})

test('what is written reads back the same', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() === text && /\S/.test(text))
  const feed = fc.record({
    address: fc.webUrl({ withQueryParameters: true }),
    home: fc.option(fc.webUrl()),
    title: fc.option(name),
    folders: fc.array(name, { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(feed, { maxLength: 8, selector: (one) => one.address }), (given) => {
      const read = readOpml(writeOpml({ title: 'T', feeds: given }))
      const plain = (list: readonly ListedFeed[]) =>
        list
          .map((one) => ({ ...one, title: one.title ?? one.address }))
          .sort((a, b) => (a.address < b.address ? -1 : 1))
      assert.deepEqual(plain(read.value.feeds), plain(given))
      assert.equal(read.value.title, 'T')
    }),
    { numRuns: 300, seed: 20311014 },
  )
})

test('an address with a control character or a space in it is none', () => {
  for (const inside of ['\u001f', ' ', '\ufffe'])
    assert.equal(feeds(`<outline xmlUrl="https://a.e${inside}xample/f"/>`).length, 0)
  assert.equal(feeds('<outline xmlUrl=" https://a.example/f\n"/>').length, 1)
})

test('what XML cannot hold is left out of what is written, and the time stands there where it is given', () => {
  const text = writeOpml(
    {
      title: 'a\u0000b\ud800',
      feeds: [{ address: 'https://a.example/f', home: null, title: 'x\n"<', folders: [] }],
    },
    { createdAt: '2031-10-14T09:30:00Z' },
  )
  assert.match(text, /<title>ab\ufffd<\/title>/)
  assert.match(text, /<dateCreated>Tue, 14 Oct 2031 09:30:00 GMT<\/dateCreated>/)
  assert.match(text, /title="x&#10;&quot;&lt;"/)
})
