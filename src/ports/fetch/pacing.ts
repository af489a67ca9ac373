// Manners towards hosts: so many requests at a time to each, a pause between two, and a host that asked to be left alone is
// left alone. Hosts do not wait for each other. Waits end at once when the work is stopped.
import { setTimeout as sleep } from 'node:timers/promises'
import type { WebManners } from './web-types.ts'

/** Lets a number of workers in at a time, in the order in which they came. */
class Gate {
  private free: number
  private readonly waiting: (() => void)[] = []
  constructor(places: number) {
    this.free = places
  }
  async enter(): Promise<void> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
  }
  leave(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.free += 1
  }
}

interface Host {
  readonly gate: Gate
  delayMs: number
  /** On the monotonic clock: when the next request may begin. */
  nextAt: number
  /** Until then nothing is asked of it at all. */
  closedUntil: number
}

/** Waits; ends early, without an error, when the signal says so. */
export async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}

export class HostQueues {
  private readonly hosts = new Map<string, Host>()
  private readonly all: Gate
  private readonly manners: WebManners
  private readonly signal: AbortSignal

  constructor(manners: WebManners, signal: AbortSignal) {
    this.manners = manners
    this.signal = signal
    this.all = new Gate(manners.connections)
  }

  private host(name: string): Host {
    const known = this.hosts.get(name)
    if (known) return known
    const gate = new Gate(this.manners.connectionsPerHost)
    const made = { gate, delayMs: this.manners.delayMs, nextAt: 0, closedUntil: 0 }
    this.hosts.set(name, made)
    return made
  }

  /** Does some work with a host when its turn has come. */
  async inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const host = this.host(name)
    await host.gate.enter()
    try {
      await waitFor(host.nextAt - performance.now(), this.signal)
      await this.all.enter()
      try {
        return await work()
      } finally {
        this.all.leave()
        host.nextAt = performance.now() + host.delayMs
      }
    } finally {
      host.gate.leave()
    }
  }

  /** Keeps a Crawl-delay, in seconds, within reason. */
  keepDelay(name: string, seconds: number): void {
    const host = this.host(name)
    host.delayMs = Math.max(host.delayMs, Math.min(seconds * 1000, this.manners.crawlDelayMs))
  }

  /** Asks nothing of a host for a while. */
  closeFor(name: string, ms: number): void {
    const host = this.host(name)
    host.closedUntil = Math.max(host.closedUntil, performance.now() + ms)
  }

  /** How long a host is still to be left alone, in milliseconds; 0 where it is not. */
  closedFor(name: string): number {
    return Math.max(0, this.host(name).closedUntil - performance.now())
  }
}
