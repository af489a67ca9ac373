// The account page in a real browser: it asks nothing of any network, fits a phone, opens by keyboard and without a script,
// and nothing that a source wrote runs. Skipped, with its reason, where no Chromium is installed.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { packageResources } from '../../src/app/resources.ts'
import { inventedDossier } from '../../src/stages/publish/fixtures/invented-story.ts'
import { viewNamed } from '../../src/stages/publish/index.ts'

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const QUIET = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const OPEN_ALL = 'for (const one of document.querySelectorAll("details")) one.open = true'
const PHONE = { width: 390, height: 844 }
const skip = existsSync(EXECUTABLE) ? false : `no Chromium at ${EXECUTABLE} (set CHROMIUM to its path)`

let browser: Browser | null = null
let folder = ''
let address = ''

before(async () => {
  if (skip !== false) return
  folder = mkdtempSync(path.join(os.tmpdir(), 'hearsay-page-'))
  const file = path.join(folder, 'account.html')
  writeFileSync(file, viewNamed('html').render(inventedDossier(packageResources()), { colour: false }))
  address = pathToFileURL(file).href
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: QUIET })
})

after(async () => {
  await browser?.close()
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

async function withPage(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  assert.ok(browser)
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await look(page)
  } finally {
    await context.close()
  }
}

test('no request leaves the page, and no script runs', { skip }, async () => {
  await withPage({}, async (page) => {
    const requests: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(address)
    assert.deepEqual(requests, [address])
    assert.deepEqual(complaints, [])
    assert.match(await page.title(), /^Weir gate fails above Alderby – Hearsay$/)
    assert.equal(await page.locator('script, iframe, object, embed, img, form').count(), 0)
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0)
  })
})

test('it would notice a script that runs', { skip }, async () => {
  await withPage({}, async (page) => {
    await page.setContent('<title>before</title><script>document.title="taken"</script>')
    assert.equal(await page.title(), 'taken')
  })
})

test('a phone shows it without sideways scrolling, also with everything open', { skip }, async () => {
  await withPage({ viewport: PHONE }, async (page) => {
    await page.goto(address)
    await page.evaluate(OPEN_ALL)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), PHONE.width)
  })
})

test('it opens without JavaScript', { skip }, async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address)
    const sentence = page.locator('details.s').first()
    assert.equal(await sentence.locator('mark').first().isVisible(), false)
    await sentence.locator('summary').first().click()
    assert.equal(await sentence.locator('mark').first().isVisible(), true)
  })
})

test('sentences open by keyboard, and the focus can be seen', { skip }, async () => {
  await withPage({}, async (page) => {
    await page.goto(address)
    await page.keyboard.press('Tab')
    assert.match((await page.locator(':focus').textContent()) ?? '', /Skip to the account/)
    const summary = page.locator('details.s > summary').first()
    await summary.focus()
    await page.keyboard.press('Enter')
    assert.equal(await page.locator('details.s').first().getAttribute('open'), '')
    assert.notEqual(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), 'none')
  })
})

test('headings go down one level at a time, landmarks are named once', { skip }, async () => {
  await withPage({}, async (page) => {
    await page.goto(address)
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((all) =>
        all.map((one) => Number((one as unknown as { readonly tagName: string }).tagName.slice(1))),
      )
    assert.equal(levels[0], 1)
    assert.equal(levels.filter((level) => level === 1).length, 1)
    for (const [at, level] of levels.entries())
      assert.ok(level <= (levels[at - 1] ?? level) + 1, levels.join(' '))
    for (const landmark of ['header', 'main', 'footer'])
      assert.equal(await page.locator(`body > ${landmark}`).count(), 1)
  })
})

/** Relative luminance and contrast, as WCAG 2.2 defines them, of every text against the nearest painted ground; those too low. */
const LOW_CONTRASTS = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number)
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  const ground = (start) => {
    for (let one = start; one; one = one.parentElement) {
      const found = channels(getComputedStyle(one).backgroundColor)
      if ((found[3] ?? 1) > 0) return found
    }
    return [255, 255, 255]
  }
  const low = new Set()
  for (const one of document.querySelectorAll('main *, header *, footer *')) {
    if (one.closest('svg') || ![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue
    const [a, b] = [luminance(channels(getComputedStyle(one).color)), luminance(ground(one))]
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (contrast < 4.5) low.add((one.className || one.tagName) + ': ' + contrast.toFixed(2))
  }
  return [...low]
})()`

for (const colorScheme of ['light', 'dark'] as const) {
  test(`text stands out from its ground in the ${colorScheme} scheme`, { skip }, async () => {
    await withPage({ colorScheme }, async (page) => {
      await page.goto(address)
      await page.evaluate(OPEN_ALL)
      assert.deepEqual(await page.evaluate(LOW_CONTRASTS), [])
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor')
      assert.equal(ground === 'rgb(21, 22, 24)', colorScheme === 'dark')
    })
  })
}

test(
  'the sides of a dispute stand beside each other on a desk, below each other on a phone',
  { skip },
  async () => {
    for (const [viewport, beside] of [
      [{ width: 1280, height: 900 }, true],
      [PHONE, false],
    ] as const) {
      await withPage({ viewport }, async (page) => {
        await page.goto(address)
        const sides = page.locator('.pair').first().locator('> div')
        const [one, other] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()]
        assert.ok(one && other)
        assert.equal(one.y === other.y, beside)
      })
    }
  },
)
