// Watching: every source when its time comes, several at once, until somebody says stop. All that is known stands in the
// store, so that a watcher which is stopped, or killed, goes on where it was; two on one store share the work.
import type { Diagnostic, Source } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import type { Web } from '../../ports/fetch/web-types.ts'
import { byCodeUnit } from '../../text/order.ts'
import type { Incoming } from '../intake.ts'
import { makeLayers } from '../layers.ts'
import { Stopped, Workbench, type WorkOptions } from '../workbench.ts'
import { visitFolder } from './folder.ts'
import { watchedSources, type WatchedSource } from './sources.ts'
import { visit, type Visit } from './visit.ts'

export interface WatchOptions extends Omit<WorkOptions, 'store'> {
  readonly store: Store
  readonly web: Web
  readonly identityOf: (address: string) => string
  readonly now: () => string
  /** Finds what lies in a folder. */
  readonly findFiles: (
    folder: string,
  ) => Promise<{ readonly incoming: readonly Incoming[]; readonly failed: readonly Diagnostic[] }>
  /** Only these sources; all of them where it is absent. */
  readonly only?: ReadonlySet<string>
  readonly onVisit: (visit: Visit) => void
  /** After a round that brought something: the new versions, analysed. */
  readonly onRound?: (ids: readonly string[]) => Promise<void>
  /** Waits, or less where a stop comes. */
  readonly sleep: (ms: number) => Promise<void>
}

/** Visits at once: hosts are paced by the network door, and the pages of each visit are read one by one. */
const AT_ONCE = 8
/** Sources that another process adds are seen after so long. */
const LONGEST_SLEEP_MS = 5000

const isDue = ({ source, state }: WatchedSource, now: string): boolean =>
  !source.isPaused && (state.nextTryAt === null || state.nextTryAt <= now)

async function dueSources(options: WatchOptions): Promise<Source[]> {
  const now = options.now()
  const all = await watchedSources(options.store)
  return all
    .filter((one) => isDue(one, now) && (options.only?.has(one.source.address) ?? true))
    .sort((a, b) => byCodeUnit(a.state.nextTryAt ?? '', b.state.nextTryAt ?? ''))
    .map(({ source }) => source)
}

function visitOne(source: Source, bench: Workbench, options: WatchOptions): Promise<Visit | null> {
  return source.kind === 'folder'
    ? visitFolder(source, { ...options, bench })
    : visit(source, { ...options, bench })
}

/** Visits every source that is due, once, and analyses what came. @returns how many were visited */
export async function watchRound(options: WatchOptions): Promise<number> {
  const due = await dueSources(options)
  if (!due.length) return 0
  const bench = new Workbench(options)
  let done = 0
  let next = 0
  const ids: string[] = []
  const work = async (): Promise<void> => {
    for (let source = due[next++]; source; source = due[next++]) {
      if (options.signal.aborted) return
      options.progress.step('watch', done, due.length)
      const visited = await visitOne(source, bench, options)
      done += 1
      if (!visited) continue
      ids.push(...visited.pages.flatMap(({ id }) => id ?? []))
      options.onVisit(visited)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, work))
  options.progress.step('watch', done, due.length)
  if (ids.length && !options.signal.aborted) {
    const sorted = [...new Set(ids)].sort(byCodeUnit)
    await makeLayers(bench, sorted)
    await options.onRound?.(sorted)
  }
  return done
}

/** Watches until the signal comes. */
export async function watch(options: WatchOptions): Promise<void> {
  try {
    while (!options.signal.aborted) {
      const visited = await watchRound(options)
      if (!visited) await options.sleep(LONGEST_SLEEP_MS)
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}
