// What a page is called as the first hop of every chain on it: its outlet, else its host, else "this page".
import type { Document, Hop } from '../model/index.ts'

/** Host of an address without "www."; null where there is none. */
export function hostOf(address: string | null): string | null {
  const match = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(address ?? '')
  return match?.[1]?.toLowerCase() ?? null
}

/** The name by which the page answers for its own words. */
export function pageName(document: Document): string {
  return document.meta.outlet?.value ?? hostOf(document.address) ?? `the page ${document.input}`
}

/** The first hop of every chain on the page. */
export const pageHop = (document: Document): Hop => ({ name: pageName(document), kind: 'outlet' })
