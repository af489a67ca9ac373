// Which IP addresses stand for hosts of the public network. Everything that the registries of special addresses set apart
// is not: a page must not be able to make this machine talk to itself, to its neighbours or to its landlord.
import { BlockList, isIP } from 'node:net'

type Subnet = readonly [network: string, prefix: number, what: string]

/** IANA IPv4 Special-Purpose Address Registry (RFC 6890 and later), multicast (RFC 5771), class E (RFC 1112). */
const IPV4: readonly Subnet[] = [
  ['0.0.0.0', 8, 'an unspecified address'],
  ['10.0.0.0', 8, 'an address of a private network'],
  ['100.64.0.0', 10, "an address behind a provider's gateway"],
  ['127.0.0.0', 8, 'this machine itself'],
  ['169.254.0.0', 16, 'a link-local address, as metadata services have'],
  ['172.16.0.0', 12, 'an address of a private network'],
  ['192.0.0.0', 24, 'an address set apart for protocols'],
  ['192.0.2.0', 24, 'an address for documentation'],
  ['192.88.99.0', 24, 'an address set apart for protocols'],
  ['192.168.0.0', 16, 'an address of a private network'],
  ['198.18.0.0', 15, 'an address for measurements'],
  ['198.51.100.0', 24, 'an address for documentation'],
  ['203.0.113.0', 24, 'an address for documentation'],
  ['224.0.0.0', 4, 'a multicast address'],
  ['240.0.0.0', 4, 'a reserved address'],
  // Public by its number, yet the machine under an Azure machine.
  ['168.63.129.16', 32, 'the address of a metadata service'],
]

/** What IANA set apart inside 2000::/3; everything outside of that is no address of the public network to begin with. */
const IPV6: readonly Subnet[] = [
  ['2001::', 23, 'an address set apart for protocols'],
  ['2001:db8::', 32, 'an address for documentation'],
  ['2002::', 16, 'an IPv4 address in another dress'],
  ['3fff::', 20, 'an address for documentation'],
]

/** Named for the message only: all of them are outside of 2000::/3. */
const IPV6_OUTSIDE: readonly Subnet[] = [
  ['::', 128, 'an unspecified address'],
  ['::1', 128, 'this machine itself'],
  ['64:ff9b::', 32, 'an IPv4 address in another dress'],
  ['fc00::', 7, 'an address of a private network'],
  ['fe80::', 10, 'a link-local address'],
  ['ff00::', 8, 'a multicast address'],
]

const listOf = ([network, prefix]: Subnet, family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  list.addSubnet(network, prefix, family)
  return list
}
const withLists = (subnets: readonly Subnet[], family: 'ipv4' | 'ipv6') =>
  subnets.map((subnet) => ({ list: listOf(subnet, family), what: subnet[2] }))

const V4 = withLists(IPV4, 'ipv4')
const V6 = withLists(IPV6, 'ipv6')
const V6_OUTSIDE = withLists(IPV6_OUTSIDE, 'ipv6')
const V6_PUBLIC = listOf(['2000::', 3, ''], 'ipv6')

/** The IPv4 address in an IPv6 address that only wraps it (::ffff:127.0.0.1); null where it wraps none. */
function unwrapped(address: string): string | null {
  const href = URL.parse(`http://[${address}]/`)?.hostname ?? ''
  const mapped = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(href)
  if (!mapped) return null
  const [high, low] = [parseInt(mapped[1] ?? '', 16), parseInt(mapped[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/**
 * What a numeric address is, where it is none of the public network; null where it is. Anything that cannot be read as an
 * address is not public.
 * @example notPublic('127.0.0.1') // 'this machine itself'
 */
export function notPublic(address: string): string | null {
  const bare = address.replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 4) return V4.find(({ list }) => list.check(bare, 'ipv4'))?.what ?? null
  if (family !== 6) return 'no address at all'
  const inside = unwrapped(bare)
  if (inside !== null) return notPublic(inside)
  if (V6_PUBLIC.check(bare, 'ipv6')) return V6.find(({ list }) => list.check(bare, 'ipv6'))?.what ?? null
  return V6_OUTSIDE.find(({ list }) => list.check(bare, 'ipv6'))?.what ?? 'a reserved address'
}
