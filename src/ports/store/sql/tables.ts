// The tables as the shared half sees them; how each database declares them stands in its migrations.
// Subjects and recipes are numbered, so that the rows of a layer land in the order of arrival whatever their names hash to:
// with names as keys every insert would touch a random page, and the rate would fall as the store grows.

export interface Column {
  readonly name: string
  readonly type: 'text' | 'bytea' | 'bigint'
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** What happens to a row whose key is there already. */
  readonly again: 'keep' | 'replace'
}

function table(
  name: string,
  again: Table['again'],
  key: readonly string[],
  columns: readonly string[],
): Table {
  return {
    name,
    again,
    key,
    columns: columns.map((column) => {
      const [columnName = '', type = ''] = column.split(' ')
      if (type !== 'text' && type !== 'bytea' && type !== 'bigint')
        throw new TypeError(`no type in "${column}"`)
      return { name: columnName, type }
    }),
  }
}

/** `capture` is the whole record as JSON. */
export const CAPTURES = table('captures', 'keep', ['id'], ['id text', 'digest text', 'capture text'])
/** Captured bytes in pieces, where they do not lie in files. */
export const CAPTURE_PARTS = table(
  'capture_parts',
  'replace',
  ['digest', 'part'],
  ['digest text', 'part bigint', 'bytes bytea'],
)
export const SUBJECTS = table('subjects', 'keep', ['name'], ['name text'])
export const RECIPES = table('recipes', 'keep', ['name'], ['name text'])
/** `content` packs value and diagnostics. */
export const LAYERS = table(
  'layers',
  'replace',
  ['recipe', 'subject'],
  ['recipe bigint', 'subject bigint', 'basis text', 'content bytea'],
)
/** `whole` is the id itself where `id` had to be shortened. */
export const RECORDS = table(
  'records',
  'replace',
  ['kind', 'id'],
  ['kind text', 'id text', 'whole text', 'value text'],
)
export const LOG = table('log', 'keep', ['sequence'], ['sequence bigint', 'entry text'])
/** `tokens` packs the tokens as given: what the text index is made of. */
export const TEXTS = table('texts', 'replace', ['subject'], ['subject bigint', 'tokens bytea'])
/** `keys` packs the keys as given: what the recall index is made of. */
export const RECALLS = table(
  'recalls',
  'replace',
  ['name', 'subject'],
  ['name text', 'subject bigint', 'keys bytea'],
)

/** What follows an insert: equal rows are not written again, so that repeating work costs no disk. */
export function onConflict({ name, key, columns, again }: Table): string {
  const others = columns.map((column) => column.name).filter((column) => !key.includes(column))
  if (again === 'keep') return `on conflict (${key.join(', ')}) do nothing`
  const set = others.map((column) => `${column} = excluded.${column}`).join(', ')
  const isOther = others.map((column) => `${name}.${column} is distinct from excluded.${column}`).join(' or ')
  return `on conflict (${key.join(', ')}) do update set ${set} where ${isOther}`
}
