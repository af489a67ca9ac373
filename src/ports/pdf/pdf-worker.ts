// Reads one PDF in a thread of its own, so that one that never ends or wants all memory can be given up without harm. The
// library is loaded here and nowhere else.
import { parentPort, workerData } from 'node:worker_threads'
import type { PdfPage, PdfRun } from '../../model/index.ts'

export interface PdfTask {
  readonly bytes: Uint8Array
  readonly mostPages: number
  readonly mostRuns: number
}

export type PdfReport =
  | {
      readonly pages: readonly PdfPage[]
      readonly pagesLeft: number
      readonly info: Readonly<Record<string, string>>
      readonly xmp: Readonly<Record<string, string>>
    }
  | { readonly failed: 'missing' | 'encrypted' | 'damaged' }

interface TextItem {
  readonly str: string
  readonly width: number
  readonly transform: readonly number[]
}
interface Page {
  readonly view: readonly number[]
  getTextContent(): Promise<{ readonly items: readonly Partial<TextItem>[] }>
  cleanup(): void
}
interface Opened {
  readonly numPages: number
  getPage(number: number): Promise<Page>
  getMetadata(): Promise<{ readonly info: object; readonly metadata: Iterable<[string, unknown]> | null }>
}
interface Library {
  getDocumentProxy(bytes: Uint8Array, options: object): Promise<Opened>
}

const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

function runOf({ str, width, transform }: Partial<TextItem>): PdfRun[] {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform ?? []
  // Marks without letters, and white space that only the library saw, say nothing that places do not.
  if (str === undefined || str.trim() === '' || ![x, y, width].every(Number.isFinite)) return []
  return [{ text: str, x, y, width: width ?? 0, size: Math.hypot(c, d) || 1 }]
}

const texts = (pairs: Iterable<readonly [string, unknown]>): Record<string, string> =>
  Object.fromEntries(
    [...pairs].flatMap(([key, value]) => {
      const text = Array.isArray(value) ? value.map(String).join(', ') : value
      return typeof text === 'string' ? [[key, text]] : []
    }),
  )

async function read({ bytes, mostPages, mostRuns }: PdfTask): Promise<PdfReport> {
  let library: Library
  try {
    library = (await import('unpdf')) as unknown as Library
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      return { failed: 'missing' }
    throw error
  }
  try {
    const opened = await library.getDocumentProxy(bytes, {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
    })
    const pages: PdfPage[] = []
    let runs = 0
    for (let number = 1; number <= Math.min(opened.numPages, mostPages) && runs < mostRuns; number++) {
      const page = await opened.getPage(number)
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view
      const { items } = await page.getTextContent()
      const found = items.flatMap(runOf).slice(0, mostRuns - runs)
      runs += found.length
      pages.push({ width: right - left, height: top - bottom, runs: found })
      page.cleanup()
    }
    const { info, metadata } = await opened.getMetadata()
    return {
      pages,
      pagesLeft: opened.numPages - pages.length,
      info: texts(Object.entries(info)),
      xmp: texts(metadata ?? []),
    }
  } catch (error) {
    return { failed: named(error, 'PasswordException') ? 'encrypted' : 'damaged' }
  }
}

parentPort?.postMessage(await read(workerData as PdfTask))
