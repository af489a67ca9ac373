// The tokenizer's lexicon, compiled once: abbreviations, clitics, hyphen prefixes, units. Data only, no scanning here.
// A language without lexicon files gets empty sets, so that the same scanner still cuts words, numbers and marks.

/** 'closing' ends a sentence before any capital; the others only where the next word speaks for it. */
export type AbbreviationKind = 'before-name' | 'before-number' | 'anywhere' | 'closing'

export interface TokenRules {
  /** Lower-cased or exact spelling without the last full stop → when its full stop is part of it. */
  readonly abbreviations: ReadonlyMap<string, AbbreviationKind>
  readonly clitics: ReadonlySet<string>
  readonly negation: string
  readonly contractions: ReadonlyMap<string, number>
  readonly apostropheWords: ReadonlySet<string>
  readonly hyphenPrefixes: ReadonlySet<string>
  /** Whether hyphens never part a word, as in German. */
  readonly isHyphenWhole: boolean
  readonly slashWords: ReadonlySet<string>
  readonly units: ReadonlySet<string>
}

function strings(file: unknown, key: string): readonly string[] {
  const value: unknown =
    file !== null && typeof file === 'object' ? (file as Record<string, unknown>)[key] : undefined
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

function numbers(file: unknown, key: string): [string, number][] {
  const value: unknown =
    file !== null && typeof file === 'object' ? (file as Record<string, unknown>)[key] : undefined
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
}

/** Reads `lexicons/<lang>/tokens.json` and `abbreviations.json` as parsed; null stands for a missing file. */
export function compileTokenRules(tokens: unknown, abbreviations: unknown): TokenRules {
  const map = new Map<string, AbbreviationKind>()
  for (const word of strings(abbreviations, 'anywhere')) map.set(word, 'anywhere')
  for (const word of strings(abbreviations, 'closing')) map.set(word, 'closing')
  for (const word of strings(abbreviations, 'months')) map.set(word, 'anywhere')
  for (const word of strings(abbreviations, 'beforeNumber')) map.set(word, 'before-number')
  for (const word of strings(abbreviations, 'beforeName')) map.set(word, 'before-name')
  const negation = strings(tokens, 'negation')
  return {
    abbreviations: map,
    clitics: new Set(strings(tokens, 'clitics')),
    negation: negation[0] ?? '',
    contractions: new Map(numbers(tokens, 'contractions')),
    apostropheWords: new Set(strings(tokens, 'apostropheWords')),
    hyphenPrefixes: new Set(strings(tokens, 'hyphenPrefixes')),
    isHyphenWhole:
      tokens !== null &&
      typeof tokens === 'object' &&
      (tokens as Record<string, unknown>)['hyphenWhole'] === true,
    slashWords: new Set(strings(tokens, 'slashWords')),
    units: new Set(strings(tokens, 'units')),
  }
}
