// hearsay brief: pages in, one sourced account out.
import { Option, type Command } from 'commander'
import { DATA_OPTION, namedPlace } from '../data-place.ts'
import { CommandError } from '../exit.ts'
import { untilInterrupted } from '../interrupt.ts'
import { terminalProgress } from '../progress.ts'
import { VIEW_NAMES, type ViewName } from '../../../stages/publish/views/names.ts'
import { addExportOptions, narrowed, readViewOptions, type ViewOptionsGiven } from '../view-options.ts'
import { addWebOptions, readWebOptions, type WebOptionsGiven } from '../web-options.ts'

interface BriefOptions extends WebOptionsGiven, ViewOptionsGiven {
  readonly format: ViewName
  readonly asOf?: string
  readonly data?: string
  readonly checkDigests?: boolean
}

async function brief(inputs: readonly string[], options: BriefOptions): Promise<void> {
  const data = namedPlace(options.data)
  if (!inputs.length && data === null) {
    throw new CommandError(
      'no input was given. Name files, folders or addresses of pages, or a data folder with --data.',
    )
  }
  const [{ composeBrief }, { parseMoment, Stopped }, { loadView }] = await Promise.all([
    import('../../compose.ts'),
    import('../../../run/index.ts'),
    import('../../../stages/publish/index.ts'),
  ])
  const asOf = options.asOf === undefined ? null : parseMoment(options.asOf)
  if (options.asOf !== undefined && asOf === null) {
    throw new CommandError(`"${options.asOf}" is no time. Write it as 2031-03-04 or 2031-03-04T14:00Z.`)
  }
  const web = readWebOptions(options, process.env)
  const how = readViewOptions(options, options.format === 'text' && wantsColour())
  const view = await loadView(options.format)
  if (!view) throw new CommandError(`there is no format "${options.format}".`)
  const progress = terminalProgress(process.stderr)
  try {
    const { dossier } = await untilInterrupted((signal) =>
      composeBrief({
        inputs: inputs.length ? inputs : null,
        data: options.data === undefined && inputs.length ? null : data,
        asOf,
        checksDigests: options.checkDigests ?? false,
        progress,
        signal,
        web,
      }),
    )
    progress.clear()
    for (const failed of dossier.coverage.failed)
      process.stderr.write(`hearsay: ${failed.code}: ${failed.message}\n`)
    for (const diag of dossier.diagnostics)
      if (diag.severity === 'warning' && diag.document === undefined)
        process.stderr.write(`hearsay: ${diag.code}: ${diag.message}\n`)
    process.stdout.write(view.render(await narrowed(dossier, options), how))
    if (!dossier.documents.length) process.exitCode = 1
  } catch (error) {
    progress.clear()
    if (!(error instanceof Stopped)) throw error
    const kept =
      data === null
        ? 'Nothing was kept, as no --data was given.'
        : 'What was done is kept; the same call goes on from here.'
    throw new CommandError(`stopped. ${kept}`, 130)
  }
}

const wantsColour = (): boolean => process.stdout.isTTY && !process.env['NO_COLOR']

export function registerBrief(root: Command): void {
  const command = root
    .command('brief')
    .description('read pages and print the account of each story found in them')
    .argument(
      '[input...]',
      'files and folders of pages (.txt, .md, .html, .pdf), saved feeds (.xml, .rss, .atom) and web archives (.warc, .arc); a list of feeds (.opml); http(s) addresses of pages, feeds, sitemaps, home pages and lists of feeds; none: everything in --data',
    )
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(VIEW_NAMES).default('text'))
    .option('--as-of <time>', 'as it was known at this time (2031-03-04 or 2031-03-04T14:00Z)')
    .option('--check-digests', 'check the digests that the records of web archives name')
    .option(...DATA_OPTION)
  addWebOptions(addExportOptions(command)).action(brief)
}
