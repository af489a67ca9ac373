// The door for PDF files: bytes in, runs of text with their places out, the same for the same bytes. What a file may unpack to,
// and how many pages and runs are read, is counted; a file that still takes too long or too much memory is given up.
import { Worker } from 'node:worker_threads'
import { diagnose, type PdfAnswer, type PdfFact, type PdfFacts } from '../../model/index.ts'
import { PDF_DIAGNOSTICS, type PdfCode } from './diagnostics.ts'
import { unpacksBeyond } from './packed-size.ts'
import type { PdfReport, PdfTask } from './pdf-worker.ts'

export interface PdfLimits {
  readonly unpackedBytes: number
  readonly pages: number
  readonly runs: number
  readonly milliseconds: number
}

/** A report of a thousand pages is long, and has some forty runs a page. */
export const PDF_LIMITS: PdfLimits = {
  unpackedBytes: 256 * 1024 * 1024,
  pages: 1000,
  runs: 400_000,
  milliseconds: 30_000,
}

/** Of the thread, in MiB. */
const MEMORY = 512

/** Reads a PDF. Never throws for what is wrong with one. */
export async function readPdf(
  bytes: Uint8Array,
  input: string,
  limits: PdfLimits = PDF_LIMITS,
): Promise<PdfAnswer> {
  const failed = (code: PdfCode): PdfAnswer => ({
    failed: diagnose(PDF_DIAGNOSTICS, code, {
      input,
      limit: limits.unpackedBytes,
      seconds: limits.milliseconds / 1000,
    }),
  })
  if (unpacksBeyond(bytes, limits.unpackedBytes)) return failed('pdf-too-large')
  const report = await inThread(
    { bytes: bytes.slice(), mostPages: limits.pages, mostRuns: limits.runs },
    limits.milliseconds,
  )
  if (report === null) return failed('pdf-too-slow')
  if ('failed' in report)
    return failed(`pdf-${report.failed === 'missing' ? 'reader-missing' : report.failed}`)
  const { pages, pagesLeft, info, xmp } = report
  return { content: { pages, pagesLeft, facts: factsOf(info, xmp) } }
}

/** What the thread reports; null where it was given up. */
function inThread(task: PdfTask, milliseconds: number): Promise<PdfReport | null> {
  // dist/ holds plain JavaScript under the same name.
  const file = new URL(`./pdf-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
  const worker = new Worker(file, {
    workerData: task,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  })
  return new Promise((resolve) => {
    const end = (report: PdfReport | null): void => {
      clearTimeout(timer)
      resolve(report)
      void worker.terminate()
    }
    const timer = setTimeout(() => {
      end(null)
    }, milliseconds)
    worker.once('message', (report: PdfReport) => {
      end(report)
    })
    // Out of memory, or something the library throws where nobody waits for it.
    worker.once('error', () => {
      end({ failed: 'damaged' })
    })
    worker.once('exit', () => {
      end({ failed: 'damaged' })
    })
  })
}

type Texts = Readonly<Record<string, string>>

function factsOf(info: Texts, xmp: Texts): PdfFacts {
  const fact = (
    inXmp: string,
    inInfo: string,
    read: (written: string) => string | null = (written) => written.trim() || null,
  ): PdfFact | null => {
    for (const [written, basis] of [
      [xmp[inXmp], 'pdf:xmp'],
      [info[inInfo], 'pdf:info'],
    ] as const) {
      const value = written === undefined ? null : read(written)
      if (value !== null && written !== undefined) return { value, written, basis }
    }
    return null
  }
  return {
    title: fact('dc:title', 'Title'),
    author: fact('dc:creator', 'Author'),
    createdAt: fact('xmp:createdate', 'CreationDate', readTime),
  }
}

/** A time as XMP has it (ISO 8601), or as PDF does ("D:20311014093000+02'00'"); null where it names no zone or is none. */
export function readTime(written: string): string | null {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = ''] =
    /^\s*(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d[':]?\d{0,2})?/.exec(
      written,
    ) ?? []
  if (year === undefined) return null
  const offset = /^([+-]\d\d)[':]?(\d\d)?$/.exec(zone)
  const at = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${offset ? `${offset[1] ?? ''}:${offset[2] ?? '00'}` : 'Z'}`,
  )
  if (Number.isNaN(at)) return null
  const time = new Date(at).toISOString().replace('.000Z', 'Z')
  // Without a zone only the day is known, and that one nearly.
  return zone === '' ? time.slice(0, 10) : time
}
