// One spelling for the name of a place.
import { fold } from '../../../text/fold.ts'

/** What is nothing but words of unaccented letters, as most names are, needs no closer look. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/

/** Folded, hyphens as spaces, no full stops or apostrophes. @example placeKey('St. Petersburg') // 'st petersburg' */
export function placeKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase()
  return fold(name)
    .replace(/[.'’ʼ`]/g, '')
    .replace(/[-‑–,\s]+/g, ' ')
    .trim()
}
