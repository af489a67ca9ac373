// Reads the cases beside it and holds `readCollected` to them. A case is a title between rulers, a source, `---`, and one
// finding a line: `path = JSON`, or for robots.txt `allow AGENT URL` and `deny AGENT URL`. Lines that begin with `> ` before
// the source give its header and address. `\xNN` in a source is that byte.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { readCollected } from '../../../src/stages/collect/index.ts'

interface Case {
  readonly title: string
  readonly source: string
  readonly given: Readonly<Record<string, string>>
  readonly findings: readonly string[]
}

const RULER = /^={8,}\n(.+)\n={8,}\n/gm

function readCases(text: string): Case[] {
  const heads = [...text.matchAll(RULER)]
  return heads.map((head, at) => {
    const body = text.slice(head.index + head[0].length, heads[at + 1]?.index ?? text.length)
    const [before = '', after = ''] = body.split(/^---\n/m)
    const given = Object.fromEntries(
      [...before.matchAll(/^> (\w+): (.*)\n/gm)].map((line) => [line[1] ?? '', line[2] ?? '']),
    )
    const source = before.replace(/^> .*\n/gm, '').replace(/\n$/, '')
    return { title: head[1] ?? '', source, given, findings: after.split('\n').filter((line) => line.trim()) }
  })
}

/** UTF-8, with \xNN standing for one byte as it is. */
function bytesOf(source: string): Uint8Array {
  return Buffer.concat(
    source
      .split(/(\\x[0-9A-F]{2})/)
      .map((piece) =>
        /^\\x[0-9A-F]{2}$/.test(piece) ? Buffer.from(piece.slice(2), 'hex') : Buffer.from(piece),
      ),
  )
}

const valueAt = (value: unknown, steps: string): unknown =>
  (steps.match(/\w+/g) ?? []).reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | null | undefined)?.[step],
    value,
  )

function check({ source, given, findings }: Case): void {
  const rules = findings.map((line) => /^(allow|deny) (\S+) (.+)$/.exec(line)).filter((line) => line !== null)
  const checks = rules.map(([, , agent = '', url = '']) => ({ agent: agent.replaceAll('_', ' '), url }))
  const read = readCollected({
    bytes: bytesOf(source),
    contentType: given['type'] ?? null,
    url: given['url'] ?? null,
    checks,
  })
  rules.forEach(([line, verdict], at) => {
    assert.equal(read.allowed?.[at]?.allowed, verdict === 'allow', line)
  })
  const values = findings.map((line) => /^([\w.[\]]+) = (.+)$/.exec(line)).filter((line) => line !== null)
  assert.equal(rules.length + values.length, findings.length, 'a finding is neither a rule nor a value')
  for (const [line, steps = '', wanted = ''] of values)
    assert.deepEqual(valueAt(read, steps), JSON.parse(wanted), line)
}

const FOLDER = import.meta.dirname
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .sort()

test('there are cases for every kind of source', () => {
  assert.deepEqual(files, [
    'atom.txt',
    'broken.txt',
    'json-feed.txt',
    'kinds.txt',
    'robots.txt',
    'rss.txt',
    'safe-html.txt',
    'sitemap.txt',
  ])
})

for (const file of files) {
  describe(file, () => {
    const cases = readCases(readFileSync(path.join(FOLDER, file), 'utf8'))
    assert.ok(
      cases.length > 0 && cases.every((one) => one.findings.length > 0),
      `${file} holds a case without findings`,
    )
    for (const one of cases)
      test(one.title, () => {
        check(one)
      })
  })
}
