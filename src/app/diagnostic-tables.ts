// Every table of diagnostics, by the room that speaks. docs/reference/diagnostics.md is generated from it; a test fails
// for a table that is not listed here.
import type { DiagnosticRow } from '../model/index.ts'
import { FILE_DIAGNOSTICS } from '../ports/fetch/diagnostics.ts'
import { WEB_DIAGNOSTICS } from '../ports/fetch/web-diagnostics.ts'
import { PDF_DIAGNOSTICS } from '../ports/pdf/diagnostics.ts'
import { GATHER_DIAGNOSTICS, RUN_DIAGNOSTICS } from '../run/index.ts'
import { CHRONICLE_DIAGNOSTICS } from '../stages/chronicle/diagnostics.ts'
import { CLAIMS_DIAGNOSTICS } from '../stages/claims/diagnostics.ts'
import { COLLECT_DIAGNOSTICS } from '../stages/collect/diagnostics.ts'
import { OPML_DIAGNOSTICS } from '../stages/collect/sources/opml-diagnostics.ts'
import { ARCHIVE_DIAGNOSTICS } from '../stages/collect/sources/warc-diagnostics.ts'
import { EXTRACT_DIAGNOSTICS } from '../stages/extract/diagnostics.ts'
import { PUBLISH_DIAGNOSTICS } from '../stages/publish/diagnostics.ts'
import { DECODE_DIAGNOSTICS } from '../text/decode.ts'

export const DIAGNOSTIC_TABLES: Readonly<Record<string, Readonly<Record<string, DiagnosticRow>>>> = {
  files: FILE_DIAGNOSTICS,
  web: WEB_DIAGNOSTICS,
  pdf: PDF_DIAGNOSTICS,
  gather: GATHER_DIAGNOSTICS,
  collect: COLLECT_DIAGNOSTICS,
  lists: OPML_DIAGNOSTICS,
  archives: ARCHIVE_DIAGNOSTICS,
  decode: DECODE_DIAGNOSTICS,
  extract: EXTRACT_DIAGNOSTICS,
  claims: CLAIMS_DIAGNOSTICS,
  chronicle: CHRONICLE_DIAGNOSTICS,
  publish: PUBLISH_DIAGNOSTICS,
  run: RUN_DIAGNOSTICS,
}
