// Origins: the distinct ultimate sources of a claim, after chains, lineage and actors. Never the number of articles.
// - the speaker who uttered it, whoever relays it, in however many interviews; an actor and its spokesman are one;
// - the named outlet that answers for its anonymous sources; one anonymous source never corroborates another;
// - the outlet that states it on its own word; but a copy rests on what it copied, an agency's text on the agency, and a
//   page that calls itself an aggregator on the page it took the text from.
// A denial is no source of what it denies; neither is a question or a condition.
import type { Actor, Document, Hop, LineageRelation, Origin, Range } from '../../model/index.ts'
import { hostOf, pageName } from '../../text/page-name.ts'
import { byCodeUnit } from '../../text/order.ts'
import { nameKey, type ActorKeys } from './features.ts'
import type { Weighed } from './weighed.ts'

interface RoleHolder {
  readonly key: string
  readonly documents: ReadonlySet<string>
}

export interface OriginContext {
  readonly documents: ReadonlyMap<string, Document>
  /** By the document that took something over, in the order of the story's lineage. */
  readonly lineage: ReadonlyMap<string, readonly LineageRelation[]>
  readonly keys: ActorKeys
  /** Body that an actor speaks for, both as keys. */
  readonly speaksFor: ReadonlyMap<string, string>
  /** Keys of the outlets of the story's pages and of the agencies they credit: cited by name, they are the same origin. */
  readonly outlets: ReadonlySet<string>
  /** Who has a role, by the role's words as a key, with the pages that name them. */
  readonly roles: ReadonlyMap<string, readonly RoleHolder[]>
  /** How to print the actor of a key. */
  readonly names: ReadonlyMap<string, string>
  /** What was found of a mention: every moment of a claim's history and every relation asks again. */
  readonly traced: WeakMap<Weighed, Traced>
}

/** Which body an actor speaks for, both as keys. */
export function speakersOf(actors: readonly Actor[], keys: ActorKeys): ReadonlyMap<string, string> {
  const byId = new Map(actors.map((actor) => [actor.id, actor.name]))
  return new Map(
    actors.flatMap((actor) => {
      if (actor.speaksFor === null) return []
      const body = nameKey(byId.get(actor.speaksFor) ?? actor.speaksFor)
      return [[nameKey(actor.name), keys.get(body) ?? body] as const]
    }),
  )
}

function rolesOf(actors: readonly Actor[]): ReadonlyMap<string, readonly RoleHolder[]> {
  const roles = new Map<string, RoleHolder[]>()
  for (const actor of actors) {
    const holder = {
      key: nameKey(actor.name),
      documents: new Set(actor.mentions.map((one) => one.document)),
    }
    for (const role of new Set(actor.roles.map(nameKey)))
      roles.set(role, [...(roles.get(role) ?? []), holder])
  }
  return roles
}

/** Makes the look-ups once for a story. */
export function originContext(
  documents: readonly Document[],
  lineage: readonly LineageRelation[],
  actors: readonly Actor[],
  keys: ActorKeys,
): OriginContext {
  return {
    documents: new Map(documents.map((document) => [document.id, document])),
    lineage: Map.groupBy(lineage, (one) => one.to),
    keys,
    speaksFor: speakersOf(actors, keys),
    outlets: new Set(
      documents.flatMap((document) =>
        [pageName(document), ...document.meta.credits.map((credit) => credit.value)].map(outletKey),
      ),
    ),
    roles: rolesOf(actors),
    names: new Map(actors.map((actor) => [nameKey(actor.name), actor.name])),
    traced: new WeakMap(),
  }
}

interface Root {
  readonly key: string
  readonly name: string
  readonly kind: Hop['kind']
  readonly standing: Origin['standing']
  readonly because: string
  /** What the key's origin is called where its roots differ: the body that several people speak for, the outlet that hides several sources. */
  readonly common?: Pick<Root, 'name' | 'kind'>
  /** What an unnamed source is called. */
  readonly description?: string
}

interface Traced {
  readonly root: Root
  /** The document that the words were first in. */
  readonly holder: Document
}

const covers = (span: Range, start: number, end: number): boolean => {
  const common = Math.min(span[1], end) - Math.max(span[0], start)
  return common * 2 > end - start
}

