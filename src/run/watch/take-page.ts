// One due page: fetched if it changed, kept if it reads otherwise, tried again or given up if it cannot be had.
import { diagnose, type Diagnostic } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import type { FetchResult, Web } from '../../ports/fetch/web-types.ts'
import { arrivalOf, contentArrival } from '../gather/arrival.ts'
import { GATHER_DIAGNOSTICS } from '../gather/diagnostics.ts'
import type { Wanted } from '../gather/listing.ts'
import type { Workbench } from '../workbench.ts'
import { pageRecord, settle, type DuePage, type DueRow, type PageRecord } from './due.ts'
import { keepPage, type Keeping } from './keep-page.ts'
import { nextAttempt, nextRecheck } from './schedule.ts'

export interface TakeOptions {
  readonly store: Store
  readonly web: Web
  readonly bench: Workbench
  readonly identityOf: (address: string) => string
  readonly now: () => string
  readonly source: string
  /** Pages of this source are looked at again by visits to it: it is a page itself. */
  readonly isLookedAt: boolean
}

export interface TakenPage {
  readonly identity: string
  readonly result: 'new' | 'edited' | 'same' | 'gone' | 'later' | 'lost'
  /** Of the version that is new. */
  readonly id: string | null
  readonly notes: readonly Diagnostic[]
}

type Fetched = Extract<FetchResult, { readonly kind: 'fetched' }>['page']

/**
 * Takes one page and keeps in the store what became of it.
 * @param fetched the page, where it was fetched already
 */
export async function takePage(
  due: DueRow,
  fetched: Fetched | null,
  options: TakeOptions,
): Promise<TakenPage> {
  const { store, web, source } = options
  const known = await pageRecord(store, due.identity)
  const last = known?.capture ?? null
  const result = await fetchOf(due, fetched, known, web)
  const now = options.now()
  const base: PageRecord = {
    source,
    capture: last,
    firstAt: known?.firstAt ?? now,
    checkedAt: now,
    checks: known ? known.checks + 1 : 0,
    validators: result?.kind === 'fetched' ? result.page.validators : (known?.validators ?? {}),
    changedAt: due.changedAt ?? known?.changedAt ?? null,
  }
  const finish = async (
    page: PageRecord,
    taken: Omit<TakenPage, 'identity'>,
    again: DuePage | null = recheck(page, due, options),
  ): Promise<TakenPage> => {
    await settle(store, source, due.identity, { page, again })
    return { identity: due.identity, ...taken }
  }
  if (result?.kind === 'unchanged') return finish(base, { result: 'same', id: null, notes: [] })
  if (result?.kind === 'gone' && known && last !== null) {
    if (!known.goneAt)
      await store.log.append([{ at: now, kind: 'page-gone', subject: due.identity, value: { page: last } }])
    return finish(
      { ...base, goneAt: known.goneAt ?? now },
      { result: 'gone', id: null, notes: [result.diagnostic] },
    )
  }
  const { keeping, notes } = await keptOf(due, result, known, options)
  if (keeping.kind !== 'failed') {
    const id = keeping.kind === 'same' ? null : keeping.id
    if (keeping.kind === 'edited')
      await store.log.append([
        {
          at: now,
          kind: 'page-edited',
          subject: due.identity,
          value: { from: base.capture, to: keeping.id },
        },
      ])
    return finish({ ...base, capture: id ?? base.capture }, { result: keeping.kind, id, notes })
  }
  const failedNotes = [...notes, keeping.diagnostic]
  // A page that was had once and cannot be looked at again is looked at later, as if it had been.
  if (last !== null) return finish(base, { result: 'later', id: null, notes: failedNotes })
  const asked = result?.kind === 'failed' ? result.nextTryAt : null
  const next = result?.kind === 'failed' ? nextAttempt(now, due.attempts + 1, asked) : null
  if (next === null)
    return finish(
      { ...base, lost: keeping.diagnostic.code },
      { result: 'lost', id: null, notes: failedNotes },
      null,
    )
  const { identity, ...page } = due
  await settle(store, source, identity, {
    page: null,
    again: { ...page, at: next, attempts: due.attempts + 1 },
  })
  return { identity, result: 'later', id: null, notes: failedNotes }
}

function fetchOf(
  due: DuePage,
  fetched: Fetched | null,
  known: PageRecord | null,
  web: Web,
): Promise<FetchResult> | FetchResult | null {
  if (fetched) return { kind: 'fetched', page: fetched }
  if (due.address === null) return null
  return web.fetch(due.address, known ? { validators: known.validators } : {})
}

function recheck(page: PageRecord, due: DueRow, options: TakeOptions): DuePage | null {
  const at = options.isLookedAt || due.address === null ? null : nextRecheck(page.firstAt, page.checks)
  const { address, carrier, changedAt } = due
  return at === null ? null : { at, address, carrier, content: null, changedAt, attempts: 0 }
}

/** What is kept of a page: itself, or what its feed holds where it cannot be had or shows no article. */
async function keptOf(
  due: DueRow,
  result: Exclude<FetchResult, { readonly kind: 'unchanged' }> | null,
  known: PageRecord | null,
  { store, bench, identityOf, now }: TakeOptions,
): Promise<{ readonly keeping: Keeping; readonly notes: readonly Diagnostic[] }> {
  const { identity, address, carrier, content } = due
  const wanted: Wanted = { identity, address, carrier, content, fetched: null, changedAt: null }
  const last = known?.capture ?? null
  let trouble: Diagnostic | null = null
  if (result?.kind === 'fetched') {
    const keeping = await keepPage(store, bench, arrivalOf(result.page, wanted, identityOf), last)
    if (keeping.kind !== 'failed') return { keeping, notes: [] }
    trouble = keeping.diagnostic
  } else if (result) trouble = result.diagnostic
  const isUsable = content !== null && carrier !== null && result?.kind !== 'refused'
  if (trouble && !isUsable) return { keeping: { kind: 'failed', diagnostic: trouble }, notes: [] }
  const arrival = contentArrival(content ?? '', wanted, {
    retrievedAt: now(),
    robots: result?.kind === 'blocked' ? 'disallowed' : 'unknown',
  })
  const keeping = await keepPage(store, bench, arrival, last)
  if (!trouble) return { keeping, notes: [] }
  const note = diagnose(GATHER_DIAGNOSTICS, 'entry-from-feed', {
    address: identity,
    feed: carrier?.address ?? '',
    code: trouble.code,
  })
  return { keeping, notes: [note] }
}
