// hearsay watch: every source when its time comes, until Ctrl-C.
import { Option, type Command } from 'commander'
import { DATA_OPTION, dataPlace } from '../data-place.ts'
import { CommandError } from '../exit.ts'
import { untilInterrupted } from '../interrupt.ts'
import { terminalProgress } from '../progress.ts'
import { visitLine, visitRecord } from '../visit-lines.ts'
import { addWebOptions, readWebOptions, type WebOptionsGiven } from '../web-options.ts'
import { addInputs, readPause } from './add.ts'

interface WatchOptionsGiven extends WebOptionsGiven {
  readonly data?: string
  readonly once?: boolean
  readonly stories: boolean
  readonly every?: string
  readonly format: 'text' | 'json'
}

async function watchSources(inputs: readonly string[], given: WatchOptionsGiven): Promise<void> {
  const [{ withWatcher }, { watch, watchRound, watchedSources }] = await Promise.all([
    import('../../compose.ts'),
    import('../../../run/watch/index.ts'),
  ])
  const web = readWebOptions(given, process.env)
  const everySeconds = await readPause(given.every)
  const progress = terminalProgress(process.stderr)
  const say = (line: string): void => {
    progress.clear()
    process.stdout.write(`${line}\n`)
  }
  await untilInterrupted((signal) =>
    withWatcher(
      { data: dataPlace(given.data), web, progress, signal },
      {
        makesStories: given.stories,
        onVisit(visit) {
          progress.clear()
          for (const { code, message } of visit.notes) process.stderr.write(`hearsay: ${code}: ${message}\n`)
          say(given.format === 'json' ? JSON.stringify(visitRecord(visit)) : visitLine(visit))
        },
      },
      async (watcher) => {
        if (inputs.length) await addInputs(inputs, watcher, { everySeconds, limit: web.limit })
        const sources = await watchedSources(watcher.store)
        if (!sources.length)
          throw new CommandError('nothing is watched yet. Add feeds or pages with "hearsay add ADDRESS".', 1)
        if (given.once) await watchRound(watcher.options)
        else await watch(watcher.options)
        progress.clear()
      },
    ),
  )
}

export function registerWatch(root: Command): void {
  const command = root
    .command('watch')
    .description('visit every source when its time comes, and keep what is new or edited, until Ctrl-C')
    .argument('[input...]', 'feeds, pages, home pages, OPML files and folders to add first')
    .option('--once', 'visit what is due now, and end')
    .option('--every <pause>', 'pause between two visits to a source that is added here: 90s, 15m, 2h, 1d')
    .option('--no-stories', 'collect and analyse pages, and leave stories for the next brief')
    .addOption(
      new Option('-f, --format <format>', 'a line or a record for each visit')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option(...DATA_OPTION)
  addWebOptions(command).action(watchSources)
}
