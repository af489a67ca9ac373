// Block quotations, marked or not: the block is content of the outlet or speaker that its lead-in names. A lead-in that
// restates what it quotes gets the same chain, so that it counts as no second source.
import type { Range } from '../../../model/index.ts'
import { hostOf } from '../../../text/page-name.ts'
import type { Draft } from '../draft.ts'
import { isOutletName } from '../outlets.ts'
import { outletIn } from '../outlet-mentions.ts'
import { tagOf, textOf, tokenAt, trimRun, word } from '../page.ts'
import type { Page } from '../page.ts'
import { readVerbAt } from '../reading.ts'
import type { Reading } from '../reading.ts'

interface Quoted {
  readonly blocks: readonly number[]
  readonly leadIn: number
}

/** Runs of quotation blocks with the same lead-in. */
function gather(page: Page): readonly Quoted[] {
  const { blocks } = page.document
  const groups: { blocks: number[]; leadIn: number }[] = []
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== 'quotation') continue
    const last = groups.at(-1)
    const leadIn = block.leadIn ?? (last && last.blocks.at(-1) === i - 1 ? last.leadIn : i > 0 ? i - 1 : -1)
    if (last && last.leadIn === leadIn && last.blocks.at(-1) === i - 1) last.blocks.push(i)
    else groups.push({ blocks: [i], leadIn })
  }
  return groups
}

/** The reporting verb that the lead-in ends with ("X wrote to the staff:"), or null. */
function openReport(page: Page, leadIn: number): Reading | null {
  const block = page.document.blocks[leadIn]
  if (!block) return null
  const first = tokenAt(page.tokens, block.start)
  const last = tokenAt(page.tokens, block.end)
  if (word(page, last - 1) !== ':' && tagOf(page, last - 1) === 'PUNCT') return null
  for (let i = last - 1; i >= Math.max(first, last - 25); i--) {
    const reading = readVerbAt(page, i)
    if (reading?.source && reading.cue.frames.has('quote')) return reading
  }
  return null
}

function linkedHost(page: Page, leadIn: number): string | null {
  const block = page.document.blocks[leadIn]
  const link = block && page.document.links.find((one) => one.start >= block.start && one.end <= block.end)
  const host = link ? hostOf(link.href) : null
  return host !== null && host !== hostOf(page.document.address) ? host : null
}

/** The block tells of the lead-in's speaker in the third person: then it is another's text about them. */
function tellsOf(page: Page, group: Quoted, draft: Draft): boolean {
  const last = draft.source ? (textOf(page, draft.source).split(/\s+/).at(-1) ?? '') : ''
  return group.blocks.some((i) => {
    const block = page.document.blocks[i]
    return block !== undefined && last !== '' && page.text.slice(block.start, block.end).includes(last)
  })
}

/** Reports by the block their cue stands in, in the order of their cues. */
function byBlock(page: Page, drafts: readonly Draft[]): ReadonlyMap<number, readonly Draft[]> {
  const found = new Map<number, Draft[]>()
  for (const draft of drafts) {
    if (draft.cueToken < 0) continue
    const block = page.stretches[page.stretchOf[draft.cueToken] ?? 0]?.block ?? -1
    const list = found.get(block) ?? []
    list.push(draft)
    found.set(block, list)
  }
  for (const list of found.values()) list.sort((a, b) => a.cueToken - b.cueToken)
  return found
}

/** The report of a lead-in that names an outlet, else its last one. */
function leadDraft(page: Page, inside: readonly Draft[]): Draft | null {
  return inside.find((draft) => draft.source && outletIn(page, draft.source)) ?? inside.at(-1) ?? null
}

function contentOf(page: Page, group: Quoted): readonly Range[] {
  return group.blocks.flatMap((i): Range[] => {
    const block = page.document.blocks[i]
    if (!block) return []
    const run = { first: tokenAt(page.tokens, block.start), last: tokenAt(page.tokens, block.end) }
    const trimmed = trimRun(page, run)
    return trimmed.last > trimmed.first ? [[block.start, block.end]] : []
  })
}

/** Drafts of block quotations; `drafts` are the reports found so far, among them those of the lead-ins. */
export function blockQuotations(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  const reports = byBlock(page, drafts)
  return gather(page).flatMap((group): Draft[] => {
    const content = contentOf(page, group)
    if (content.length === 0) return []
    const inside = reports.get(group.leadIn) ?? []
    const lead = leadDraft(page, inside)
    const open = openReport(page, group.leadIn)
    const host = linkedHost(page, group.leadIn)
    const base = {
      detector: 'block-quotation',
      sense: { class: 'speech', polarity: 'asserts', weak: false },
      quotes: [],
      context: -1,
      leadIn: group.leadIn,
      content,
    } as const
    const more = host === null ? {} : { host }
    if (
      lead?.source &&
      (isOutletName(page.lexicon, textOf(page, lead.source)) || outletIn(page, lead.source))
    ) {
      return [
        {
          ...base,
          lemma: lead.lemma,
          cueToken: -1,
          cue: lead.cue,
          source: lead.source,
          sourceHead: lead.sourceHead,
        },
      ]
    }
    const hasContent = open !== null && inside.some((draft) => draft.cueToken === open.verb)
    if (open?.source && host === null && !hasContent && (!lead || !tellsOf(page, group, lead))) {
      return [
        {
          ...base,
          lemma: open.cue.lemma,
          cueToken: -1,
          cue: [open.group],
          source: open.source,
          sourceHead: open.sourceHead,
        },
      ]
    }
    return [{ ...base, ...more, lemma: '', cueToken: -1, cue: [], source: null, sourceHead: -1 }]
  })
}
