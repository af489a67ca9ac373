// Layers: what each maker made of each subject, and what is still missing.
import type { Diagnostic } from '../../../model/index.ts'
import type { LayerRow, LayerStore } from '../store.ts'
import type { Access } from './access.ts'
import { chunks, lastByKey } from './chunks.ts'
import { decodeKey, encodeKey, ownKey } from './keys.ts'
import { numbered } from './names.ts'
import { pack, unpack } from './packing.ts'
import { blob, text } from './session.ts'
import type { Param, Row, Session } from './session.ts'
import { LAYERS, RECIPES, SUBJECTS } from './tables.ts'

/** Layers are large: this many of one recipe are in memory at once. */
const LAYERS_AT_ONCE = 64
const MISSING_AT_ONCE = 1000

/** Reads columns subject and recipe (encoded names), basis and content. */
export function readLayer(row: Row, subject: string, recipe: string): LayerRow {
  const [value, diagnostics] = unpack(blob(row, 'content')) as [unknown, readonly Diagnostic[]]
  return { subject, recipe, basis: decodeKey(text(row, 'basis')), value, diagnostics }
}

async function putLayers(session: Session, rows: readonly LayerRow[]): Promise<void> {
  const keyed = rows.map((row) => ({
    row,
    subject: ownKey(row.subject, 'subject'),
    recipe: ownKey(row.recipe, 'recipe'),
  }))
  const last = lastByKey(keyed, ({ subject, recipe }) => `${recipe}\u0000${subject}`)
  const subjectNumber = await numbered(
    session,
    SUBJECTS,
    last.map(({ subject }) => subject),
  )
  const recipeNumber = await numbered(
    session,
    RECIPES,
    last.map(({ recipe }) => recipe),
  )
  for (const some of chunks(last, LAYERS_AT_ONCE)) {
    await session.insert(
      LAYERS,
      some.map(({ row, subject, recipe }) => [
        recipeNumber(recipe),
        subjectNumber(subject),
        encodeKey(row.basis),
        pack([row.value, row.diagnostics]),
      ]),
    )
  }
}

const FIND = `select s.name, l.basis, l.content
  from subjects s join layers l on l.subject = s.id
  where l.recipe = (select id from recipes where name = $1) and s.name`

/** " and has / has not a layer of each recipe", for a subject number that stands in `number`. */
function conditions(number: string, recipe: string, needs: readonly string[], from: number) {
  const has = (parameter: number) =>
    `exists (select 1 from layers x where x.recipe = (select id from recipes where name = $${parameter}) and x.subject = ${number})`
  const params: Param[] = [recipe, ...needs]
  const wanted = needs.map((_, position) => `and ${has(from + 1 + position)}`)
  return { sql: [`and not ${has(from)}`, ...wanted].join(' '), params }
}

/**
 * The first page goes through the layers of one need: quick where little or nothing is missing, which is the usual case.
 * `cross join` keeps SQLite from walking all subjects instead.
 */
function firstMissing(recipe: string, needs: readonly string[]) {
  const [first, ...others] = needs
  if (first === undefined) return null
  const rest = conditions('n.subject', recipe, others, 3)
  return {
    sql: `select s.name from layers n cross join subjects s
      where s.id = n.subject and n.recipe = (select id from recipes where name = $2) ${rest.sql}
      order by s.name limit $1`,
    params: [MISSING_AT_ONCE, first, ...rest.params],
  }
}

/** Later pages go through the subjects in their order: quick where much is missing, and one walk in all. */
function nextMissing(recipe: string, needs: readonly string[], after: string) {
  const rest = conditions('s.id', recipe, needs, 3)
  const anyLayer = 'exists (select 1 from recipes r join layers l on l.recipe = r.id where l.subject = s.id)'
  return {
    sql: `select s.name from subjects s
      where s.name > $2 ${rest.sql} ${needs.length ? '' : `and ${anyLayer}`}
      order by s.name limit $1`,
    params: [MISSING_AT_ONCE, after, ...rest.params],
  }
}

export function layerStore(access: Access): LayerStore {
  return {
    async put(rows) {
      if (rows.length) await access.write((session) => putLayers(session, rows))
    },
    async get(subject, recipe) {
      const rows = await access.read((session) =>
        session.all(`${FIND} = $2`, [encodeKey(recipe), encodeKey(subject)]),
      )
      return rows[0] ? readLayer(rows[0], subject, recipe) : null
    },
    async *many(subjects, recipe) {
      for (const some of chunks(subjects, LAYERS_AT_ONCE)) {
        const rows = await access.read((session) =>
          session.all(`${FIND} ${session.among('$2', 'text')}`, [encodeKey(recipe), some.map(encodeKey)]),
        )
        const found = new Map(rows.map((row) => [text(row, 'name'), row]))
        for (const subject of some) {
          const row = found.get(encodeKey(subject))
          if (row) yield readLayer(row, subject, recipe)
        }
      }
    },
    async *missing(recipe, needs) {
      const recipeKey = encodeKey(recipe)
      const needKeys = [...new Set(needs.map(encodeKey))]
      let query = firstMissing(recipeKey, needKeys) ?? nextMissing(recipeKey, needKeys, '')
      for (;;) {
        const { sql, params } = query
        const names = (await access.read((session) => session.all(sql, params))).map((row) =>
          text(row, 'name'),
        )
        for (const name of names) yield decodeKey(name)
        const last = names.at(-1)
        if (last === undefined || names.length < MISSING_AT_ONCE) return
        query = nextMissing(recipeKey, needKeys, last)
      }
    },
  }
}
