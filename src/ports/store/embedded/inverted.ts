// The index from terms to entries, in FTS5. It is written in sorted runs that are merged now and then, so that the rate of
// writing stays flat as it grows; a plain table of (key, subject) fell to a tenth within 40,000 documents of 100 keys.
// FTS5 sees only terms (see `term`), which its "ascii" tokeniser leaves alone, and never gives back a position.
import type { Recalled } from '../store.ts'
import { term } from '../sql/keys.ts'
import type { Positive } from '../sql/query.ts'
import { text, whole } from '../sql/session.ts'
import type { Inverted, Terms } from '../sql/session.ts'
import type { Connection } from './connection.ts'

/** A set as an FTS5 expression. The depth is bounded by the plan. */
function expression(set: Positive): string {
  switch (set.kind) {
    case 'token':
      return `"${term(set.token)}"`
    case 'phrase':
      return `"${set.tokens.map(term).join(' ')}"`
    case 'and':
    case 'or':
      return `(${set.parts.map(expression).join(set.kind === 'and' ? ' AND ' : ' OR ')})`
    case 'without':
      return `(${expression(set.from)} NOT ${expression(set.not)})`
  }
}

function setTerms(connection: Connection, table: 'text_terms' | 'recall_terms', entry: Terms): void {
  if (entry.before) connection.all(`delete from ${table} where rowid = $1`, [entry.id])
  connection.all(`insert into ${table} (rowid, terms) values ($1, $2)`, [entry.id, entry.terms.join(' ')])
}

/** How many of the terms each entry shares, passing over terms that too many others share. */
function sharedTerms(
  connection: Connection,
  terms: readonly string[],
  self: number | null,
  tooCommon: number,
) {
  const shared = new Map<number, number>()
  for (const one of terms) {
    const rows = connection.all('select rowid as id from recall_terms where recall_terms match $1 limit $2', [
      `"${one}"`,
      tooCommon + 2,
    ])
    const others = rows.map((row) => whole(row, 'id')).filter((id) => id !== self)
    if (others.length > tooCommon) continue
    for (const id of others) shared.set(id, (shared.get(id) ?? 0) + 1)
  }
  return shared
}

/** The best `limit`, and whoever ties with the last of them: names decide among those. */
function best(shared: ReadonlyMap<number, number>, limit: number): readonly number[] {
  const counts = [...shared.values()].sort((a, b) => b - a)
  const least = counts[Math.min(limit, counts.length) - 1] ?? Infinity
  return [...shared].filter(([, count]) => count >= least).map(([id]) => id)
}

export function fts5(connection: Connection): Inverted {
  return {
    setText(entries) {
      for (const entry of entries) setTerms(connection, 'text_terms', entry)
      return Promise.resolve()
    },
    setKeys(entry) {
      setTerms(connection, 'recall_terms', entry)
      return Promise.resolve()
    },
    matches(set, params) {
      const match = `text_terms match $${params.push(expression(set))}`
      return {
        ids: `select rowid as id from text_terms where ${match}`,
        has: (number) => `exists (select 1 from text_terms where ${match} and rowid = ${number})`,
      }
    },
    candidates({ self, terms, limit, tooCommon }) {
      const shared = sharedTerms(connection, terms, self, tooCommon)
      const rows = connection.all(
        `select r.id, s.name from recalls r join subjects s on s.id = r.subject
         where r.id in (select value from json_each($1)) order by s.name`,
        [best(shared, limit)],
      )
      const recalled: Recalled[] = rows.map((row) => ({
        subject: text(row, 'name'),
        shared: shared.get(whole(row, 'id')) ?? 0,
      }))
      // Sorting is stable, so that those which share as many stay in the order of their names.
      return Promise.resolve(recalled.sort((a, b) => b.shared - a.shared).slice(0, limit))
    },
  }
}
