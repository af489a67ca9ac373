// CSV as RFC 4180 writes it: a header line, CRLF, quotation marks doubled, UTF-8. One view for each table. A cell of text that a
// spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection"); numbers are written as they are.
import { shown } from '../safe-text.ts'
import type { TextView } from '../view.ts'
import { TABLES, type Cell, type Table } from '../exports/tables.ts'
import { readDossier } from './reading.ts'

/** Signs that begin a formula or a command, also in full width; white space before them hides nothing. */
const FORMULA = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/

/** One field. @example csvField('=1+1') // "'=1+1" */
export function csvField(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const words = shown(cell)
  const safe = FORMULA.test(words) ? `'${words}` : words
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly Cell[]): string => `${cells.map(csvField).join(',')}\r\n`

const csvOf = (table: Table): TextView => ({
  id: `csv-${table.id}`,
  title: `${table.title}, as CSV`,
  mediaType: 'text/csv',
  extension: 'csv',
  render: (dossier, options) =>
    line(table.columns.map((one) => one.name)) + table.rows(readDossier(dossier), options).map(line).join(''),
})

export const csvViews: readonly TextView[] = TABLES.map(csvOf)
