// The store itself: the ports over one driver, transactions, the check of everything kept.
import { createHash } from 'node:crypto'
import type { Health, Store } from '../store.ts'
import { Access } from './access.ts'
import { captureStore } from './captures.ts'
import { pages } from './chunks.ts'
import { contents, isEmpty } from './contents.ts'
import type { Kept } from './contents.ts'
import { layerStore } from './layers.ts'
import { logStore } from './log.ts'
import { DATA_VERSION } from './migrations.ts'
import { recallStore } from './recall.ts'
import { recordStore } from './records.ts'
import { text, whole } from './session.ts'
import type { Driver, Row, Session } from './session.ts'

/** A store whose contents can be carried to another: what `openStore` gives. */
export interface PortableStore extends Store {
  /** Hands everything kept at one moment to `work`, in an order that is the same in every adapter. */
  contents<T>(work: (everything: AsyncIterable<Kept>) => Promise<T>): Promise<T>
  isEmpty(): Promise<boolean>
}

const DIGESTS_AT_ONCE = 500

async function count(session: Session, table: string): Promise<number> {
  const [row] = await session.all(`select count(*) as n from ${table}`)
  return row ? whole(row, 'n') : 0
}

/** One line for each digest whose bytes are gone or are others. */
async function captureProblems(session: Session): Promise<string[]> {
  const problems: string[] = []
  const read = (after: string | null, limit: number) =>
    session.all('select distinct digest from captures where digest > $1 order by digest limit $2', [
      after ?? '',
      limit,
    ])
  const digestOf = (row: Row) => text(row, 'digest')
  for await (const row of pages(DIGESTS_AT_ONCE, read, digestOf)) {
    const digest = digestOf(row)
    const hash = createHash('sha256')
    let isThere = false
    for await (const part of session.bytes.parts(digest)) {
      hash.update(part)
      isThere = true
    }
    if (!isThere) problems.push(`capture bytes ${digest} are gone`)
    else if (hash.digest('hex') !== digest) problems.push(`capture bytes ${digest} are damaged`)
  }
  return problems
}

async function check(access: Access): Promise<Health> {
  const { driver } = access
  return access.read(async (session) => {
    const { bytes, problems } = await driver.examine(session)
    return {
      adapter: driver.adapter,
      place: driver.place,
      dataVersion: DATA_VERSION,
      captures: await count(session, 'captures'),
      layers: await count(session, 'layers'),
      bytes,
      problems: [...problems, ...(await captureProblems(session))],
    }
  })
}

export function sqlStore(driver: Driver): PortableStore {
  const access = new Access(driver)
  const store: PortableStore = {
    captures: captureStore(access),
    layers: layerStore(access),
    records: recordStore(access),
    recall: recallStore(access),
    log: logStore(access),
    transact: (work) => access.transact(() => work(store)),
    check: () => check(access),
    close: () => access.close(),
    contents: (work) => access.snapshot((session) => work(contents(session))),
    isEmpty: () => access.read(isEmpty),
  }
  return store
}
