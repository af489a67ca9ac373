// Dates in the forms that feeds write them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDate } from './feed-date.ts'

const FORMS: readonly (readonly [string, string | null])[] = [
  // RFC 822 and its successors
  ['Mon, 06 Jan 2031 10:00:00 +0100', '2031-01-06T09:00:00Z'],
  ['6 Jan 31 10:00 EST', '2031-01-06T15:00:00Z'],
  ['Mon, 6 January 2031 10:00:00 GMT', '2031-01-06T10:00:00Z'],
  ['Mon,06 Jan 2031 10:00:00 GMT+02:00', '2031-01-06T08:00:00Z'],
  ['Mon, 06 Jan 2031 10:00:00 A', '2031-01-06T09:00:00Z'],
  ['Mon, 06 Jan 1969 10:00:00 Z', '1969-01-06T10:00:00Z'],
  ['Mon, 06 Jan 69 10:00:00 Z', '1969-01-06T10:00:00Z'],
  ['Mon, 06 Jan 68 10:00:00 Z', '2068-01-06T10:00:00Z'],
  ['Wed, 31 Dec 2031 23:30:00 -0100', '2032-01-01T00:30:00Z'],
  // ISO 8601
  ['2031', '2031-01-01T00:00:00Z'],
  ['2031-02', '2031-02-01T00:00:00Z'],
  ['2031-02-03', '2031-02-03T00:00:00Z'],
  ['2031-02-03T04:05Z', '2031-02-03T04:05:00Z'],
  ['2031-02-03T04:05:06.789-05:30', '2031-02-03T09:35:06Z'],
  ['2031-02-03 04:05:06', '2031-02-03T04:05:06Z'],
  ['20310203T040506Z', '2031-02-03T04:05:06Z'],
  ['20310203040506', '2031-02-03T04:05:06Z'],
  ['2031-034', '2031-02-03T00:00:00Z'],
  ['2031-W06-1', '2031-02-03T00:00:00Z'],
  ['2031-02-03T24:00:00Z', '2031-02-04T00:00:00Z'],
  // asctime, and machines
  ['Sun Jan  4 16:29:06 2031', '2031-01-04T16:29:06Z'],
  ['Sun Jan 4 16:29:06 PDT 2031', '2031-01-04T23:29:06Z'],
  ['2/3/2031 4:05:06 PM', '2031-02-03T16:05:06Z'],
  ['2/3/2031 12:05:06 AM', '2031-02-03T00:05:06Z'],
  ['13/2/2031', '2031-02-13T00:00:00Z'],
  ['3.2.2031 04:05', '2031-02-03T04:05:00Z'],
  ['Mon, 2031/02/03 04:05:06 EDT', '2031-02-03T08:05:06Z'],
  // people, in several languages
  ['February 3rd, 2031 at 5:30 pm EST', '2031-02-03T22:30:00Z'],
  ['lun., 03 févr. 2031 04:05:00 +0100', '2031-02-03T03:05:00Z'],
  ['mar., 05 août 2031 10:00:00 +0200', '2031-08-05T08:00:00Z'],
  ['Mi, 05 Mär 2031 10:00', '2031-03-05T10:00:00Z'],
  ['2031년 02월 03일 01:31:15', '2031-02-02T16:31:15Z'],
  ['2031年2月3日 下午3:04', '2031-02-03T15:04:00Z'],
  // no dates
  ['31 Feb 2031', null],
  ['2031-13-06', null],
  ['2031-02-03T25:00:00Z', '2031-02-03T00:00:00Z'],
  ['Mon, 06 Jan 2031 10:61:00 GMT', null],
  ['yesterday', null],
  ['12', null],
  ['Tuesday', null],
  ['', null],
]

for (const [written, wanted] of FORMS) {
  test(`"${written}" is ${wanted ?? 'no date'}`, () => {
    assert.equal(readDate(written), wanted)
  })
}

test('any moment written by the standards comes back', () => {
  const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (moment) => {
      const whole = `${moment.toISOString().slice(0, 19)}Z`
      assert.equal(readDate(moment.toISOString()), whole)
      assert.equal(readDate(moment.toUTCString()), whole)
    }),
  )
})

const DATE_LETTERS = Array.from('0123456789:-/., TZ+apmJanW年월月')

test('nothing that is not a date throws or gives anything but a date', () => {
  const letters = fc.string({ unit: fc.constantFrom(...DATE_LETTERS), maxLength: 40 })
  fc.assert(
    fc.property(fc.oneof(fc.string(), letters), (written) => {
      assert.match(readDate(written) ?? '2031-01-01T00:00:00Z', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    }),
    { numRuns: 2000 },
  )
})
