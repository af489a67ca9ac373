// Captures and layers for the contract suites, made up from a number.
import { createHash } from 'node:crypto'
import type { Capture } from '../../src/model/index.ts'
import type { LayerRow, SearchQuery } from '../../src/ports/store/index.ts'

/** All of a stream. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}

export function sampleBytes(number: number): Buffer {
  return Buffer.from(`<p>Page ${number}</p>`.repeat(1 + (number % 7)))
}

export function sampleCapture(number: number, bytes: Uint8Array = sampleBytes(number)): Capture {
  return {
    id: `d_${String(number).padStart(6, '0')}`,
    input: `page-${number}.html`,
    requestedAddress: `https://example.org/${number}`,
    finalAddress: null,
    status: 200,
    headers: { 'content-type': 'text/html' },
    retrievedAt: '2031-03-04T05:06:07.000Z',
    robots: 'allowed',
    digest: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    media: 'html',
    primarySource: null,
  }
}

export function sampleLayer(subject: string, recipe: string, value: unknown = { of: subject }): LayerRow {
  return { subject, recipe, basis: '', value, diagnostics: [] }
}

export const token = (word: string): SearchQuery => ({ kind: 'token', token: word })
export const phrase = (...tokens: string[]): SearchQuery => ({ kind: 'phrase', tokens })
export const and = (...parts: SearchQuery[]): SearchQuery => ({ kind: 'and', parts })
export const or = (...parts: SearchQuery[]): SearchQuery => ({ kind: 'or', parts })
export const not = (part: SearchQuery): SearchQuery => ({ kind: 'not', part })
