// Bad input gets one plain line with a code and advice, is listed under coverage.failed, and costs only itself.
import assert from 'node:assert/strict'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import type { Dossier } from '../../src/model/index.ts'
import { gzipSync } from 'node:zlib'
import { hearsay, temporaryFolder } from './hearsay.ts'

const GOOD =
  'Bridge over the Orle closed\n\nThe bridge over the Orle was closed on Monday, mayor Jutta Brand said. “Nobody may cross it,” she told Radio Orle.\n'
const STACK = /\n\s+at |node:internal|Error:|undefined/

/** One good page beside something bad: the good one is read, the bad one is listed with its code. */
async function besideGood(folder: string): Promise<{ readonly dossier: Dossier; readonly err: string }> {
  await writeFile(path.join(folder, 'good.txt'), GOOD)
  const ran = await hearsay(['brief', folder, '--format', 'json'])
  assert.equal(ran.status, 0, ran.err)
  assert.doesNotMatch(ran.err, STACK)
  const dossier = JSON.parse(ran.out) as Dossier
  assert.deepEqual(
    dossier.documents.map((one) => one.input).filter((input) => input === 'good.txt'),
    ['good.txt'],
  )
  return { dossier, err: ran.err }
}

const CASES: readonly (readonly [string, string, (folder: string) => Promise<void>])[] = [
  ['an empty file', 'input-empty', (folder) => writeFile(path.join(folder, 'bad.txt'), '')],
  ['white space only', 'nothing-extracted', (folder) => writeFile(path.join(folder, 'bad.txt'), ' \n\t\n')],
  [
    'binary bytes',
    'input-binary',
    (folder) =>
      writeFile(
        path.join(folder, 'bad.html'),
        Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 7) % 16)),
      ),
  ],
  [
    'a damaged PDF under another name',
    'pdf-damaged',
    (folder) => writeFile(path.join(folder, 'bad.txt'), '%PDF-1.7\n%âãÏÓ'),
  ],
  [
    'a feed without entries',
    'list-empty',
    (folder) =>
      writeFile(path.join(folder, 'bad.html'), '<?xml version="1.0"?><rss version="2.0"><channel/></rss>'),
  ],
  [
    'a sitemap',
    'input-no-article',
    (folder) =>
      writeFile(path.join(folder, 'bad.xml'), '<urlset><url><loc>https://a.example/</loc></url></urlset>'),
  ],
  [
    'a packed sitemap',
    'input-no-article',
    (folder) =>
      writeFile(
        path.join(folder, 'bad.xml.gz'),
        gzipSync('<urlset><url><loc>https://a.example/</loc></url></urlset>'),
      ),
  ],
  [
    'a file whose packing breaks off',
    'input-unreadable',
    (folder) => writeFile(path.join(folder, 'bad.xml.gz'), gzipSync(GOOD).subarray(0, 60)),
  ],
  [
    'a few kilobytes that unpack to 40 MB',
    'input-too-large',
    (folder) => writeFile(path.join(folder, 'bad.xml.gz'), gzipSync(Buffer.alloc(40 * 1024 * 1024))),
  ],
  [
    'a robots.txt file',
    'input-no-article',
    async (folder) => {
      await mkdir(path.join(folder, 'bad.d'))
      await writeFile(path.join(folder, 'bad.d', 'robots.txt'), 'User-agent: *\nDisallow: /\n')
    },
  ],
  [
    '100 MB',
    'input-too-large',
    async (folder) => {
      await writeFile(path.join(folder, 'bad.txt'), 'x')
      await truncate(path.join(folder, 'bad.txt'), 100 * 1024 * 1024)
    },
  ],
  [
    'a dangling link',
    'input-missing',
    (folder) => symlink(path.join(folder, 'gone.txt'), path.join(folder, 'bad.txt')),
  ],
]

for (const [name, code, make] of CASES) {
  test(`${name} costs only itself (${code})`, async (t) => {
    const folder = await temporaryFolder(t)
    await make(folder)
    const { dossier, err } = await besideGood(folder)
    assert.deepEqual(
      dossier.coverage.failed.map((one) => one.code),
      [code],
    )
    assert.match(err, new RegExp(`^hearsay: ${code}: bad\\.`, 'm'))
  })
}

