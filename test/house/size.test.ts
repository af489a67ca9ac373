// The size of things: files that want to be two rooms, functions nobody can hold in their head, an architecture page that
// is still a bird's eye.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { filesBelow, readSources, ROOT } from './sources.ts'

const MAX_FILE_LINES = 500

test(`no source file has more than ${MAX_FILE_LINES} lines`, () => {
  const long = readSources()
    .filter((file) => !file.path.includes('/fixtures/')) // data
    .map((file) => [file.path, file.text.split('\n').length] as const)
  assert.deepEqual(
    long.filter(([, lines]) => lines > MAX_FILE_LINES),
    [],
  )
})

test('ARCHITECTURE.md stays under 300 lines', () => {
  const lines = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8').split('\n').length
  assert.ok(lines < 300, `${lines} lines`)
})

test('no file is named after nothing in particular', () => {
  const vague = readSources()
    .map((file) => file.path)
    .filter((file) => /\b(utils?|helpers?|common|misc|manager)\b/.test(file))
  assert.deepEqual(vague, [])
})

test('each source file opens with a comment that says what it promises', () => {
  const silent = readSources().filter(
    (file) => !file.path.endsWith('.test.ts') && !/^(#!.*\n)?\/\//.test(file.text),
  )
  assert.deepEqual(
    silent.map((file) => file.path),
    [],
  )
})

test('nothing names a path of a machine, or a package registry', () => {
  const files = ['src', 'test', 'docs', 'scripts', 'bench', 'bin', 'lexicons', 'models', 'samples']
    .flatMap((folder) => filesBelow(folder, ['.ts', '.js', '.mjs', '.md', '.json', '.html', '.txt']))
    .concat([
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'CHANGELOG.md',
      'package.json',
    ])
  const PLACE = /(^|[^a-z.<])\/(work|farm|root|home\/[a-z]+)\//
  const REGISTRY = new RegExp(['registry', 'npmjs', 'org'].join('\\.'))
  const wrong = files.filter((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8')
    return PLACE.test(text) || REGISTRY.test(text)
  })
  assert.deepEqual(wrong, [])
})
