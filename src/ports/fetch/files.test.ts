// The file door: folders in a fixed order, links without loops, and a plain word for everything that cannot be read.
import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { findInputs, MAX_FILE_BYTES } from './files.ts'

async function folder(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hearsay-files-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true })
    await writeFile(path.join(root, name), text)
  }
  return root
}

test('a folder gives its articles by relative path, with forward slashes', async (t) => {
  const root = await folder(t, { 'b/two.html': '<p>2', 'a.txt': '1', 'b/one.md': '1', '.hidden/x.txt': 'x' })
  const found = await findInputs([root])
  assert.deepEqual(
    found.files.map((one) => one.input),
    ['a.txt', 'b/one.md', 'b/two.html'],
  )
  assert.deepEqual(found.failed, [])
})

test('files of other kinds are passed over with a word', async (t) => {
  const root = await folder(t, { 'a.txt': '1', 'picture.png': 'x' })
  const { notes } = await findInputs([root])
  assert.deepEqual(
    notes.map((one) => one.code),
    ['input-kind-unknown'],
  )
})

test('a link back to its own folder is read once', async (t) => {
  const root = await folder(t, { 'in/a.txt': '1' })
  await symlink(root, path.join(root, 'in', 'loop'))
  const found = await findInputs([root])
  assert.deepEqual(
    found.files.map((one) => one.input),
    ['in/a.txt'],
  )
  assert.deepEqual(
    found.notes.map((one) => one.code),
    ['folder-loop'],
  )
})

test('what is missing, dangling, empty of articles or an address is said by name', async (t) => {
  const root = await folder(t, { 'none/x.png': 'x' })
  await symlink(path.join(root, 'gone.txt'), path.join(root, 'dangling.txt'))
  const found = await findInputs([path.join(root, 'no.txt'), root, 'https://news.example/a'])
  const codes = found.failed.map((one) => one.diagnostic.code).sort()
  assert.deepEqual(codes, ['input-missing', 'input-missing', 'input-not-supported'])
})

test('a file larger than an article may be is refused before it is read', async (t) => {
  const root = await folder(t, { 'dump.txt': 'x' })
  await truncate(path.join(root, 'dump.txt'), MAX_FILE_BYTES + 1)
  const [file] = (await findInputs([root])).files
  const read = await file!.read()
  assert.ok('failed' in read && read.failed.code === 'input-too-large')
})

test(
  'a file that may not be read costs only itself',
  { skip: process.getuid?.() === 0 ? 'root may read everything' : false },
  async (t) => {
    const root = await folder(t, { 'a.txt': '1', 'b.txt': '2' })
    await chmod(path.join(root, 'a.txt'), 0)
    const { files } = await findInputs([root])
    const read = await Promise.all(files.map((one) => one.read()))
    assert.deepEqual(
      read.map((one) => 'failed' in one),
      [true, false],
    )
  },
)
