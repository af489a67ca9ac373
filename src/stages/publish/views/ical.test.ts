import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import { packageResources } from '../../../app/resources.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { folded, ical } from './ical.ts'

const read = (text: string): ICAL.Component =>
  new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]])
const dossier = richDossier(packageResources())
const calendar = read(ical.render(dossier, { colour: false }))
const events = calendar.getAllSubcomponents('vevent')

const when = (precision: string): { start: string; end: string; isDate: boolean } => {
  const event = events.find((one) => one.getFirstPropertyValue('x-hearsay-precision') === precision)
  const start = event?.getFirstPropertyValue('dtstart') as ICAL.Time
  const end = event?.getFirstPropertyValue('dtend') as ICAL.Time | null
  return { start: start.toString(), end: end?.toString() ?? '', isDate: start.isDate }
}

test('another library reads every entry; one without a time is a journal entry without a start', () => {
  const journals = calendar.getAllSubcomponents('vjournal')
  assert.equal(events.length + journals.length, dossier.timeline.length)
  assert.equal(journals.length, 1)
  assert.equal(journals[0]?.getFirstPropertyValue('dtstart'), null)
  const ids = new Set(events.map((one) => one.getFirstPropertyValue('uid')))
  assert.equal(ids.size, events.length)
})

test('days are dates that end the day after; wider times are spans of days', () => {
  assert.deepEqual(when('day'), { start: '2031-03-04', end: '2031-03-05', isDate: true })
  assert.deepEqual(when('year'), { start: '2019-01-01', end: '2020-01-01', isDate: true })
  assert.deepEqual(when('month'), { start: '2031-02-01', end: '2031-03-01', isDate: true })
})

test('a time with a zone is in UTC, one without floats, an hour keeps its length', () => {
  const minutes = events.filter((one) => one.getFirstPropertyValue('x-hearsay-precision') === 'minute')
  const starts = minutes.map((one) => (one.getFirstPropertyValue('dtstart') as ICAL.Time).toICALString())
  assert.deepEqual(starts, ['20310304T032000', '20310304T032000Z'])
  assert.deepEqual(when('hour'), { start: '2031-03-04T06:00:00', end: '2031-03-04T12:00:00', isDate: false })
})

test('descriptions say how the time is known and give the words with their outlet', () => {
  const words = String(events[0]?.getFirstPropertyValue('description'))
  assert.match(words, /as the page states it/)
  assert.match(words, /The Alder Post, 4 March 2031, 07:30 UTC: “The lower gate/)
})

test('lines end with CRLF, are at most 75 octets, and are never cut inside a character', () => {
  for (const one of [dossier, hostileDossier(packageResources())]) {
    const text = ical.render(one, { colour: false })
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/)
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  }
  assert.equal(folded('é'.repeat(60)).replaceAll('\r\n ', ''), `${'é'.repeat(60)}\r\n`)
})

test('a title that holds a line of iCalendar opens no entry', () => {
  const hostile = read(ical.render(hostileDossier(packageResources()), { colour: false }))
  assert.equal(hostile.getAllSubcomponents('vevent').length, events.length)
  const [first] = hostile.getAllSubcomponents('vevent')
  assert.match(String(first?.getFirstPropertyValue('summary')), /BEGIN:VEVENT ;,\\"/)
})
