// From chosen drafts to attributions: who is meant, through whom it came, what lies within what, when and how it was said.
import type { Attribution, Hop, Range } from '../../model/index.ts'
import { makeId } from '../../text/digest.ts'
import { readCast } from './cast.ts'
import type { Cast } from './cast.ts'
import { unnamedVoice, voiceOf } from './voices.ts'
import type { Voice } from './voices.ts'
import { chainOf, pageHops } from './chains.ts'
import { anchorOf, holders } from './holders.ts'
import { circumstancesOf } from './circumstances.ts'
import type { Circumstances } from './circumstances.ts'
import { confidenceOf } from './confidence.ts'
import type { Draft } from './draft.ts'
import { rangeOf, word } from './page.ts'
import type { Page } from './page.ts'
import { publishedDay } from './said-at.ts'
import { hedgesOf, polarityOf } from './stance.ts'

const FIRST_PERSON = new Set(['i', 'we', 'us', 'me', 'my', 'our'])
const MARKED = /["“”„«»‘]|(?:^|\s)'/
interface Placed {
  readonly draft: Draft
  readonly holder: number
  voice: Voice
  chain: readonly Hop[]
  circumstances: Circumstances
}

function kindOf(page: Page, draft: Draft): Attribution['kind'] {
  if (draft.detector === 'block-quotation' || draft.detector === 'transcript' || draft.quotes.length > 0)
    return 'direct'
  return draft.content.some(([start, end]) => MARKED.test(page.text.slice(start, end))) ? 'mixed' : 'indirect'
}

function blockAt(page: Page, offset: number): number {
  const { blocks } = page.document
  let from = 0
  let to = blocks.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((blocks[middle]?.end ?? 0) <= offset) from = middle + 1
    else to = middle
  }
  return from
}

/** Gives voices in the order of the text, outer statements before what lies in them. */
class Assembly {
  readonly page: Page
  readonly cast: Cast
  readonly placed: Placed[]
  private readonly done = new Set<number>()
  private readonly spoken = new Map<number, Voice>()
  private readonly byCue = new Map<number, number>()
  private last: { voice: Voice; block: number; circumstances: Circumstances } | null = null

  constructor(page: Page, drafts: readonly Draft[]) {
    this.page = page
    this.cast = readCast(page)
    const holder = holders(page, drafts)
    const published = publishedDay(page.document.meta.publishedAt?.value ?? null)
    for (const [i, draft] of drafts.entries()) if (draft.cueToken >= 0) this.byCue.set(draft.cueToken, i)
    this.placed = drafts.map((draft, i) => ({
      draft,
      holder: holder[i] ?? -1,
      voice: unnamedVoice(''),
      chain: [],
      circumstances: circumstancesOf(page, draft, published),
    }))
  }

  resolveAll(): void {
    const order = this.placed.map((_, i) => i).sort((a, b) => this.place(a) - this.place(b) || a - b)
    for (const i of order) this.resolve(i, 0)
  }

  private place(i: number): number {
    const one = this.placed[i]
    return one ? anchorOf(this.page, one.draft) : 0
  }

  private resolve(i: number, depth: number): void {
    const one = this.placed[i]
    if (!one || this.done.has(i)) return
    this.done.add(i)
    if (one.holder >= 0 && depth < 20) this.resolve(one.holder, depth + 1)
    const outer = one.holder >= 0 ? this.placed[one.holder] : undefined
    one.voice = this.voice(one.draft, outer)
    if (!outer) one.circumstances = this.carried(one)
    one.chain = chainOf({
      page: this.page,
      cast: this.cast,
      draft: one.draft,
      voice: one.voice,
      circumstances: one.circumstances,
      above: outer && outer.chain.length > 0 ? outer.chain : pageHops(this.page),
    })
    const sentence = one.draft.cueToken >= 0 ? (this.page.sentenceOf[one.draft.cueToken] ?? -1) : -1
    if (
      (!outer || outer.draft.detector === 'block-quotation') &&
      sentence >= 0 &&
      one.voice.label !== 'unnamed'
    )
      this.spoken.set(sentence, one.voice)
    if (!outer && one.voice.kind !== 'unnamed' && one.draft.detector !== 'block-quotation') {
      this.last = {
        voice: one.voice,
        block: blockAt(this.page, anchorOf(this.page, one.draft)),
        circumstances: one.circumstances,
      }
    }
  }

  /** "…, X told the Gazette. “…,” he said": the next words in the paragraph were said there too. */
  private carried(one: Placed): Circumstances {
    const { circumstances, draft, voice } = one
    const { last } = this
    if (
      !last ||
      circumstances.venue !== null ||
      draft.quotes.length === 0 ||
      voice.name === null ||
      last.voice.name !== voice.name
    )
      return circumstances
    if (blockAt(this.page, anchorOf(this.page, draft)) !== last.block) return circumstances
    return { ...last.circumstances, saidAt: circumstances.saidAt ?? last.circumstances.saidAt }
  }

  private words(draft: Draft): string {
    return draft.content.map(([start, end]) => this.page.text.slice(start, end)).join(' ')
  }

  private voice(draft: Draft, outer: Placed | undefined): Voice {
    if (draft.follows) {
      const before = this.byCue.get(draft.follows.cueToken)
      if (before !== undefined) {
        this.resolve(before, 1)
        return this.placed[before]?.voice ?? unnamedVoice('')
      }
    }
    if (!draft.source) return unnamedVoice('')
    if (FIRST_PERSON.has(word(this.page, draft.sourceHead)) && outer) return outer.voice
    const isRelayed = outer !== undefined && outer.draft.detector !== 'block-quotation'
    return voiceOf(this.cast, draft.source, draft.sourceHead, {
      outer: isRelayed ? outer.voice : null,
      spoken: this.spoken,
      quoted: draft.detector === 'quotation' ? this.words(draft) : null,
    })
  }
}

/** All attributions of a page, sorted by their content. */
export function assemble(page: Page, drafts: readonly Draft[]): readonly Attribution[] {
  const assembly = new Assembly(page, drafts)
  assembly.resolveAll()
  const { placed } = assembly
  const ids = placed.map(({ draft }) =>
    makeId('a', page.document.id, ...draft.content.flat(), anchorOf(page, draft), kindOf(page, draft)),
  )
  const inner = placed.map((): Range[] => [])
  for (const { draft, holder } of placed) if (holder >= 0) inner[holder]?.push(...draft.content)
  const made = placed.map(({ draft, holder, voice, chain, circumstances }, i): Attribution => {
    const within = holder >= 0 ? ids[holder] : undefined
    return {
      id: ids[i] ?? '',
      source: draft.source ? [rangeOf(page, draft.source)] : [],
      cue: draft.cue.map((run) => rangeOf(page, run)),
      content: draft.content,
      kind: kindOf(page, draft),
      speaker: voice.name,
      chain,
      venue: circumstances.venue,
      polarity: polarityOf(page, draft, inner[i] ?? []),
      hedges: hedgesOf(page, draft, inner[i] ?? []),
      saidAt: circumstances.saidAt,
      confidence: confidenceOf(draft, voice),
      ...(within === undefined ? {} : { within }),
    }
  })
  return made.sort(
    (a, b) =>
      (a.content[0]?.[0] ?? 0) - (b.content[0]?.[0] ?? 0) ||
      (b.content.at(-1)?.[1] ?? 0) - (a.content.at(-1)?.[1] ?? 0) ||
      (a.id < b.id ? -1 : 1),
  )
}
