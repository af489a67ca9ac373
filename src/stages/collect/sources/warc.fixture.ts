// Web archives made for the tests: records of invented pages, byte by byte, so that each oddity can be put in by hand.

const encoder = new TextEncoder()

export const bytesOf = (text: string): Uint8Array => encoder.encode(text)

export function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const all = parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part))
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of all) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

export interface RecordParts {
  readonly type?: string
  readonly target?: string
  readonly block?: Uint8Array | string
  /** Header fields that replace those made here; null takes one away. */
  readonly fields?: Readonly<Record<string, string | null>>
  readonly version?: string
  readonly lineEnd?: string
}

export function warcRecord(parts: RecordParts = {}): Uint8Array {
  const { type = 'response', target = 'https://orle.example/a', version = '1.0', lineEnd = '\r\n' } = parts
  const block = joined(parts.block ?? httpPage(ARTICLE))
  const fields: Record<string, string | null> = {
    'WARC-Type': type,
    'WARC-Target-URI': target,
    'WARC-Date': '2031-10-14T09:30:00Z',
    'Content-Type': type === 'response' ? 'application/http; msgtype=response' : 'text/html',
    'Content-Length': String(block.length),
    ...parts.fields,
  }
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return joined([`WARC/${version}`, ...lines, '', ''].join(lineEnd), block, lineEnd + lineEnd)
}

export function arcRecord(
  target: string,
  block: string,
  length: string | number = bytesOf(block).length,
): string {
  return `${target} 192.0.2.7 20311014093000 text/html ${String(length)}\n${block}\n`
}

export const httpPage = (
  body: Uint8Array | string,
  headers: readonly string[] = ['Content-Type: text/html; charset=utf-8'],
  status = '200 OK',
): Uint8Array => joined([`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n'), body)

/** An invented page. */
export const page = (title: string, text: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${text
    .split('\n')
    .map((one) => `<p>${one}</p>`)
    .join('')}</article></body></html>`

export const ARTICLE = page(
  'Bridge over the Orle closed',
  'The bridge over the Orle was closed on Monday, mayor Jutta Brand said.\n“Nobody may cross it,” she told Radio Orle. The closure will last a week, the town hall added.',
)
