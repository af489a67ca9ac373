// Starting writer.ts beside the test.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Writer {
  readonly child: ChildProcess
  /** Lines told so far. */
  readonly told: () => readonly string[]
  /** What it wrote to standard error, and how it ended. */
  readonly ended: Promise<{
    readonly code: number | null
    readonly signal: string | null
    readonly errors: string
  }>
}

export function startWriter(where: string, name: string, count: number): Writer {
  const script = fileURLToPath(new URL('writer.ts', import.meta.url))
  const child = spawn(process.execPath, [script, where, name, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<Awaited<Writer['ended']>>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => {
      done({ code, signal, errors })
    })
  })
  // A line that was cut off by the end of the process was not told.
  return { child, told: () => output.split('\n').slice(0, -1), ended }
}

/** Waits until `isSo`; gives up with what the writer had to say. */
export async function until(isSo: () => boolean, writer: Writer, limitMs = 60_000): Promise<void> {
  const giveUpAt = Date.now() + limitMs
  while (!isSo()) {
    if (writer.child.exitCode !== null || Date.now() > giveUpAt) {
      throw new Error(
        `the writer got no further: ${writer.told().at(-1) ?? ''} ${(await writer.ended).errors}`,
      )
    }
    await new Promise((done) => setTimeout(done, 5))
  }
}

/** What the store must hold for each line that was told; returns the lines for which it does not. */
export async function lostLines(
  store: import('../../src/ports/store/index.ts').Store,
  lines: readonly string[],
): Promise<readonly string[]> {
  const isKept: Readonly<Record<string, (id: string) => Promise<boolean>>> = {
    open: () => Promise.resolve(true),
    capture: async (id) => {
      const capture = await store.captures.get(id)
      return capture !== null && (await store.captures.bytes(capture.digest)) !== null
    },
    record: async (id) => (await store.records.get('single', id)) !== null,
    layer: async (id) =>
      (await store.layers.get(id, 'made@1')) !== null && (await store.layers.get(id, 'made@2')) !== null,
    text: async (id) => (await store.recall.search({ kind: 'token', token: id }, { limit: 1 }))[0] === id,
    keys: async (id) => {
      const query = { subject: '', keys: [id], limit: 1, tooCommon: 10 }
      return (await store.recall.candidates('index', query))[0]?.subject === id
    },
    together: async (id) => {
      const parts = await Promise.all(
        ['a', 'b', 'c'].map((part) => store.records.get('together', `${id}-${part}`)),
      )
      return parts.every((row) => row !== null)
    },
  }
  const lost: string[] = []
  for (const line of lines) {
    const [kind = '', id = ''] = line.split(' ')
    if (!(await isKept[kind]?.(id))) lost.push(line)
  }
  return lost
}
