// Clusters: the events as sets of nodes, and the links by which events are one story. Bookkeeping only: what belongs
// together is decided elsewhere and handed in as groups.

export interface Cluster {
  /** Node numbers, ascending: the first is the founder, whose id names the event. */
  nodes: number[]
  /** Stories are the components of these links. */
  readonly links: Set<Cluster>
  /** Alike, and not one story. */
  readonly near: Set<Cluster>
  /** Founder of the story's first event. */
  story: number
}

export type Tie = 'story' | 'near' | 'none'

export function founder(cluster: Cluster): number {
  return cluster.nodes[0] ?? -1
}

export class Clusters {
  readonly #of: Cluster[] = []

  of(node: number): Cluster | undefined {
    return this.#of[node]
  }

  found(node: number): Cluster {
    const cluster: Cluster = { nodes: [node], links: new Set(), near: new Set(), story: node }
    this.#of[node] = cluster
    return cluster
  }

  /** Every cluster, by founder. */
  all(): Cluster[] {
    return [...new Set(this.#of)].sort((a, b) => founder(a) - founder(b))
  }

  /**
   * Puts the nodes of the old clusters into these groups. A group goes on as the old cluster most of it comes from, so
   * that ties to clusters outside are kept; an old cluster that is no more leaves its ties to the group that holds most of it.
   */
  regroup(old: readonly Cluster[], groups: readonly (readonly number[])[]): Cluster[] {
    const claimed = new Set<Cluster>()
    const shares = groups.map((group) => this.#shares(group))
    const made: Cluster[] = groups.map((_, i) => {
      const heir = (shares[i] ?? []).find(([cluster]) => !claimed.has(cluster))?.[0]
      const cluster = heir ?? { nodes: [], links: new Set<Cluster>(), near: new Set<Cluster>(), story: -1 }
      claimed.add(cluster)
      return cluster
    })
    const heirs = new Map<Cluster, { readonly heir: Cluster; readonly count: number }>()
    shares.forEach((list, i) => {
      for (const [cluster, count] of list) {
        const heir = made[i]
        if (heir && count > (heirs.get(cluster)?.count ?? 0)) heirs.set(cluster, { heir, count })
      }
    })
    groups.forEach((group, i) => {
      const cluster = made[i]
      if (!cluster) return
      cluster.nodes = [...group].sort((a, b) => a - b)
      for (const node of group) this.#of[node] = cluster
    })
    for (const gone of old) if (!claimed.has(gone)) this.#bequeath(gone, heirs.get(gone)?.heir)
    return made
  }

  /** Old clusters of a group's nodes with how many came from each, most first. */
  #shares(group: readonly number[]): [Cluster, number][] {
    const counts = new Map<Cluster, number>()
    for (const node of group) {
      const cluster = this.#of[node]
      if (cluster) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
    }
    return [...counts].sort((a, b) => b[1] - a[1] || founder(a[0]) - founder(b[0]))
  }

  #bequeath(gone: Cluster, heir: Cluster | undefined): void {
    for (const other of gone.links) {
      other.links.delete(gone)
      if (heir && heir !== other) tie(heir, other, 'story')
    }
    for (const other of gone.near) {
      other.near.delete(gone)
      if (heir && heir !== other && !heir.links.has(other)) tie(heir, other, 'near')
    }
  }
}

export function tie(one: Cluster, two: Cluster, kind: Tie): void {
  one.links.delete(two)
  two.links.delete(one)
  one.near.delete(two)
  two.near.delete(one)
  if (kind === 'story') {
    one.links.add(two)
    two.links.add(one)
  } else if (kind === 'near') {
    one.near.add(two)
    two.near.add(one)
  }
}

/** Names the stories of these clusters and of all they are linked to; answers the clusters whose story changed. */
export function nameStories(clusters: readonly Cluster[]): Set<Cluster> {
  const seen = new Set<Cluster>()
  const changed = new Set<Cluster>()
  for (const start of clusters) {
    if (seen.has(start)) continue
    const component = [start]
    seen.add(start)
    for (let i = 0; i < component.length; i++) {
      for (const other of component[i]?.links ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        component.push(other)
      }
    }
    const story = component.reduce((first, cluster) => Math.min(first, founder(cluster)), Infinity)
    for (const cluster of component) {
      if (cluster.story === story) continue
      cluster.story = story
      changed.add(cluster)
    }
  }
  return changed
}
