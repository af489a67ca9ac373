// One visit to one source: what does it list, which of that is new or said to be edited, and every page that is due. What it
// listed is kept together with what the list last looked like, so that a visit which is cut short loses no page.
import type { Diagnostic, Source, SourceCondition, SourceKind } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import type { FetchedPage, Web } from '../../ports/fetch/web-types.ts'
import { byCodeUnit } from '../../text/order.ts'
import { listPages, type Listing, type Wanted } from '../gather/listing.ts'
import type { Workbench } from '../workbench.ts'
import { dueRow, isWaiting, pageRecord, pageRow, waitingPages, type DueRow } from './due.ts'
import { RememberingWeb } from './remembering-web.ts'
import { after, nextLook, nextTry, nextVisit } from './schedule.ts'
import { addSource, putState, stateOf, type KeptState } from './sources.ts'
import { takePage, type TakenPage } from './take-page.ts'

export interface VisitOptions {
  readonly store: Store
  readonly web: Web
  readonly bench: Workbench
  readonly identityOf: (address: string) => string
  /** The present moment, ISO 8601 UTC. */
  readonly now: () => string
  readonly signal: AbortSignal
  /** Told after each page. */
  readonly onPage?: (done: number, total: number) => void
}

export interface Visit {
  readonly source: Source
  readonly state: KeptState
  readonly pages: readonly TakenPage[]
  readonly notes: readonly Diagnostic[]
}

/** A feed lists at most some hundred entries; one with more is an archive, and what is left out of it is said. */
const MOST_ENTRIES = 1000
/** A watcher that says nothing for so long is taken for dead, and another one may go on. */
const LEASE_SECONDS = 5 * 60

/** Takes a source in hand; null where another watcher has it. */
async function lease(store: Store, address: string, now: string): Promise<KeptState | null> {
  return store.transact(async (tx) => {
    const state = await stateOf(tx, address)
    if ((state.leasedUntil ?? '') > now) return null
    const leased = { ...state, leasedUntil: after(now, LEASE_SECONDS) }
    await putState(tx, address, leased)
    return leased
  })
}

interface Outcome {
  readonly condition: SourceCondition
  readonly trouble: Diagnostic | null
  /** When the server says to come again. */
  readonly asked: string | null
}

function outcomeOf({ failed, result, isUnchanged }: Listing): Outcome {
  if (isUnchanged) return { condition: 'unchanged', trouble: null, asked: null }
  if (!failed) return { condition: 'ok', trouble: null, asked: null }
  if (failed.code === 'list-empty') return { condition: 'empty', trouble: null, asked: null }
  const kind = result?.kind ?? 'failed'
  const condition = kind === 'failed' ? 'failing' : kind
  return { condition, trouble: failed, asked: result?.kind === 'failed' ? result.nextTryAt : null }
}

const FINE: ReadonlySet<SourceCondition> = new Set(['ok', 'unchanged', 'empty'])

/** What a source lists that is new, or that its list says was edited since it was last read. */
async function freshOf(store: Store, source: Source, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  const fresh: Wanted[] = []
  for (const one of wanted) {
    const page = await pageRecord(store, one.identity)
    const isEdited =
      page !== null && one.changedAt !== null && one.changedAt > (page.changedAt ?? page.checkedAt)
    const isNew = page === null && !(await isWaiting(store, source.address, one.identity))
    if (isNew || isEdited || (one.fetched && source.kind === 'page')) fresh.push(one)
  }
  return fresh
}

/** Keeps what a list led to and what it looked like, all or nothing. */
async function keepListed(
  store: Store,
  lists: RememberingWeb,
  source: Source,
  found: { readonly fresh: readonly Wanted[]; readonly passed: readonly Wanted[]; readonly now: string },
): Promise<void> {
  const { fresh, passed, now } = found
  await store.transact(async (tx) => {
    await tx.records.put([
      ...lists.rows(),
      ...fresh.map(({ identity, address, carrier, content, changedAt }) =>
        dueRow(source.address, identity, { at: now, address, carrier, content, changedAt, attempts: 0 }),
      ),
      // Known, and never asked for: they were there before anybody watched.
      ...passed.map(({ identity, changedAt }) =>
        pageRow(identity, {
          source: source.address,
          capture: null,
          firstAt: now,
          checkedAt: now,
          checks: 0,
          validators: {},
          changedAt,
        }),
      ),
    ])
  })
}

/** The newest first; what was tried before comes after what was not. */
const byTurn = (a: DueRow, b: DueRow): number =>
  a.attempts - b.attempts ||
  byCodeUnit(b.changedAt ?? '', a.changedAt ?? '') ||
  byCodeUnit(a.identity, b.identity)

