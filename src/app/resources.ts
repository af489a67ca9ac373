// The package's own files (lexicons, models) as Resources: read when first asked for, parsed once.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Resources } from '../model/index.ts'

/** The folder that holds package.json: two above src/app, and two above dist/app. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What a file holds, or null where there is none. */
function whereFound<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** Gives the value kept under a name, made at the first asking. */
function once<T>(make: (name: string) => T): (name: string) => T {
  const kept = new Map<string, T>()
  return (name) => {
    const known = kept.get(name)
    if (known !== undefined || kept.has(name)) return known as T
    const made = make(name)
    kept.set(name, made)
    return made
  }
}

export function packageResources(root: string = PACKAGE_ROOT): Resources {
  return {
    bytes: once((name) => whereFound((): Uint8Array => readFileSync(path.join(root, name)))),
    json: once((name): unknown => {
      // As text at once: half the time of reading bytes and decoding them.
      const text = whereFound(() => readFileSync(path.join(root, name), 'utf8'))
      return text === null ? null : JSON.parse(text)
    }),
  }
}
