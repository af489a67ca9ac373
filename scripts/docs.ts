// Writes the reference tables of docs/ and the published JSON Schema from the code itself. With --check it writes nothing
// and ends with 1 where a file is not what it would write.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { referenceFiles } from './docs/reference.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const check = process.argv.includes('--check')
const stale: string[] = []
for (const [name, text] of await referenceFiles()) {
  const file = path.join(root, name)
  const now = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (now === text) continue
  stale.push(name)
  if (check) continue
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}
if (stale.length) console.log(`${check ? 'Stale, run "npm run docs"' : 'Written'}: ${stale.join(', ')}`)
process.exitCode = check && stale.length ? 1 : 0
