// Runs the real command line as a user would: bin/hearsay.js in a process of its own.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { ROOT } from '../house/sources.ts'

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** One clock for every run, so that a minute that passes between two runs does not show. */
const CLOCK = { SOURCE_DATE_EPOCH: '1950000000' }

/** Runs `hearsay ARGS`, with something on standard input where given. */
export function hearsay(
  args: readonly string[],
  more: { readonly input?: string; readonly env?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'bin/hearsay.js'), ...args], {
      cwd: ROOT,
      env: { ...process.env, HEARSAY_DATA: '', HEARSAY_DEBUG: '', ...CLOCK, ...more.env },
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (status) =>
      resolve({
        status: status ?? -1,
        out: Buffer.concat(out).toString('utf8'),
        err: Buffer.concat(err).toString('utf8'),
      }),
    )
    child.stdin.on('error', () => undefined)
    child.stdin.end(more.input ?? '')
  })
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearsay-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
