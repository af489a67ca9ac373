// Names as database keys. Both databases compare text by its UTF-8 bytes, which is not the order of UTF-16 code units that
// the program promises, and PostgreSQL takes neither NUL nor lone surrogates. So what would differ is spelled otherwise:
// the bytes of an encoded key sort exactly as the code units of the name, and every string comes back as it was.
import { createHash } from 'node:crypto'

const SPECIAL = /[\u0000\u0001\ud800-\udfff\ue000\ue001]/
const EVERY_SPECIAL = /[\u0000\u0001\ud800-\udfff\ue000\ue001]/g
const EVERY_ENCODED = /\u0001[\u0001\u0002]|\ue000[\u0100-\u08ff]|\ue001[\ue000\ue001]/g

/** A surrogate is U+E000 and one of the 2,048 characters from here on. */
const SURROGATE_BASE = 0x100

/** A name as a database key: same order, valid Unicode, no NUL. */
export function encodeKey(name: string): string {
  if (!SPECIAL.test(name)) return name
  return name.replace(EVERY_SPECIAL, (unit) => {
    if (unit === '\u0000') return '\u0001\u0001'
    if (unit === '\u0001') return '\u0001\u0002'
    if (unit >= '\ue000') return `\ue001${unit}`
    return `\ue000${String.fromCharCode(unit.charCodeAt(0) - 0xd800 + SURROGATE_BASE)}`
  })
}

/** The name that was encoded. */
export function decodeKey(key: string): string {
  return key.replace(EVERY_ENCODED, (pair) => {
    if (pair === '\u0001\u0001') return '\u0000'
    if (pair === '\u0001\u0002') return '\u0001'
    if (pair.startsWith('\ue001')) return pair.slice(1)
    return String.fromCharCode(pair.charCodeAt(1) - SURROGATE_BASE + 0xd800)
  })
}

/** A key may not be longer than a third of PostgreSQL's index page; two such keys and change must fit 2,700 bytes. */
const LONGEST_KEY_BYTES = 1000
/** No string of so few code units encodes to more than LONGEST_KEY_BYTES. */
const SURELY_SHORT = 160
/** How much of a name that is too long is kept before its digest. */
const KEPT_UNITS = 120

function isLong(name: string, key: string): boolean {
  return name.length > SURELY_SHORT && Buffer.byteLength(key) > LONGEST_KEY_BYTES
}

/** A key that always fits an index. A name that is too long gives its beginning and its digest: it sorts by those. */
export function shortKey(name: string): { readonly key: string; readonly isWhole: boolean } {
  const key = encodeKey(name)
  if (!isLong(name, key)) return { key, isWhole: true }
  const digest = createHash('sha256').update(key).digest('hex')
  return { key: `${encodeKey(name.slice(0, KEPT_UNITS))}\u0001\u0003${digest}`, isWhole: false }
}

/** The key of a name that is our own making, never empty and never long; another is the caller's error. */
export function ownKey(name: string, what: string): string {
  if (name === '') throw new RangeError(`a ${what} may not be empty`)
  const key = encodeKey(name)
  if (isLong(name, key)) {
    throw new RangeError(`a ${what} of ${name.length} characters is too long: give a digest of it`)
  }
  return key
}

const EVERY_UNSAFE = /[^a-y0-9\u0080-\uffff]/g
/** No string of so few code units is longer than LONGEST_KEY_BYTES. */
const SURELY_SHORT_TERM = 300

function escape(name: string): string {
  return encodeKey(name).replace(
    EVERY_UNSAFE,
    (unit) => `z${unit.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

/**
 * A token or key as a term of the index: one word of a–y, digits, "z" escapes and what lies beyond ASCII, so that no
 * tokeniser splits, folds or drops any of it. Equal terms mean equal tokens; a very long one is known by its digest.
 */
export function term(token: string): string {
  if (token === '') return 'zz'
  const whole = escape(token)
  if (whole.length <= SURELY_SHORT_TERM || Buffer.byteLength(whole) <= LONGEST_KEY_BYTES) return whole
  return `${escape(token.slice(0, KEPT_UNITS / 2))}zy${createHash('sha256').update(whole).digest('hex')}`
}

/** Stands between the name of a recall index and a key in one term; no term holds it. */
export const TERM_JOINT = 'zx'
