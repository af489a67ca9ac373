// Gold files written by hand: everything is referenced by exact words, so that anybody can check it against the pages.
// This file knows their shape and finds the words in an extracted text.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Span } from '../../src/model/index.ts'

export interface GoldAttribution {
  readonly document: string
  readonly source: string
  readonly cue: string
  readonly content: readonly string[]
  readonly kind: 'direct' | 'mixed' | 'indirect'
  readonly speaker: string | null
  readonly chain: readonly string[]
  readonly polarity: string
  readonly within?: string
}

export interface GoldMention {
  readonly document: string
  readonly quote: string
}

export interface GoldClaim {
  readonly text: string
  readonly kind: string
  readonly mentions: readonly GoldMention[]
  readonly origins: readonly string[]
  readonly alsoAcceptedOrigins?: readonly (readonly string[])[]
  readonly status: string
  readonly alsoAccepted?: { readonly status?: readonly string[] } | readonly string[]
}

export interface GoldRelation {
  readonly kind: string
  readonly claims: readonly [number, number]
  readonly how: string
}

export interface Gold {
  readonly documents: Readonly<
    Record<
      string,
      {
        readonly title: string | null
        readonly authors: readonly string[]
        readonly outlet: string | null
        readonly publishedAt: string | null
        readonly notBody?: readonly string[]
        readonly blocks?: readonly { readonly kind: string; readonly starts: string; readonly ends: string }[]
      }
    >
  >
  readonly stories?: readonly { readonly name: string; readonly documents: readonly string[] }[]
  readonly lineage: readonly {
    readonly from: string
    readonly to: string
    readonly kind: string
    readonly alsoAccepted?: readonly string[]
  }[]
  readonly lineageNeutral?: readonly unknown[]
  readonly attributions: readonly GoldAttribution[]
  readonly attributionsComplete?: readonly string[]
  readonly claims: readonly GoldClaim[]
  readonly relations: readonly GoldRelation[]
  readonly notContradictions: readonly (readonly [number, number])[]
  readonly timeline?: readonly { readonly day: string; readonly evidence: GoldMention }[]
  readonly times?: readonly { readonly document: string; readonly quote: string; readonly start: string }[]
  readonly figures: readonly {
    readonly document: string
    readonly quote: string
    readonly value: number
    readonly low?: number
    readonly high?: number
  }[]
  readonly questions: readonly {
    readonly document: string
    readonly question: string
    readonly state: string
  }[]
}

export function readGold(folder: string): Gold {
  return JSON.parse(readFileSync(path.join(folder, 'gold.json'), 'utf8')) as Gold
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Where some words stand in a text, white space counting as one space; null where they do not. */
export function findWords(text: string, words: string): Span | null {
  const pattern = words.trim().split(/\s+/).map(escaped).join('\\s+')
  if (!pattern) return null
  const match = new RegExp(pattern).exec(text)
  return match ? { start: match.index, end: match.index + match[0].length } : null
}

/** Share of the union of two spans that they have in common. */
export function iou(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return common > 0 ? common / (Math.max(a.end, b.end) - Math.min(a.start, b.start)) : 0
}

/** Words for comparing names: folded, without marks, titles or case. */
export const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/^(the|unnamed:?) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether two names name the same: equal once folded, or one ends in the other's last word. */
export function sameName(a: string, b: string): boolean {
  const [one, other] = [fold(a), fold(b)]
  if (one === other) return true
  // The gold says "this page" for a page whose outlet is unknown, and "(unnamed)" for a source without a name.
  if (one === 'this page' && other.startsWith('page ')) return true
  if (one === 'unnamed' && /^unnamed/i.test(b)) return true
  if (!one || !other) return false
  return one.includes(other) || other.includes(one) || one.split(' ').at(-1) === other.split(' ').at(-1)
}
