// Replay of corroborate: two statements, the same, a contradiction, or neither.
import type { Resources } from '../../model/index.ts'
import { findChronicle } from '../../stages/chronicle/index.ts'
import { compareTexts, type ComparedText } from '../../stages/corroborate/index.ts'
import { analyse } from '../../stages/syntax/index.ts'
import { BadRecord, documentOf, eachRecord, findString, type RecordIn } from './record.ts'

function side(record: RecordIn, name: 'a' | 'b', resources: Resources): ComparedText {
  const value = record[name]
  if (typeof value !== 'object' || value === null)
    throw new BadRecord(`the field "${name}" must be {text, publishedAt?}`)
  const given = value as RecordIn
  const text = findString(given, 'text')
  if (text === null) throw new BadRecord(`the field "${name}.text" must be a string`)
  return recent(text, findString(given, 'publishedAt'), resources)
}

/** Streams compare one text with many others in a row: the latest ones are read once. */
const MOST_RECENT = 128
const kept = new WeakMap<Resources, Map<string, ComparedText>>()

function recent(text: string, publishedAt: string | null, resources: Resources): ComparedText {
  const known = kept.get(resources) ?? new Map<string, ComparedText>()
  kept.set(resources, known)
  const key = `${publishedAt ?? ''} ${text}`
  const found = known.get(key) ?? comparedText(text, publishedAt, resources)
  known.delete(key)
  known.set(key, found)
  const [oldest] = known.keys()
  if (known.size > MOST_RECENT && oldest !== undefined) known.delete(oldest)
  return found
}

/** A statement by itself with the layers it is compared by. */
export function comparedText(text: string, publishedAt: string | null, resources: Resources): ComparedText {
  // A statement is one paragraph, whatever its lines look like: nothing of it is boilerplate.
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }]
  const document = documentOf(
    { id: 'statement', text, blocks, language: 'en', ...(publishedAt ? { publishedAt } : {}) },
    resources,
  )
  const syntax = analyse({ text: document.text, blocks: document.blocks, language: 'en' }, resources)
  const { value: chronicle } = findChronicle({ document, syntax }, resources)
  return { text: document.text, publishedAt, syntax, chronicle }
}

export const corroborate = eachRecord({
  stage: 'corroborate',
  answer: (record, resources) => ({
    id: record['id'],
    ...compareTexts(side(record, 'a', resources), side(record, 'b', resources), resources),
  }),
})
