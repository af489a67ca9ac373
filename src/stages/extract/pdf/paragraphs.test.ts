// PDF pages as text: columns, words parted at line ends, running heads and page numbers, paragraphs over pages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PdfPage, PdfRun } from '../../../model/index.ts'
import { pdfText } from './paragraphs.ts'

const run = (text: string, x: number, y: number, size = 10): PdfRun => ({
  text,
  x,
  y,
  width: text.length * size * 0.5,
  size,
})
const lines = (x: number, top: number, texts: readonly string[]): PdfRun[] =>
  texts.map((text, at) => run(text, x, top - at * 14))
const page = (...runs: readonly PdfRun[]): PdfPage => ({ width: 595, height: 842, runs })
const paragraphs = (...pages: readonly PdfPage[]): string[] => pdfText(pages).text.trim().split('\n\n')

test('lines are joined, and words parted at their ends; other hyphens stay', () => {
  const [only, ...more] = paragraphs(
    page(
      ...lines(72, 700, [
        'The keeper said that the spill-',
        'way gate stuck on Sunday. The Anglo-',
        'Tarnish council shut the road.',
      ]),
    ),
  )
  assert.equal(
    only,
    'The keeper said that the spillway gate stuck on Sunday. The Anglo-Tarnish council shut the road.',
  )
  assert.deepEqual(more, [])
})

test('runs of one line in any order of the file, with raised digits, are one line', () => {
  const text = paragraphs(
    page(run('gate', 102, 700), run('The', 72, 700), run('1', 122.5, 702, 6), run('stuck.', 135, 700)),
  )
  assert.deepEqual(text, ['The gate1 stuck.'])
})

test('a wider gap, an indented line and a short last line each begin a paragraph; the same lines without do not', () => {
  const long = 'Water ran over the lower road and the council of Orle closed it.'
  assert.equal(paragraphs(page(...lines(72, 700, [long, long]))).length, 1)
  assert.equal(paragraphs(page(...lines(72, 700, [long, long]), ...lines(72, 650, [long, long]))).length, 2)
  assert.equal(paragraphs(page(run(long, 72, 700), run(long, 90, 686), run(long, 72, 672))).length, 2)
  assert.equal(paragraphs(page(...lines(72, 700, [long, 'It is shut.', long]))).length, 2)
  assert.equal(paragraphs(page(...lines(72, 700, [long, 'It is shut', long]))).length, 1)
})

test('a headline goes across two columns, which are read one after the other', () => {
  const left = [
    'The keeper Orla Venn said',
    'on Sunday that the gate',
    'stuck half open and that',
    'nobody could move it by',
    'hand, and so they waited',
    'for the divers to come',
  ]
  const right = [
    'from Tarn. They came on',
    'Tuesday, replaced it and',
    'left. The road opens on',
    'Wednesday, and the mayor',
    'Jutta Brand said that the',
    'town would pay for it.',
  ]
  const runs = left.flatMap((text, at) => [run(text, 72, 660 - at * 14), run(right[at]!, 320, 660 - at * 14)])
  assert.deepEqual(paragraphs(page(run('Spillway gate stuck at the Tarn dam', 72, 700, 20), ...runs)), [
    'Spillway gate stuck at the Tarn dam',
    [...left, ...right].join(' '),
  ])
})

test('running heads and page numbers are left out and listed; a line that stands on one page stays', () => {
  const pages = [1, 2, 3, 4].map((number) =>
    page(
      run(`Council of Orle, report ${String(number)}`, 72, 800),
      ...lines(72, 700, [
        `On day ${String(number)} the gate was looked at by the keeper,`,
        'who found it as it was before.',
      ]),
      run('Page ' + String(number), 280, 30),
    ),
  )
  const { text, dropped } = pdfText(pages)
  assert.doesNotMatch(text, /Council|Page/)
  assert.equal(dropped.filter((one) => one.reason === 'running-head').length, 4)
  assert.equal(dropped.filter((one) => one.reason === 'page-number').length, 4)
  assert.match(pdfText(pages.slice(0, 1)).text, /^Council of Orle, report 1/)
})

test('a paragraph goes on over a page where its sentence does, and only there', () => {
  const first = page(
    ...lines(72, 100, ['The divers of Tarn replaced the bearing', 'that had failed in the night, and the']),
  )
  assert.equal(paragraphs(first, page(run('road opens on Wednesday.', 72, 780))).length, 1)
  assert.equal(paragraphs(first, page(run('The road opens on Wednesday.', 72, 780))).length, 2)
})

test(
  'a page without letters gives no text; a hundred thousand runs take no longer than they should',
  { timeout: 20_000 },
  () => {
    assert.equal(pdfText([page()]).text, '')
    const many = Array.from({ length: 100_000 }, (_, at) =>
      run('word', (at % 100) * 30, 800 - Math.floor(at / 100)),
    )
    assert.ok(pdfText([page(...many)]).text.length > 100_000)
  },
)
