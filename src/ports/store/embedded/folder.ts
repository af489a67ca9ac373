// The data folder: what makes a folder one, and what is refused rather than written into.
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store.ts'

export const DATABASE_FILE = 'hearsay.db'
const CAPTURE_FOLDER = 'captures'

/** What file systems and file managers put into an empty folder of their own accord. */
const UNASKED = new Set(['lost+found', '.DS_Store', 'desktop.ini', 'Thumbs.db'])

/** Makes the folder if there is none, and refuses one that is somebody else's. Returns the path of the database. */
export async function prepareFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const names = await readdir(folder)
  const isOurs = names.includes(DATABASE_FILE)
  const others = names.filter((name) => !UNASKED.has(name) && !name.startsWith(DATABASE_FILE))
  if (!isOurs && others.length) {
    const hint = others.includes(CAPTURE_FOLDER)
      ? 'it holds captures but no database. Restore a backup into an empty folder'
      : 'it holds other files. Name an empty or a new folder'
    throw new StoreError('data-broken', `${folder} is not a data folder: ${hint}.`)
  }
  return join(folder, DATABASE_FILE)
}

/** Whether captures lie in the folder: then a database without tables was not just made, it was lost. */
export async function holdsCaptures(folder: string): Promise<boolean> {
  return (await readdir(folder)).includes(CAPTURE_FOLDER)
}

/** Bytes of the database and its logs. */
export async function databaseSize(folder: string): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.startsWith(DATABASE_FILE))
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
