// Addresses: resolving against a base, and the host as people name it. Only http and https count as links.

/** Absolute http(s) address, or null. */
export function resolveAddress(href: string, base: string | null): string | null {
  const trimmed = href.trim()
  if (
    trimmed === '' ||
    trimmed.startsWith('#') ||
    /^(?:javascript|mailto|tel|data|blob|about|whatsapp|sms|fb-messenger):/i.test(trimmed)
  )
    return null
  const url = URL.parse(trimmed, base ?? undefined)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null
}

/** Host without "www." and the like, lower case; null where the address is none. */
export function hostOf(address: string | null): string | null {
  const host = address === null ? null : (URL.parse(address)?.hostname ?? null)
  return host === null || host === '' ? null : host.replace(/^(?:www\d?|m|mobile|amp)\./, '')
}

/** The part of a host that names the site: "news.example.co.uk" → "example". */
export function siteOf(host: string): string {
  const labels = host.split('.')
  const isCountrySecondLevel =
    labels.length > 2 && (labels.at(-1)?.length ?? 0) === 2 && (labels.at(-2)?.length ?? 0) <= 3
  return labels.at(isCountrySecondLevel ? -3 : -2) ?? host
}

/** Whether two addresses belong to one site. */
export function isSameSite(a: string, b: string): boolean {
  const [hostA, hostB] = [hostOf(a), hostOf(b)]
  return hostA !== null && hostB !== null && siteOf(hostA) === siteOf(hostB)
}
