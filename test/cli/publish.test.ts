// hearsay publish, and the exports of brief and run publish, as a user meets them.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { before, test } from 'node:test'
import { parquetMetadataAsync } from 'hyparquet'
import type { Dossier } from '../../src/model/index.ts'
import { ROOT } from '../house/sources.ts'
import { hearsay, temporaryFolder } from './hearsay.ts'

const PAGES = [path.join(ROOT, 'samples/meridian-wire'), path.join(ROOT, 'samples/wexley-gazette')]
let dossier = ''
let stories: readonly string[] = []

before(async () => {
  dossier = (await hearsay(['brief', ...PAGES, '--format', 'json'])).out
  stories = (JSON.parse(dossier) as Dossier).stories.map((one) => one.id)
})

const render = (view: string, ...more: string[]) =>
  hearsay(['run', 'publish', '--view', view, ...more], { input: dossier })

test('brief and run publish give the same export', async () => {
  const brief = await hearsay(['brief', ...PAGES, '--format', 'csv-claims'])
  assert.equal(brief.status, 0, brief.err)
  assert.equal(brief.out, (await render('csv-claims')).out)
  assert.match(brief.out, /^claim,story,status,rating,/)
})

test('a Parquet file comes whole through standard output', async () => {
  const child = spawn(process.execPath, [
    path.join(ROOT, 'bin/hearsay.js'),
    'run',
    'publish',
    '--view',
    'parquet-claims',
  ])
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.end(dossier)
  await new Promise((resolve) => child.on('close', resolve))
  const file = new Uint8Array(Buffer.concat(chunks)).buffer
  const { num_rows } = await parquetMetadataAsync(file)
  assert.equal(Number(num_rows), (JSON.parse(dossier) as Dossier).claims.length)
})

test('--story narrows, and an unknown one is named with those that are there', async () => {
  assert.equal(stories.length, 2)
  const one = await render('json', '--story', stories[1]!)
  assert.deepEqual(
    (JSON.parse(one.out) as Dossier).stories.map((story) => story.id),
    [stories[1]],
  )
  const none = await render('json', '--story', 's_none')
  assert.equal(none.status, 2)
  assert.equal(none.out, '')
  assert.match(none.err, new RegExp(`no story "s_none".*${stories[0]!}`))
})

test('wrong values are one plain line', async () => {
  for (const [args, says] of [
    [['--excerpt', 'long'], /--excerpt takes a number/],
    [['--excerpt', '999999'], /--excerpt takes a number/],
    [['--site', 'javascript:alert(1)'], /--site takes an http/],
    [['--claim', 'c_none'], /no claim "c_none"/],
  ] as const) {
    const { status, err, out } = await render('card', ...args)
    assert.equal(status, 2)
    assert.equal(out, '')
    assert.match(err, says)
    assert.equal(err.trim().split('\n').length, 1)
  }
  const view = await render('hologram')
  assert.equal(view.status, 2)
  assert.match(view.err, /no view "hologram".*parquet-claims/)
})

test('publish writes a site, writes it again without what is gone, and touches no folder of others', async (t) => {
  const folder = await temporaryFolder(t)
  const [site, file] = [path.join(folder, 'site'), path.join(folder, 'dossier.json')]
  await writeFile(file, dossier)
  const made = await hearsay(['publish', site, '--dossier', file])
  assert.equal(made.status, 0, made.err)
  assert.equal(made.out, '')
  assert.match(await readFile(path.join(site, 'index.html'), 'utf8'), /2 stories/)
  assert.equal((await readdir(site)).length, 4)
  await writeFile(path.join(site, 'note.txt'), 'mine')
  const again = await hearsay(['publish', site, '--dossier', file, '--story', stories[0]!])
  assert.equal(again.status, 0, again.err)
  const left = await readdir(site, { recursive: true })
  assert.ok(left.includes('note.txt') && left.includes('claims.html'))
  assert.ok(!left.some((one) => one.startsWith('story-')), left.join(' '))
  const others = path.join(folder, 'others')
  await mkdir(others)
  await writeFile(path.join(others, 'letter.txt'), 'mine')
  const refused = await hearsay(['publish', others, '--dossier', file])
  assert.equal(refused.status, 2)
  assert.match(refused.err, /holds files that this command did not write/)
  assert.deepEqual(await readdir(others), ['letter.txt'])
})
