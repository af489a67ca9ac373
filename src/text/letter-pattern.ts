// Patterns over kinds of letters. `\p{L}` stands for 130,000 characters, and an engine takes 5 to 30 ms to prepare each
// pattern that has some of them: as long as reading a page with it. So a pattern is prepared for Western European text first,
// where each kind is one short list, and in full only for a text that holds any other letter. What it finds is the same.

/** The kinds in Latin-1: letters, upper and lower case, marks (none), numbers. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['\\p{L}', String.raw`A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff`],
  ['\\p{Lu}', String.raw`A-Z\u00c0-\u00d6\u00d8-\u00de`],
  ['\\p{Ll}', String.raw`a-z\u00b5\u00df-\u00f6\u00f8-\u00ff`],
  ['\\p{M}', ''],
  ['\\p{N}', String.raw`0-9\u00b2\u00b3\u00b9\u00bc-\u00be`],
])
/** Anything but Latin-1, general punctuation and currency signs. */
const OTHER = /[\u0100-\u1fff\u2070-\u209f\u20d0-\uffff]/
const PART = /\\p\{\w+\}|\\.|\[|\]/g

/** The source of a pattern with its kinds of letters as lists. */
function asLists(source: string): string {
  let isInside = false
  return source.replace(PART, (part) => {
    if (part === '[' || part === ']') isInside = part === '['
    if (!part.startsWith('\\p')) return part
    const list = KINDS.get(part)
    if (list === undefined) throw new Error(`${part} has no list`)
    return isInside ? list : `[${list}]`
  })
}

/** A regular expression that is prepared when it is first needed; flags without "u". Its source may be made only then. */
export class LetterPattern {
  readonly #make: () => string
  readonly #flags: string
  #source: string | null = null
  #narrow: RegExp | null = null
  #wide: RegExp | null = null
  /** The text asked for last, as long ones are asked for place by place. */
  #text = ''
  #isOther = false

  constructor(source: string | (() => string), flags = '') {
    this.#make = typeof source === 'string' ? () => source : source
    this.#flags = flags
  }

  #for(text: string): RegExp {
    if (text !== this.#text) {
      this.#text = text
      this.#isOther = OTHER.test(text)
    }
    this.#source ??= this.#make()
    if (this.#isOther) return (this.#wide ??= new RegExp(this.#source, `u${this.#flags}`))
    return (this.#narrow ??= new RegExp(asLists(this.#source), this.#flags))
  }

  exec(text: string): RegExpExecArray | null {
    return this.#for(text).exec(text)
  }

  test(text: string): boolean {
    return this.#for(text).test(text)
  }

  /** For sticky patterns: what stands right at `at`. */
  execAt(text: string, at: number): RegExpExecArray | null {
    const pattern = this.#for(text)
    pattern.lastIndex = at
    return pattern.exec(text)
  }

  matchAll(text: string): RegExpStringIterator<RegExpExecArray> {
    return text.matchAll(this.#for(text))
  }
}
