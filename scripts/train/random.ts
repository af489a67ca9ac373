// A seeded generator of its own, so that training gives the same bytes everywhere.

export type Random = () => number

/** Numbers in [0, 1) from 32 bits of state (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Roughly normal with deviation 1: a sum of six, from basic arithmetic only. */
export function roughlyNormal(random: Random): number {
  let sum = 0
  for (let i = 0; i < 6; i++) sum += random()
  return (sum - 3) * Math.SQRT2
}

/** Fisher-Yates, in place. */
export function shuffle(list: unknown[], random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const a = list[i]
    list[i] = list[j]
    list[j] = a
  }
}
