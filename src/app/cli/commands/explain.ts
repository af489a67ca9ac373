// hearsay explain: the stages in their computed order, the words for statuses, the codes of diagnostics.
import type { Command } from 'commander'
import { CommandError } from '../exit.ts'

type Topic = () => Promise<string>

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const TOPICS: Readonly<Record<string, Topic>> = {
  async stages() {
    const { makePlan } = await import('../../../run/index.ts')
    const rows = makePlan().stages.map((stage) => [
      stage.id,
      stage.room,
      stage.scope,
      stage.needs.join(' '),
      stage.makes,
      stage.why,
    ])
    return table([['step', 'stage', 'scope', 'needs', 'makes', 'why'], ...rows])
  },
  async statuses() {
    const { STATUS_DEFINITIONS } = await import('../../../stages/publish/index.ts')
    return table(Object.entries(STATUS_DEFINITIONS))
  },
  async codes() {
    const { DIAGNOSTIC_TABLES } = await import('../../diagnostic-tables.ts')
    const rows = Object.entries(DIAGNOSTIC_TABLES).flatMap(([room, codes]) =>
      Object.entries(codes).map(([code, row]) => [code, row.severity, room, `${row.says} ${row.advice}`]),
    )
    return table(rows)
  },
}

async function explain(topic: string): Promise<void> {
  const print = TOPICS[topic]
  if (!print)
    throw new CommandError(`nothing is known about "${topic}". Topics: ${Object.keys(TOPICS).join(', ')}.`)
  process.stdout.write(`${await print()}\n`)
}

export function registerExplain(root: Command): void {
  root
    .command('explain')
    .description('print what the program does and what its words mean')
    .argument('<topic>', `one of: ${Object.keys(TOPICS).join(', ')}`)
    .action(explain)
}
