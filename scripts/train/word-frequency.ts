// Makes lexicons/en/word-frequency.json: in how many documents of freely licensed English each stem stands. It is what
// the stories room knows about word weights before it has read anything (cold start).
// Usage: HEARSAY_CORPORA=<folder of corpora> node scripts/train/word-frequency.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { byCodeUnit } from '../../src/text/order.ts'
import { stem } from '../../src/text/terms-stem.ts'
import { wordList } from '../../src/text/terms.ts'

const corpora = process.env['HEARSAY_CORPORA']
if (corpora === undefined) throw new Error('set HEARSAY_CORPORA to the folder of corpora')

/** A stem in one document only says nothing about how common it is. */
const LEAST_DOCUMENTS = 2

const frequency = new Map<string, number>()
let documents = 0
for (const name of ['gum.ccby', 'gum.ccbysa', 'ewt.ccbysa']) {
  const lines = gunzipSync(readFileSync(join(corpora, 'language', `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
  for (const line of lines) {
    if (line.trim() === '') continue
    const row = JSON.parse(line) as { text?: string; conllu: string }
    const text = row.text ?? [...row.conllu.matchAll(/^# text = (.*)$/gm)].map((match) => match[1]).join('\n')
    documents++
    for (const word of new Set(wordList(text).words.map(stem)))
      frequency.set(word, (frequency.get(word) ?? 0) + 1)
  }
}
const kept = [...frequency]
  .filter(([, count]) => count >= LEAST_DOCUMENTS)
  .sort((a, b) => byCodeUnit(a[0], b[0]))
const table = {
  source:
    'Document counts of stems in GUM (Zeldes 2017, gucorpling.org/gum; news, interviews, academic, court, biographies, travel) and UD English-EWT (Silveira et al. 2014)',
  licence: 'CC BY-SA 4.0',
  about:
    'Made by scripts/train/word-frequency.ts. Stems by src/text/terms-stem.ts; stems in a single document are left out.',
  documents,
  frequency: Object.fromEntries(kept),
}
writeFileSync(
  new URL('../../lexicons/en/word-frequency.json', import.meta.url),
  JSON.stringify(table, null, 1) + '\n',
)
process.stdout.write(`${kept.length} stems of ${documents} documents\n`)
