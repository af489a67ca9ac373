// What went wrong on the way to a page, in plain words. Codes of the system and of the HTTP client are known here only.
import { diagnose, type Diagnostic } from '../../model/index.ts'
import { AddressRefused } from './connector.ts'
import { shownAddress, portOf, bareHost } from './web-address.ts'
import { WEB_DIAGNOSTICS, type WebCode } from './web-diagnostics.ts'
import type { WebLimits } from './web-types.ts'

/** A request that gave no answer. `cause` is a plain word for messages, never exception text. */
export interface Trouble {
  readonly code: WebCode
  readonly cause?: string
  readonly values?: Readonly<Record<string, string | number>>
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the host takes no connection there',
  ECONNRESET: 'the host broke the connection off',
  EPIPE: 'the host broke the connection off',
  UND_ERR_SOCKET: 'the host closed the connection without an answer',
  EHOSTUNREACH: 'no way leads to the host',
  ENETUNREACH: 'no network leads to the host',
  EADDRNOTAVAIL: 'this machine has no address for it',
  ETIMEDOUT: 'the host does not answer',
  EMFILE: 'too many files are open',
}

const TLS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the host signed its certificate itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody who is known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody who is known',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is signed by nobody who is known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by nobody who is known',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  EPROTO: 'the host does not speak TLS as it should',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What a thrown error means; `isMidway` where the head of the answer had come already. */
export function troubleOf(error: unknown, isMidway: boolean): Trouble {
  if (error instanceof AddressRefused) return { code: 'address-refused', values: { what: error.what } }
  const code = codeOf(error)
  if (Object.hasOwn(TLS, code)) return { code: 'tls-failed', cause: TLS[code] ?? '' }
  if (/^ERR_(TLS|SSL)_/.test(code))
    return { code: 'tls-failed', cause: 'the host does not speak TLS as it should' }
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
    return { code: 'headers-too-large' }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA')
    return { code: 'host-unknown', cause: 'nobody knows the host' }
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { code: 'connection-late' }
  if (isMidway) return { code: 'body-truncated' }
  // The parser names some of its errors by code, and some by class alone.
  if (code.startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError'))
    return { code: 'answer-malformed' }
  return {
    code: 'host-unreachable',
    cause: Object.hasOwn(UNREACHABLE, code) ? (UNREACHABLE[code] ?? '') : 'the system refused it',
  }
}

/** The limit that a code is about, in the unit of its message. */
function limitOf(code: WebCode, limits: WebLimits): string | number {
  const seconds = (ms: number): string => String(Math.round(ms / 100) / 10)
  switch (code) {
    case 'connection-late':
      return seconds(limits.connectMs)
    case 'answer-late':
      return seconds(limits.headersMs)
    case 'body-stalled':
      return seconds(limits.idleMs)
    case 'body-late':
      return seconds(limits.wholeMs)
    case 'headers-too-large':
      return limits.headerBytes
    case 'body-too-large':
      return limits.bodyBytes
    case 'unpacked-too-large':
      return limits.unpackedBytes
    case 'redirects-many':
      return limits.redirects
    default:
      return ''
  }
}

/** The diagnostic of some trouble. `address` is what was asked for, `at` the address that it went wrong at. */
export function diagnoseTrouble(
  trouble: Trouble,
  where: { readonly address: string; readonly at: URL | null; readonly limits: WebLimits },
): Diagnostic {
  const { at, limits } = where
  const host = at ? at.host : ''
  const allow = at
    ? `${at.hostname.includes(':') ? at.hostname : bareHost(at.hostname)}:${String(portOf(at))}`
    : ''
  return diagnose(WEB_DIAGNOSTICS, trouble.code, {
    address: shownAddress(where.address),
    host,
    allow,
    limit: limitOf(trouble.code, limits),
    cause: trouble.cause ?? '',
    ...trouble.values,
  })
}

/** A few words for why something was not read, to stand inside another message. */
export function wordsFor(trouble: Trouble, limits: WebLimits): string {
  if (trouble.cause) return trouble.cause
  switch (trouble.code) {
    case 'answer-late':
    case 'connection-late':
    case 'body-stalled':
    case 'body-late':
      return `not there after ${String(limitOf(trouble.code, limits))} seconds`
    case 'body-too-large':
    case 'unpacked-too-large':
    case 'headers-too-large':
      return 'it is too large'
    case 'address-refused':
      return 'its address is refused'
    default:
      return 'the answer makes no sense'
  }
}