/** The document that a stretch of a page was first in, following lineage upward; the page itself where it was first. */
function firstHolder(
  document: Document,
  span: { start: number; end: number },
  context: OriginContext,
): Document {
  const seen = new Set<string>([document.id])
  let current = document
  let { start, end } = span
  for (;;) {
    const up = context.lineage
      .get(current.id)
      ?.find((one) => !seen.has(one.from) && one.spans.some((pair) => covers(pair.to, start, end)))
    const next = up && context.documents.get(up.from)
    if (!up || !next) return current
    const pair = up.spans.find((one) => covers(one.to, start, end))
    if (pair) {
      // Only the offset of the run is needed: the same words stand there, or nearly.
      const shift = pair.from[0] - pair.to[0]
      start += shift
      end += shift
    }
    seen.add(next.id)
    current = next
  }
}

/** The page that a page rewrote, directly or through others, where it has a mention of the claim too; or null. */
function rewrittenFrom(
  page: Document,
  holders: ReadonlySet<string>,
  context: OriginContext,
): Document | null {
  const seen = new Set([page.id])
  const pending = [page.id]
  let found: Document | null = null
  for (let at = pending.pop(); at !== undefined; at = pending.pop())
    for (const { kind, from } of context.lineage.get(at) ?? []) {
      if (seen.has(from) || (kind !== 'rewrite' && at === page.id)) continue
      seen.add(from)
      pending.push(from)
      if (holders.has(from)) found = context.documents.get(from) ?? found
    }
  return found
}

const outletKey = (name: string): string => `outlet:${nameKey(name).replace(/ (com|org|net|news)$/, '')}`

/** The page's own word: the outlet, the agency it credits, or for an aggregator the page it names as its source. */
function ownWord(page: Document, document: Document): Root {
  const copied = page.id === document.id ? '' : `${pageName(document)} carries the text of ${pageName(page)}`
  const credit = page.meta.credits[0]?.value
  if (credit) {
    return {
      key: outletKey(credit),
      name: credit,
      kind: 'outlet',
      standing: 'own-word',
      because: copied || `${pageName(page)} credits ${credit}`,
    }
  }
  if (page.meta.aggregator) {
    const original = hostOf(page.meta.primarySource?.value ?? null)
    const name = original ?? `unnamed original of ${pageName(page)}`
    return {
      key: outletKey(name),
      name,
      kind: original ? 'outlet' : 'unnamed',
      standing: original ? 'own-word' : 'unnamed',
      because: `${pageName(page)} says of itself that it is an automatic aggregator`,
    }
  }
  return {
    key: outletKey(pageName(page)),
    name: pageName(page),
    kind: 'outlet',
    standing: 'own-word',
    because: copied || `${pageName(page)} states it on its own word`,
  }
}

/** A name without what is said beside it ("Norvik, a unit of the Dalen Group"). */
const shortName = (name: string): string => name.replace(/,? (?:an?|the|which|who)\b.*$/i, '') || name

/** Key of an actor by its name, or by a role that only one actor of the page has ("the mayor"). */
function actorKeyOf(name: string, document: Document, context: OriginContext): string {
  const key = nameKey(shortName(name))
  const known = context.keys.get(key)
  if (known !== undefined) return known
  const holders = context.roles.get(key)?.filter((one) => one.documents.has(document.id)) ?? []
  return holders.length === 1 ? (holders[0]?.key ?? key) : key
}

function trace(mention: Weighed, context: OriginContext): Traced {
  const known = context.traced.get(mention)
  if (known) return known
  const holder = firstHolder(mention.document, mention.statement, context)
  const made = { holder, root: findRoot(mention, holder, context) }
  context.traced.set(mention, made)
  return made
}

/** The ultimate source of one mention. */
export const rootOf = (mention: Weighed, context: OriginContext): Root => trace(mention, context).root

