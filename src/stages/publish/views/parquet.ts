// Parquet, one view for each table: the same rows as CSV with their types, written by hyparquet-writer (Snappy, Parquet 2.0 types).
import { parquetWriteBuffer } from 'hyparquet-writer'
import { TABLES, type Column, type Table } from '../exports/tables.ts'
import type { View } from '../view.ts'
import { readDossier } from './reading.ts'

const TYPES = {
  text: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
  flag: 'BOOLEAN',
} as const satisfies Record<Column['type'], string>

const parquetOf = (table: Table): View => ({
  id: `parquet-${table.id}`,
  title: `${table.title}, as Parquet`,
  mediaType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  render: (dossier, options) => {
    const rows = table.rows(readDossier(dossier), options)
    return new Uint8Array(
      parquetWriteBuffer({
        columnData: table.columns.map(({ name, type }, at) => ({
          name,
          data: rows.map((row) => row[at] ?? null),
          type: TYPES[type],
          nullable: true,
        })),
      }),
    )
  },
})

export const parquetViews: readonly View[] = TABLES.map(parquetOf)
