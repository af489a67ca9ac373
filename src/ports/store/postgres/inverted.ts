// The index from terms to entries in PostgreSQL: arrays of terms under a GIN index for texts, pairs for recall.
// Its own full-text search is not used: it splits, folds and forgets (a word has 256 positions at most), and both adapters
// must find the same. A phrase is found by its terms and then looked for in the text of all terms, which hold no blank.
import type { Recalled } from '../store.ts'
import { term } from '../sql/keys.ts'
import type { Positive } from '../sql/query.ts'
import { text, whole } from '../sql/session.ts'
import type { Inverted, Param, Row, Terms } from '../sql/session.ts'

type All = (sql: string, params: readonly Param[]) => Promise<readonly Row[]>

/** A set as a condition on text_terms t; its terms are added to `params`. The depth is bounded by the plan. */
function condition(set: Positive, params: Param[]): string {
  const parameter = (value: Param) => `$${params.push(value)}`
  switch (set.kind) {
    case 'token':
      return `t.terms @> ${parameter([term(set.token)])}::text[]`
    case 'phrase': {
      const terms = set.tokens.map(term)
      const holdsAll = `t.terms @> ${parameter([...new Set(terms)])}::text[]`
      const inOrder = parameter(` ${terms.join(' ')} `)
      return `(${holdsAll} and strpos(' ' || array_to_string(t.terms, ' ') || ' ', ${inOrder}) > 0)`
    }
    case 'and':
    case 'or':
      return `(${set.parts.map((part) => condition(part, params)).join(` ${set.kind} `)})`
    case 'without':
      return `(${condition(set.from, params)} and not ${condition(set.not, params)})`
  }
}

/** Entries by name, then terms; arrays of arrays are sent as text, as PostgreSQL flattens them. */
async function setText(all: All, entries: readonly Terms[]): Promise<void> {
  await all(
    `insert into text_terms (id, terms)
     select id, string_to_array(terms, ' ') from unnest($1::bigint[], $2::text[]) as given (id, terms)
     on conflict (id) do update set terms = excluded.terms`,
    [entries.map((entry) => entry.id), entries.map((entry) => entry.terms.join(' '))],
  )
}

const CANDIDATES = `
  with asked as (
    select others.id from unnest($1::text[]) as key (term)
    cross join lateral (
      select array_agg(found.id) as ids from (
        select r.id from recall_terms r where r.term = key.term and r.id <> $2 limit $3 + 1
      ) found
    ) sharing
    cross join lateral unnest(sharing.ids) as others (id)
    where cardinality(sharing.ids) <= $3
  )
  select s.name, count(*) as shared from asked
  join recalls e on e.id = asked.id join subjects s on s.id = e.subject
  group by s.name order by count(*) desc, s.name limit $4`

export function arrays(all: All): Inverted {
  return {
    setText: (entries) => setText(all, entries),
    async setKeys({ id, before, terms }) {
      if (before) await all('delete from recall_terms where term = any($1::text[]) and id = $2', [before, id])
      await all('insert into recall_terms (term, id) select unnest($1::text[]), $2::bigint', [terms, id])
    },
    matches(set, params) {
      const matching = condition(set, params)
      return {
        ids: `select t.id from text_terms t where ${matching}`,
        // "offset 0" keeps the planner from finding the whole set first: here one row is looked up and tried.
        has: (number) =>
          `exists (select 1 from (select * from text_terms o where o.id = ${number} offset 0) t where ${matching})`,
      }
    },
    async candidates({ self, terms, limit, tooCommon }) {
      const rows = await all(CANDIDATES, [terms, self ?? 0, tooCommon, limit])
      return rows.map((row): Recalled => ({ subject: text(row, 'name'), shared: whole(row, 'shared') }))
    },
  }
}
