// Measures whole processes: time from start to end, and peak resident memory and processor time as the kernel counts them (on
// Linux; elsewhere both are unknown). A process that takes too long is ended, so that a bench always ends.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Command {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

export interface Taken {
  readonly seconds: number
  /** Processor time of all its threads. */
  readonly busySeconds: number | null
  readonly peakMegabytes: number | null
  readonly out: string
}

export interface Summary {
  /** Medians. */
  readonly seconds: number
  readonly busySeconds: number | null
  readonly peakMegabytes: number | null
  readonly fastest: number
  readonly runs: number
}

/** No command here takes a quarter of this on the slowest machine seen. */
const LIMIT_MS = 60_000
/** The kernel keeps the peak, so that only what happens after the last look is missed. */
const LOOK_EVERY_MS = 10
/** Clock ticks a second in /proc, fixed by Linux for everyone. */
const TICKS = 100

function look(pid: number): { busySeconds: number; peakMegabytes: number } | null {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    // The name of the command stands in brackets and may hold anything; utime and stime are fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const busySeconds = (Number(fields[11]) + Number(fields[12])) / TICKS
    return peak === undefined ? null : { busySeconds, peakMegabytes: Number(peak) / 1024 }
  } catch {
    return null // It has ended, or this is no Linux.
  }
}

/** Runs a command to its end. A command that fails or takes too long is an error: there is nothing to measure. */
export function take({ command, args, cwd, env }: Command): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    })
    let seen: ReturnType<typeof look> = null
    let out = ''
    const looking = setInterval(() => {
      seen = (child.pid === undefined ? null : look(child.pid)) ?? seen
    }, LOOK_EVERY_MS)
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(looking)
      const seconds = (performance.now() - began) / 1000
      if (code === 0) resolve({ seconds, ...(seen ?? { busySeconds: null, peakMegabytes: null }), out })
      else
        reject(
          new Error(
            `${[command, ...args].join(' ')} ended with ${String(code)} after ${seconds.toFixed(1)} s`,
          ),
        )
    })
  })
}

/** The middle value; the lower of the two middle ones. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}

function known(values: readonly (number | null)[]): number | null {
  const numbers = values.filter((one) => one !== null)
  return numbers.length ? median(numbers) : null
}

export function summarise(all: readonly Taken[]): Summary {
  return {
    seconds: median(all.map((one) => one.seconds)),
    busySeconds: known(all.map((one) => one.busySeconds)),
    peakMegabytes: known(all.map((one) => one.peakMegabytes)),
    fastest: Math.min(...all.map((one) => one.seconds)),
    runs: all.length,
  }
}

export interface Rounds {
  readonly most: number
  readonly least: number
  /** After this long no further round is begun, so that a bench on a busy machine ends too. */
  readonly budgetMs: number
}

/** Calls `round` until there have been enough of them, or the time is spent. */
export async function inRounds({ most, least, budgetMs }: Rounds, round: () => Promise<void>): Promise<void> {
  const began = performance.now()
  for (let done = 0; done < most; done++) {
    if (done >= least && performance.now() - began > budgetMs) return
    await round()
  }
}

/** Measures several commands in turn, so that a busy moment of the machine meets them all alike. The first round is not counted. */
export async function inTurn(commands: readonly Command[], rounds: Rounds): Promise<Taken[][]> {
  for (const command of commands) await take(command)
  const all: Taken[][] = commands.map(() => [])
  await inRounds(rounds, async () => {
    for (const [at, command] of commands.entries()) all[at]?.push(await take(command))
  })
  return all
}
