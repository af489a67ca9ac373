// Runs the cases of test/corpus/claims: a text, and all that must be found in it. Also run by the people who write cases:
// a failing case prints what was found in the format of the case.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { packageResources } from '../../app/resources.ts'
import type { Attribution, Block, Document, Evidenced, Range } from '../../model/index.ts'
import { analyse } from '../syntax/index.ts'
import { findAttributions } from './index.ts'

const FOLDER = fileURLToPath(new URL('../../../test/corpus/claims/', import.meta.url))
const resources = packageResources()

interface Case {
  readonly title: string
  readonly known: ReadonlyMap<string, string>
  readonly text: string
  readonly expected: readonly string[]
}

function readCase(part: string): Case {
  const [head = '', tail = ''] = part.split(/^---$/m)
  const [title = '', ...lines] = head.trim().split('\n')
  const known = new Map<string, string>()
  while (lines[0]?.startsWith('@')) {
    const [name = '', ...value] = (lines.shift() ?? '').slice(1).split(' ')
    known.set(name, value.join(' '))
  }
  return {
    title,
    known,
    text: lines.join('\n'),
    expected: tail
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  }
}

function blocksOf(marked: string): { readonly text: string; readonly blocks: readonly Block[] } {
  const blocks: Block[] = []
  let text = ''
  for (const line of marked.split('\n').filter((one) => one.trim() !== '')) {
    const kind = line.startsWith('# ') ? 'title' : line.startsWith('> ') ? 'quotation' : 'paragraph'
    const words = kind === 'paragraph' ? line : line.slice(2)
    const start = text.length
    text += `${words}\n`
    const leadIn = kind === 'quotation' && blocks.length > 0 ? { leadIn: blocks.length - 1 } : {}
    blocks.push({ kind, start, end: start + words.length, ...leadIn })
  }
  return { text, blocks }
}

const given = (value: string | undefined): Evidenced<string> | null =>
  value === undefined ? null : { value, basis: 'given' }

function documentOf(one: Case): Document {
  const { text, blocks } = blocksOf(one.text)
  return {
    id: 'd_case',
    input: 'case.txt',
    address: null,
    digest: '',
    retrievedAt: null,
    text,
    blocks,
    pieces: [],
    links: [],
    dropped: [],
    replaces: null,
    meta: {
      title: null,
      authors: [],
      credits: [],
      outlet: given(one.known.get('outlet')),
      publishedAt: given(one.known.get('published')),
      modifiedAt: null,
      language: given('en'),
      primarySource: null,
      aggregator: null,
    },
  }
}

/** The extra parts of a finding that an expected line may name. */
function extras(text: string, found: Attribution, all: readonly Attribution[]): ReadonlyMap<string, string> {
  const outer = all.find((one) => one.id === found.within)
  const words = (range: Range | undefined): string => (range ? text.slice(...range) : '')
  return new Map([
    ['within', words(outer?.content[0])],
    ['venue', found.venue ?? ''],
    ['said', found.saidAt?.start ?? ''],
    ['hedges', found.hedges.map(words).join(', ')],
  ])
}

function core(text: string, found: Attribution): string {
  const words = (ranges: readonly Range[]): string => ranges.map((range) => text.slice(...range)).join(' … ')
  const chain = found.chain
    .slice(1)
    .map((hop) => hop.name)
    .join(' > ')
  const parts = [
    `${found.kind} ${found.polarity}`,
    words(found.source),
    words(found.cue),
    words(found.content),
    chain,
  ]
  return parts.map((part) => part.trim()).join(' | ')
}

interface Expected {
  readonly core: string
  readonly extras: readonly (readonly [string, string])[]
}

function readExpected(line: string): Expected {
  const parts = line.split('|').map((part) => part.trim())
  const rest = parts
    .slice(5)
    .map((part): readonly [string, string] => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')])
  return { core: parts.slice(0, 5).join(' | '), extras: rest }
}

function check(one: Case): void {
  const document = documentOf(one)
  const syntax = analyse({ text: document.text, blocks: document.blocks, language: 'en' }, resources)
  const found = findAttributions({ document, syntax }, resources).value
  const expected = one.expected.filter((line) => line !== 'nothing').map(readExpected)
  assert.deepEqual(
    found.map((attribution) => core(document.text, attribution)).sort(),
    expected.map((line) => line.core).sort(),
  )
  for (const line of expected) {
    const same = found.find((attribution) => core(document.text, attribution) === line.core)
    const more = same ? extras(document.text, same, found) : new Map<string, string>()
    for (const [name, value] of line.extras)
      assert.ok((more.get(name) ?? '').startsWith(value), `${name}: ${more.get(name) ?? ''}`)
  }
}

for (const file of readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .sort()) {
  const cases = readFileSync(path.join(FOLDER, file), 'utf8')
    .split(/^={4,}$/m)
    .map(readCase)
  test(`${file}: it has cases, each with what it expects`, () => {
    assert.ok(cases.length > 0)
    assert.deepEqual(
      cases.filter((one) => one.expected.join('') === '' || one.text.trim() === ''),
      [],
    )
  })
  for (const one of cases)
    test(`${file}: ${one.title}`, () => {
      check(one)
    })
}
