// Opens connections for the HTTP client, and only to addresses of the public network or ones allowed by name. The check
// stands at the lookup whose answer the system connects to, and once more on the connection itself: there is no second
// lookup that could answer differently, however often a name or a redirect changes.
import dns from 'node:dns'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { buildConnector } from 'undici'
import { notPublic } from './address-ranges.ts'
import { bareHost, isAllowed, isForeignPort, type AllowedHost } from './web-address.ts'

/** Thrown into the client, which hands it on: no connection was made. */
export class AddressRefused extends Error {
  readonly what: string
  constructor(what: string) {
    super('the address is refused')
    this.what = what
  }
}

export interface FoundAddress {
  readonly address: string
  readonly family: number
}

/** Looks a name up; another one than the system's is for tests. */
export type Lookup = (host: string) => Promise<readonly FoundAddress[]>

export const systemLookup: Lookup = (host) => dns.promises.lookup(host, { all: true })

interface Door {
  readonly host: string
  readonly port: number
  readonly allowed: readonly AllowedHost[]
}

/** What is wrong with a numeric address behind this host and port; null where it may be contacted. */
function wrongWith(door: Door, address: string): string | null {
  if (isAllowed(door.allowed, door.host, door.port) || isAllowed(door.allowed, address, door.port))
    return null
  return notPublic(address)
}

/** A lookup that gives away no address which may not be contacted. */
function guardedLookup(door: Door, lookup: Lookup): LookupFunction {
  return (name, options, callback) => {
    lookup(name).then(
      (found) => {
        const open = found.filter(({ address }) => wrongWith(door, address) === null)
        const first = open[0]
        if (!first) {
          const what = found[0] ? wrongWith(door, found[0].address) : null
          callback(what === null ? noSuchHost() : new AddressRefused(what), [])
        } else if (options.all) callback(null, [...open])
        else callback(null, first.address, first.family)
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : noSuchHost(), [])
      },
    )
  }
}

const noSuchHost = (): NodeJS.ErrnoException =>
  Object.assign(new Error('no address found'), { code: 'ENOTFOUND' })

/** A connector for undici's clients. */
export function guardedConnector(options: {
  readonly allowed: readonly AllowedHost[]
  readonly lookup: Lookup
  readonly connectMs: number
}): buildConnector.connector {
  return (target, callback) => {
    const host = bareHost(target.hostname)
    const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80))
    const door: Door = { host, port, allowed: options.allowed }
    const isNamed = isAllowed(options.allowed, host, port)
    if (!isNamed && isForeignPort(port)) {
      callback(new AddressRefused(`at port ${String(port)}, which is not one of the web`), null)
      return
    }
    const wrong = isIP(host) ? wrongWith(door, host) : null
    if (wrong !== null) {
      callback(new AddressRefused(wrong), null)
      return
    }
    const connect = buildConnector({
      allowH2: false,
      timeout: options.connectMs,
      maxCachedSessions: 0,
      lookup: guardedLookup(door, options.lookup),
    })
    connect({ ...target, hostname: host }, (error, socket: Socket | null) => {
      const reached = socket?.remoteAddress
      if (socket && reached !== undefined && wrongWith(door, reached) !== null) {
        socket.destroy()
        callback(new AddressRefused(wrongWith(door, reached) ?? ''), null)
      } else if (socket) callback(null, socket)
      else callback(error, null)
    })
  }
}
