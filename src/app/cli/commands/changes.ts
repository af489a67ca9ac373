// hearsay changes: what changed in pages after they were published, and which pages are no more.
import { Option, type Command } from 'commander'
import type { Changes, PageChange } from '../../../run/versions/index.ts'
import { DATA_OPTION, dataPlace } from '../data-place.ts'
import { CommandError } from '../exit.ts'
import { untilInterrupted } from '../interrupt.ts'
import { terminalProgress } from '../progress.ts'
import { shownMoment } from '../visit-lines.ts'

interface ChangesOptions {
  readonly data?: string
  readonly since?: string
  readonly titles?: boolean
  readonly format: 'text' | 'json'
}

/** Words on each side of a change, so that a reader knows where it stands. */
const CONTEXT = 40

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')

function editLine({ version, laterText }: PageChange, edit: PageChange['version']['edits'][number]): string {
  const { before, after } = edit
  const place = after ? { text: laterText, ...after } : before && { text: version.text ?? '', ...before }
  if (!place) return ''
  const left = oneLine(place.text.slice(Math.max(0, place.start - CONTEXT), place.start))
  const right = oneLine(place.text.slice(place.end, place.end + CONTEXT))
  const changed = `${before ? `[-${oneLine(before.quote)}-]` : ''}${after ? `{+${oneLine(after.quote)}+}` : ''}`
  // A whole paragraph needs no surroundings.
  const isWhole = (before?.quote.length ?? after?.quote.length ?? 0) > 2 * CONTEXT && edit.kind !== 'replaced'
  return isWhole ? `  ${changed}` : `  …${left}${changed}${right}…`
}

function changeLines(change: PageChange, isTitlesOnly: boolean): string[] {
  const { version, outlet, title } = change
  const { titleEdit, edits } = version
  if (isTitlesOnly && !titleEdit) return []
  const shownEdits = isTitlesOnly ? [] : edits.filter(({ block }) => !(titleEdit && block === 'title'))
  return [
    `${shownMoment(version.replacedAt)}  ${oneLine([outlet, title].filter((one) => one !== null).join(': '))}`,
    `  ${version.address ?? version.input}`,
    ...(titleEdit
      ? [`  headline: [-${oneLine(titleEdit.before ?? '')}-]{+${oneLine(titleEdit.after ?? '')}+}`]
      : []),
    ...shownEdits.map((edit) => editLine(change, edit)),
    '',
  ]
}

function shown({ changes, gone }: Changes, options: ChangesOptions): string {
  if (options.format === 'json') {
    const records = [
      ...changes.map(({ version: { text: _, pieces: __, ...version }, outlet, title }) => ({
        kind: 'edited',
        outlet,
        titleNow: title,
        ...version,
      })),
      ...gone.map((one) => ({ kind: 'gone', ...one })),
    ]
    return records.map((record) => `${JSON.stringify(record)}\n`).join('')
  }
  const lines = [
    ...changes.flatMap((change) => changeLines(change, options.titles ?? false)),
    ...gone.map(({ page, goneAt }) => `${shownMoment(goneAt)}  no more: ${page}`),
  ]
  return lines.length
    ? `${lines.join('\n').trimEnd()}\nTimes are UTC. [-taken out-]{+put in+}\n`
    : 'Nothing that is kept was changed after publication, as far as it was looked at again.\n'
}

async function printChanges(addresses: readonly string[], options: ChangesOptions): Promise<void> {
  const [{ withBench }, { parseMoment }, { changesIn }] = await Promise.all([
    import('../../compose.ts'),
    import('../../../run/index.ts'),
    import('../../../run/versions/index.ts'),
  ])
  const since = options.since === undefined ? null : parseMoment(options.since)
  if (options.since !== undefined && since === null)
    throw new CommandError(`"${options.since}" is no time. Write it as 2031-03-04 or 2031-03-04T14:00Z.`)
  const progress = terminalProgress(process.stderr)
  await untilInterrupted(async (signal) => {
    const found = await withBench({ data: dataPlace(options.data), progress, signal }, (store, bench) =>
      changesIn(store, bench, { since, addresses }),
    )
    progress.clear()
    process.stdout.write(shown(found, options))
  })
}

export function registerChanges(root: Command): void {
  root
    .command('changes')
    .description('what changed in pages after they were published, and which are no more')
    .argument('[address...]', 'only pages whose address begins so, or of this host')
    .option('--since <time>', 'only what changed from then on (2031-03-04 or 2031-03-04T14:00Z)')
    .option('--titles', 'only edited headlines')
    .addOption(
      new Option('-f, --format <format>', 'text for a person, or a record a line')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option(...DATA_OPTION)
    .action(printChanges)
}
