// Takes the pictures of docs/pictures from the account of samples/, in Debian's Chromium: wide, phone, dark.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { composeBrief } from '../src/app/compose.ts'
import { viewNamed } from '../src/stages/publish/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const inputs = process.argv.length > 2 ? process.argv.slice(2, 3) : [path.join(root, 'samples')]
const into = process.argv[3] ?? path.join(root, 'docs/pictures')
const SHOTS = [
  { name: 'account-wide', width: 1280, height: 1100, scheme: 'light' },
  { name: 'account-phone', width: 390, height: 844, scheme: 'light' },
  { name: 'account-dark', width: 1280, height: 1100, scheme: 'dark' },
] as const

const { dossier } = await composeBrief({
  inputs,
  data: null,
  asOf: null,
  progress: { step: () => undefined },
  signal: new AbortController().signal,
})
const folder = mkdtempSync(path.join(os.tmpdir(), 'hearsay-pictures-'))
const page = path.join(folder, 'account.html')
writeFileSync(page, viewNamed('html').render(dossier, { colour: false }))
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--headless',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const shot of SHOTS) {
  const tab = await browser.newPage({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.scheme,
  })
  await tab.goto(`file://${page}`)
  await tab.screenshot({ path: path.join(into, `${shot.name}.png`) })
  await tab.close()
}
await browser.close()
rmSync(folder, { recursive: true, force: true })
