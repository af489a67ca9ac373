// STIX 2.1 bundle: a report for each story and each source, identities, locations, a note for each claim, an opinion for each
// denial, relationships for lineage, origins and claims against claims. Ids are name-based UUIDs, so that a later bundle updates
// an earlier one. What maps to what: docs/exports.md.
import type { Dossier, DossierDocument } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { uuidOf } from '../exports/identify.ts'
import {
  citedAt,
  claimWords,
  firstAt,
  knownAt,
  plain,
  ratingWords,
  reasonWords,
  WITHHELD,
} from '../exports/told.ts'
import { instantOf, isoInstant } from '../instants.ts'
import { safeAddress } from '../safe-text.ts'
import { STATUS_DEFINITIONS } from '../statuses.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { outletName, readDossier, whenKnown, type DossierClaim, type Reading } from './reading.ts'

interface StixObject {
  readonly type: string
  readonly id: string
  readonly [property: string]: unknown
}

type Kind = 'person' | 'organisation' | 'group' | 'outlet' | 'unnamed' | 'place' | 'other'

const CLASSES: Readonly<Record<Kind, string>> = {
  person: 'individual',
  organisation: 'organization',
  group: 'group',
  outlet: 'organization',
  unnamed: 'unknown',
  place: 'unknown',
  other: 'unknown',
}

/** Milliseconds are written, as the standard wants for created and modified. */
const stamp = (seconds: number): string => isoInstant(seconds).replace('Z', '.000Z')

const MAKER = `identity--${uuidOf('identity', 'Hearsay')}`

class Bundle {
  private readonly objects = new Map<string, StixObject>()
  private readonly reading: Reading
  private readonly options: ViewOptions
  /** When the earliest source became known: objects that have no time of their own begin then. */
  private readonly start: number
  private readonly made: number

  constructor(reading: Reading, options: ViewOptions) {
    this.reading = reading
    this.options = options
    this.made = instantOf(reading.dossier.generatedAt) ?? 0
    const known = reading.dossier.documents.flatMap((one) => knownAt(one) ?? [])
    this.start = known.length ? known.reduce((least, one) => Math.min(least, one)) : this.made
  }

  /** Adds an object, unless one of its id is there; gives the id. */
  add(type: string, name: string, fields: Record<string, unknown>, createdAt: number | null = null): string {
    const id = `${type}--${uuidOf(type, name)}`
    if (this.objects.has(id)) return id
    const created = createdAt ?? this.start
    this.objects.set(id, {
      type,
      spec_version: '2.1',
      id,
      created_by_ref: MAKER,
      created: stamp(created),
      // A source may be dated after the clock of the machine that made this.
      modified: stamp(Math.max(created, this.made)),
      ...fields,
    })
    return id
  }

  identity(name: string, kind: Kind, more: Record<string, unknown> = {}): string {
    const words = plain(name) || 'a source without a name'
    return this.add('identity', words, { name: words, identity_class: CLASSES[kind], ...more })
  }

  relationship(kind: string, source: string, target: string, description: string): string {
    const fields = { relationship_type: kind, source_ref: source, target_ref: target, description }
    return this.add('relationship', `${kind} ${source} ${target} ${description}`, fields)
  }

  source(document: DossierDocument): string {
    const address = safeAddress(document.address)
    const outlet = plain(outletName(document))
    const at = knownAt(document)
    return this.add(
      'report',
      document.id,
      {
        name: plain(document.title ?? document.input),
        description: `A page of ${outlet}, ${whenKnown(document)}. Its text is not in this bundle.`,
        labels: ['news-article'],
        published: stamp(at ?? this.start),
        object_refs: [this.identity(outlet, 'outlet')],
        external_references: [
          {
            source_name: outlet,
            ...(address === null ? { description: document.input } : { url: address }),
          },
        ],
        ...(document.language === null ? {} : { lang: document.language }),
      },
      at,
    )
  }

