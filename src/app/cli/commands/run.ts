// hearsay run STAGE: one stage alone, over JSON Lines, answered line by line in the order read.
import { Option, type Command } from 'commander'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import type { RecordIn, Replay } from '../../../run/replay/index.ts'
import { REPLAY_SHAPES } from '../../../run/replay/shapes.ts'
import { CommandError } from '../exit.ts'
import { jsonLines } from '../json-lines.ts'
import { checkDossier } from '../read-dossier.ts'
import { addExportOptions, narrowed, readViewOptions, type ViewOptionsGiven } from '../view-options.ts'

/** In the order of the rooms. */
export const STAGE_NAMES: readonly string[] = [...REPLAY_SHAPES.map((one) => one.stage), 'publish']

async function write(line: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}

interface Answered {
  readonly lines: readonly object[]
  readonly failed: boolean
}

/** The id of a line, also where the rest of it makes no sense. */
const idOf = (record: unknown): unknown =>
  typeof record === 'object' && record !== null && 'id' in record ? record.id : null

function makeAnswer(
  replaying: ReturnType<Replay['start']>,
  stage: string,
  BadRecord: typeof import('../../../run/replay/index.ts').BadRecord,
) {
  return (line: string): Answered => {
    let record: unknown = null
    const bad = (code: string, message: string): Answered => ({
      lines: [{ id: idOf(record), error: { code, message } }],
      failed: true,
    })
    try {
      record = JSON.parse(line)
    } catch {
      return bad('bad-json', 'the line is no JSON')
    }
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      return bad('bad-record', 'the line is no JSON object')
    const id = idOf(record)
    if (typeof id !== 'string' && typeof id !== 'number')
      return bad('bad-record', 'the field "id" must be a string or a number')
    try {
      return { lines: replaying.record(record as RecordIn), failed: false }
    } catch (error) {
      if (error instanceof BadRecord) return bad(error.code, error.message)
      if (process.env['HEARSAY_DEBUG'] && error instanceof Error)
        process.stderr.write(`${error.stack ?? ''}\n`)
      return bad('stage-crashed', `the stage ${stage} failed on this record`)
    }
  }
}

async function runStage(name: string): Promise<void> {
  const [{ REPLAYS, BadRecord }, { packageResources }] = await Promise.all([
    import('../../../run/replay/index.ts'),
    import('../../resources.ts'),
  ])
  const replay = REPLAYS.find((one) => one.stage === name)
  if (!replay) throw new CommandError(`there is no stage "${name}". Stages: ${STAGE_NAMES.join(', ')}.`)
  const replaying = replay.start(packageResources())
  const answer = makeAnswer(replaying, name, BadRecord)
  let failed = false
  for await (const line of jsonLines(process.stdin)) {
    const answered = answer(line)
    failed ||= answered.failed
    for (const out of answered.lines) await write(`${JSON.stringify(out)}\n`)
  }
  for (const out of replaying.end()) await write(`${JSON.stringify(out)}\n`)
  if (failed) process.exitCode = 1
}

interface PublishOptions extends ViewOptionsGiven {
  readonly view: string
}

async function runPublish(options: PublishOptions): Promise<void> {
  const { loadView, VIEW_NAMES } = await import('../../../stages/publish/index.ts')
  const view = await loadView(options.view)
  if (!view) throw new CommandError(`there is no view "${options.view}". Views: ${VIEW_NAMES.join(', ')}.`)
  const how = readViewOptions(options)
  let given: unknown
  try {
    given = JSON.parse(await text(process.stdin))
  } catch {
    throw new CommandError(
      'standard input is no JSON. Make a dossier with "hearsay brief INPUT --format json".',
    )
  }
  const dossier = await narrowed(await checkDossier(given, 'standard input'), options)
  await write(view.render(dossier, how))
}

export function registerRun(root: Command): void {
  const run = root.command('run').description('run one stage alone over JSON Lines on standard input')
  run.usage('STAGE [options] < in.jsonl > out.jsonl')
  for (const stage of STAGE_NAMES) {
    const command = run.command(stage).description(`the stage "${stage}"`)
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .helpOption('-h, --help', 'print this help')
    command.argument('[input]', '- for standard input, which is the default', '-')
    if (stage === 'publish') {
      command.addOption(new Option('--view <name>', 'how to render it').default('md'))
      addExportOptions(command)
      command.action((_input: string, options: PublishOptions) => runPublish(options))
    } else command.action(() => runStage(stage))
    const shape = REPLAY_SHAPES.find((one) => one.stage === stage)
    command.addHelpText(
      'after',
      shape
        ? `\nA line in:  ${shape.takes}\nA line out: ${shape.gives}`
        : '\nIn: one dossier. Out: its rendering in the view named by --view.',
    )
  }
}
