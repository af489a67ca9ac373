// Scores one dossier against one gold file: what share of what a careful reader finds on the pages the program found.
// Every figure is a percentage; precision is given where the gold is complete.
import type { Dossier, Span } from '../../src/model/index.ts'
import { findWords, iou, sameName, type Gold, type GoldAttribution, type GoldClaim } from './gold.ts'

export type Figures = Record<string, number | null>

const share = (right: number, of: number): number | null => (of ? Math.round((1000 * right) / of) / 10 : null)

interface Located<T> {
  readonly gold: T
  readonly document: string
  readonly span: Span
}

export class StoryScorer {
  readonly dossier: Dossier
  readonly gold: Gold
  /** What was missed or wrong, by figure, for reading. */
  readonly slips: Record<string, string[]> = {}
  private readonly byInput: Map<string, Dossier['documents'][number]>

  constructor(dossier: Dossier, gold: Gold) {
    this.dossier = dossier
    this.gold = gold
    this.byInput = new Map(dossier.documents.map((one) => [one.input, one]))
  }

  private slip(figure: string, words: string): void {
    ;(this.slips[figure] ??= []).push(words.replace(/\s+/g, ' '))
  }

  private locate(input: string, words: string): { document: string; span: Span } | null {
    const document = this.byInput.get(input)
    const span = document?.text ? findWords(document.text, words) : null
    return document && span ? { document: document.id, span } : null
  }

  private count<T>(
    figure: string,
    list: readonly T[],
    isRight: (one: T) => boolean,
    shown: (one: T) => string,
  ): number | null {
    let right = 0
    for (const one of list) {
      if (isRight(one)) right++
      else this.slip(figure, shown(one))
    }
    return share(right, list.length)
  }

