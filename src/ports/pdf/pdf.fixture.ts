// PDF files made for the tests: pages of placed lines in plain, uncompressed objects, byte by byte, so that each oddity can be
// put in by hand. Letters are those of WinAnsi.
import { deflateSync } from 'node:zlib'

export interface PlacedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  /** In points; 10 where nothing is said. */
  readonly size?: number
}

export interface PdfParts {
  readonly pages: readonly (readonly PlacedLine[])[]
  /** Of the document information dictionary: "Title", "Author", "CreationDate", … */
  readonly info?: Readonly<Record<string, string>>
  /** Raw XMP. */
  readonly xmp?: string
  /** What each page's content is instead of its lines. */
  readonly content?: Buffer
  /** Says that the file is encrypted. */
  readonly isEncrypted?: boolean
}

const literal = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`

/** Numbered objects, a table of where they stand, and a trailer. */
export function pdfOf(parts: PdfParts): Buffer {
  const objects: Buffer[] = []
  const add = (body: string | Buffer): number =>
    objects.push(typeof body === 'string' ? Buffer.from(body, 'latin1') : body)
  const stream = (content: Buffer, more = ''): Buffer =>
    Buffer.concat([
      Buffer.from(`<< /Length ${String(content.length)}${more} >>\nstream\n`, 'latin1'),
      content,
      Buffer.from('\nendstream', 'latin1'),
    ])
  const count = parts.pages.length
  // 1 catalog, 2 pages, 3 font, then two for each page.
  const meta = parts.xmp === undefined ? '' : ` /Metadata ${String(4 + count * 2)} 0 R`
  add(`<< /Type /Catalog /Pages 2 0 R${meta} >>`)
  const kids = parts.pages.map((_, at) => `${String(4 + at * 2)} 0 R`).join(' ')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${String(count)} >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [at, lines] of parts.pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(5 + at * 2)} 0 R >>`,
    )
    const content = lines
      .map(
        ({ text, x, y, size = 10 }) =>
          `BT /F1 ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm ${literal(text)} Tj ET`,
      )
      .join('\n')
    add(
      parts.content
        ? stream(deflateSync(parts.content), ' /Filter /FlateDecode')
        : stream(Buffer.from(content, 'latin1')),
    )
  }
  if (parts.xmp !== undefined) add(stream(Buffer.from(parts.xmp, 'utf8'), ' /Type /Metadata /Subtype /XML'))
  const info = parts.info
    ? add(
        `<< ${Object.entries(parts.info)
          .map(([name, value]) => `/${name} ${literal(value)}`)
          .join(' ')} >>`,
      )
    : null
  const encrypt = parts.isEncrypted
    ? add(`<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`)
    : null
  const head = Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')
  const pieces: Buffer[] = [head]
  const places: number[] = []
  let at = head.length
  for (const [index, body] of objects.entries()) {
    const whole = Buffer.concat([
      Buffer.from(`${String(index + 1)} 0 obj\n`),
      body,
      Buffer.from('\nendobj\n'),
    ])
    places.push(at)
    at += whole.length
    pieces.push(whole)
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = [
    `/Size ${String(objects.length + 1)} /Root 1 0 R`,
    info === null ? '' : `/Info ${String(info)} 0 R`,
    encrypt === null ? '' : `/Encrypt ${String(encrypt)} 0 R /ID [<41> <41>]`,
  ].join(' ')
  pieces.push(
    Buffer.from(
      `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${table}trailer\n<< ${trailer} >>\nstartxref\n${String(at)}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

/** Lines below each other, 14 points apart. */
export const column = (x: number, top: number, lines: readonly string[], size = 10): PlacedLine[] =>
  lines.map((text, at) => ({ text, x, y: top - at * 14, size }))
