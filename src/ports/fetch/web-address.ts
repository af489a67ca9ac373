// Addresses as the door takes them: http and https, without credentials and fragment; and the hosts that somebody allowed by
// name. The standard parser makes 0x7f.1, 2130706433 and 127.1 the 127.0.0.1 that they are, so no trick of writing remains.

/** Ports below 1024 that are the web's. The others belong to services that an address must not make us talk to. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443])
const FIRST_FREE_PORT = 1024

/** Longest address that is shown in a message, in characters. */
const SHOWN = 300

/** The address to ask for: without credentials, which would be written down with it, and without a fragment. Null where it is none of the web. */
export function webAddress(written: string, base?: string): URL | null {
  const url = URL.parse(written.trim(), base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || !url.hostname) return null
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

/** Does it claim to be an address of the web, whatever is wrong with it? */
export function isWebAddress(written: string): boolean {
  return /^\s*https?:\/\//i.test(written)
}

/** An address for people to read: without credentials, also where it makes no sense, and not without end. */
export function shownAddress(written: string): string {
  const href = webAddress(written)?.href ?? written.replace(/\/\/[^/?#]*@/, '//')

  const plain = href.replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain
}

export const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80))

/** The host without brackets and without a dot at its end. */
export const bareHost = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/\.$/, '')

export interface AllowedHost {
  readonly host: string
  /** Null allows every port. */
  readonly port: number | null
}

/** Reads HOST[:PORT]; null where it is neither. @example readAllowed('localhost:8080') // { host: 'localhost', port: 8080 } */
export function readAllowed(written: string): AllowedHost | null {
  const match = /^(\[[0-9a-f:.]+\]|[^\s/?#@:[\]]+)(?::(\d{1,5}))?$/i.exec(written.trim())
  const bare6 = /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(written.trim()) ? `[${written.trim()}]` : null
  const url = URL.parse(`http://${bare6 ?? match?.[1] ?? ''}/`)
  if (!url || (!match && bare6 === null)) return null
  const port = match?.[2] === undefined ? null : Number(match[2])
  return port !== null && (port < 1 || port > 65535) ? null : { host: bareHost(url.hostname), port }
}

/** Was this host, or this numeric address, allowed by name? */
export function isAllowed(allowed: readonly AllowedHost[], host: string, port: number): boolean {
  return allowed.some((one) => one.host === bareHost(host) && (one.port === null || one.port === port))
}

/** Is it the port of a service that is not the web? */
export function isForeignPort(port: number): boolean {
  return port < FIRST_FREE_PORT && !WEB_PORTS.has(port)
}
