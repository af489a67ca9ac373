// Forms of names: what two spellings of one name have in common. Nothing here decides that two people are one.
import { memoized } from '../../../model/index.ts'
import { fold } from '../../../text/fold.ts'

interface RolesFile {
  readonly speaks: readonly string[]
  readonly leads: readonly string[]
  readonly belongs: readonly string[]
  readonly titles: readonly string[]
  readonly companyForms: readonly string[]
}

export interface RoleWords {
  readonly speaks: ReadonlySet<string>
  readonly leads: ReadonlySet<string>
  readonly belongs: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly companyForms: ReadonlySet<string>
  /** Last words of outlets' names, lower case ("courier", "wire"). */
  readonly outletWords: ReadonlySet<string>
}

export const roleWords = memoized((resources): RoleWords => {
  const file = resources.json('lexicons/en/roles.json') as RolesFile | null
  const outlets = resources.json('lexicons/en/outlets.json') as {
    readonly 'last-words'?: readonly string[]
  } | null
  const set = (list: readonly string[] | undefined): ReadonlySet<string> => new Set(list ?? [])
  return {
    speaks: set(file?.speaks),
    leads: set(file?.leads),
    belongs: set(file?.belongs),
    titles: set(file?.titles),
    companyForms: set(file?.companyForms),
    outletWords: new Set((outlets?.['last-words'] ?? []).map((word) => word.toLowerCase())),
  }
})

/** Words of a name, folded, without title, article, possessive or marks. @example nameWords('President Jane Roe’s', words) // ['jane', 'roe'] */
export function nameWords(name: string, roles: RoleWords): string[] {
  const words = fold(name)
    .replace(/['’]s?\b(?=\s|$)/g, '')
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}\s&-]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  let from = 0
  if (words[0] === 'the') from = 1
  for (let length = Math.min(3, words.length - from - 1); length > 0;) {
    if (roles.titles.has(words.slice(from, from + length).join(' '))) {
      from += length
      length = Math.min(3, words.length - from - 1)
    } else length -= 1
  }
  return words.slice(from)
}

/** Words of an organisation's name without its company form. */
export function bodyWords(name: string, roles: RoleWords): string[] {
  const words = fold(name)
    .replace(/['’]s?\b(?=\s|$)/g, '')
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}\s&-]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'the')
  while (words.length > 1 && roles.companyForms.has(words.at(-1) ?? '')) words.pop()
  return words
}

/** What transliterations of one name share: "Sergei" and "Sergey", "Yevgeny" and "Evgenii", "Alexander" and "Aleksandr". */
export function nameSkeleton(word: string): string {
  return word
    .replace(/(?:iy|ij|yi|ii|yy|ey|ei|ie|y|j)/g, 'i')
    .replace(/^(?:ie|ii|i)(?=e)/, '')
    .replace(/x/g, 'ks')
    .replace(/ph/g, 'f')
    .replace(/kh/g, 'h')
    .replace(/(?:tch|tsch|ch)/g, 'c')
    .replace(/(?:ts|tz|cz)/g, 'z')
    .replace(/w/g, 'v')
    .replace(/(?:ou|oo)/g, 'u')
    .replace(/(?:ck|q)/g, 'k')
    .replace(/(.)\1+/g, '$1')
    .replace(/^i?e/, 'e')
    .replace(/i+/g, 'i')
    .replace(/(?<=[bdgkptr])e(?=r$)/, '')
}

const UNSOUNDED = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'de', 'la', 'du', 'des', 'der', 'die', '&'])

/** Initials of a body's name, with and without its small words. */
export function initialsOf(words: readonly string[]): readonly string[] {
  const parts = words.flatMap((word) => word.split('-')).filter((word) => word !== '')
  if (parts.length < 2) return []
  const all = parts.map((word) => word.charAt(0)).join('')
  const strong = parts
    .filter((word) => !UNSOUNDED.has(word))
    .map((word) => word.charAt(0))
    .join('')
  return all === strong ? [all] : [all, strong]
}

/** "NATO", "U.N.", "EU": letters only. */
export function acronymOf(name: string): string | null {
  const plain = name
    .replace(/^(?:the|The)\s+/, '')
    .replace(/\./g, '')
    .replace(/['’]s$/, '')
  return /^[A-Z][A-Z0-9]{1,7}$/.test(plain) ? plain.toLowerCase() : null
}
