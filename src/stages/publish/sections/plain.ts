// The sections that list what other rooms found: timeline, people and organisations, lineage, questions, coverage.
import type {
  AccountSentence,
  Actor,
  LineageKind,
  LineageRelation,
  TimelineEntry,
} from '../../../model/index.ts'
import { sortBy } from '../../../text/order.ts'
import { sayBasis, sayMoment, sayWhen } from '../dates.ts'
import {
  cite,
  citeAll,
  editorial,
  outletOf,
  publishedAt,
  type Parts,
  type Placed,
  type Section,
} from '../parts.ts'
import { askedIn } from '../asked.ts'
import { capital, counted, ended, listed, oneLine, quoted } from '../wording.ts'

/** The words of an entry: in quotation marks where they are a page's own, else plain; its page named either way. */
function entryWords(parts: Parts, entry: TimelineEntry): string {
  const [first] = citeAll(parts, entry.evidence)
  const words = oneLine(entry.text)
  if (!first) return words
  const outlet = outletOf(parts, first.document)
  const isOwn = oneLine(first.quote).includes(words.replace(/[.…]$/, ''))
  return isOwn ? `in the words of ${outlet}: ${quoted(words)}` : `according to ${outlet}: ${words}`
}

export const timeline: Section = (parts) => {
  const sentences = parts.timeline.flatMap((entry): AccountSentence[] => {
    const evidence = citeAll(parts, entry.evidence)
    const text = ended(
      `${capital(sayWhen(entry.when))} (${sayBasis(entry.when)}), ${entryWords(parts, entry)}`,
    )
    return evidence.length ? [{ text, evidence, about: entry.id }] : []
  })
  return sentences.length ? sentences : [editorial('No dated happening was found.')]
}

/** Somebody named on one page only and without a role is left to the dossier. */
const isNotable = (actor: Actor): boolean =>
  actor.kind !== 'place' &&
  actor.kind !== 'other' &&
  (actor.roles.length > 0 || new Set(actor.mentions.map((one) => one.document)).size > 1)

function actorWords(actor: Actor): string {
  const aliases = actor.aliases.filter((alias) => alias !== actor.name)
  const roles = actor.roles.length ? `, ${listed(actor.roles)}` : ''
  const also = aliases.length ? `; also named ${listed(aliases.map(quoted))}` : ''
  return ended(`${actor.name}${roles}${also}`)
}

export const people: Section = (parts) => {
  const actors = [...parts.actors].sort(
    (a, b) => b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : 1),
  )
  const shown = actors.filter(isNotable)
  const left = actors.length - shown.length
  const sentences = shown.flatMap((actor): AccountSentence[] => {
    const evidence = citeAll(parts, actor.mentions.slice(0, 1))
    return evidence.length ? [{ text: actorWords(actor), evidence, about: actor.id }] : []
  })
  if (!actors.length) return [editorial('No people or organisations were found.')]
  return left
    ? [
        ...sentences,
        editorial(
          `${counted(left, 'more name')} ${left === 1 ? 'is' : 'are'} in the dossier (--format json).`,
        ),
      ]
    : sentences
}

const LINEAGE: Readonly<Record<LineageKind, string>> = {
  copy: 'carries the text of',
  edited: 'carries an edited version of',
  excerpt: 'carries a part of the text of',
  merged: 'has taken passages into its own text from',
  quote: 'quotes passages of',
  rewrite: 'has rewritten the text of',
}

/** Longest citation of a taken passage: its beginning is enough to find it. */
const PASSAGE = 240

function passage(
  parts: Parts,
  document: string,
  range: readonly [number, number] | undefined,
): Placed | null {
  const text = parts.page.get(document)?.document.text
  if (!range || text === undefined) return null
  const [start, end] = range
  if (end - start <= PASSAGE) return { document, start, end }
  const cut = text.lastIndexOf(' ', start + PASSAGE)
  return { document, start, end: cut > start ? cut : start + PASSAGE }
}

function lineageSentence(parts: Parts, relation: LineageRelation): AccountSentence[] {
  const [span] = relation.spans
  const places = [passage(parts, relation.to, span?.to), passage(parts, relation.from, span?.from)]
  const evidence = citeAll(
    parts,
    places.filter((one) => one !== null),
  )
  const text = `${outletOf(parts, relation.to)} ${LINEAGE[relation.kind]} ${outletOf(parts, relation.from)} (${relation.evidence.replace(/\.$/, '')}).`
  return evidence.length ? [{ text, evidence }] : []
}

export const lineage: Section = (parts) => {
  const relations = sortBy(
    parts.lineage,
    (one) => `${outletOf(parts, one.from)} ${outletOf(parts, one.to)} ${one.from} ${one.to}`,
  )
  const sentences = relations.flatMap((relation) => lineageSentence(parts, relation))
  return sentences.length ? sentences : [editorial('No page was found to carry the text of another.')]
}

export const questions: Section = (parts) => {
  const sentences = parts.pages.flatMap(({ document, syntax }) =>
    askedIn(document, syntax).flatMap((asked): AccountSentence[] => {
      const evidence = cite(parts, { document: document.id, ...asked.span })
      return evidence
        ? [{ text: `${outletOf(parts, document.id)} asks: ${quoted(asked.question)}`, evidence: [evidence] }]
        : []
    }),
  )
  return sentences.length ? sentences : [editorial('The pages ask no question of their own.')]
}

export const coverage: Section = (parts) =>
  parts.pages.map(({ document }): AccountSentence => {
    const title = document.blocks.find((block) => block.kind === 'title') ?? document.blocks[0]
    const evidence = title ? cite(parts, { document: document.id, start: title.start, end: title.end }) : null
    const at = publishedAt(parts, document.id)
    const words = `${outletOf(parts, document.id)}, ${at === null ? 'undated' : sayMoment(at)}`
    const kind = document.meta.aggregator ? ', by its own word an automatic aggregator' : ''
    if (!evidence) return editorial(`${words}${kind}.`)
    return { text: ended(`${words}${kind}: ${quoted(evidence.quote)}`), evidence: [evidence] }
  })
