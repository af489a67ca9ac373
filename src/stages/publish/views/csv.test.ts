import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import { HOSTILE, hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { csvField, csvViews } from './csv.ts'

/** RFC 4180, read strictly: every record ends with CRLF, a quoted field ends before a comma or an end of line. */
function readCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  const field = /"((?:[^"]|"")*)"(?=,|\r\n)|([^",\r\n]*)(?=,|\r\n)/y
  let at = 0
  while (at < text.length) {
    field.lastIndex = at
    const found = field.exec(text)
    assert.ok(found, `no field at ${at}: ${JSON.stringify(text.slice(at, at + 60))}`)
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    at += found[0].length
    if (text[at] === ',') {
      at += 1
      continue
    }
    records.push(record)
    record = []
    at += 2
  }
  return records
}

for (const [name, dossier] of [
  ['plain', richDossier(packageResources())],
  ['hostile', hostileDossier(packageResources())],
] as const)
  test(`every table of the ${name} dossier is a CSV of equal records`, () => {
    for (const view of csvViews) {
      const [head, ...rows] = readCsv(view.render(dossier, { colour: false }))
      assert.ok(head && head.length > 5 && rows.length, view.id)
      for (const row of rows) assert.equal(row.length, head.length, `${view.id}: ${row.join('|')}`)
      for (const cell of rows.flat()) assert.doesNotMatch(cell, /^\s*[=+@\uff1d-]/, view.id)
    }
  })

test('what a spreadsheet would run is text; what is none stays as it is', () => {
  assert.equal(csvField('=1+1'), "'=1+1")
  assert.equal(csvField('  @SUM(A1)'), "'  @SUM(A1)")
  assert.equal(csvField('\uff1dA1'), "'\uff1dA1")
  assert.equal(csvField('-3'), "'-3")
  assert.equal(csvField(-3), '-3')
  assert.equal(csvField('1+1'), '1+1')
  assert.equal(csvField('say "so", then'), '"say ""so"", then"')
  assert.equal(csvField('a\nb'), '"a\nb"')
  assert.equal(csvField(null), '')
})

test('no control character and no mark that turns text round reaches a cell', () => {
  for (const view of csvViews) {
    const text = view.render(hostileDossier(packageResources()), { colour: false })
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/, view.id)
  }
  assert.match(HOSTILE, /\u202e/)
})

test('claims have their rating with names, and the words of the claim', () => {
  const [head = [], ...rows] = readCsv(
    csvViews[0]!.render(richDossier(packageResources()), { colour: false }),
  )
  const row = rows.find((one) => one[0] === 'c_tree')
  assert.match(
    row?.[head.indexOf('rating')] ?? '',
    /^Disputed: Alderby Water says so; against it stands Corin Vale$/,
  )
  assert.match(row?.[head.indexOf('text')] ?? '', /fallen tree/)
})
