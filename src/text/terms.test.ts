import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { terms, wordList } from './terms.ts'

test('words are folded and parted at everything that is no letter or digit', () => {
  assert.deepEqual(wordList("The Mayor's 9,000 cafés, A-Z").words, [
    'the',
    'mayor',
    's',
    '9',
    '000',
    'cafes',
    'a',
    'z',
  ])
  assert.deepEqual(wordList('¡Señor Łódź! Ёлка, йод').words, ['senor', 'lodz', 'елка', 'йод'])
})

test('a tokenised copy gives the same words as the text', () => {
  assert.deepEqual(wordList("`` It 's so , '' he said .").words, wordList('"It\'s so," he said.').words)
})

test('soft hyphens and joiners are in the span and not in the word', () => {
  const list = wordList('par\u00adliament')
  assert.deepEqual([list.words, [...list.starts], [...list.ends]], [['parliament'], [0], [11]])
})

test('scripts without spaces give one word a character and overlapping pairs as terms', () => {
  assert.deepEqual(wordList('東京都 2').words, ['東', '京', '都', '2'])
  assert.deepEqual(
    terms('東京都 2 犬').map(({ term }) => term),
    ['東京', '京都', '2', '犬'],
  )
})

test('vowel signs stay with their letter', () => {
  assert.deepEqual(wordList('किताब').words, ['किताब'])
  assert.equal(fold('가나'), '가나')
})

test('spans are sorted, disjoint and slice to text that folds to the word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const list = wordList(text)
      let last = 0
      list.words.forEach((word, i) => {
        const start = list.starts[i] ?? -1
        const end = list.ends[i] ?? -1
        assert.ok(start >= last && end > start && end <= text.length)
        assert.equal(fold(text.slice(start, end).replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')), word)
        last = end
      })
    }),
  )
})

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))),
    {
      examples: [['İstanbul'], ['Straße'], ['ﬁn'], ['Ａ１']],
    },
  )
})
