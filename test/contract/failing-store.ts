// A store that says no at a chosen write, for tests of what callers do then: is what was acknowledged kept, is a half-done
// piece of work undone, can it go on afterwards? The write that fails changes nothing.
import { StoreError } from '../../src/ports/store/index.ts'
import type { Store, StoreErrorCode } from '../../src/ports/store/index.ts'

export interface Failing {
  readonly store: Store
  /** Writes asked for so far, the failed ones included. */
  readonly writes: () => number
  /** From now on every write goes through. */
  readonly heal: () => void
}

/**
 * @param options.at the first write that fails, from 1
 * @param options.times how many fail from there on; all of them where it is not given, as on a disk that stays full
 * @param options.code 'disk-full' where it is not given
 * @example failingStore(await openStore(':memory:'), { at: 3 })
 */
export function failingStore(
  inner: Store,
  options: { readonly at: number; readonly times?: number; readonly code?: StoreErrorCode },
): Failing {
  const { at, times = Infinity, code = 'disk-full' } = options
  let writes = 0
  let isHealed = false

  function counted<A extends readonly unknown[], T>(
    write: (...args: A) => Promise<T>,
  ): (...args: A) => Promise<T> {
    return (...args) => {
      writes += 1
      const isBad = !isHealed && writes >= at && writes < at + times
      return isBad
        ? Promise.reject(new StoreError(code, `Write ${writes} was made to fail.`))
        : write(...args)
    }
  }

  const { captures, layers, records, recall, log } = inner
  const store: Store = {
    captures: { ...captures, put: counted(captures.put) },
    layers: { ...layers, put: counted(layers.put) },
    records: { ...records, put: counted(records.put), remove: counted(records.remove) },
    recall: { ...recall, index: counted(recall.index), indexText: counted(recall.indexText) },
    log: { ...log, append: counted(log.append) },
    transact: (work) => inner.transact(() => work(store)),
    check: () => inner.check(),
    close: () => inner.close(),
  }
  return {
    store,
    writes: () => writes,
    heal: () => {
      isHealed = true
    },
  }
}
