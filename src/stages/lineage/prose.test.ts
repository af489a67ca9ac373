import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quotationMarks } from './prose.ts'

function quoted(text: string): string[] {
  return quotationMarks(text).map(([start, end]) => text.slice(start, end))
}

test('all pairs of double marks are found, and only pairs', () => {
  assert.deepEqual(quoted('He said “yes”, she said "no", they «perhaps».'), ['“yes”', '"no"', '«perhaps»'])
  assert.deepEqual(quoted('Er sagte „ja“ und ging.'), ['„ja“'])
  assert.deepEqual(quoted("It is `` open '' now"), ["`` open '"])
  assert.deepEqual(quoted('an inch is 1" long'), [])
})

test('a mark does not reach over a line break or over a whole page', () => {
  assert.deepEqual(quoted('“It begins\nand does not end”'), [])
  assert.deepEqual(quoted(`"${'word '.repeat(400)}" then "short"`), ['"short"'])
})
