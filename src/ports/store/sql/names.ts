// Numbers for names: subjects and recipes get one when first seen, and keep it.
import { chunks } from './chunks.ts'
import { text, whole } from './session.ts'
import type { Session } from './session.ts'
import type { Table } from './tables.ts'

const NAMES_AT_ONCE = 500

/** The numbers of the encoded names that have one. */
export async function numbersOf(
  session: Session,
  table: Table,
  names: readonly string[],
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  for (const some of chunks(names, NAMES_AT_ONCE)) {
    const rows = await session.all(
      `select id, name from ${table.name} where name ${session.among('$1', 'text')}`,
      [some],
    )
    for (const row of rows) numbers.set(text(row, 'name'), whole(row, 'id'))
  }
  return numbers
}

/** The same, giving a number to each name that has none yet. For use in a transaction. */
export async function numbered(
  session: Session,
  table: Table,
  names: Iterable<string>,
): Promise<(name: string) => number> {
  // Sorted, so that two writers that number the same names never wait for each other crosswise.
  const wanted = [...new Set(names)].sort()
  const numbers = await numbersOf(session, table, wanted)
  const fresh = wanted.filter((name) => !numbers.has(name))
  if (fresh.length) {
    await session.insert(
      table,
      fresh.map((name) => [name]),
    )
    for (const [name, number] of await numbersOf(session, table, fresh)) numbers.set(name, number)
  }
  return (name) => {
    const number = numbers.get(name)
    if (number === undefined) throw new Error(`a name in ${table.name} got no number`)
    return number
  }
}
