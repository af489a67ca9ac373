// A layered layout of a directed graph: sources first, what takes from them in later layers; within a layer, nodes stand near what
// they are joined to. Deterministic, linear in the edges for each sweep. Method: Sugiyama, Tagawa and Toda, "Methods for Visual
// Understanding of Hierarchical System Structures" (1981): longest-path layers, then barycentre sweeps.
import { byCodeUnit } from '../../../text/order.ts'

export interface Edge {
  readonly from: string
  readonly to: string
}

export interface Layered<E extends Edge> {
  /** Ids by layer, each layer in its order from top to bottom. */
  readonly layers: readonly (readonly string[])[]
  /** The edges that were kept: one that would have closed a circle is left out. */
  readonly edges: readonly E[]
}

/** Edges in the given order, without those from which a walk along kept edges leads back. */
function withoutCircles<E extends Edge>(edges: readonly E[]): E[] {
  const next = new Map<string, string[]>()
  const kept: E[] = []
  for (const edge of edges) {
    if (edge.from === edge.to) continue
    const seen = new Set([edge.to])
    const pending = [edge.to]
    for (let at = pending.pop(); at !== undefined; at = pending.pop())
      for (const one of next.get(at) ?? [])
        if (!seen.has(one)) {
          seen.add(one)
          pending.push(one)
        }
    if (seen.has(edge.from)) continue
    const known = next.get(edge.from)
    if (known) known.push(edge.to)
    else next.set(edge.from, [edge.to])
    kept.push(edge)
  }
  return kept
}

/** Layer of each node: one more than the last of what it takes from. */
function depths(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const open = new Map(ids.map((id) => [id, 0]))
  const out = new Map<string, string[]>()
  for (const { from, to } of edges) {
    open.set(to, (open.get(to) ?? 0) + 1)
    const known = out.get(from)
    if (known) known.push(to)
    else out.set(from, [to])
  }
  const depth = new Map(ids.map((id) => [id, 0]))
  const ready = ids.filter((id) => open.get(id) === 0)
  for (const id of ready) {
    for (const to of out.get(id) ?? []) {
      depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(id) ?? 0) + 1))
      const left = (open.get(to) ?? 1) - 1
      open.set(to, left)
      if (left === 0) ready.push(to)
    }
  }
  return depth
}

const SWEEPS = 6

/**
 * Lays out nodes, given in their order of preference, such as by time. What would stand beyond the last of `most` layers stands
 * in the last one, so that an edge may join two nodes of one layer.
 */
export function layered<E extends Edge>(
  ids: readonly string[],
  given: readonly E[],
  most = Infinity,
): Layered<E> {
  const edges = withoutCircles(given)
  const depth = depths(ids, edges)
  for (const [id, at] of depth) depth.set(id, Math.min(at, most - 1))
  const count = [...depth.values()].reduce((last, at) => Math.max(last, at), 0) + 1
  const layers: string[][] = Array.from({ length: ids.length ? count : 0 }, () => [])
  for (const id of ids) layers[depth.get(id) ?? 0]?.push(id)
  const joined = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { from, to } of edges) {
    joined.get(from)?.push(to)
    joined.get(to)?.push(from)
  }
  const place = new Map<string, number>()
  const settle = (layer: readonly string[]): void => {
    for (const [at, id] of layer.entries()) place.set(id, (at + 0.5) / layer.length)
  }
  for (const layer of layers) settle(layer)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 ? [...layers].reverse() : layers
    for (const layer of order) {
      const wanted = new Map(
        layer.map((id) => {
          const near = joined.get(id) ?? []
          const sum = near.reduce((total, one) => total + (place.get(one) ?? 0), 0)
          return [id, near.length ? sum / near.length : (place.get(id) ?? 0)]
        }),
      )
      layer.sort(
        (a, b) =>
          (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) ||
          (place.get(a) ?? 0) - (place.get(b) ?? 0) ||
          byCodeUnit(a, b),
      )
      settle(layer)
    }
  }
  return { layers, edges }
}
