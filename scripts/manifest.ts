// The published package carries no Node.js: the platform packages are for checkouts only. `strip` takes them out of
// package.json before packing and keeps the whole one beside it; `restore` puts it back.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = path.join(root, 'package.json')
const kept = path.join(root, '.package.json.kept')

function strip(): void {
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(kept, text)
  const {
    optionalDependencies,
    devDependencies: _tools,
    ...published
  } = JSON.parse(text) as Record<string, unknown> & {
    readonly optionalDependencies: Readonly<Record<string, string>>
  }
  const optional = Object.fromEntries(
    Object.entries(optionalDependencies).filter(([name]) => !name.startsWith('node-')),
  )
  writeFileSync(
    manifest,
    `${JSON.stringify({ ...published, optionalDependencies: optional, scripts: {} }, null, 2)}\n`,
  )
}

function restore(): void {
  if (existsSync(kept)) renameSync(kept, manifest)
}

const [, , verb] = process.argv
if (verb === 'strip') strip()
else if (verb === 'restore') restore()
else throw new Error('say strip or restore')
