// The documents that must not lie: generated pages are what the code says now, and nothing stands outside of them.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { referenceFiles } from '../../scripts/docs/reference.ts'
import { DIAGNOSTIC_TABLES } from '../../src/app/diagnostic-tables.ts'
import { filesBelow, readSources, ROOT } from '../house/sources.ts'

test('generated pages are up to date (npm run docs)', async () => {
  for (const [name, text] of await referenceFiles()) {
    assert.ok(existsSync(path.join(ROOT, name)), `${name} is missing`)
    assert.equal(readFileSync(path.join(ROOT, name), 'utf8'), text, `${name} is stale`)
  }
})

test('every table of diagnostics is listed', () => {
  const tables = readSources().flatMap((file) =>
    [...file.text.matchAll(/export const (\w+_DIAGNOSTICS)\b/g)].map((match) => match[1]),
  )
  const listed = readFileSync(path.join(ROOT, 'src/app/diagnostic-tables.ts'), 'utf8')
  assert.ok(tables.length >= Object.keys(DIAGNOSTIC_TABLES).length)
  assert.deepEqual(
    tables.filter((name) => !listed.includes(name!)),
    [],
  )
})

test('every dependency has its row in docs/dependencies.md', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>
  const page = readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8')
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
  assert.deepEqual(
    names.filter((name) => !new RegExp(`^\\| \`${name}\` +\\|`, 'm').test(page)),
    [],
  )
})

test('links between documents lead somewhere', () => {
  const pages = [
    ...filesBelow('docs', ['.md']),
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
  ]
  const broken = pages.flatMap((page) => {
    const text = readFileSync(path.join(ROOT, page), 'utf8')
    return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((match) => path.join(path.dirname(page), match[1]!))
      .filter((target) => !existsSync(path.join(ROOT, target)))
      .map((target) => `${page} → ${target}`)
  })
  assert.deepEqual(broken, [])
})

test('ARCHITECTURE.md names a test for each invariant, and that test exists', () => {
  const text = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8')
  const named = [...text.matchAll(/`((?:test|src)\/[\w/.-]+\.test\.ts)`/g)].map((match) => match[1]!)
  assert.ok(new Set(named).size >= 8, `only ${new Set(named).size} tests are named`)
  assert.deepEqual(
    named.filter((file) => !existsSync(path.join(ROOT, file))),
    [],
  )
})
