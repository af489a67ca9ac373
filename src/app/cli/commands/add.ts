// hearsay add: addresses and folders become sources that are watched; files and archives are taken in once.
import { Option, type Command } from 'commander'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isWebAddress, shownAddress, webAddress } from '../../../ports/fetch/web-address.ts'
import type { SubscriptionFile } from '../../../run/index.ts'
import type { Adding } from '../../../run/watch/index.ts'
import type { Watcher } from '../../compose.ts'
import { DATA_OPTION, dataPlace } from '../data-place.ts'
import { CommandError } from '../exit.ts'
import { untilInterrupted } from '../interrupt.ts'
import { terminalProgress } from '../progress.ts'
import { visitLine, visitRecord } from '../visit-lines.ts'
import { addWebOptions, readWebOptions, type WebOptionsGiven } from '../web-options.ts'

interface AddOptions extends WebOptionsGiven {
  readonly data?: string
  readonly every?: string
  readonly fetch: boolean
  readonly stories: boolean
  readonly format: 'text' | 'json'
}

/** Seconds, or null where nothing was said; a wrong pause is a CommandError. */
export async function readPause(written: string | undefined): Promise<number | null> {
  if (written === undefined) return null
  const { parsePause } = await import('../../../run/watch/index.ts')
  const seconds = parsePause(written)
  if (seconds === null)
    throw new CommandError(`"${written}" is no pause. Write it as 90s, 15m, 2h or 1d; from 60s to 30d.`)
  return seconds
}

export interface Added {
  /** What is watched, new or not. */
  readonly addresses: readonly string[]
  readonly isNew: ReadonlySet<string>
  /** Documents taken in from files. */
  readonly ids: readonly string[]
  readonly failed: readonly { readonly input: string; readonly code: string; readonly message: string }[]
}

interface How {
  readonly everySeconds: number | null
  readonly limit: number
}

async function isFolder(input: string): Promise<boolean> {
  const found = await stat(input).catch(() => null)
  return found?.isDirectory() ?? false
}

/** Sources among the inputs: addresses and folders. */
async function sourceOf(input: string): Promise<Pick<Adding, 'address' | 'kind'> | null> {
  if (isWebAddress(input)) return { address: webAddress(input)?.href ?? shownAddress(input) }
  return (await isFolder(input)) ? { address: path.resolve(input), kind: 'folder' } : null
}

/** The feeds that a list in a file names. */
async function feedsOf({ input, text }: SubscriptionFile) {
  const { subscriptions } = await import('../../../run/gather/index.ts')
  return { input, ...subscriptions(text, { name: input, address: null }) }
}

/** Adds what is to be watched, and takes in what is not. */
export async function addInputs(inputs: readonly string[], watcher: Watcher, how: How): Promise<Added> {
  const { addSource, takeFiles } = await import('../../../run/watch/index.ts')
  const { store, options } = watcher
  const addresses = new Set<string>()
  const isNew = new Set<string>()
  const add = async (adding: Omit<Adding, 'limit'>): Promise<void> => {
    const every = how.everySeconds === null ? {} : { everySeconds: how.everySeconds }
    addresses.add(adding.address)
    if (await addSource(store, { ...every, ...adding, limit: how.limit }, options.now()))
      isNew.add(adding.address)
  }
  const files: string[] = []
  for (const input of inputs) {
    const source = await sourceOf(input)
    if (source) await add(source)
    else files.push(input)
  }
  const found = await watcher.find(files)
  const subscribed = await Promise.all(found.lists.map(feedsOf))
  for (const { address, title, home, folders } of subscribed.flatMap(({ feeds }) => feeds ?? []))
    await add({ address, title, home, folders })
  const bench = watcher.bench()
  const taken = await takeFiles(found.incoming, { store, bench, now: options.now, source: null })
  const ids = taken.pages.flatMap(({ id }) => id ?? [])
  if (ids.length) {
    const { makeLayers } = await import('../../../run/layers.ts')
    await makeLayers(bench, ids)
  }
  const failed = [
    ...found.failed,
    ...subscribed.flatMap(({ input, failed: trouble, notes }) =>
      [...(trouble ? [trouble] : []), ...notes].map(({ code, message }) => ({ input, code, message })),
    ),
    ...taken.failed.map(({ input, diagnostic: { code, message } }) => ({ input, code, message })),
  ]
  return { addresses: [...addresses], isNew, ids, failed }
}

async function addAll(inputs: readonly string[], given: AddOptions): Promise<void> {
  const [{ withWatcher }, { watchRound }] = await Promise.all([
    import('../../compose.ts'),
    import('../../../run/watch/index.ts'),
  ])
  const web = readWebOptions(given, process.env)
  const everySeconds = await readPause(given.every)
  const progress = terminalProgress(process.stderr)
  const say = (line: string, record: object): void => {
    progress.clear()
    process.stdout.write(`${given.format === 'json' ? JSON.stringify(record) : line}\n`)
  }
  await untilInterrupted((signal) =>
    withWatcher(
      { data: dataPlace(given.data), web, progress, signal },
      {
        makesStories: given.stories,
        onVisit(visit) {
          progress.clear()
          for (const { code, message } of visit.notes) process.stderr.write(`hearsay: ${code}: ${message}\n`)
          say(visitLine(visit), visitRecord(visit))
        },
      },
      async (watcher) => {
        const added = await addInputs(inputs, watcher, { everySeconds, limit: web.limit })
        progress.clear()
        for (const { code, message } of added.failed) process.stderr.write(`hearsay: ${code}: ${message}\n`)
        for (const address of added.addresses)
          if (!added.isNew.has(address))
            say(`known     ${address}  is watched already`, { source: address, known: true })
          else if (!given.fetch) say(`added     ${address}`, { source: address, added: true })
        if (added.ids.length) say(`taken in  ${String(added.ids.length)} pages`, { taken: added.ids })
        if (given.fetch && added.isNew.size) await watchRound({ ...watcher.options, only: added.isNew })
        else if (added.ids.length) await watcher.options.onRound?.(added.ids)
        progress.clear()
        if (!added.addresses.length && !added.ids.length) process.exitCode = 1
      },
    ),
  )
}

export function registerAdd(root: Command): void {
  const command = root
    .command('add')
    .description('watch feeds, pages, home pages, sitemaps and folders; take in files and web archives')
    .argument(
      '<input...>',
      'http(s) addresses, OPML files and folders, which are watched from now on; files and archives, which are read once',
    )
    .option('--every <pause>', 'pause between two visits: 90s, 15m, 2h, 1d (default: 15m)')
    .option('--no-fetch', 'only add them; they are visited by the next "hearsay watch"')
    .option('--no-stories', 'collect and analyse pages, and leave stories for the next brief')
    .addOption(
      new Option('-f, --format <format>', 'a line or a record for each source')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option(...DATA_OPTION)
  addWebOptions(command).action(addAll)
}
