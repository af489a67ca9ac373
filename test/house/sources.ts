// The project's own source files, read once for the tests of the house.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** What it imports: paths from the root for its own files, specifiers as they stand otherwise. */
  readonly imports: readonly string[]
}

/** Files below a folder whose name ends in one of `endings`, sorted by path. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  const found: string[] = []
  const pending = [folder]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const name of readdirSync(path.join(ROOT, next))) {
      const file = `${next}/${name}`
      if (name === 'node_modules' || name.startsWith('.')) continue
      if (statSync(path.join(ROOT, file)).isDirectory()) pending.push(file)
      else if (endings.some((ending) => name.endsWith(ending))) found.push(file)
    }
  }
  return found.sort()
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s*'([^']+)'/g

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? ''
    return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier
  })
}

/** All TypeScript of src/, tests included. */
export function readSources(folder = 'src'): SourceFile[] {
  return filesBelow(folder, ['.ts']).map((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8')
    return { path: file, text, imports: importsOf(file, text) }
  })
}
