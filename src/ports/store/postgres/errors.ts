// What PostgreSQL and the connection to it say, in the store's own words. What is none of the world's doing is passed on.
import { StoreError } from '../store.ts'
import type { StoreErrorCode } from '../store.ts'

/** SQLSTATE classes and codes (PostgreSQL manual, appendix A), the more exact first. */
const FROM_STATE: readonly (readonly [state: RegExp, code: StoreErrorCode])[] = [
  [/^53100$/, 'disk-full'],
  [/^(40001|40P01|55P03)$/, 'data-locked'],
  [/^(25006|42501)$/, 'data-unwritable'],
  [/^(XX001|XX002|3F000|42P01)$/, 'data-broken'],
  [/^(08|28|53|57|58)|^3D000$/, 'server-unreachable'],
]

const FROM_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOENT',
  'EACCES',
])

/** The client library gives these no code (pg 8: client.js, pg-pool index.js). */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|The server does not support SSL|Client was closed)/

const SAYS = {
  'server-unreachable':
    'cannot be reached or turns us away. Check that it runs, and the address, user, password and database.',
  'disk-full': 'has no room left. Free some space; nothing that was acknowledged is lost.',
  'data-locked': 'is kept locked by another connection. Try again.',
  'data-unwritable': 'does not let this user write. Grant it the right to create and write in the schema.',
  'data-broken': 'has lost tables or is damaged. Restore a backup into another schema.',
} as const satisfies Partial<Record<StoreErrorCode, string>>

function codeOf(error: unknown): keyof typeof SAYS | null {
  if (!(error instanceof Error)) return null
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') {
    if (FROM_SYSTEM.has(code)) return 'server-unreachable'
    const found = FROM_STATE.find(([state]) => code.length === 5 && state.test(code))?.[1]
    if (found !== undefined && found in SAYS) return found as keyof typeof SAYS
  }
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return LOST.test(error.message) ? 'server-unreachable' : null
}

/** The error as a StoreError about `place`; anything that is not the world's doing comes back unchanged. */
export function postgresError(error: unknown, place: string): unknown {
  const code = codeOf(error)
  return code
    ? new StoreError(code, `The PostgreSQL server at ${place} ${SAYS[code]}`, { cause: error })
    : error
}

/** Two writers stood in each other's way and one was stopped: trying again helps. */
export function isCollision(error: unknown): boolean {
  return codeOf(error) === 'data-locked'
}