  /** The note of a claim, the opinions of those who deny it, and its origins. */
  claim(claim: DossierClaim): string[] {
    const { reading, options } = this
    const cited = citedAt(claim.mentions, reading, options.excerpt)
    const sources = cited.map((one) => this.source(one.document))
    const words = claimWords(claim, reading, options.excerpt)
    const storyReport = `report--${uuidOf('report', claim.story)}`
    const quotes = cited.map(
      (one) =>
        `${one.outlet}, ${whenKnown(one.document)}: ${one.excerpt ? `“${one.excerpt.before}${one.excerpt.words}${one.excerpt.after}”` : WITHHELD}`,
    )
    const note = this.add(
      'note',
      claim.id,
      {
        abstract: `“${words}”`,
        content: [`${ratingWords(claim, reading)}.`, STATUS_DEFINITIONS[claim.status], ...quotes].join('\n'),
        authors: claim.origins.length ? claim.origins.map((one) => plain(one.name)) : ['Hearsay'],
        object_refs: sources.length ? [...new Set(sources)] : [storyReport],
        labels: [`status:${claim.status}`, `kind:${claim.kind}`],
      },
      firstAt(claim, reading),
    )
    const origins = claim.origins.map((one) =>
      this.relationship('related-to', this.identity(one.name, one.kind), note, `origin (${one.standing})`),
    )
    const opinions = claim.mentions
      .filter((one) => one.certainty === 'denied')
      .map((one) => {
        const document = reading.document.get(one.document)
        const speaker = one.chain.at(-1)
        const words = citedAt([one], reading, options.excerpt)[0]?.excerpt?.words
        return this.add(
          'opinion',
          one.id,
          {
            opinion: 'disagree',
            explanation: `Denied, as ${plain(outletName(document))} has it: ${words === undefined ? WITHHELD : `“${words}”`}`,
            authors: [plain(speaker?.name ?? outletName(document))],
            object_refs: [note],
          },
          knownAt(document),
        )
      })
    return [note, ...origins, ...opinions]
  }

  /** Relations between claims, and lineage between sources. */
  relations(claims: ReadonlySet<string>, documents: ReadonlySet<string>): string[] {
    const { dossier, document } = this.reading
    const between = dossier.relations
      .filter((one) => one.claims.every((claim) => claims.has(claim)))
      .map((one) =>
        this.relationship(
          'related-to',
          `note--${uuidOf('note', one.claims[0])}`,
          `note--${uuidOf('note', one.claims[1])}`,
          `${one.kind} (${one.how}): ${reasonWords(one.reason, this.reading)}`,
        ),
      )
    const copies = dossier.lineage
      .filter((one) => documents.has(one.from) && documents.has(one.to))
      .flatMap((one) => {
        const [from, to] = [document.get(one.from), document.get(one.to)]
        if (!from || !to) return []
        return [
          this.relationship(
            'derived-from',
            this.source(to),
            this.source(from),
            `${one.kind}: ${plain(one.evidence)}`,
          ),
        ]
      })
    return [...between, ...copies]
  }

  places(documents: ReadonlySet<string>): string[] {
    return this.reading.dossier.places.flatMap((one) => {
      if (
        one.lat === null ||
        one.lon === null ||
        !one.mentions.some((place) => documents.has(place.document))
      )
        return []
      return [
        this.add('location', one.id, {
          name: plain(one.name),
          latitude: one.lat,
          longitude: one.lon,
          ...(one.country !== null && /^[A-Z]{2}$/.test(one.country) ? { country: one.country } : {}),
        }),
      ]
    })
  }

  story(story: Dossier['stories'][number]): void {
    const { dossier, document } = this.reading
    const inside = new Set(story.documents)
    const claims = dossier.claims.filter((one) => one.story === story.id)
    const sources = story.documents.flatMap((id) => document.get(id) ?? []).map((one) => this.source(one))
    const actors = dossier.actors
      .filter((one) => one.story === story.id)
      .map((one) =>
        this.identity(one.name, one.kind, one.roles.length ? { roles: one.roles.map(plain) } : {}),
      )
    const notes = claims.flatMap((one) => this.claim(one))
    const known = story.documents.flatMap((id) => knownAt(document.get(id)) ?? [])
    const first = known.length ? Math.min(...known) : this.start
    const refs = [
      ...sources,
      ...actors,
      ...notes,
      ...this.relations(new Set(claims.map((one) => one.id)), inside),
      ...this.places(inside),
    ]
    this.add(
      'report',
      story.id,
      {
        name: plain(story.title),
        description:
          'Who said so, on whose word, and whether anyone independent says so too. Notes are claims as reported; none is held to be true or false here.',
        labels: ['news-story'],
        published: stamp(first),
        object_refs: refs.length ? [...new Set(refs)] : [MAKER],
      },
      first,
    )
  }

  text(): string {
    this.add('identity', 'Hearsay', { name: 'Hearsay', identity_class: 'system' })
    const objects = [...this.objects.values()].sort((a, b) => byCodeUnit(a.id, b.id))
    const key = `${this.reading.dossier.generatedAt} ${this.reading.dossier.stories.map((one) => one.id).join(' ')}`
    return `${JSON.stringify({ type: 'bundle', id: `bundle--${uuidOf('bundle', key)}`, objects }, null, 2)}\n`
  }
}

export const stix: TextView = {
  id: 'stix',
  title: 'Reports, identities, claims and denials, STIX 2.1',
  mediaType: 'application/stix+json;version=2.1',
  extension: 'json',
  render: (dossier, options) => {
    const reading = readDossier(dossier)
    const bundle = new Bundle(reading, options)
    for (const story of dossier.stories) bundle.story(story)
    return bundle.text()
  },
}