function findRoot({ statement, document }: Weighed, holder: Document, context: OriginContext): Root {
  const named = statement.chain.filter((hop) => hop.kind !== 'unnamed')
  const last = statement.chain.at(-1)
  const deepest = named.at(-1)
  const isOwn = named.length <= 1 || !deepest
  if (last?.kind === 'unnamed') {
    const answering = isOwn ? ownWord(holder, document) : outletRoot(deepest)
    const description = last.name.replace(/^unnamed(?:: ?|$)/, '')
    const hidden = { name: `${answering.name} (unnamed)`, kind: answering.kind }
    return {
      ...answering,
      name: description === '' ? hidden.name : `${description} (unnamed, ${answering.name})`,
      standing: 'unnamed',
      because: `${answering.name} answers for a source it does not name${description === '' ? '' : ` (${description})`}`,
      common: hidden,
      description,
    }
  }
  if (isOwn) return ownWord(holder, document)
  if (deepest.kind === 'outlet') return outletRoot(deepest)
  if (context.outlets.has(outletKey(shortName(deepest.name)))) return outletRoot(deepest)
  const key = actorKeyOf(deepest.name, document, context)
  const body = context.speaksFor.get(key)
  const name = context.names.get(key) ?? shortName(deepest.name)
  if (body === undefined)
    return { key, name, kind: deepest.kind, standing: 'named', because: `${name} said it` }
  const bodyName = context.names.get(body) ?? body
  return {
    key: body,
    name,
    kind: deepest.kind,
    standing: 'named',
    because: `${name} speaks for ${bodyName}`,
    common: { name: bodyName, kind: 'organisation' },
  }
}

const outletRoot = (hop: Hop): Root => ({
  key: outletKey(hop.name),
  name: hop.name,
  kind: hop.kind,
  standing: 'own-word',
  because: `${hop.name} is cited for it`,
})

/** "The officials", "one of them", "they": words that come back to somebody described before. */
const isReturn = (description: string): boolean =>
  !description.includes(' ') ||
  /^(?:the|one|two|both|some|all|none) (?:\p{L}+|of (?:them|whom|these|those))$/iu.test(description)

/** One root for two of one key: the same person or description, else what they have in common. */
function commonRoot(one: Root, other: Root): Root {
  if (nameKey(one.name) === nameKey(other.name)) return one
  if (one.description !== undefined && other.description !== undefined) {
    if (isReturn(other.description) && !isReturn(one.description)) return one
    if (isReturn(one.description) && !isReturn(other.description)) return other
  }
  return { ...one, ...(one.common ?? other.common) }
}

const NO_SOURCE = new Set(['denied', 'conditional'])

/**
 * Distinct origins of a claim, by name. What a page says on its own word, or for nobody it names, beside somebody whom it
 * names for the same, restates that source: the page is no second one.
 */
export function originsOf(mentions: readonly Weighed[], context: OriginContext): Origin[] {
  const found = new Map<string, { root: Root; documents: Set<string>; because: Set<string> }>()
  const rooted = mentions.flatMap((mention) =>
    NO_SOURCE.has(mention.statement.certainty) ? [] : [{ mention, root: rootOf(mention, context) }],
  )
  const holders = new Set(rooted.map(({ mention }) => trace(mention, context).holder.id))
  // What a page rewrote it has from there, where the same stands there; the rest is its own.
  const rewritten = (mention: Weighed): Document | null =>
    rewrittenFrom(trace(mention, context).holder, holders, context)
  // A copy restates what its original does.
  const pagesOf = (mention: Weighed): readonly (string | undefined)[] => [
    mention.document.id,
    trace(mention, context).holder.id,
    rewritten(mention)?.id,
  ]
  const named = new Set(
    rooted.flatMap(({ mention, root }) => (root.standing === 'named' ? pagesOf(mention) : [])),
  )
  for (const { mention, root: own } of rooted) {
    const original =
      own.standing === 'own-word' && mention.statement.chain.length <= 1 ? rewritten(mention) : null
    const root = original ? ownWord(original, mention.document) : own
    const restates = root.standing !== 'named' && mention.statement.chain.length <= 2
    if (restates && pagesOf(mention).some((page) => page !== undefined && named.has(page))) continue
    const origin = found.get(root.key) ?? { root, documents: new Set(), because: new Set() }
    // A source named once is named for good, whoever else hid it.
    if (origin.root.standing === 'unnamed' && root.standing !== 'unnamed') origin.root = root
    else if (root.standing === origin.root.standing) origin.root = commonRoot(origin.root, root)
    origin.documents.add(mention.document.id)
    origin.because.add(root.because)
    found.set(root.key, origin)
  }
  return [...found.values()]
    .map(({ root, documents, because }) => ({
      name: root.name,
      kind: root.kind,
      documents: [...documents].sort(byCodeUnit),
      standing: root.standing,
      because: `${[...because].sort(byCodeUnit).join('; ')}.`,
    }))
    .sort((a, b) => byCodeUnit(a.name, b.name))
}

/** How many origins count towards corroboration: those with a name. A source without one may be any of the others. */
export function independentCount(origins: readonly Origin[]): number {
  return origins.filter((one) => one.standing !== 'unnamed').length
}
