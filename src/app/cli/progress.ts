// Progress on a terminal: which stage, how many of how many, and an estimate. On a pipe it says nothing.
import type { Progress } from '../../run/index.ts'

/** A line is drawn at most this often, so that drawing costs nothing. */
const EVERY_MS = 80
/** An estimate from less than this is a guess. */
const ESTIMATE_AFTER_MS = 1500

interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): boolean
}

const seconds = (ms: number): string =>
  ms < 60_000 ? `${String(Math.ceil(ms / 1000))} s` : `${String(Math.ceil(ms / 60_000))} min`

/** Progress that redraws one line on `out`; `clear` removes it. */
export function terminalProgress(out: Terminal): Progress & { clear(): void } {
  if (!out.isTTY) return { step: () => undefined, clear: () => undefined }
  let stage = ''
  let began = 0
  let drawn = 0
  const clear = (): void => {
    if (drawn) out.write('\r\u001b[K')
    drawn = 0
  }
  return {
    clear,
    step(name, done, total) {
      const now = performance.now()
      if (name !== stage) {
        stage = name
        began = now
      } else if (now - drawn < EVERY_MS && done < total) return
      const spent = now - began
      const left =
        done && spent > ESTIMATE_AFTER_MS ? `, about ${seconds((spent / done) * (total - done))} left` : ''
      const line = `${name}: ${String(done)} of ${String(total)}${left}`
      out.write(`\r\u001b[K${line.slice(0, (out.columns ?? 80) - 1)}`)
      drawn = now
    },
  }
}
