// Who may touch the database when. Inside `transact` everything goes through its one session, found again by the async
// context, so that a nested transact or a call on the outer store joins in instead of waiting for itself.
// All or nothing is strict: once a statement or a nested transact failed, the whole is rolled back, caught or not.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Driver, Session } from './session.ts'

interface Transaction {
  readonly session: Session
  open: boolean
  failure: { readonly error: unknown } | null
}

/** A session that remembers the first failure of any statement. */
function watched(session: Session, note: (error: unknown) => void): Session {
  const noting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      note(error)
      throw error
    }
  }
  return {
    all: (sql, params) => noting(session.all(sql, params)),
    insert: (table, rows) => noting(session.insert(table, rows)),
    lockLog: () => noting(session.lockLog()),
    among: (parameter, type) => session.among(parameter, type),
    bytes: {
      put: (digest, bytes) => noting(session.bytes.put(digest, bytes)),
      get: (digest) => session.bytes.get(digest),
      parts: (digest) => session.bytes.parts(digest),
    },
    inverted: {
      setText: (entries) => noting(session.inverted.setText(entries)),
      setKeys: (entry) => noting(session.inverted.setKeys(entry)),
      matches: (set, params) => session.inverted.matches(set, params),
      candidates: (query) => noting(session.inverted.candidates(query)),
    },
  }
}

export class Access {
  readonly #driver: Driver
  readonly #context = new AsyncLocalStorage<Transaction>()
  #closing: Promise<void> | null = null

  constructor(driver: Driver) {
    this.#driver = driver
  }

  get driver(): Driver {
    return this.#driver
  }

  /** The transaction of this async context, while it lasts. */
  #current(): Transaction | null {
    const transaction = this.#context.getStore()
    if (transaction?.open) return transaction
    if (this.#closing) throw new Error('the store is closed')
    return null
  }

  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const transaction = this.#current()
    return transaction ? work(transaction.session) : this.#driver.read(work)
  }

  /** All of one call's rows or none: a transaction of its own, or a part of the one that is open. */
  async write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const transaction = this.#current()
    return transaction ? work(transaction.session) : this.#driver.write(work, false)
  }

  async snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const transaction = this.#current()
    return transaction ? work(transaction.session) : this.#driver.snapshot(work)
  }

  async transact<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.#current()
    if (outer) {
      try {
        return await work()
      } catch (error) {
        outer.failure ??= { error }
        throw error
      }
    }
    return this.#driver.write(async (session) => {
      const transaction: Transaction = {
        session: watched(session, (error) => {
          transaction.failure ??= { error }
        }),
        open: true,
        failure: null,
      }
      try {
        const result = await this.#context.run(transaction, work)
        if (transaction.failure) throw transaction.failure.error
        return result
      } finally {
        transaction.open = false
      }
    }, true)
  }

  close(): Promise<void> {
    this.#closing ??= this.#driver.close()
    return this.#closing
  }
}
