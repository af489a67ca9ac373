// hearsay publish: a static site of one story, or of each, into a folder of its own.
import type { Command } from 'commander'
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Dossier } from '../../../model/index.ts'
import { DATA_OPTION, namedPlace } from '../data-place.ts'
import { CommandError } from '../exit.ts'
import { terminalProgress } from '../progress.ts'
import { addViewOptions, narrowed, readViewOptions, type ViewOptionsGiven } from '../view-options.ts'
import { addWebOptions, readWebOptions, type WebOptionsGiven } from '../web-options.ts'

interface PublishOptions extends WebOptionsGiven, ViewOptionsGiven {
  readonly asOf?: string
  readonly data?: string
  readonly dossier?: string
}

/** Writes into a folder that is new, empty, or was written by this command before: nothing of anybody's is lost. */
async function checkFolder(folder: string, mark: string): Promise<void> {
  const found = await readdir(folder).catch((error: unknown): string[] => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new CommandError(`${folder} cannot be used as a folder. Name another one.`)
  })
  if (found.length && !found.includes(mark))
    throw new CommandError(
      `${folder} holds files that this command did not write. Name a new or empty folder.`,
    )
}

/** What an earlier run wrote here and this one does not; a list that is none names nothing. */
async function gone(folder: string, mark: string, now: ReadonlySet<string>): Promise<readonly string[]> {
  try {
    const found: unknown = JSON.parse(await readFile(path.join(folder, mark), 'utf8'))
    const files = typeof found === 'object' && found !== null && 'files' in found ? found.files : []
    const named = Array.isArray(files) ? files.filter((one): one is string => typeof one === 'string') : []
    return named.filter((one) => /^(?:[\w-]+\/)*[\w-]+\.[a-z]+$/.test(one) && !now.has(one))
  } catch {
    // There was no earlier run, or its list is damaged: then nothing is taken away.
    return []
  }
}

/** Takes files away, and the folders that are empty then. */
async function takeAway(folder: string, names: readonly string[]): Promise<void> {
  const folders = new Set<string>()
  for (const name of names) {
    await rm(path.join(folder, name), { force: true })
    for (let up = path.dirname(name); up !== '.'; up = path.dirname(up)) folders.add(up)
  }
  for (const one of [...folders].sort((a, b) => b.length - a.length))
    // Not empty, or gone already: both are as they should be.
    await rmdir(path.join(folder, one)).catch(() => undefined)
}

async function dossierOf(inputs: readonly string[], options: PublishOptions): Promise<Dossier> {
  if (options.dossier !== undefined) {
    if (inputs.length) throw new CommandError('name either inputs or --dossier, not both.')
    const { readDossier } = await import('../read-dossier.ts')
    return readDossier(options.dossier)
  }
  const data = namedPlace(options.data)
  if (!inputs.length && data === null)
    throw new CommandError(
      'no input was given. Name pages, a data folder with --data, or a file with --dossier.',
    )
  const [{ composeBrief }, { parseMoment }] = await Promise.all([
    import('../../compose.ts'),
    import('../../../run/index.ts'),
  ])
  const asOf = options.asOf === undefined ? null : parseMoment(options.asOf)
  if (options.asOf !== undefined && asOf === null)
    throw new CommandError(`"${options.asOf}" is no time. Write it as 2031-03-04 or 2031-03-04T14:00Z.`)
  const progress = terminalProgress(process.stderr)
  try {
    const { dossier } = await composeBrief({
      inputs: inputs.length ? inputs : null,
      data: options.data === undefined && inputs.length ? null : data,
      asOf,
      progress,
      signal: new AbortController().signal,
      web: readWebOptions(options, process.env),
    })
    for (const failed of dossier.coverage.failed)
      process.stderr.write(`hearsay: ${failed.code}: ${failed.message}\n`)
    return dossier
  } finally {
    progress.clear()
  }
}

async function publish(folder: string, inputs: readonly string[], options: PublishOptions): Promise<void> {
  const how = readViewOptions(options)
  const { siteOf, SITE_MARK } = await import('../../../stages/publish/index.ts')
  await checkFolder(folder, SITE_MARK)
  const dossier = await narrowed(await dossierOf(inputs, options), options)
  if (!dossier.stories.length)
    throw new CommandError('no story was found in the inputs; nothing was written.', 1)
  const files = await siteOf(dossier, how)
  const old = await gone(folder, SITE_MARK, new Set(files.map((one) => one.path)))
  for (const { path: name, content } of files) {
    const file = path.join(folder, name)
    try {
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, content)
    } catch {
      throw new CommandError(`${file} cannot be written. Check the folder and the room on its disk.`, 1)
    }
  }
  await takeAway(folder, old)
  process.stderr.write(
    `${String(files.length)} files are in ${folder}; open ${path.join(folder, 'index.html')}.\n`,
  )
}

export function registerPublish(root: Command): void {
  const command = root
    .command('publish')
    .description('write a static site of the stories: account, claims, excerpts, pictures, feeds and data')
    .argument('<folder>', 'a new or empty folder, or one that this command wrote before')
    .argument('[input...]', 'as for brief; none: everything in --data, or --dossier')
    .option(
      '--dossier <file>',
      'a dossier made by "brief --format json" instead of inputs; - for standard input',
    )
    .option('--as-of <time>', 'as it was known at this time (2031-03-04 or 2031-03-04T14:00Z)')
    .option(...DATA_OPTION)
  addWebOptions(addViewOptions(command)).action(publish)
}
