// Identity: stories, claims and actors keep the id they were first seen under, through growth, merge and split.
// A fresh group takes the id of the old group it shares most members with; an old id nobody took is forwarded.
import { byCodeUnit, sortBy } from '../text/order.ts'

export interface Group {
  readonly id: string
  readonly members: readonly string[]
}

export interface KeptIds {
  /** From the id a fresh run gave to the id it keeps. Only ids that change are in it. */
  readonly renamed: ReadonlyMap<string, string>
  /** From an old id that is no more to the kept id of the group that holds most of its members. */
  readonly forwarded: ReadonlyMap<string, string>
}

interface Overlap {
  readonly old: string
  readonly fresh: string
  readonly shared: number
}

function overlaps(previous: readonly Group[], fresh: readonly Group[]): Overlap[] {
  const oldOf = new Map<string, string[]>()
  for (const group of previous)
    for (const member of group.members) oldOf.set(member, [...(oldOf.get(member) ?? []), group.id])
  const found: Overlap[] = []
  for (const group of fresh) {
    const shared = new Map<string, number>()
    for (const member of group.members)
      for (const old of oldOf.get(member) ?? []) shared.set(old, (shared.get(old) ?? 0) + 1)
    for (const [old, count] of shared) found.push({ old, fresh: group.id, shared: count })
  }
  return found.sort((a, b) => b.shared - a.shared || byCodeUnit(a.old, b.old) || byCodeUnit(a.fresh, b.fresh))
}

/** Matches fresh groups to previous ones, each old id used at most once, largest overlap first. */
export function keepIds(previous: readonly Group[], fresh: readonly Group[]): KeptIds {
  const renamed = new Map<string, string>()
  const kept = new Map<string, string>()
  const taken = new Set<string>()
  const pairs = overlaps(previous, fresh)
  for (const { old, fresh: id } of pairs) {
    if (taken.has(old) || kept.has(id)) continue
    taken.add(old)
    kept.set(id, old)
    if (old !== id) renamed.set(id, old)
  }
  const current = new Set(fresh.map((group) => kept.get(group.id) ?? group.id))
  // Pairs are in the order of their overlap, so that the first of an old id is its largest.
  const heirs = new Map<string, string>()
  for (const { old, fresh: id } of pairs) if (!heirs.has(old)) heirs.set(old, id)
  const forwarded = new Map<string, string>()
  for (const group of sortBy(previous, (one) => one.id)) {
    if (taken.has(group.id) || current.has(group.id)) continue
    const heir = heirs.get(group.id)
    if (heir !== undefined) forwarded.set(group.id, kept.get(heir) ?? heir)
  }
  return { renamed, forwarded }
}
