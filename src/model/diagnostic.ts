// Diagnostics: what a stage or door has to say about its input. Never thrown, never dropped, never exception text.
// Each module keeps one table of its codes; docs/reference/diagnostics.md is generated from these tables.

export type Severity = 'error' | 'warning' | 'info'

/** One finding about an input. `message` is one plain line: what is wrong and what to do about it. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly document?: string
  readonly start?: number
  readonly end?: number
}

/** A row of a module's table: `{name}` in `says` and `advice` is filled from the values given when it is raised. */
export interface DiagnosticRow {
  readonly severity: Severity
  readonly says: string
  readonly advice: string
}

export type DiagnosticTable<Code extends string> = Readonly<Record<Code, DiagnosticRow>>

/** Where a diagnostic points: a document and, if it has one, the span in its text. */
export interface DiagnosticPlace {
  readonly document?: string
  readonly start?: number
  readonly end?: number
}

/**
 * Makes a diagnostic from a table row, filling `{name}` placeholders.
 * @example diagnose(TABLE, 'file-empty', { input: 'a.txt' }).message // "a.txt is empty. Nothing was read from it."
 */
export function diagnose<Code extends string>(
  table: DiagnosticTable<Code>,
  code: Code,
  values: Readonly<Record<string, string | number>> = {},
  place: DiagnosticPlace = {},
): Diagnostic {
  const row = table[code]
  const line = `${row.says} ${row.advice}`.trim()
  // Only these three: a caller may hand in a whole block or time expression as the place.
  const { document, start, end } = place
  return {
    code,
    severity: row.severity,
    message: line.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
    ...(document === undefined ? {} : { document }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  }
}
