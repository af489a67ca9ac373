// Replay of collect: bytes of a feed, sitemap, robots.txt or page, told apart and read.
import { readCollected } from '../../stages/collect/index.ts'
import { BadRecord, eachRecord, findString, type RecordIn } from './record.ts'

function bytesOf(record: RecordIn): Uint8Array {
  const encoded = findString(record, 'bytes')
  const body = findString(record, 'body')
  if (encoded !== null) {
    // Buffer.from skips what is no base64, so that a damaged record would pass as a shorter one.
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded)) throw new BadRecord('the field "bytes" must be base64')
    return Buffer.from(encoded, 'base64')
  }
  if (body !== null) return new TextEncoder().encode(body)
  throw new BadRecord('the record has neither "bytes" nor "body"')
}

export const collect = eachRecord({
  stage: 'collect',
  answer(record) {
    const given = record['checks'] ?? []
    if (!Array.isArray(given)) throw new BadRecord('the field "checks" must be a list of {agent, url}')
    const checks = given.map((one: unknown) => {
      const check = (typeof one === 'object' && one !== null ? one : {}) as RecordIn
      return { agent: findString(check, 'agent') ?? '', url: findString(check, 'url') ?? '' }
    })
    const bytes = bytesOf(record)
    const read = readCollected({
      bytes,
      contentType: findString(record, 'contentType'),
      url: findString(record, 'url'),
      checks,
    })
    return { id: record['id'], ...read }
  },
})
