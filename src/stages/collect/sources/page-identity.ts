// Which page an address stands for: the address without the parameters that only count visitors. What was asked for stays
// as it was; this is for telling whether two addresses are one page.
import type { Resources } from '../../../model/index.ts'

export const TRACKING_LIST = 'lexicons/web/tracking.json'

/** Is a parameter of this name one that counts visitors? */
export type IsTracking = (name: string) => boolean

/** Reads the list of parameters; nothing is one where there is no list. */
export function trackingParameters(resources: Resources): IsTracking {
  const list = resources.json(TRACKING_LIST) as { readonly parameters: readonly string[] } | null
  const names = new Set<string>()
  const beginnings: string[] = []
  for (const written of list?.parameters ?? []) {
    const name = written.toLowerCase()
    if (name.endsWith('*')) beginnings.push(name.slice(0, -1))
    else names.add(name)
  }
  return (name) => {
    const lower = name.toLowerCase()
    return names.has(lower) || beginnings.some((beginning) => lower.startsWith(beginning))
  }
}

/**
 * An address without credentials, fragment and tracking parameters. The other parameters keep their order and their
 * writing, so that an address without any is the same letter for letter.
 * @example pageIdentity('https://a.example/x?utm_source=rss&id=7#top', isTracking) // 'https://a.example/x?id=7'
 */
export function pageIdentity(address: string, isTracking: IsTracking): string {
  const url = URL.parse(address)
  if (!url) return address
  url.username = ''
  url.password = ''
  url.hash = ''
  if (!url.search) return url.href
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(nameOf(pair)))
  url.search = kept.join('&')
  return url.href
}

function nameOf(pair: string): string {
  const written = pair.split('=', 1)[0] ?? ''
  try {
    return decodeURIComponent(written)
  } catch (error) {
    if (error instanceof URIError) return written
    throw error
  }
}
