// The import rule: model ← text ← stages; model ← desk, ports; model, stages, ports ← run ← app. No cycles.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSources, type SourceFile } from './sources.ts'

const all = readSources()
/** Fixtures are the tests' own. */
const sources = all.filter((file) => !/\.(test|fixture)\.ts$/.test(file.path))

const roomOf = (file: string): string => {
  const [, top = '', room = ''] = file.split('/')
  return top === 'stages' || top === 'ports' ? `${top}/${room}` : top
}

/** What each room may import besides itself, and which packages. `text` is open to stages, run and app. */
function mayImport(room: string, target: string): boolean {
  if (room === target) return true
  if (room === 'model') return false
  if (room === 'text') return target === 'model'
  if (room.startsWith('stages/')) return target === 'model' || target === 'text'
  if (room === 'desk' || room.startsWith('ports/')) return target === 'model'
  if (room === 'run')
    return (
      target === 'model' || target === 'text' || target.startsWith('stages/') || target.startsWith('ports/')
    )
  return room === 'app'
}

const PURE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  model: ['zod'],
  text: ['node:crypto', 'entities'],
}
/** Packages that are pure functions over strings; a stage may use them. */
const PURE_FOR_STAGES = [
  'parse5',
  'entities',
  'htmlparser2',
  'hyparquet-writer',
  'd3-geo',
  'topojson-client',
  'world-atlas',
]

const packageOf = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '')

function mayUse(file: SourceFile, specifier: string): boolean {
  const room = roomOf(file.path)
  if (room === 'model' || room === 'text') return (PURE_PACKAGES[room] ?? []).includes(packageOf(specifier))
  if (room.startsWith('stages/')) return PURE_FOR_STAGES.includes(packageOf(specifier))
  return true
}

test('each room imports only what stands before it', () => {
  const wrong = sources.flatMap((file) =>
    file.imports
      .filter((target) => target.startsWith('src/') && !mayImport(roomOf(file.path), roomOf(target)))
      .map((target) => `${file.path} imports ${target}`),
  )
  assert.deepEqual(wrong, [])
})

test('model, text and stages use only the pure packages named here', () => {
  const wrong = sources.flatMap((file) =>
    file.imports
      .filter((target) => !target.startsWith('src/') && !mayUse(file, target))
      .map((target) => `${file.path} imports ${target}`),
  )
  assert.deepEqual(wrong, [])
})

test('the rule would catch a stage that imports another, or a file', () => {
  assert.equal(mayImport('stages/claims', 'stages/syntax'), false)
  assert.equal(mayUse({ path: 'src/stages/claims/x.ts', text: '', imports: [] }, 'node:fs'), false)
  assert.equal(mayImport('stages/claims', 'text'), true)
})

test('model, text, stages and desk touch no clock, network, file, process, locale or randomness', () => {
  const FORBIDDEN =
    /\b(Date\.now|new Date\(\)|performance\.now|Math\.random|process\.|toLocale\w*\(|localeCompare|Intl\.|fetch\(|setTimeout|setInterval)/
  const pure = sources.filter((file) => /^src\/(model|text|stages|desk)\//.test(file.path))
  const wrong = pure.flatMap((file) =>
    file.text
      .split('\n')
      .flatMap((line, at) =>
        FORBIDDEN.test(line.replace(/\/\/.*$|^\s*\*.*$/, ''))
          ? [`${file.path}:${at + 1} ${line.trim()}`]
          : [],
      ),
  )
  assert.deepEqual(wrong, [])
})

test('only ports/store holds SQL', () => {
  const SQL = /\b(SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+TABLE|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b/
  const wrong = sources
    .filter((file) => !file.path.startsWith('src/ports/store/') && SQL.test(file.text))
    .map((file) => file.path)
  assert.deepEqual(wrong, [])
})

test('only app/compose.ts picks adapters', () => {
  const wrong = sources.filter(
    (file) =>
      !file.path.startsWith('src/ports/') &&
      file.imports.some((target) => /^src\/ports\/store\/(embedded|postgres)\//.test(target)),
  )
  assert.deepEqual(
    wrong.map((file) => file.path),
    [],
  )
})

test('there are no import cycles', () => {
  const graph = new Map(
    sources.map((file) => [file.path, file.imports.filter((target) => target.startsWith('src/'))]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  for (const start of graph.keys()) {
    const stack: { file: string; next: number }[] = state.has(start) ? [] : [{ file: start, next: 0 }]
    while (stack.length) {
      const top = stack.at(-1)!
      state.set(top.file, 'open')
      const target = graph.get(top.file)?.[top.next++]
      if (target === undefined) {
        state.set(top.file, 'done')
        stack.pop()
      } else if (state.get(target) === 'open')
        cycles.push([...stack.map((one) => one.file), target].join(' → '))
      else if (!state.has(target)) stack.push({ file: target, next: 0 })
    }
  }
  assert.deepEqual(cycles, [])
})
