// What changed after publication, over everything that a store holds: pages with more than one version, and pages that are
// no more.
import type { Capture, Dossier } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import { sortBy } from '../../text/order.ts'
import type { Workbench } from '../workbench.ts'
import { versionsOfPages } from './published.ts'
import { pageOf, successionOf } from './succession.ts'

export interface PageChange {
  readonly version: Dossier['versions'][number]
  /** The text of the version after it, which `edits` point into too. */
  readonly laterText: string
  readonly outlet: string | null
  /** Its headline now. */
  readonly title: string | null
}

export interface GonePage {
  readonly page: string
  readonly goneAt: string
  /** The version that is kept. */
  readonly document: string
}

export interface Changes {
  readonly changes: readonly PageChange[]
  readonly gone: readonly GonePage[]
}

export interface ChangesAsked {
  /** ISO 8601: only what changed from then on. */
  readonly since: string | null
  /** Only pages whose address begins so, or that have this host; all where it is empty. */
  readonly addresses: readonly string[]
}

const hostOf = (address: string): string => URL.parse(address)?.hostname ?? ''

const isAsked = (page: string, { addresses }: ChangesAsked): boolean =>
  !addresses.length || addresses.some((one) => page.startsWith(one) || hostOf(page) === one)

async function changedPages(store: Store, asked: ChangesAsked): Promise<Capture[][]> {
  const pages = new Map<string, Capture[]>()
  for await (const capture of store.captures.all()) {
    const page = pageOf(capture)
    if (page === null || !isAsked(page.startsWith('file:') ? capture.input : page, asked)) continue
    const known = pages.get(page)
    if (known) known.push(capture)
    else pages.set(page, [capture])
  }
  return [...pages.values()].filter((captures) => captures.length > 1)
}

async function gonePages(store: Store, asked: ChangesAsked): Promise<GonePage[]> {
  const gone: GonePage[] = []
  for await (const { id, value } of store.records.all('page')) {
    const { goneAt, capture } = value as { goneAt?: string; capture: string | null }
    if (goneAt !== undefined && capture !== null && isAsked(id, asked))
      gone.push({ page: id, goneAt, document: capture })
  }
  return sortBy(gone, (one) => `${one.goneAt} ${one.page}`)
}

/** Every change that the store knows of, the oldest first. */
export async function changesIn(store: Store, bench: Workbench, asked: ChangesAsked): Promise<Changes> {
  const changes: PageChange[] = []
  for (const captures of await changedPages(store, asked)) {
    await bench.betweenWork()
    await bench.fetch(
      'document',
      captures.map(({ id }) => id),
    )
    const documents = captures.flatMap((capture) => {
      const document = bench.value('document', capture.id)
      return document ? [{ document, capture }] : []
    })
    const { current, earlier } = successionOf(documents, null)
    const texts = new Map(documents.map(({ document }) => [document.id, document]))
    for (const version of versionsOfPages(earlier, current)) {
      const later = texts.get(version.replacedBy)
      if (!version.isEdit || !later) continue
      changes.push({
        version,
        laterText: later.text,
        outlet: later.meta.outlet?.value ?? null,
        title: later.meta.title?.value ?? null,
      })
    }
  }
  const { since } = asked
  const isNew = (at: string | null): boolean => since === null || (at !== null && at >= since)
  return {
    changes: sortBy(
      changes.filter(({ version }) => isNew(version.replacedAt)),
      ({ version }) => `${version.replacedAt ?? ''} ${version.input} ${version.id}`,
    ),
    gone: (await gonePages(store, asked)).filter(({ goneAt }) => isNew(goneAt)),
  }
}
