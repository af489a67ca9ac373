// Grouper: articles as they arrive, each put into an event, each event into a story (saga). What an article changes about
// its surroundings is worked out anew for the few clusters around it, so an earlier article may move; the answer says which.
// One more article costs the same however many there were: large clusters are represented by their latest articles and old
// articles retire. A copy goes where its original is.
import type { LineageRelation, Resources } from '../../model/index.ts'
import { makeId } from '../../text/digest.ts'
import { byCodeUnit } from '../../text/order.ts'
import { affinities } from './affinity.ts'
import { Clusters, founder, nameStories, tie } from './clusters.ts'
import type { Cluster } from './clusters.ts'
import { averageLinkage } from './linkage.ts'
import { HALF_LIKENESS_DAYS, Neighbourhood } from './neighbourhood.ts'
import type { Neighbour } from './neighbourhood.ts'
import { profile, weigh } from './profile.ts'
import type { Profile } from './profile.ts'
import { Vocabulary } from './vocabulary.ts'

export interface GrouperArticle {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly publishedAt?: string
  readonly outlet?: string
  readonly lineage?: readonly LineageRelation[]
}

export interface Place {
  readonly story: string
  readonly event: string
}

export interface Grouped extends Place {
  /** Articles that an earlier answer put elsewhere. */
  readonly moved: Readonly<Record<string, Place>>
}

export interface Grouper {
  readonly add: (article: GrouperArticle) => Grouped
  /** Weighs and groups everything in play again; what changed since the last answer. */
  readonly revise: () => Readonly<Record<string, Place>>
  /** Story id → similar stories that were not merged. */
  readonly related: () => ReadonlyMap<string, readonly string[]>
  readonly place: (id: string) => Place | null
}

// Chosen on the project's own samples of invented coverage and checked on Wikinews texts; see test/eval.
/** Mean affinity from which two clusters are one event. */
export const EVENT_AFFINITY = 0.72
/** Mean affinity from which two events are one story. */
export const STORY_AFFINITY = 0.5
/** Mean affinity from which two stories are related. */
export const RELATED_AFFINITY = 0.35
/** Days apart at which two events of one saga count half. */
const STORY_HALF_DAYS = 21
/** From this cosine on an article adds nothing to where it belongs: it follows its neighbour. */
const SAME_TEXT = 0.8
/** Likeness from which a neighbour's cluster is looked at again. */
const LEAST_TOUCHING = 0.12
/** Share of the closest neighbour's likeness below which a cluster has no say. */
const TOUCHING_SHARE = 0.4
const MOST_CLUSTERS_TOUCHED = 5
/** A cluster with more nodes is never taken apart again and is represented by this many of its latest. */
const SOLID_NODES = 24
const SOLID_SAMPLE = 12
/** Word weights are revised each time the number of articles doubles, up to this many: then they hardly change. */
const FIRST_REVISION = 16
const LAST_REVISION = 1024
/** Articles in play; older ones keep their place and attract no more. */
const MOST_IN_PLAY = 50_000
/** Beyond this many articles nothing is weighed again as a whole: it would take seconds. */
const MOST_REVISED = 4096
const COPIES: ReadonlySet<string> = new Set(['copy', 'edited', 'excerpt'])

interface Entry {
  readonly id: string
  readonly node: number
  place: Place
}

export function createGrouper(resources: Resources): Grouper {
  return new OnlineGrouper(resources)
}

class OnlineGrouper implements Grouper {
  readonly #vocabulary: Vocabulary
  #field = new Neighbourhood()
  readonly #clusters = new Clusters()
  readonly #entries = new Map<string, Entry>()
  /** By node: its article first, then those that follow it. */
  readonly #entriesOf: Entry[][] = []
  readonly #profiles: (Profile | null)[] = []
  #retired = 0
  #nextRevision = FIRST_REVISION

  constructor(resources: Resources) {
    this.#vocabulary = new Vocabulary(resources)
  }

