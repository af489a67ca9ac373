// The package's own files (lexicons, models) as Resources: read when first asked for, parsed once.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Resources } from '../model/index.ts'

/** The folder that holds package.json: two above src/app, and two above dist/app. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url))

export function packageResources(root: string = PACKAGE_ROOT): Resources {
  const parsed = new Map<string, unknown>()
  const raw = new Map<string, Uint8Array | null>()
  const bytes = (name: string): Uint8Array | null => {
    const kept = raw.get(name)
    if (kept !== undefined) return kept
    const file = path.join(root, name)
    const found = existsSync(file) ? readFileSync(file) : null
    raw.set(name, found)
    return found
  }
  return {
    bytes,
    json(name) {
      if (!parsed.has(name)) {
        const found = bytes(name)
        parsed.set(name, found === null ? null : JSON.parse(new TextDecoder().decode(found)))
        raw.delete(name)
      }
      return parsed.get(name)
    },
  }
}
