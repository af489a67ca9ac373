// Addresses as feeds write them: relative ones are resolved, absolute ones are kept letter for letter, so that an id or
// link is the same here as on the page it came from. Nothing is fetched and nothing is normalised.

const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** The address that `reference` means below `base`; the trimmed reference itself where there is nothing to resolve it by. */
export function resolveAddress(reference: string, base: string | null): string {
  const wanted = reference.trim()
  if (base === null || SCHEME.test(wanted)) return wanted
  return URL.parse(wanted, base)?.href ?? wanted
}

/** Is it an http(s) address that a reader could follow? */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/?#]/i.test(address)
}