  metadata(): Figures {
    const all = Object.entries(this.gold.documents)
    const doc = (input: string): Dossier['documents'][number] | undefined => this.byInput.get(input)
    const plain = (text: string | null | undefined): string =>
      (text ?? '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
    const show =
      (field: 'title' | 'outlet' | 'publishedAt') =>
      (one: (typeof all)[number]): string =>
        `${one[0]}: ${String(one[1][field])} | ours: ${String(doc(one[0])?.[field])}`
    return {
      title: this.count(
        'title',
        all,
        ([input, gold]) => plain(doc(input)?.title) === plain(gold.title),
        show('title'),
      ),
      outlet: this.count(
        'outlet',
        all.filter(([, gold]) => gold.outlet !== null),
        ([input, gold]) => sameName(doc(input)?.outlet ?? '', gold.outlet ?? ''),
        show('outlet'),
      ),
      authors: this.count(
        'authors',
        all,
        ([input, gold]) => [...(doc(input)?.authors ?? [])].sort().join() === [...gold.authors].sort().join(),
        ([input, gold]) =>
          `${input}: ${gold.authors.join(', ')} | ours: ${doc(input)?.authors.join(', ') ?? ''}`,
      ),
      day: this.count(
        'day',
        all,
        ([input, gold]) =>
          (doc(input)?.publishedAt ?? '').slice(0, 10) === (gold.publishedAt ?? '').slice(0, 10),
        show('publishedAt'),
      ),
    }
  }

  blocks(): Figures {
    let right = 0
    let all = 0
    for (const [input, gold] of Object.entries(this.gold.documents)) {
      for (const block of gold.blocks ?? []) {
        const document = this.byInput.get(input)
        const start = this.locate(input, block.starts)
        const isHtml = input.endsWith('.html')
        // What is left out of an HTML text is right as boilerplate.
        const ours =
          start && document?.blocks.find((one) => one.start <= start.span.start && start.span.start < one.end)
        const kind = ours ? ours.kind : isHtml && !start ? 'boilerplate' : 'none'
        all++
        if (kind === block.kind) right++
        else this.slip('blocks', `${input}: ${block.kind} “${block.starts}” | ours: ${kind}`)
      }
    }
    return { blocks: share(right, all) }
  }

  stories(): Figures {
    const groups = this.gold.stories ?? []
    if (!groups.length) return {}
    const storyOf = (input: string): string | null => this.byInput.get(input)?.story ?? null
    let right = 0
    let pairs = 0
    const inputs = groups.flatMap((group, at) => group.documents.map((input) => ({ input, at })))
    for (const [i, a] of inputs.entries()) {
      for (const b of inputs.slice(i + 1)) {
        pairs++
        if ((storyOf(a.input) === storyOf(b.input) && storyOf(a.input) !== null) === (a.at === b.at)) right++
        else this.slip('story pairs', `${a.input} ${b.input}`)
      }
    }
    return { 'story pairs': share(right, pairs) }
  }

  lineage(): Figures {
    const ours = this.dossier.lineage.map((one) => ({
      ...one,
      from: this.inputOf(one.from),
      to: this.inputOf(one.to),
    }))
    const between = (a: string, b: string) =>
      ours.find((one) => (one.from === a && one.to === b) || (one.from === b && one.to === a))
    const neutral = JSON.stringify(this.gold.lineageNeutral ?? [])
    const isNeutral = (a: string, b: string): boolean =>
      (this.gold.lineageNeutral ?? []).some(
        (one) => JSON.stringify(one).includes(`"${a}"`) && JSON.stringify(one).includes(`"${b}"`),
      ) && neutral.length > 2
    const wrong = ours.filter(
      (one) =>
        !this.gold.lineage.some(
          (gold) =>
            (gold.from === one.from && gold.to === one.to) || (gold.from === one.to && gold.to === one.from),
        ) && !isNeutral(one.from, one.to),
    )
    for (const one of wrong) this.slip('lineage spurious', `${one.kind} ${one.from} → ${one.to}`)
    return {
      'lineage found': this.count(
        'lineage found',
        this.gold.lineage,
        (one) => between(one.from, one.to) !== undefined,
        (one) => `${one.kind} ${one.from} → ${one.to}`,
      ),
      'lineage direction': this.count(
        'lineage direction',
        this.gold.lineage.filter((one) => between(one.from, one.to)),
        (one) => between(one.from, one.to)?.from === one.from,
        (one) => `${one.from} → ${one.to}`,
      ),
      'lineage kind': this.count(
        'lineage kind',
        this.gold.lineage.filter((one) => between(one.from, one.to)),
        (one) => [one.kind, ...(one.alsoAccepted ?? [])].includes(between(one.from, one.to)?.kind ?? ''),
        (one) => `${one.kind} ${one.from} → ${one.to} | ours: ${between(one.from, one.to)?.kind ?? ''}`,
      ),
      'lineage precision': share(ours.length - wrong.length, ours.length),
    }
  }

  private inputOf(id: string): string {
    return this.dossier.documents.find((one) => one.id === id)?.input ?? id
  }

  attributions(): Figures {
    const complete = new Set(
      this.gold.attributionsComplete ?? this.gold.attributions.map((one) => one.document),
    )
    const gold = this.gold.attributions.flatMap((one): Located<GoldAttribution>[] => {
      const parts = one.content.flatMap((words) => this.locate(one.document, words) ?? [])
      const first = parts[0]
      if (!complete.has(one.document)) return []
      if (!first) {
        this.slip('gold not located', `${one.document}: ${one.content.join(' … ')}`)
        return []
      }
      return [
        {
          gold: one,
          document: first.document,
          span: { start: first.span.start, end: parts.at(-1)?.span.end ?? first.span.end },
        },
      ]
    })
    const ids = new Set([...complete].flatMap((input) => this.byInput.get(input)?.id ?? []))
    const ours = this.dossier.attributions.filter((one) => ids.has(one.document) && one.content.length)
    const hull = (one: (typeof ours)[number]): Span => ({
      start: one.content[0]?.[0] ?? 0,
      end: one.content.at(-1)?.[1] ?? 0,
    })
    const pairs = gold
      .flatMap((one, i) =>
        ours.map((own, j) => ({ i, j, score: one.document === own.document ? iou(one.span, hull(own)) : 0 })),
      )
      .filter((pair) => pair.score >= 0.5)
      .sort((a, b) => b.score - a.score)
    const match = new Map<number, number>()
    const used = new Set<number>()
    for (const { i, j } of pairs)
      if (!match.has(i) && !used.has(j)) {
        match.set(i, j)
        used.add(j)
      }
    const pairOf = (one: Located<GoldAttribution>): (typeof ours)[number] | undefined =>
      ours[match.get(gold.indexOf(one)) ?? -1]
    const found = gold.filter((one) => pairOf(one))
    const words = (one: Located<GoldAttribution>): string =>
      `${one.gold.document}: ${one.gold.source} | ${one.gold.cue} | ${one.gold.content.join(' … ').slice(0, 120)}`
    for (const [j, own] of ours.entries())
      if (!used.has(j))
        this.slip(
          'attribution spurious',
          `${this.inputOf(own.document)}: ${this.textAt(own.document, hull(own)).slice(0, 120)} | ${own.speaker ?? ''}`,
        )
    const speakers = found.filter((one) => one.gold.speaker !== null)
    const right = (one: Located<GoldAttribution>): boolean =>
      sameName(pairOf(one)?.speaker ?? '', one.gold.speaker ?? '')
    return {
      'attribution recall': this.count('attribution recall', gold, (one) => pairOf(one) !== undefined, words),
      'attribution precision': share(used.size, ours.length),
      'direct recall': this.count(
        'direct recall',
        gold.filter((one) => one.gold.kind === 'direct'),
        (one) => pairOf(one) !== undefined,
        words,
      ),
      speaker: this.count(
        'speaker',
        speakers,
        right,
        (one) => `${words(one)} | gold: ${one.gold.speaker ?? ''} | ours: ${pairOf(one)?.speaker ?? ''}`,
      ),
      chain: this.count(
        'chain',
        found,
        (one) => sameChain(one.gold.chain, pairOf(one)?.chain.map((hop) => hop.name) ?? []),
        (one) =>
          `${words(one)} | gold: ${one.gold.chain.join(' → ')} | ours: ${
            pairOf(one)
              ?.chain.map((hop) => hop.name)
              .join(' → ') ?? ''
          }`,
      ),
      polarity: this.count(
        'polarity',
        found,
        (one) => pairOf(one)?.polarity === one.gold.polarity,
        (one) => `${words(one)} | gold: ${one.gold.polarity} | ours: ${pairOf(one)?.polarity ?? ''}`,
      ),
      denials: this.count(
        'denials',
        found.filter((one) => one.gold.polarity === 'denies'),
        (one) => pairOf(one)?.polarity === 'denies',
        words,
      ),
    }
  }

  private textAt(document: string, span: Span): string {
    return this.dossier.documents.find((one) => one.id === document)?.text?.slice(span.start, span.end) ?? ''
  }

  /** Our claims that a gold claim's mentions fall on, with how many of them. */
  private claimsOn(gold: GoldClaim): Map<string, number> {
    const counts = new Map<string, number>()
    for (const mention of gold.mentions) {
      const at = this.locate(mention.document, mention.quote)
      if (!at) continue
      // That somebody said it is a claim of its own kind, whose mentions are whole reports; what was said is another.
      const isSpeech = gold.kind === 'statement'
      const lies = (one: Span): boolean =>
        iou(one, at.span) >= 0.4 || (isSpeech && one.start <= at.span.start && at.span.end <= one.end)
      const hits = this.dossier.claims.filter(
        (claim) =>
          (claim.kind === 'statement') === isSpeech &&
          claim.mentions.some((one) => one.document === at.document && lies(one)),
      )
      for (const claim of hits) counts.set(claim.id, (counts.get(claim.id) ?? 0) + 1)
    }
    return counts
  }

  claims(): Figures {
    const on = this.gold.claims.map((one) => this.claimsOn(one))
    const best = on.map((counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0])
    const claim = (at: number) => this.dossier.claims.find((one) => one.id === best[at])
    const indexed = this.gold.claims.map((one, at) => ({ one, at }))
    const found = indexed.filter(({ at }) => claim(at))
    const many = indexed.filter(({ one }) => one.mentions.length > 1)
    const accepted = (one: GoldClaim): readonly string[] => [
      one.status,
      ...(Array.isArray(one.alsoAccepted)
        ? (one.alsoAccepted as readonly string[])
        : ((one.alsoAccepted as { status?: string[] } | undefined)?.status ?? [])),
    ]
    const sameOrigins = (one: GoldClaim, ours: readonly string[]): boolean =>
      [one.origins, ...(one.alsoAcceptedOrigins ?? [])].some(
        (names) =>
          names.length === ours.length && names.every((name) => ours.some((own) => sameName(name, own))),
      )
    return {
      'claim found': this.count(
        'claim found',
        indexed,
        ({ at }) => claim(at) !== undefined,
        ({ one }) => one.text,
      ),
      'claim joined': share(
        many.reduce((sum, { at }) => sum + (on[at]?.get(best[at] ?? '') ?? 0), 0),
        many.reduce((sum, { one }) => sum + one.mentions.length, 0),
      ),
      'claim status': this.count(
        'claim status',
        found,
        ({ one, at }) => accepted(one).includes(claim(at)?.status ?? ''),
        ({ one, at }) =>
          `${one.text} | gold: ${one.status} | ours: ${claim(at)?.status ?? ''}: ${claim(at)?.history.at(-1)?.reason ?? ''}`,
      ),
      'claim origins': this.count(
        'claim origins',
        found,
        ({ one, at }) => sameOrigins(one, claim(at)?.origins.map((origin) => origin.name) ?? []),
        ({ one, at }) =>
          `${one.text} | gold: ${one.origins.join(', ')} | ours: ${
            claim(at)
              ?.origins.map((origin) => origin.name)
              .join(', ') ?? ''
          }`,
      ),
      ...this.relations(on),
    }
  }

  private relations(on: readonly Map<string, number>[]): Figures {
    const between = (a: number, b: number) => {
      const [one, other] = [on[a] ?? new Map<string, number>(), on[b] ?? new Map<string, number>()]
      return this.dossier.relations.filter(
        ({ claims: [x, y] }) => (one.has(x) && other.has(y)) || (one.has(y) && other.has(x)),
      )
    }
    const figures: Figures = {}
    for (const kind of ['contradicts', 'supersedes', 'refines', 'framing']) {
      const gold = this.gold.relations.filter((one) => one.kind === kind)
      figures[`${kind} recall`] = this.count(
        `${kind} recall`,
        gold,
        ({ claims: [a, b] }) => between(a, b).some((one) => one.kind === kind),
        ({ claims: [a, b] }) => `${this.gold.claims[a]?.text ?? ''} ↔ ${this.gold.claims[b]?.text ?? ''}`,
      )
    }
    const ours = this.dossier.relations.filter((one) => one.kind === 'contradicts')
    const isGold = (one: (typeof ours)[number]): boolean =>
      this.gold.relations.some((gold) => gold.kind === 'contradicts' && between(...gold.claims).includes(one))
    const text = (id: string): string => this.dossier.claims.find((claim) => claim.id === id)?.text ?? ''
    figures['contradicts precision'] = this.count(
      'contradicts precision',
      ours,
      isGold,
      (one) => `${one.how}: ${text(one.claims[0])} ↔ ${text(one.claims[1])}`,
    )
    figures['not contradictions'] = this.count(
      'not contradictions',
      this.gold.notContradictions,
      ([a, b]) => !between(a, b).some((one) => one.kind === 'contradicts'),
      ([a, b]) => `${this.gold.claims[a]?.text ?? ''} ↔ ${this.gold.claims[b]?.text ?? ''}`,
    )
    return figures
  }

  chronicle(): Figures {
    const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
    const figureAt = (one: Gold['figures'][number]) => {
      const at = this.locate(one.document, one.quote)
      return at
        ? this.dossier.figures.filter((own) => own.document === at.document && meets(own, at.span))
        : []
    }
    const timeAt = (one: { document: string; quote: string }) => {
      const at = this.locate(one.document, one.quote)
      return at ? this.dossier.times.filter((own) => own.document === at.document && meets(own, at.span)) : []
    }
    const entryAt = (mention: { document: string; quote: string }, day: string): boolean => {
      const at = this.locate(mention.document, mention.quote)
      return this.dossier.timeline.some(
        (entry) =>
          entry.when.start.slice(0, day.length) === day &&
          entry.evidence.some((one) => at && one.document === at.document && meets(one, at.span)),
      )
    }
    return {
      figures: this.count(
        'figures',
        this.gold.figures,
        (one) =>
          figureAt(one).some(
            (own) =>
              own.value === one.value ||
              (own.low === one.low && own.high === one.high && one.low !== undefined),
          ),
        (one) =>
          `${one.quote} = ${one.value} | ours: ${figureAt(one)
            .map((own) => own.value)
            .join(', ')}`,
      ),
      ...(this.gold.times
        ? {
            times: this.count(
              'times',
              this.gold.times,
              (one) => timeAt(one).some((own) => own.interval?.start.slice(0, 10) === one.start),
              (one) =>
                `${one.quote} = ${one.start} | ours: ${timeAt(one)
                  .map((own) => own.interval?.start ?? own.value)
                  .join(', ')}`,
            ),
          }
        : {}),
      ...(this.gold.timeline
        ? {
            timeline: this.count(
              'timeline',
              this.gold.timeline,
              (one) => entryAt(one.evidence, one.day),
              (one) => `${one.day} ${one.evidence.quote}`,
            ),
          }
        : {}),
      questions: this.count(
        'questions',
        this.gold.questions,
        (one) =>
          this.dossier.questions.some(
            (own) =>
              own.question.includes(one.question.replace(/^\W+/, '').slice(0, 40)) && own.state === one.state,
          ),
        (one) =>
          `${one.question} = ${one.state} | ours: ${this.dossier.questions.find((own) => own.question.includes(one.question.slice(0, 30)))?.state ?? 'not found'}`,
      ),
    }
  }

  all(): Figures {
    return {
      ...this.metadata(),
      ...this.blocks(),
      ...this.stories(),
      ...this.lineage(),
      ...this.attributions(),
      ...this.claims(),
      ...this.chronicle(),
    }
  }
}

/** Whether two chains have the same hops in the same order. */
export function sameChain(gold: readonly string[], ours: readonly string[]): boolean {
  return gold.length === ours.length && gold.every((name, at) => sameName(name, ours[at] ?? ''))
}
