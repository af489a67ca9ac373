// Which sentences of two invented pages become one claim, through the whole program: those that share what is said, not those
// that share a name or a common word.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { composeBrief } from '../../../src/app/compose.ts'

const STORY =
  'The ferry Lady Orle hit the pier of Garrow on Sunday night, and the pier was shut. Divers looked at the pier in the morning, and the harbour office counted the boats.'

async function isOne(t: TestContext, a: string, b: string): Promise<boolean> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearsay-joined-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const page = (outlet: string, sentence: string): string =>
    `# Ferry Lady Orle hits the pier of Garrow\n\n${outlet}, 4 March 2031\n\n${STORY}\n\n${sentence}\n`
  await writeFile(path.join(folder, 'a.md'), page('Garrow Gazette', a))
  await writeFile(path.join(folder, 'b.md'), page('Orle Tribune', b))
  const { dossier } = await composeBrief({
    inputs: [folder],
    data: null,
    asOf: null,
    progress: { step: () => undefined },
    signal: new AbortController().signal,
  })
  const bare = (one: string): string => one.replace(/\.$/, '')
  return dossier.claims.some(
    (claim) =>
      claim.mentions.some(({ quote }) => quote === bare(a)) &&
      claim.mentions.some(({ quote }) => quote === bare(b)),
  )
}

for (const [a, b, expected] of [
  [
    'The captain of the Lady Orle was arrested at Garrow.',
    'Police at Garrow arrested the captain of the Lady Orle.',
    true,
  ],
  ['Garrow has been here before.', 'The clerk read about Garrow for three days.', false],
  ['The insurers have not spoken.', 'The cook has not spoken in public.', false],
] as const)
  test(`${a} ${expected ? 'and' : 'apart from'} ${b}`, async (t) => {
    assert.equal(await isOne(t, a, b), expected)
  })