/** Visits a source; null where another watcher is there. A stop ends it after the page in hand. */
export async function visit(given: Source, options: VisitOptions): Promise<Visit | null> {
  const { store, web, now, signal } = options
  const before = await lease(store, given.address, now())
  if (!before) return null
  const lists = new RememberingWeb(web, store.records)
  const listing = await listPages(given.address, {
    web: lists,
    limit: given.limit,
    feedLimit: MOST_ENTRIES,
    remember: (address) => {
      lists.remember(address)
    },
    identityOf: options.identityOf,
  })
  if (signal.aborted) {
    await putState(store, given.address, { ...before, leasedUntil: null })
    return null
  }
  const source = await describe(store, given, listing)
  for (const { address, title, home, folders } of listing.feeds ?? [])
    await addSource(store, { address, title, home, folders, limit: source.limit }, now())
  const fresh = await freshOf(store, source, listing.wanted)
  // What stood in a feed before it was watched is read only as far as was asked for.
  const isFirst = before.okAt === null
  const taken = isFirst ? fresh.slice(0, source.limit) : fresh
  await keepListed(store, lists, source, { fresh: taken, passed: fresh.slice(taken.length), now: now() })
  const fetched = new Map(taken.flatMap((one) => (one.fetched ? [[one.identity, one.fetched] as const] : [])))
  const pages = await takeDue(source, fetched, before, options)
  const state = stateAfter(source, before, {
    outcome: outcomeOf(listing),
    pages,
    waiting: await waitingPages(store, source.address),
    movedTo: movedTo(source.address, lists),
    now: now(),
    isStopped: signal.aborted,
  })
  await keepState(store, source, before, state, now())
  return { source, state, pages, notes: [...listing.notes, ...pages.flatMap(({ notes }) => notes)] }
}

/** What the source turned out to be is kept with what was decided about it. */
async function describe(store: Store, source: Source, listing: Listing): Promise<Source> {
  const kind: SourceKind | null = listing.kind ?? source.kind
  const described = {
    ...source,
    kind,
    title: source.title ?? listing.title,
    home: source.home ?? listing.home,
  }
  if (described.kind === source.kind && described.title === source.title && described.home === source.home)
    return source
  await store.transact(async (tx) => {
    // A person may have decided otherwise in the meantime, or removed it.
    const current = (await tx.records.get('source', source.address))?.value as Source | undefined
    if (current)
      await tx.records.put([
        {
          kind: 'source',
          id: source.address,
          value: { ...current, kind, title: described.title, home: described.home },
        },
      ])
  })
  return described
}

async function takeDue(
  source: Source,
  fetched: ReadonlyMap<string, FetchedPage>,
  before: KeptState,
  options: VisitOptions,
): Promise<TakenPage[]> {
  const { store, now, signal, onPage } = options
  const due = (await waitingPages(store, source.address)).filter(({ at }) => at <= now()).sort(byTurn)
  const pages: TakenPage[] = []
  let leasedAt = now()
  for (const one of due) {
    if (signal.aborted) break
    onPage?.(pages.length, due.length)
    pages.push(
      await takePage(one, fetched.get(one.identity) ?? null, {
        ...options,
        source: source.address,
        isLookedAt: source.kind === 'page',
      }),
    )
    if (now() > after(leasedAt, LEASE_SECONDS / 2)) {
      leasedAt = now()
      await putState(store, source.address, { ...before, leasedUntil: after(leasedAt, LEASE_SECONDS) })
    }
  }
  onPage?.(pages.length, due.length)
  return pages
}

function movedTo(address: string, lists: RememberingWeb): string | null {
  const ended = lists.endedAt.get(address)
  return ended === undefined || ended === address ? null : ended
}

interface Seen {
  readonly outcome: Outcome
  readonly pages: readonly TakenPage[]
  readonly waiting: readonly DueRow[]
  readonly movedTo: string | null
  readonly now: string
  readonly isStopped: boolean
}

function stateAfter(source: Source, before: KeptState, seen: Seen): KeptState {
  const { outcome, pages, waiting, now } = seen
  const { address, everySeconds } = source
  const isFine = FINE.has(outcome.condition)
  const failures = isFine ? 0 : before.failures + 1
  const count = (results: readonly TakenPage['result'][]): number =>
    pages.filter(({ result }) => results.includes(result)).length
  const next = isFine
    ? nextVisit(address, now, everySeconds)
    : outcome.condition === 'failing'
      ? nextTry(address, now, { everySeconds, failures, asked: outcome.asked })
      : nextLook(address, now, everySeconds)
  return {
    condition: outcome.condition,
    checkedAt: now,
    okAt: isFine ? now : before.okAt,
    failingSince: isFine ? null : (before.failingSince ?? now),
    failures,
    code: outcome.trouble?.code ?? null,
    message: outcome.trouble?.message ?? null,
    // Pages that a stop left waiting are gone on with as soon as somebody watches again.
    nextTryAt: seen.isStopped ? now : next,
    pages: before.pages + count(['new']),
    waiting: waiting.length,
    lost: before.lost + count(['lost']),
    movedTo: isFine ? seen.movedTo : before.movedTo,
    leasedUntil: null,
  }
}

/** Keeps the state, and in the log that it became another one: which source was down when. */
async function keepState(
  store: Store,
  source: Source,
  before: KeptState,
  state: KeptState,
  now: string,
): Promise<void> {
  const wasFine = FINE.has(before.condition)
  const isFine = FINE.has(state.condition)
  await store.transact(async (tx) => {
    // Removed while it was visited: nothing of it comes back.
    if (!(await tx.records.get('source', source.address))) return
    await putState(tx, source.address, state)
    if (before.condition !== state.condition && !(wasFine && isFine))
      await tx.log.append([
        {
          at: now,
          kind: 'source-condition',
          subject: source.address,
          value: { from: before.condition, to: state.condition, code: state.code },
        },
      ])
  })
}
