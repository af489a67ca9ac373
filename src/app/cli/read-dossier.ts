// Reads a dossier that others may have made: checked against its schema before anything believes it.
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Dossier } from '../../model/index.ts'
import { CommandError } from './exit.ts'

async function readJson(file: string): Promise<unknown> {
  const shown = file === '-' ? 'standard input' : file
  let text: string
  try {
    text = (file === '-' ? await buffer(process.stdin) : await readFile(file)).toString('utf8')
  } catch {
    throw new CommandError(`${shown} cannot be read. Check the path and its permissions.`, 2)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandError(`${shown} is no JSON. Make a dossier with "hearsay brief INPUT --format json".`, 2)
  }
}

/** The dossier in a file, or a plain word about what is wrong with it. */
export async function readDossier(file: string): Promise<Dossier> {
  const found = await readJson(file)
  return checkDossier(found, file === '-' ? 'standard input' : file)
}

/** The value as a dossier, if it is one. */
export async function checkDossier(found: unknown, shown: string): Promise<Dossier> {
  const { dossierSchema, DOSSIER_SCHEMA } = await import('../../model/dossier.ts')
  const schema = typeof found === 'object' && found !== null && 'schema' in found ? found.schema : undefined
  if (schema !== DOSSIER_SCHEMA) {
    const newer = typeof schema === 'string' && schema.startsWith('hearsay/dossier@')
    throw new CommandError(
      newer
        ? `${shown} is of the schema ${schema}; this program reads ${DOSSIER_SCHEMA}. Use the version that made it.`
        : `${shown} is no dossier. Make one with "hearsay brief INPUT --format json".`,
    )
  }
  const parsed = dossierSchema.safeParse(found)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.join('.') ?? ''
  throw new CommandError(`${shown} is a damaged dossier: ${place} is not as its schema says. Make it again.`)
}
