// The chain of a statement: from the page's outlet, through the outlets and speakers that relay it, to the ultimate source.
import type { Hop, Range } from '../../model/index.ts'
import { pageHop } from '../../text/page-name.ts'
import type { Cast } from './cast.ts'
import type { Voice } from './voices.ts'
import { unnamedVoice, voiceOf } from './voices.ts'
import { outletIn } from './outlet-mentions.ts'
import { isOutletName } from './outlets.ts'
import type { Circumstances } from './circumstances.ts'
import type { Draft } from './draft.ts'
import { rangeOf, textOf, word } from './page.ts'
import type { Page, Run } from './page.ts'

const withoutArticle = (name: string): string => name.replace(/^the\s+/i, '').toLowerCase()
const sameHop = (a: Hop, b: Hop): boolean =>
  a.kind === b.kind && withoutArticle(a.name) === withoutArticle(b.name)

function cueRange(page: Page, draft: Draft): Range | undefined {
  const first = draft.cue[0]
  return first && rangeOf(page, first)
}

function hop(voice: Voice, cue: Range | undefined, via: string | null): Hop {
  return { name: voice.label, kind: voice.kind, ...(cue ? { cue } : {}), ...(via === null ? {} : { via }) }
}

/** Hops that every statement of the page begins with: its outlet, and the agency whose text it says it carries. */
export function pageHops(page: Page): readonly Hop[] {
  const own = pageHop(page.document)
  const agency = page.datelines.find((one) => isOutletName(page.lexicon, one.agency))?.agency
  const credit = agency ?? page.document.meta.credits[0]?.value
  const isOwn = credit !== undefined && withoutArticle(credit) === withoutArticle(own.name)
  return credit === undefined || isOwn ? [own] : [own, { name: credit, kind: 'outlet' }]
}

/** "two officials quoted by the Gazette": the outlet through whom the source is known. */
function relayIn(page: Page, source: Run, voice: Voice): string | null {
  for (let i = source.first; i < source.last - 2; i++) {
    if (!page.lexicon.list('relayed').has(word(page, i)) || word(page, i + 1) !== 'by') continue
    const outlet = outletIn(page, { first: i + 2, last: source.last })
    if (outlet?.named && outlet.name !== voice.label) return outlet.name
  }
  return null
}

export interface ChainInput {
  readonly page: Page
  readonly cast: Cast
  readonly draft: Draft
  readonly voice: Voice
  readonly circumstances: Circumstances
  /** Chain of the statement that holds this one, or the page's own hops. */
  readonly above: readonly Hop[]
}

/** The chain of one statement. */
export function chainOf({ page, cast, draft, voice, circumstances, above }: ChainInput): readonly Hop[] {
  const chain: Hop[] = [...above]
  const cue = cueRange(page, draft)
  const add = (next: Hop): void => {
    const last = chain.at(-1)
    if (last && chain.length > 0 && sameHop(last, next)) return
    chain.push(next)
  }
  const { outlet, via, venue } = circumstances
  if (draft.detector === 'block-quotation' && !draft.source) {
    add(
      draft.host === undefined
        ? { name: 'unnamed: outlet', kind: 'unnamed' }
        : { name: draft.host, kind: 'outlet' },
    )
    return chain
  }
  if (outlet && outlet.name !== voice.label && draft.detector !== 'block-quotation') {
    const name = outlet.named ? outlet.name : `unnamed: ${outlet.name}`
    const known = above.some(
      (one) => one.kind === 'outlet' && withoutArticle(one.name) === withoutArticle(name),
    )
    if (!known)
      add({
        name,
        kind: outlet.named ? 'outlet' : 'unnamed',
        ...(cue ? { cue } : {}),
        ...(via === null ? {} : { via }),
      })
  }
  const relay = draft.source ? relayIn(page, draft.source, voice) : null
  if (relay !== null && !above.some((one) => one.name === relay))
    add({ name: relay, kind: 'outlet', ...(cue ? { cue } : {}) })
  add(hop(voice, cue, outlet ? null : venue))
  if (draft.cited) {
    const cited = voiceOf(cast, draft.cited.run, draft.cited.head, {
      outer: voice,
      spoken: new Map(),
      quoted: null,
    })
    add(
      hop(
        cited.label === '' ? unnamedVoice(textOf(page, draft.cited.run)) : cited,
        rangeOf(page, draft.cited.cue),
        null,
      ),
    )
  }
  return chain
}
