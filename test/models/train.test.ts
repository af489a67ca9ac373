// The training driver from end to end, on a treebank of a few invented sentences: models and cards come out, twice the same, and
// the program's own parser reads off a trained network what the network has learnt.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ModelCard } from '../../scripts/train/card.ts'
import { evaluate } from '../../scripts/train/evaluate.ts'
import { TREEBANK_FILES, readTreebanks } from '../../scripts/train/treebank.ts'
import { sha256 } from '../../src/text/digest.ts'
import { NO_LISTS } from '../../src/text/names-lists.ts'
import { readParserModel } from '../../src/text/parser-model.ts'

const DRIVER = fileURLToPath(new URL('../../scripts/train.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'hearsay-train-'))
after(() => rmSync(folder, { recursive: true }))

type Word = readonly [form: string, lemma: string, tags: string, head: number, relation: string]

const SPEAKERS = ['Orla Tenby', 'Bram Castell', 'Ines Varga']
const PLACES = ['Dunmere', 'Estavar', 'Lindholm']

/** "Orla Tenby visited Dunmere ." and "Farmers sold two boats in Dunmere ." */
function sentences(n: number): Word[][] {
  const [given = '', surname = ''] = (SPEAKERS[n % 3] ?? '').split(' ')
  const place = PLACES[n % 3] ?? ''
  return [
    [
      [given, given, 'NNP PROPN', 3, 'nsubj'],
      [surname, surname, 'NNP PROPN', 1, 'flat'],
      ['visited', 'visit', 'VBD VERB', 0, 'root'],
      [place, place, 'NNP PROPN', 3, 'obj'],
      ['.', '.', '. PUNCT', 3, 'punct'],
    ],
    [
      ['Farmers', 'farmer', 'NNS NOUN', 2, 'nsubj'],
      ['sold', 'sell', 'VBD VERB', 0, 'root'],
      ['two', 'two', 'CD NUM', 4, 'nummod'],
      ['boats', 'boat', 'NNS NOUN', 2, 'obj'],
      ['in', 'in', 'IN ADP', 6, 'case'],
      [place, place, 'NNP PROPN', 2, 'obl'],
      ['.', '.', '. PUNCT', 2, 'punct'],
    ],
  ]
}

function documentLine(n: number, split: string): string {
  const mentions: { start: number; end: number; type: string; entity: string }[] = []
  let text = ''
  const blocks = sentences(n).map((words, s) => {
    const rows = words.map(([form, lemma, tags, head, relation], i) => {
      const [xpos = '', upos = ''] = tags.split(' ')
      if (i > 0 || s > 0) text += ' '
      const start = text.length
      text += form
      if (i === 0 && upos === 'PROPN')
        mentions.push({ start, end: start + form.length + 1 + (words[1]?.[0].length ?? 0), type: 'person', entity: 'p' })
      if (relation === 'obj' && upos === 'PROPN')
        mentions.push({ start, end: text.length, type: 'place', entity: 'q' })
      return [i + 1, form, lemma, upos, xpos, '_', head, relation, '_', '_'].join('\t')
    })
    return `# sent_id = ${s + 1}\n${rows.join('\n')}`
  })
  const line = { id: `invented_${split}_${n}`, genre: 'news', split, trainable: 'yes', text, mentions }
  return JSON.stringify({ ...line, conllu: `${blocks.join('\n\n')}\n\n` })
}

function writeTreebank(): string {
  const corpora = path.join(folder, 'corpora')
  mkdirSync(path.join(corpora, 'data/language'), { recursive: true })
  for (const [f, { name }] of TREEBANK_FILES.entries()) {
    const lines = [0, 1, 2].flatMap((n) =>
      ['train', 'train', 'dev', 'test'].map((split, i) => documentLine(n + f + i, split)),
    )
    writeFileSync(path.join(corpora, 'data/language', name), gzipSync(`${lines.join('\n')}\n`))
  }
  return corpora
}

const corpora = writeTreebank()
const out = path.join(folder, 'models')

function train(...args: string[]): string {
  return execFileSync(process.execPath, [DRIVER, ...args], {
    env: { ...process.env, HEARSAY_CORPORA: corpora },
    encoding: 'utf8',
  })
}

test('all models are trained, each with a card of its own weights', () => {
  const said = train('all', '--out', out, '--epochs', '150')
  assert.match(said, /syntax: epoch 150 of 150/)
  assert.deepEqual(readdirSync(out).sort(), [
    'lemmas.en.card.json',
    'lemmas.en.json',
    'names.en.bin',
    'names.en.card.json',
    'syntax.en.bin',
    'syntax.en.card.json',
  ])
  for (const name of ['lemmas', 'names', 'syntax']) {
    const card = JSON.parse(readFileSync(path.join(out, `${name}.en.card.json`), 'utf8')) as ModelCard
    assert.equal(card.digest, sha256(readFileSync(path.join(out, card.model))), name)
    assert.equal(card.learntFrom.length, TREEBANK_FILES.length)
    assert.ok(Object.keys(card.heldOut['test'] ?? {}).includes('gum'), name)
  }
})

test('the parser of the program reads what the network has learnt', () => {
  const model = readParserModel(readFileSync(path.join(out, 'syntax.en.bin')))
  const learnt = readTreebanks(corpora).documents.filter((doc) => doc.split === 'train')
  const figures = evaluate(model, learnt, NO_LISTS)
  assert.ok(figures.las > 95, JSON.stringify(figures))
  assert.ok(figures.upos > 95, JSON.stringify(figures))
})

test('the same seed and data give the same bytes', () => {
  for (const run of ['a', 'b']) train('syntax', '--out', path.join(folder, run), '--epochs', '3')
  const [a, b] = ['a', 'b'].map((run) => readFileSync(path.join(folder, run, 'syntax.en.bin')))
  assert.deepEqual(a, b)
})

test('an unknown model is refused in one line', () => {
  assert.throws(() => train('grammar', '--out', out), /say which model to train/)
})
