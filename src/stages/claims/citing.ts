// "The Post, citing two officials, reported …": whom a source cites is one hop deeper, not a report of its own.
import type { Draft } from './draft.ts'
import { isSpeaker, phraseOf } from './grammar.ts'
import { childOf, trimRun, word } from './page.ts'
import type { Page } from './page.ts'
import { headOfPhrase, phraseAfter } from './phrases.ts'

const CITING = new Set(['citing', 'quoting'])

const HOSTS: ReadonlySet<string> = new Set(['clause', 'aside', 'quotation'])

/** Adds whom they cite to the reports of the same sentence, and takes out the drafts that the citing words made. */
export function withCited(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  const hosts = new Map<number, Draft>()
  for (const draft of drafts) {
    if (
      draft.cueToken < 0 ||
      draft.source === null ||
      !HOSTS.has(draft.detector) ||
      CITING.has(word(page, draft.cueToken))
    )
      continue
    const sentence = page.sentenceOf[draft.cueToken] ?? -1
    if (!hosts.has(sentence)) hosts.set(sentence, draft)
  }
  const taken = new Set<number>()
  const added = new Map<Draft, Draft>()
  for (let i = 0; i < page.tokens.length; i++) {
    if (!CITING.has(word(page, i))) continue
    const host = hosts.get(page.sentenceOf[i] ?? -1)
    const object = childOf(page, i, 'obj')
    const phrase = object > i ? phraseOf(page, object) : phraseAfter(page, i + 1, page.tokens.length)
    if (!host || !phrase) continue
    const head = object > i ? object : headOfPhrase(page, phrase)
    if (!isSpeaker(page, head)) continue
    const source =
      host.source && i >= host.source.first && i < host.source.last
        ? trimRun(page, { first: host.source.first, last: i })
        : host.source
    const sourceHead = source && host.sourceHead >= source.last ? headOfPhrase(page, source) : host.sourceHead
    added.set(host, {
      ...host,
      source,
      sourceHead,
      cited: { run: phrase, head, cue: { first: i, last: i + 1 } },
    })
    taken.add(i)
  }
  return drafts.filter((draft) => !taken.has(draft.cueToken)).map((draft) => added.get(draft) ?? draft)
}
