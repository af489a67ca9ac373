// Room 2: Capture → Document. One immutable text with typed blocks, links, metadata with evidence, and the way back to the
// decoded source. HTML is read by our own content scoring; plain text and Markdown stay as they are.
import { defineStage, diagnose } from '../../model/index.ts'
import type { Capture } from '../../model/index.ts'
import { decode } from '../../text/decode.ts'
import { EXTRACT_DIAGNOSTICS } from './diagnostics.ts'
import { readDocument } from './read-document.ts'
import type { PageSource } from './source.ts'

export { EXTRACT_DIAGNOSTICS } from './diagnostics.ts'
export { extractRecord } from './extract-record.ts'
export type { ExtractRecord } from './extract-record.ts'
export { readDocument } from './read-document.ts'
export type { PageSource } from './source.ts'

export const extract = defineStage({
  id: 'extract',
  room: 'extract',
  version: 3,
  scope: 'capture',
  needs: ['capture', 'bytes', 'pdf'],
  makes: 'document',
  why: 'The article of a page as one text with typed blocks, each leading back to its place in the source.',
  run({ capture, bytes, pdf }, { resources }) {
    const decoded = pdf
      ? { text: '', diagnostics: [] }
      : decode(bytes, { contentType: contentType(capture), media: capture.media })
    const media = mediaOf(capture)
    const made = readDocument(
      {
        id: capture.id,
        input: capture.input,
        address: capture.finalAddress ?? capture.requestedAddress,
        digest: capture.digest,
        retrievedAt: capture.retrievedAt,
        media,
        decoded: decoded.text,
        ...(pdf ? { pdf } : {}),
        primarySource: capture.primarySource,
        ...(capture.carrier ? { carrier: capture.carrier } : {}),
      },
      resources,
    )
    const place = { document: capture.id }
    const diagnostics = [...decoded.diagnostics.map((diag) => ({ ...diag, ...place })), ...made.diagnostics]
    if (capture.media === 'unknown')
      diagnostics.push(diagnose(EXTRACT_DIAGNOSTICS, 'media-unknown', { input: capture.input }, place))
    else if (capture.media !== media && !pdf)
      diagnostics.push(
        diagnose(EXTRACT_DIAGNOSTICS, 'not-a-page', { input: capture.input, media: capture.media }, place),
      )
    return { value: made.value, diagnostics }
  },
})

function contentType(capture: Capture): string | null {
  const name = Object.keys(capture.headers).find((key) => key.toLowerCase() === 'content-type')
  return name === undefined ? null : (capture.headers[name] ?? null)
}

function mediaOf(capture: Capture): PageSource['media'] {
  return capture.media === 'html' || capture.media === 'markdown' ? capture.media : 'text'
}
