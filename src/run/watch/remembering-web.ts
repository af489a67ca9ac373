// A network door that remembers what each list last looked like, and asks only whether it changed. A server that knows no
// conditional requests sends the same again, which is told by its digest. What was seen is kept when the visit says so.
import type { RecordRow, Store } from '../../ports/store/index.ts'
import type { FetchOptions, FetchResult, Validators, Web } from '../../ports/fetch/web-types.ts'
import { sha256 } from '../../text/digest.ts'

const LIST = 'list'

interface Remembered {
  readonly validators: Validators
  readonly digest: string
  readonly finalAddress: string
}

export class RememberingWeb implements Web {
  /** Where the last answer for an address came from in the end. */
  readonly endedAt = new Map<string, string>()
  readonly #web: Web
  readonly #records: Store['records']
  readonly #seen = new Map<string, Remembered>()
  readonly #wanted = new Set<string>()

  constructor(web: Web, records: Store['records']) {
    this.#web = web
    this.#records = records
  }

  async fetch(address: string, options: FetchOptions = {}): Promise<FetchResult> {
    const row = await this.#records.get(LIST, address)
    const known = row?.value as Remembered | undefined
    const result = await this.#web.fetch(
      address,
      known ? { ...options, validators: known.validators } : options,
    )
    if (result.kind === 'unchanged') this.endedAt.set(address, result.finalAddress)
    if (result.kind !== 'fetched') return result
    const { page } = result
    const digest = sha256(page.bytes)
    this.endedAt.set(address, page.finalAddress)
    this.#seen.set(address, { validators: page.validators, digest, finalAddress: page.finalAddress })
    return digest === known?.digest
      ? { kind: 'unchanged', requestedAddress: page.requestedAddress, finalAddress: page.finalAddress }
      : result
  }

  /** This one is worth remembering: a home page that is unchanged says nothing about its feeds. */
  remember(address: string): void {
    this.#wanted.add(address)
  }

  /** What was seen of those, as records: to be kept together with what it led to, and not before. */
  rows(): RecordRow[] {
    return [...this.#seen]
      .filter(([id]) => this.#wanted.has(id))
      .map(([id, value]) => ({ kind: LIST, id, value }))
  }

  /** The door belongs to whoever opened it. */
  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** Forgets a list, so that it is read whole the next time. */
export async function forgetList(store: Store, address: string): Promise<void> {
  await store.records.remove(LIST, address)
}
