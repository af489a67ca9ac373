// The dictionary of political events in compiled form: which verbs and nouns stand for which CAMEO code, and what frames
// ("agree to", "threaten to", "refuse to") make of the verb they govern. Data: lexicons/en/events.json.
import { memoized } from '../../../model/index.ts'

export interface Entry {
  readonly lemma: string
  /** Each inner list: alternatives of which one must stand in the clause. */
  readonly needs: readonly (readonly string[])[]
  readonly code: string
  readonly mode: string | null
}

export interface Frame {
  readonly code: string
  readonly needs: readonly (readonly string[])[]
  /** CAMEO roots of the governed verb that it applies to; '*' any. */
  readonly over: ReadonlySet<string>
}

export interface EventLexicon {
  readonly verbs: ReadonlyMap<string, readonly Entry[]>
  readonly nouns: ReadonlyMap<string, readonly Entry[]>
  readonly frames: ReadonlyMap<string, readonly Frame[]>
  readonly lightVerbs: ReadonlySet<string>
  readonly speech: ReadonlySet<string>
  /** Regular inflected forms of the dictionary's verbs, with their base. */
  readonly forms: ReadonlyMap<string, string>
  /** Every lemma that can open a pattern. */
  readonly words: ReadonlySet<string>
  readonly readiness: ReadonlySet<string>
  /** PLOVER type of a CAMEO code: the longest prefix that is listed. */
  typeOf(code: string): string
}

interface EventsFile {
  readonly types: Record<string, string>
  readonly frames: readonly {
    readonly code: string
    readonly entries: readonly string[]
    readonly over: readonly string[]
  }[]
  readonly groups: readonly {
    readonly code: string
    readonly mode?: string
    readonly entries?: readonly string[]
    readonly nouns?: readonly string[]
  }[]
  readonly lightVerbs: readonly string[]
  readonly speech: readonly string[]
  readonly readiness: readonly string[]
}

const EMPTY: EventsFile = { types: {}, frames: [], groups: [], lightVerbs: [], speech: [], readiness: [] }

/** "impose +sanction|embargo" → lemma and needs. */
function parseEntry(entry: string): { lemma: string; needs: string[][] } {
  const [lemma = '', ...needs] = entry.split(' ')
  return { lemma, needs: needs.map((need) => need.replace(/^\+/, '').split('|')) }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Regular forms, so that a rare verb is found whatever lemma the tagger gives it. */
function inflected(
  bases: readonly string[],
  irregular: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const forms = new Map<string, string>()
  const known = new Set(bases)
  for (const base of bases) {
    const stem = base.endsWith('e') ? base.slice(0, -1) : base
    const y = base.endsWith('y') ? base.replace(/([^aeiou])y$/, '$1i') : base
    const double = /[^aeiou][aeiou][bdgklmnprt]$/.test(base) ? base + base.slice(-1) : base
    for (const form of [
      `${base}s`,
      `${base}es`,
      `${y}es`,
      `${stem}ed`,
      `${y}ed`,
      `${double}ed`,
      `${stem}ing`,
      `${double}ing`,
    ]) {
      if (!known.has(form) && !forms.has(form)) forms.set(form, base)
    }
  }
  for (const [form, base] of Object.entries(irregular))
    if (known.has(base) && !known.has(form)) forms.set(form, base)
  return forms
}

export const eventLexicon = memoized((resources): EventLexicon => {
  const file = (resources.json('lexicons/en/events.json') as EventsFile | null) ?? EMPTY
  const verbs = new Map<string, Entry[]>()
  const nouns = new Map<string, Entry[]>()
  const frames = new Map<string, Frame[]>()
  for (const { code, mode, entries, nouns: words } of file.groups) {
    for (const text of entries ?? []) {
      const { lemma, needs } = parseEntry(text)
      add(verbs, lemma, { lemma, needs, code, mode: mode ?? null })
    }
    for (const text of words ?? []) {
      const { lemma, needs } = parseEntry(text)
      add(nouns, lemma, { lemma, needs, code, mode: mode ?? null })
    }
  }
  for (const { code, entries, over } of file.frames) {
    for (const text of entries) {
      const { lemma, needs } = parseEntry(text)
      add(frames, lemma, { code, needs, over: new Set(over) })
    }
  }
  // The entry that asks for most is tried first.
  for (const list of [...verbs.values(), ...nouns.values()])
    list.sort((a, b) => b.needs.length - a.needs.length)
  const irregular =
    (resources.json('lexicons/en/irregular-lemmas.json') as { readonly verb?: Record<string, string> } | null)
      ?.verb ?? {}
  const forms = inflected([...verbs.keys(), ...frames.keys(), ...file.lightVerbs], irregular)
  const types = new Map(Object.entries(file.types))
  const typeOf = (code: string): string => types.get(code.slice(0, 3)) ?? types.get(code.slice(0, 2)) ?? ''
  return {
    verbs,
    nouns,
    frames,
    typeOf,
    forms,
    words: new Set([
      ...forms.keys(),
      ...verbs.keys(),
      ...nouns.keys(),
      ...frames.keys(),
      ...file.readiness,
      ...file.lightVerbs,
    ]),
    lightVerbs: new Set(file.lightVerbs),
    speech: new Set(file.speech),
    readiness: new Set(file.readiness),
  }
})