  add(article: GrouperArticle): Grouped {
    const known = this.#entries.get(article.id)
    if (known) return { ...known.place, moved: {} }
    const about = profile(article.title, article.text, this.#vocabulary)
    this.#vocabulary.learn(about.terms)
    const vector = weigh(about, this.#vocabulary)
    const day = dayOf(article.publishedAt)
    const neighbours = this.#field.find(vector, day)
    const leader = this.#leader(article, neighbours)
    if (leader >= 0) return { ...this.#enter(article.id, leader).place, moved: {} }
    const node = this.#field.add({ vector, day }, neighbours)
    this.#profiles.push(about)
    this.#entriesOf.push([])
    const cluster = this.#clusters.found(node)
    const entry = this.#enter(article.id, node)
    const changed = this.#settle(cluster, neighbours)
    if (this.#field.nodes.length === this.#nextRevision) {
      this.#nextRevision *= 2
      if (this.#nextRevision > 2 * LAST_REVISION) this.#nextRevision = Infinity
      Object.assign(changed, this.revise())
    }
    this.#retire()
    const { [article.id]: _own, ...moved } = changed
    return { ...entry.place, moved }
  }

  place(id: string): Place | null {
    return this.#entries.get(id)?.place ?? null
  }

  revise(): Record<string, Place> {
    if (this.#retired > 0 || this.#profiles.length > MOST_REVISED) return {}
    const field = new Neighbourhood()
    this.#field.nodes.forEach((node, i) => {
      const about = this.#profiles[i]
      if (!node || !about) return
      const vector = weigh(about, this.#vocabulary)
      field.add({ vector, day: node.day }, field.find(vector, node.day))
    })
    this.#field = field
    const nodes = this.#profiles.map((_, i) => i)
    return this.#regroup(this.#clusters.all(), nodes, [])
  }

  related(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, Set<string>>()
    for (const cluster of this.#clusters.all()) {
      const story = this.#storyId(cluster)
      for (const other of cluster.near) {
        if (other.story === cluster.story) continue
        found.set(story, (found.get(story) ?? new Set()).add(this.#storyId(other)))
      }
    }
    return new Map([...found].map(([story, others]) => [story, [...others].sort(byCodeUnit)]))
  }

  /** The node an article follows: that of the text it copies, or of one that says the same; -1 where it says its own. */
  #leader(article: GrouperArticle, neighbours: readonly Neighbour[]): number {
    for (const relation of article.lineage ?? []) {
      if (!COPIES.has(relation.kind)) continue
      const other = this.#entries.get(relation.from === article.id ? relation.to : relation.from)
      if (other) return other.node
    }
    const closest = neighbours[0]
    return closest && closest.likeness >= SAME_TEXT ? closest.node : -1
  }

  #enter(id: string, node: number): Entry {
    const cluster = this.#clusters.of(node)
    const entry = { id, node, place: { story: '', event: '' } }
    this.#entries.set(id, entry)
    this.#entriesOf[node]?.push(entry)
    if (cluster) entry.place = this.#placeOf(cluster)
    return entry
  }

  #placeOf(cluster: Cluster): Place {
    return { story: this.#storyId(cluster), event: makeId('e', this.#founderId(founder(cluster))) }
  }

  #storyId(cluster: Cluster): string {
    return makeId('s', this.#founderId(cluster.story))
  }

  #founderId(node: number): string {
    return this.#entriesOf[node]?.[0]?.id ?? ''
  }

  /** Looks again at the clusters around a new one. */
  #settle(cluster: Cluster, neighbours: readonly Neighbour[]): Record<string, Place> {
    const touched = new Set<Cluster>([cluster])
    const least = Math.max(LEAST_TOUCHING, TOUCHING_SHARE * (neighbours[0]?.likeness ?? 0))
    for (const { node, likeness } of neighbours) {
      if (likeness < least || touched.size > MOST_CLUSTERS_TOUCHED) break
      const other = this.#clusters.of(node)
      if (other) touched.add(other)
    }
    const nodes: number[] = []
    const given: number[][] = []
    for (const old of touched) {
      const live = old.nodes.filter((node) => this.#field.nodes[node])
      const solid = old.nodes.length > SOLID_NODES || live.length < old.nodes.length
      const shown = solid ? live.slice(-SOLID_SAMPLE) : live
      if (solid) given.push(shown.map((_, i) => nodes.length + i))
      nodes.push(...shown)
    }
    return this.#regroup([...touched], nodes, given)
  }

  /** Groups the nodes shown for some clusters, and says which articles that moves. */
  #regroup(
    old: readonly Cluster[],
    shown: readonly number[],
    given: readonly (readonly number[])[],
  ): Record<string, Place> {
    const [affinity, lasting] = affinities(shown, this.#field, [HALF_LIKENESS_DAYS, STORY_HALF_DAYS])
    if (!affinity || !lasting) return {}
    const parts = averageLinkage(affinity, shown.length, EVENT_AFFINITY, given)
    const hidden = new Map<Cluster, number[]>()
    const isShown = new Set(shown)
    for (const cluster of old) {
      const rest = cluster.nodes.filter((node) => !isShown.has(node))
      if (rest.length > 0) hidden.set(cluster, rest)
    }
    const groups = parts.map((part) => {
      const nodes = part.map((at) => shown[at] ?? 0)
      for (const node of [...nodes]) {
        const home = this.#clusters.of(node)
        const rest = home ? hidden.get(home) : undefined
        if (!home || !rest) continue
        nodes.push(...rest)
        hidden.delete(home)
      }
      return nodes
    })
    const made = this.#clusters.regroup(old, groups)
    tieStories(made, parts, lasting)
    return this.#moved([...made, ...nameStories(made)])
  }

  #moved(clusters: readonly Cluster[]): Record<string, Place> {
    const moved: Record<string, Place> = {}
    for (const cluster of clusters) {
      const place = this.#placeOf(cluster)
      for (const node of cluster.nodes) {
        for (const entry of this.#entriesOf[node] ?? []) {
          if (entry.place.story === place.story && entry.place.event === place.event) continue
          entry.place = place
          moved[entry.id] = place
        }
      }
    }
    return moved
  }

  #retire(): void {
    if (this.#profiles.length === MOST_REVISED) this.#profiles.fill(null)
    while (this.#field.nodes.length - this.#retired > MOST_IN_PLAY) {
      this.#field.retire(this.#retired)
      this.#retired++
    }
  }
}

/** Ties events whose articles belong together over a longer time into stories. */
function tieStories(
  made: readonly Cluster[],
  parts: readonly (readonly number[])[],
  affinity: Float64Array,
): void {
  const size = Math.round(Math.sqrt(affinity.length))
  for (let i = 0; i < made.length; i++) {
    for (let j = 0; j < i; j++) {
      const one = made[i]
      const two = made[j]
      if (!one || !two) continue
      const mean = meanBetween(affinity, size, parts[i] ?? [], parts[j] ?? [])
      tie(one, two, mean >= STORY_AFFINITY ? 'story' : mean >= RELATED_AFFINITY ? 'near' : 'none')
    }
  }
}

function meanBetween(
  matrix: Float64Array,
  size: number,
  one: readonly number[],
  two: readonly number[],
): number {
  let sum = 0
  for (const i of one) for (const j of two) sum += matrix[i * size + j] ?? 0
  return sum / Math.max(1, one.length * two.length)
}

/** Days since 1970 of an ISO 8601 day or instant, NaN where there is none. A bare day is taken at its noon. */
function dayOf(time: string | undefined): number {
  if (time === undefined) return NaN
  const day = Date.parse(time) / 86_400_000
  return time.length <= 10 ? day + 0.5 : day
}
