// From archived records to arrivals: the pages that were answered with HTML, plain text or PDF. Everything else is counted by
// what it is, and the counts are said once. The same bytes under the same address are one page, however often they stand there.
import { diagnose, type Arrival, type Diagnostic, type Made, type UnpackBody } from '../../../model/index.ts'
import { sha256 } from '../../../text/digest.ts'
import { plainBody, readHttpResponse } from './http-message.ts'
import { isRobotsAddress } from './kind.ts'
import { checkDigest } from './warc-digest.ts'
import { ARCHIVE_DIAGNOSTICS, type ArchiveCode } from './warc-diagnostics.ts'
import { dateOf, targetOf } from './warc-header.ts'
import { MAX_RECORD_BYTES, type ArchiveRecord } from './warc.ts'

export interface PageReading {
  /** What the archive is called; a page is called that, `#` and its place. */
  readonly input: string
  readonly unpack: UnpackBody
  /** Check the digest that each record names of its block. */
  readonly checksDigests?: boolean
}

interface Answer {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly status: number | null
}

/** Addresses under which pages are; others (dns, metadata, urn) name what a crawler keeps for itself. */
const PAGE_ADDRESS = /^(?:https?|ftps?|file):/i
const PAGE_TYPE =
  /^\s*(?:text\/html|application\/xhtml\+xml|application\/pdf|text\/plain|text\/markdown)\s*(?:$|[;,])/i
const NO_TYPE = /^\s*(?:$|no-type|unknown|-)/i
const HTML_HEAD = /^(?:\uFEFF|\s)*<(?:!doctype html|html|head|body|!--)/i

const latin = new TextDecoder('windows-1252')

/** Takes the records of one archive, in order, and gives the pages among them. */
export class ArchivePages {
  readonly #reading: PageReading
  readonly #seen = new Set<string>()
  readonly #counts = new Map<string, number>()
  #pages = 0

  constructor(reading: PageReading) {
    this.#reading = reading
  }

  /** The page of a record; null where it is none. */
  pageOf(record: ArchiveRecord): Made<Arrival | null> {
    const diagnostics: Diagnostic[] = []
    const say = (code: ArchiveCode, values: Readonly<Record<string, string | number>> = {}): void => {
      diagnostics.push(diagnose(ARCHIVE_DIAGNOSTICS, code, { record: this.#nameOf(record), ...values }))
    }
    this.#checkDigest(record, say)
    const found = this.#find(record, say)
    if (typeof found === 'string') {
      this.#counts.set(found, (this.#counts.get(found) ?? 0) + 1)
      return { value: null, diagnostics }
    }
    this.#pages++
    return { value: found, diagnostics }
  }

  /** What is to be said when the archive has been read. */
  finish(): readonly Diagnostic[] {
    const { input } = this.#reading
    const sorted = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))
    const counts = sorted.map(([what, count]) => `${what}: ${String(count)}`).join(', ')
    if (!this.#pages) {
      return [
        diagnose(ARCHIVE_DIAGNOSTICS, 'archive-without-articles', { input, counts: counts || 'no records' }),
      ]
    }
    const count = sorted.reduce((sum, [, one]) => sum + one, 0)
    return count ? [diagnose(ARCHIVE_DIAGNOSTICS, 'archive-passed-over', { input, count, counts })] : []
  }

  #nameOf(record: ArchiveRecord): string {
    return `${this.#reading.input}#${record.place}`
  }

  #checkDigest(
    { header, block, isWhole }: ArchiveRecord,
    say: (code: ArchiveCode, values: Readonly<Record<string, string>>) => void,
  ): void {
    const digest = header.fields.get('warc-block-digest')
    if (!this.#reading.checksDigests || digest === undefined || !isWhole) return
    const holds = checkDigest(digest, block)
    if (holds === 'unknown') say('archive-digest-unknown', { digest })
    else if (!holds) say('archive-digest-wrong', { digest })
  }

  /** The page, or the word under which the record is counted. */
  #find(
    record: ArchiveRecord,
    say: (code: ArchiveCode, values?: Readonly<Record<string, string | number>>) => void,
  ): Arrival | string {
    const { header, block } = record
    const { fields, type } = header
    if (type !== 'response' && type !== 'resource') return type || 'records of no type'
    const address = targetOf(fields)
    if (address === null || !PAGE_ADDRESS.test(address)) return 'other addresses'
    if (isRobotsAddress(address)) return 'robots.txt'
    if (!block.length) return 'empty or too large'
    const answer = this.#answerOf(record, say)
    if (typeof answer === 'string') return answer
    if (!answer.bytes.length) return 'empty or too large'
    if (!isPage(answer)) return 'no HTML, plain text or PDF'
    const key = `${sha256(answer.bytes)} ${address}`
    if (this.#seen.has(key)) return 'the same page again'
    this.#seen.add(key)
    const cut = fields.get('warc-truncated')
    if (cut !== undefined) say('archive-crawl-cut', { reason: cut })
    const date = fields.get('warc-date')
    const retrievedAt = dateOf(date)
    if (retrievedAt === null) say('archive-date-unreadable', { date: date ?? '' })
    return {
      input: this.#nameOf(record),
      place: address,
      address,
      finalAddress: address,
      status: answer.status,
      headers: answer.headers,
      retrievedAt,
      // A view would keep its whole chunk of the archive in memory.
      bytes: answer.bytes.slice(),
    }
  }

  #answerOf(
    record: ArchiveRecord,
    say: (code: ArchiveCode, values?: Readonly<Record<string, string | number>>) => void,
  ): Answer | string {
    const { header, block } = record
    const media = header.fields.get('content-type') ?? ''
    const isHttp = header.type === 'response'
    const response = isHttp ? readHttpResponse(block) : null
    if (!response) {
      // A resource, and a response that was archived without its headers, are the page itself.
      return {
        headers: /^application\/http/i.test(media) ? {} : { 'content-type': media },
        bytes: block,
        status: null,
      }
    }
    const { status, headers } = response
    if (status >= 300 && status < 400) return 'redirects'
    if (status !== 200) return 'other answers than 200'
    if (!PAGE_TYPE.test(headers['content-type'] ?? '') && !NO_TYPE.test(headers['content-type'] ?? ''))
      return 'no HTML, plain text or PDF'
    const { bytes, isWhole, unknownCoding } = plainBody(response, this.#reading.unpack, MAX_RECORD_BYTES)
    if (unknownCoding !== null) {
      say('archive-coding-unknown', { coding: unknownCoding })
      return 'codings not known'
    }
    if (!isWhole && record.isWhole)
      say('archive-body-cut', {
        coding: headers['content-encoding'] ?? headers['transfer-encoding'] ?? 'plain',
      })
    return { status, headers, bytes }
  }
}

function isPage({ headers, bytes }: Answer): boolean {
  const type = headers['content-type'] ?? ''
  if (PAGE_TYPE.test(type)) return true
  return NO_TYPE.test(type) && HTML_HEAD.test(latin.decode(bytes.subarray(0, 512)))
}
