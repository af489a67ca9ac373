// Fingerprint: the winnowed shingles of a document's prose, without boilerplate and stock sentences. Any run of eight or
// more words that two documents share leaves at least one common shingle in both.
import type { Document, Fingerprint, Resources } from '../../model/index.ts'
import { defineStage } from '../../model/index.ts'
import { SHINGLE_WORDS, shingleHashes, winnow } from '../../text/shingles.ts'
import type { Prose } from './prose.ts'
import { readingsOf } from './relate.ts'

export const fingerprint = defineStage({
  id: 'fingerprint',
  room: 'lineage',
  version: 1,
  scope: 'document',
  needs: ['document'],
  makes: 'fingerprint',
  why: 'A sample of word runs by which texts that share a passage find each other.',
  run: ({ document }, { resources }) => ({ value: fingerprintOf(document, resources), diagnostics: [] }),
})

export function fingerprintOf(document: Document, resources: Resources): Fingerprint {
  const text = readingsOf(resources)(document).prose
  const hashes = new Set(shinglesOf(text).map(({ hash }) => hash))
  return { shingles: [...hashes].sort((a, b) => a - b), words: text.size }
}

/** Winnowed shingles in text order with the word each begins at, those with a stock word left out. */
export function shinglesOf(text: Prose): { readonly hash: number; readonly at: number }[] {
  const hashes = shingleHashes(text.words)
  return winnow(hashes)
    .filter((at) => text.stock[at] === 0 && text.stock[at + SHINGLE_WORDS - 1] === 0)
    .map((at) => ({ hash: hashes[at] ?? 0, at }))
}
