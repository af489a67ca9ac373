// Every command as a user meets it: help everywhere, run by stage, ask, explain, doctor, backup and restore, Ctrl-C.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import type { Dossier } from '../../src/model/index.ts'
import { program } from '../../src/app/cli/main.ts'
import { STAGE_NAMES } from '../../src/app/cli/commands/run.ts'
import { REPLAYS, REPLAY_SHAPES } from '../../src/run/replay/index.ts'
import { ROOT } from '../house/sources.ts'
import { hearsay, temporaryFolder } from './hearsay.ts'

const SAMPLES = path.join(ROOT, 'samples')

test('--version and --help answer, and --help names every command', async () => {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
  assert.equal((await hearsay(['--version'])).out.trim(), version)
  const help = await hearsay(['--help'])
  assert.equal(help.status, 0)
  for (const command of program().commands) assert.match(help.out, new RegExp(`\\b${command.name()}\\b`))
})

test('every command and stage has a help that names its options', async () => {
  for (const command of program().commands) {
    const { out, status } = await hearsay([command.name(), '--help'])
    assert.equal(status, 0)
    for (const option of command.options)
      assert.ok(out.includes(option.long ?? ''), `${command.name()} ${option.flags}`)
  }
  assert.deepEqual(
    REPLAYS.map((one) => one.stage),
    STAGE_NAMES.filter((one) => one !== 'publish'),
  )
  for (const shape of REPLAY_SHAPES) {
    const { out, status } = await hearsay(['run', shape.stage, '--help'])
    assert.equal(status, 0)
    assert.ok(out.includes(shape.takes), shape.stage)
  }
})

test('explain prints the stages in their order, the statuses and the codes', async () => {
  const { out } = await hearsay(['explain', 'stages'])
  const at = (id: string): number => out.search(new RegExp(`^${id}\\s`, 'm'))
  assert.ok(
    at('collect') > 0 &&
      at('collect') < at('extract') &&
      at('extract') < at('claims') &&
      at('claims') < at('corroborate'),
  )
  assert.match((await hearsay(['explain', 'statuses'])).out, /single-source/)
  assert.match((await hearsay(['explain', 'codes'])).out, /stage-crashed/)
})

test('a dossier is verified, asked and rendered again from its file', async (t) => {
  const folder = await temporaryFolder(t)
  const file = path.join(folder, 'dossier.json')
  const made = await hearsay(['brief', SAMPLES, '--format', 'json'])
  await writeFile(file, made.out)
  const verified = await hearsay(['verify', file, SAMPLES])
  assert.equal(verified.status, 0, verified.out.slice(0, 500))
  assert.match(verified.out, /all hold/)
  const dossier = JSON.parse(made.out) as Dossier
  const claim = dossier.claims[0]!
  const broken = {
    ...dossier,
    claims: [{ ...claim, mentions: claim.mentions.map((one) => ({ ...one, quote: 'never said' })) }],
  }
  await writeFile(file, JSON.stringify(broken))
  const failed = await hearsay(['verify', file, SAMPLES])
  assert.equal(failed.status, 1)
  assert.match(failed.out, /the text there is not the quote/)
  const rendered = await hearsay(['run', 'publish', '--view', 'md'], { input: made.out })
  assert.equal(rendered.status, 0, rendered.err)
  assert.equal(rendered.out, (await hearsay(['brief', SAMPLES, '--format', 'md'])).out)
})

test('ask answers with evidence, and says so when nothing was reported', async (t) => {
  const file = path.join(await temporaryFolder(t), 'dossier.json')
  await writeFile(file, (await hearsay(['brief', SAMPLES, '--format', 'json'])).out)
  const answer = JSON.parse(
    (await hearsay(['ask', file, 'When did the explosion happen?', '--format', 'json'])).out,
  ) as { state: string; evidence: unknown[] }
  assert.notEqual(answer.state, 'not-reported')
  assert.ok(answer.evidence.length)
  const none = await hearsay(['ask', file, 'What did the astronauts on the space station eat?'])
  assert.match(none.out, /not reported/)
})

test('--as-of leaves out what was published later, and says so', async () => {
  const now = JSON.parse((await hearsay(['brief', SAMPLES, '--format', 'json'])).out) as Dossier
  const then = JSON.parse(
    (await hearsay(['brief', SAMPLES, '--format', 'json', '--as-of', '2031-10-14T16:00Z'])).out,
  ) as Dossier
  assert.ok(then.documents.length > 0 && then.documents.length < now.documents.length)
  assert.ok(then.documents.every((one) => one.publishedAt !== null && one.publishedAt <= '2031-10-14T16:00'))
  assert.equal(
    then.documents.length +
      then.diagnostics.filter((one) => one.code === 'published-later' || one.code === 'undated-left-out')
        .length,
    now.documents.length,
  )
})

test('backup and restore carry everything; doctor finds it whole', async (t) => {
  const folder = await temporaryFolder(t)
  const [data, other, file] = [
    path.join(folder, 'data'),
    path.join(folder, 'other'),
    path.join(folder, 'all.backup'),
  ]
  const pages = path.join(SAMPLES, 'flashpoint-monitor')
  const made = await hearsay(['brief', pages, '--data', data, '--format', 'md'])
  assert.equal(made.status, 0, made.err)
  assert.equal((await hearsay(['backup', file, '--data', data])).status, 0)
  const restored = await hearsay(['restore', file, '--data', other])
  assert.equal(restored.status, 0, restored.err)
  assert.equal((await hearsay(['brief', '--data', other, '--format', 'md'])).out, made.out)
  const healthy = await hearsay(['doctor', '--data', other])
  assert.equal(healthy.status, 0, healthy.out)
  assert.equal((await hearsay(['restore', file, '--data', other])).status, 1)
  const text = await readFile(file)
  await writeFile(file, text.subarray(0, text.length - 20))
  assert.equal((await hearsay(['restore', file, '--data', path.join(folder, 'third')])).status, 1)
  assert.ok(
    !existsSync(path.join(folder, 'third', 'hearsay.db')) ||
      (await hearsay(['doctor', '--data', path.join(folder, 'third')])).status === 0,
  )
})

test('Ctrl-C ends cleanly, keeps what was done, and the next run goes on', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data')
  const stopped = await new Promise<{ code: number | null; err: string }>((resolve) => {
    const child = spawn(
      process.execPath,
      [path.join(ROOT, 'bin/hearsay.js'), 'brief', SAMPLES, '--data', data],
      { cwd: ROOT },
    )
    const err: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    const timer = setInterval(() => {
      // Once: a second Ctrl-C means "at once" and ends any program.
      if (existsSync(path.join(data, 'captures')) && !child.killed) child.kill('SIGINT')
    }, 5)
    child.on('close', (code) => {
      clearInterval(timer)
      resolve({ code, err: Buffer.concat(err).toString('utf8') })
    })
  })
  assert.equal(stopped.code, 130, stopped.err)
  assert.equal(stopped.err, 'hearsay: stopped. What was done is kept; the same call goes on from here.\n')
  const resumed = await hearsay(['brief', SAMPLES, '--data', data, '--format', 'md'])
  assert.equal(resumed.status, 0, resumed.err)
  assert.equal(resumed.out, (await hearsay(['brief', SAMPLES, '--format', 'md'])).out)
})
