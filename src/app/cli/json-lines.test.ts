// Lines end at a line feed and nowhere else, wherever the chunks are cut.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jsonLines } from './json-lines.ts'

async function linesOf(text: string, size: number): Promise<string[]> {
  const bytes = new TextEncoder().encode(text)
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
  }
  const found: string[] = []
  for await (const line of jsonLines(chunks())) found.push(line)
  return found
}

test('a line separator inside a string does not end the line', async () => {
  const records = [{ text: 'one\u2028two' }, { text: 'three\u2029\u0085four' }]
  const lines = await linesOf(records.map((one) => JSON.stringify(one)).join('\n'), 3)
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    records,
  )
})

test('any records come back whole, however the stream is cut', async () => {
  const records = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(records, fc.integer({ min: 1, max: 7 }), async (list, size) => {
      const lines = await linesOf(list.map((one) => `${JSON.stringify([one])}\r\n`).join(''), size)
      assert.deepEqual(
        lines.map((line) => (JSON.parse(line) as string[])[0]),
        list.map((one) => one.toWellFormed()),
      )
    }),
  )
})
