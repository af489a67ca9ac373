// Small, fixed ways of putting words together: lists, quotation marks, counts. No sentence is made here.

/** White space folded to single blanks, so that words wrapped over lines read as one line. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** Words of a source between quotation marks, exactly as they stand there but for wrapped lines; single marks round double ones. */
export function quoted(words: string): string {
  const line = oneLine(words)
  return /["“”]/.test(line) ? `‘${line}’` : `“${line}”`
}

/** @example listed(['A', 'B', 'C']) // "A, B and C" */
export function listed(names: readonly string[]): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** @example counted(1, 'page') // "1 page"; counted(3, 'page') // "3 pages" */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`

/** Ends words with a full stop unless they end a sentence already, inside or outside closing marks. */
export const ended = (words: string): string => (/[.!?…]["'”’»)\]]*$/.test(words) ? words : `${words}.`)

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
