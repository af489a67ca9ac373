// Resources: lexicons and models as data, handed in, because stages touch no file.

export interface Resources {
  /** Parsed JSON of a file below the package root ("lexicons/en/cues.json"); null when there is none. Parsed once. */
  json(path: string): unknown
  /** The bytes of a file below the package root ("models/tagger.en.bin"); null when there is none. */
  bytes(path: string): Uint8Array | null
}

/** Keeps one derived value per Resources, so that each room compiles its lexicon once without module-level state. */
export function memoized<T>(derive: (resources: Resources) => T): (resources: Resources) => T {
  const cache = new WeakMap<Resources, { readonly value: T }>()
  return (resources) => {
    const hit = cache.get(resources)
    if (hit) return hit.value
    const value = derive(resources)
    cache.set(resources, { value })
    return value
  }
}
