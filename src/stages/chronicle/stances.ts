// Stances: how one actor acts towards another, from the coded events between them. Denied events count for nothing.
import { defineStage } from '../../model/index.ts'
import type { Actor, Chronicle, CodedEvent, Document, Span, Stance } from '../../model/index.ts'
import { byCodeUnit, sortBy } from '../../text/order.ts'

interface StancesInput {
  readonly document: Document
  readonly chronicle: Chronicle
}

type Finder = (document: string, span: Span & { readonly actor: string }) => Actor | null

interface Growing {
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly codes: Map<string, number>
  readonly evidence: (Span & { document: string })[]
}

/** One stance for each pair of actors and kind of event, with every place that shows it. */
export function findStances(documents: readonly StancesInput[], actors: readonly Actor[]): Stance[] {
  const find = actorFinder(actors)
  const grown = new Map<string, Growing>()
  for (const { document, chronicle } of sortBy(documents, (one) => one.document.id)) {
    for (const event of chronicle.events) addEvent(grown, document.id, event, find)
  }
  return [...grown.values()]
    .map(({ from, to, kind, codes, evidence }) => ({ from, to, kind, cameo: commonest(codes), evidence }))
    .sort((a, b) => byCodeUnit(a.from, b.from) || byCodeUnit(a.to, b.to) || byCodeUnit(a.kind, b.kind))
}

function addEvent(grown: Map<string, Growing>, document: string, event: CodedEvent, find: Finder): void {
  if (!event.source || !event.target || event.polarity === 'denies') return
  const from = find(document, event.source)
  const to = find(document, event.target)
  if (!from || !to || from.id === to.id) return
  const key = `${from.id}\t${to.id}\t${event.plover}`
  const one = grown.get(key) ?? {
    from: from.id,
    to: to.id,
    kind: event.plover,
    codes: new Map<string, number>(),
    evidence: [],
  }
  grown.set(key, one)
  one.codes.set(event.cameo, (one.codes.get(event.cameo) ?? 0) + 1)
  one.evidence.push({ document, start: event.start, end: event.end })
}

const commonest = (codes: ReadonlyMap<string, number>): string =>
  [...codes].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b))[0]?.[0] ?? ''

/** The actor that stands in an event's source or target: by name first, then the last one named in the span. */
function actorFinder(actors: readonly Actor[]): Finder {
  const byName = new Map<string, Actor>()
  const byDocument = new Map<string, { start: number; end: number; actor: Actor }[]>()
  for (const actor of actors) {
    for (const name of [actor.name, ...actor.aliases]) if (!byName.has(name)) byName.set(name, actor)
    for (const { document, start, end } of actor.mentions) {
      const list = byDocument.get(document) ?? []
      byDocument.set(document, list)
      list.push({ start, end, actor })
    }
  }
  for (const list of byDocument.values()) list.sort((a, b) => a.start - b.start || a.end - b.end)
  return (document, span) => {
    let last: Actor | null = null
    for (const mention of byDocument.get(document) ?? []) {
      if (mention.start >= span.end) break
      if (mention.end <= span.start) continue
      if (mention.actor.name === span.actor || mention.actor.aliases.includes(span.actor))
        return mention.actor
      last = mention.actor
    }
    return last ?? byName.get(span.actor) ?? null
  }
}

export const stances = defineStage({
  id: 'stances',
  room: 'chronicle',
  version: 1,
  scope: 'story',
  needs: ['story', 'document', 'chronicle', 'actors'],
  makes: 'stances',
  why: 'Who supports, accuses, threatens or fights whom.',
  run({ documents, actors }) {
    return { value: findStances(documents, actors), diagnostics: [] }
  },
})
