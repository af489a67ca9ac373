// Pages that are due: listed and not fetched yet, to be tried again, or to be looked at again for edits. They stand in the
// store together with the list that named them, so that a visit which is cut short loses none.
import type { Carrier } from '../../model/index.ts'
import type { RecordRow, Store } from '../../ports/store/index.ts'
import type { Validators } from '../../ports/fetch/web-types.ts'

/** A page to fetch. `id` is its identity, which is also the id of its record. */
export interface DuePage {
  readonly at: string
  /** Null where the entry has no page of its own. */
  readonly address: string | null
  readonly carrier: Carrier | null
  readonly content: string | null
  /** When its list says that it last changed. */
  readonly changedAt: string | null
  /** Failed attempts so far. */
  readonly attempts: number
}

/** What is known of a page that was taken, or given up. */
export interface PageRecord {
  readonly source: string
  /** The id of the version that stands; null where none was ever had. */
  readonly capture: string | null
  readonly firstAt: string
  readonly checkedAt: string
  /** How often it was looked at again. */
  readonly checks: number
  readonly validators: Validators
  /** When its list said that it last changed. */
  readonly changedAt: string | null
  /** Set where it could not be had: the code of the last diagnostic. */
  readonly lost?: string
  /** Since when its server says that it is no more. */
  readonly goneAt?: string
}

const PAGE = 'page'
const dueKind = (source: string): string => `due of ${source}`

export const dueRow = (source: string, identity: string, page: DuePage): RecordRow => ({
  kind: dueKind(source),
  id: identity,
  value: page,
})

export const pageRow = (identity: string, page: PageRecord): RecordRow => ({
  kind: PAGE,
  id: identity,
  value: page,
})

export async function pageRecord(
  store: Pick<Store, 'records'>,
  identity: string,
): Promise<PageRecord | null> {
  return ((await store.records.get(PAGE, identity))?.value as PageRecord | undefined) ?? null
}

export interface DueRow extends DuePage {
  readonly identity: string
}

/** Every page that waits, of one source. */
export async function waitingPages(store: Pick<Store, 'records'>, source: string): Promise<DueRow[]> {
  const rows: DueRow[] = []
  for await (const { id, value } of store.records.all(dueKind(source)))
    rows.push({ identity: id, ...(value as DuePage) })
  return rows
}

export const isWaiting = async (
  store: Pick<Store, 'records'>,
  source: string,
  identity: string,
): Promise<boolean> => (await store.records.get(dueKind(source), identity)) !== null

/** What became of a due page, in one piece: its record, and when it is due again, if it is. */
export async function settle(
  store: Store,
  source: string,
  identity: string,
  settled: { readonly page: PageRecord | null; readonly again: DuePage | null },
): Promise<void> {
  await store.transact(async (tx) => {
    const rows = [
      ...(settled.page ? [pageRow(identity, settled.page)] : []),
      ...(settled.again ? [dueRow(source, identity, settled.again)] : []),
    ]
    if (rows.length) await tx.records.put(rows)
    if (!settled.again) await tx.records.remove(dueKind(source), identity)
  })
}