test('NUL, lone surrogates, wrong charsets and 100,000 nested tags are read, with a diagnostic', async (t) => {
  const folder = await temporaryFolder(t)
  await writeFile(
    path.join(folder, 'nul.txt'),
    `${GOOD}A line with a NUL \u0000 in it stands here, and is read.\n`,
  )
  await writeFile(
    path.join(folder, 'surrogate.txt'),
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(GOOD, 'utf16le'),
      Buffer.from([0x00, 0xd8, 0x41, 0x00]),
    ]),
  )
  await writeFile(
    path.join(folder, 'charset.html'),
    Buffer.from(
      `<meta charset="utf-8"><title>Caf\u00e9 shut</title><p>The caf\u00e9 by the Orle was shut on Monday, the owner Jutta Brand said.</p>`,
      'latin1',
    ),
  )
  await writeFile(
    path.join(folder, 'deep.html'),
    `<title>Deep</title>${'<div>'.repeat(100_000)}<p>The mine at Orle was shut on Monday, its owner said in a statement.</p>`,
  )
  const { dossier } = await besideGood(folder)
  const codes = new Set(dossier.diagnostics.map((one) => one.code))
  assert.ok(codes.has('characters-repaired'), [...codes].join())
  assert.ok(codes.has('charset-contradicted') || codes.has('bytes-invalid'), [...codes].join())
  assert.equal(dossier.documents.length + dossier.coverage.failed.length, 5)
})

test('a folder with a link loop is read once', async (t) => {
  const folder = await temporaryFolder(t)
  await mkdir(path.join(folder, 'in'))
  await symlink(folder, path.join(folder, 'in', 'loop'))
  const { dossier } = await besideGood(folder)
  assert.ok(dossier.diagnostics.some((one) => one.code === 'folder-loop'))
  assert.equal(dossier.documents.length, 1)
})

test('when no input could be read the status is 1; a wrong call is 2', async (t) => {
  const folder = await temporaryFolder(t)
  assert.equal((await hearsay(['brief', path.join(folder, 'nothing.txt')])).status, 1)
  for (const args of [
    [],
    ['brief'],
    ['brief', '--frmat', 'md'],
    ['brief', folder, '--format', 'pdf'],
    ['brief', folder, '--as-of', 'soon'],
    ['nonsense'],
    ['run', 'nonsense'],
    ['explain', 'x'],
    ['verify', 'x'],
  ]) {
    const ran = await hearsay(args)
    assert.equal(ran.status, 2, `${args.join(' ')}: ${ran.err}`)
    assert.equal(ran.err.trim().split('\n').length, 1, ran.err)
    assert.match(ran.err, /^hearsay: .+\.\n$/)
    assert.doesNotMatch(ran.err, STACK)
  }
})

test('a file that is no dossier, and a damaged one, are refused by name', async (t) => {
  const folder = await temporaryFolder(t)
  const file = path.join(folder, 'x.json')
  for (const [text, words] of [
    ['{', /no JSON/],
    ['{}', /no dossier/],
    ['{"schema":"hearsay/dossier@9"}', /hearsay\/dossier@9/],
    ['{"schema":"hearsay/dossier@1"}', /damaged/],
  ] as const) {
    await writeFile(file, text)
    for (const args of [
      ['verify', file, folder],
      ['ask', file, 'Who?'],
    ]) {
      const ran = await hearsay(args)
      assert.equal(ran.status, 2)
      assert.match(ran.err, words)
      assert.doesNotMatch(ran.err, STACK)
    }
  }
})

test('a broken data folder and one of a newer version are refused, and left as they are', async (t) => {
  const folder = await temporaryFolder(t)
  await writeFile(path.join(folder, 'good.txt'), GOOD)
  const foreign = path.join(folder, 'foreign')
  await mkdir(foreign)
  await writeFile(path.join(foreign, 'letters.txt'), 'not data')
  const ran = await hearsay(['brief', path.join(folder, 'good.txt'), '--data', foreign])
  assert.equal(ran.status, 1)
  assert.match(ran.err, /^hearsay: .+\n$/)
  assert.doesNotMatch(ran.err, STACK)
})

test('a bad line of a run is answered in its place, and the rest goes on', async () => {
  const lines = [
    '{"id":"a","text":"The dam broke, Ada Quist said."}',
    'no json',
    '[]',
    '{"text":"no id"}',
    '{"id":"b"}',
    '{"id":"c","text":"It held, she said."}',
  ]
  const ran = await hearsay(['run', 'claims'], { input: lines.join('\n') })
  const answers = ran.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string | null; error?: { code: string; message: string } })
  assert.deepEqual(
    answers.map((one) => one.error?.code ?? 'ok'),
    ['ok', 'bad-json', 'bad-record', 'bad-record', 'bad-record', 'ok'],
  )
  assert.deepEqual(
    answers.map((one) => one.id),
    ['a', null, null, null, 'b', 'c'],
  )
  assert.equal(ran.status, 1)
})
