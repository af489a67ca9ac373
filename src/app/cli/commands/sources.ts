// hearsay sources: what is watched and how each is doing; pausing, trying again, removing.
import { Argument, Option, type Command } from 'commander'
import { isWebAddress, webAddress } from '../../../ports/fetch/web-address.ts'
import path from 'node:path'
import type { WatchedSource } from '../../../run/watch/index.ts'
import { DATA_OPTION, dataPlace } from '../data-place.ts'
import { CommandError } from '../exit.ts'
import { shownMoment } from '../visit-lines.ts'
import { readPause } from './add.ts'

const ACTIONS = ['list', 'pause', 'resume', 'retry', 'remove', 'every'] as const

interface SourcesOptions {
  readonly data?: string
  readonly format: 'text' | 'json' | 'opml'
}

function sourceLines({ source, state }: WatchedSource): string[] {
  const condition = source.isPaused ? 'paused' : state.condition
  const counts = [
    `${String(state.pages)} pages`,
    ...(state.waiting ? [`${String(state.waiting)} waiting`] : []),
    ...(state.lost ? [`${String(state.lost)} not to be had`] : []),
  ]
  const since = state.failingSince === null ? '' : `, failing since ${shownMoment(state.failingSince)}`
  const next = source.isPaused ? '' : `, next try ${shownMoment(state.nextTryAt)}`
  const name = source.title === null ? source.address : `${source.title}  ${source.address}`
  return [
    `${condition.padEnd(9)} ${name}`,
    `          ${source.kind ?? 'not visited yet'}; ${counts.join(', ')}; last well ${shownMoment(state.okAt)}${since}${next}`,
    ...(state.movedTo === null ? [] : [`          leads to ${state.movedTo}`]),
    ...(state.message === null ? [] : [`          ${state.message}`]),
  ]
}

/** What a reader of feeds can take over: everything but folders of this machine. */
async function asOpml(sources: readonly WatchedSource[]): Promise<string> {
  const { writeOpml } = await import('../../../stages/collect/index.ts')
  return writeOpml({
    title: 'Hearsay sources',
    feeds: sources
      .filter(({ source }) => source.kind !== 'folder' && source.kind !== 'list')
      .map(({ source: { address, home, title, folders } }) => ({ address, home, title, folders })),
  })
}

function shown(sources: readonly WatchedSource[], { format }: SourcesOptions): Promise<string> | string {
  if (format === 'opml') return asOpml(sources)
  if (format === 'json')
    return sources.map(({ source, state }) => `${JSON.stringify({ ...source, state })}\n`).join('')
  if (!sources.length) return 'Nothing is watched yet. Add feeds or pages with "hearsay add ADDRESS".\n'
  return `${sources.flatMap(sourceLines).join('\n')}\nTimes are UTC.\n`
}

const addressOf = (written: string): string =>
  isWebAddress(written) ? (webAddress(written)?.href ?? written) : path.resolve(written)

async function actOn(
  action: (typeof ACTIONS)[number],
  words: readonly string[],
  options: SourcesOptions,
): Promise<void> {
  const [{ withStore }, watching] = await Promise.all([
    import('../../compose.ts'),
    import('../../../run/watch/index.ts'),
  ])
  const { presentMoment } = await import('../../compose.ts')
  const now = presentMoment()
  const pause = action === 'every' ? await readPause(words[0]) : null
  if (action === 'every' && pause === null)
    throw new CommandError('"sources every" takes a pause and addresses: hearsay sources every 1h ADDRESS')
  const named = action === 'every' ? words.slice(1) : words
  if (action !== 'list' && !named.length)
    throw new CommandError(`name the sources: hearsay sources ${action} ADDRESS`)
  await withStore(dataPlace(options.data), async (store) => {
    for (const address of named.map(addressOf)) {
      const done = {
        list: () => Promise.resolve(true),
        pause: () => watching.changeSource(store, address, { isPaused: true }, now()),
        resume: () => watching.changeSource(store, address, { isPaused: false }, now()),
        retry: () => watching.retrySource(store, address),
        remove: () => watching.removeSource(store, address, now()),
        every: () => watching.changeSource(store, address, { everySeconds: pause ?? 0 }, now()),
      }[action]
      if (!(await done()))
        throw new CommandError(`${address} is not watched. "hearsay sources" lists what is.`, 1)
    }
    const all = await watching.watchedSources(store)
    const asked = new Set(action === 'remove' ? [] : named.map(addressOf))
    process.stdout.write(
      await shown(asked.size ? all.filter(({ source }) => asked.has(source.address)) : all, options),
    )
  })
}

export function registerSources(root: Command): void {
  root
    .command('sources')
    .description('what is watched, and how each source is doing')
    .addArgument(
      new Argument('[action]', 'what to do; "every PAUSE ADDRESS" sets how often it is visited')
        .choices(ACTIONS)
        .default('list'),
    )
    .argument('[address...]', 'the sources that are meant')
    .addOption(
      new Option(
        '-f, --format <format>',
        'lines for a person, a record a line, or a list for a feed reader (OPML)',
      )
        .choices(['text', 'json', 'opml'])
        .default('text'),
    )
    .option(...DATA_OPTION)
    .action(actOn)
}
