// The dossier of the samples: valid against its published schema, every published sentence with evidence, every citation
// verified against the files, and stages in whole.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { composeBrief } from '../../src/app/compose.ts'
import { findInputs } from '../../src/ports/fetch/files.ts'
import { verifyDossier } from '../../src/run/index.ts'
import { loadViews } from '../../src/stages/publish/index.ts'
import { ROOT } from '../house/sources.ts'

const SAMPLES = path.join(ROOT, 'samples')
const { dossier } = await composeBrief({
  inputs: [SAMPLES],
  data: null,
  asOf: null,
  progress: { step: () => undefined },
  signal: new AbortController().signal,
})

test('it is valid against docs/schema/dossier.json', () => {
  const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/schema/dossier.json'), 'utf8')) as object
  const validate = new Ajv2020({ strict: false }).compile(schema)
  assert.ok(validate(JSON.parse(JSON.stringify(dossier))), JSON.stringify(validate.errors?.slice(0, 3)))
})

test('the validator would refuse a damaged one', () => {
  const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/schema/dossier.json'), 'utf8')) as object
  const validate = new Ajv2020({ strict: false }).compile(schema)
  assert.equal(validate({ ...dossier, claims: [{}] }), false)
})

test('every published sentence has evidence or is marked editorial', () => {
  const sentences = dossier.account.flatMap((section) => section.sentences)
  assert.ok(sentences.length > 20)
  assert.deepEqual(
    sentences.filter((one) => !one.evidence.length && one.editorial !== true),
    [],
  )
})

test('every claim has mentions, a status with a reason, and origins that are named', () => {
  assert.ok(dossier.claims.length > 20)
  for (const claim of dossier.claims) {
    assert.ok(claim.mentions.length, claim.text)
    assert.equal(claim.history.at(-1)?.status, claim.status)
    assert.ok(claim.history.every((change) => change.reason))
    assert.ok(claim.origins.every((origin) => origin.name && origin.because))
  }
})

test('blocks are sorted, inside the text, and never overlap', () => {
  for (const document of dossier.documents) {
    let end = 0
    for (const block of document.blocks) {
      assert.ok(
        block.start >= end && block.end >= block.start && block.end <= (document.text ?? '').length,
        document.input,
      )
      end = block.end
    }
  }
})

test('every id that is pointed to exists', () => {
  const ids = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map((one) => one.id))
  const [documents, claims, attributions] = [
    ids(dossier.documents),
    ids(dossier.claims),
    ids(dossier.attributions),
  ]
  const mentions = new Set(dossier.claims.flatMap((claim) => claim.mentions.map((one) => one.id)))
  for (const relation of dossier.relations) {
    assert.ok(relation.claims.every((id) => claims.has(id)))
    assert.ok(relation.evidence.every((id) => mentions.has(id)))
  }
  for (const claim of dossier.claims) {
    assert.ok(claim.mentions.every((one) => documents.has(one.document)))
    assert.ok(
      claim.mentions.every((one) => one.attribution === undefined || attributions.has(one.attribution)),
    )
    assert.ok(
      claim.history.every((change) => change.because.every((id) => mentions.has(id))),
      claim.text,
    )
  }
  for (const one of dossier.attributions) assert.ok(one.within === undefined || attributions.has(one.within))
})

test('every citation verifies against the files', async () => {
  const { files } = await findInputs([SAMPLES])
  const report = await verifyDossier(dossier, files)
  assert.ok(report.citations > 1000)
  assert.deepEqual(report.failures.slice(0, 5), [])
})

test('a changed quote, a shifted span and another file are found out', async () => {
  const { files } = await findInputs([SAMPLES])
  const claim = dossier.claims[0]!
  const mention = claim.mentions[0]!
  const changed = (mentions: typeof claim.mentions): typeof dossier => ({
    ...dossier,
    claims: [{ ...claim, mentions }],
  })
  const failures = async (one: typeof dossier): Promise<number> =>
    (await verifyDossier(one, files)).failures.length
  assert.equal(await failures(changed([{ ...mention, quote: `${mention.quote}!` }])), 1)
  assert.equal(await failures(changed([{ ...mention, start: mention.start + 1, end: mention.end + 1 }])), 1)
  assert.ok(
    (await failures({
      ...dossier,
      documents: dossier.documents.map((one) => ({ ...one, digest: 'f'.repeat(64) })),
    })) >= dossier.documents.length,
  )
})

test('every view renders it', async () => {
  for (const view of await loadViews())
    assert.ok(view.render(dossier, { colour: false }).length > 500, view.id)
})

test('no sentence of ours says that something is true, false or proven', () => {
  const ours = dossier.account.flatMap((section) =>
    section.sentences.map((one) => one.text.replace(/[“‘][^”’]*[”’]/g, '')),
  )
  assert.deepEqual(
    ours.filter((text) => /\b(true|false|proven|confirmed by)\b/i.test(text)),
    [],
  )
})
