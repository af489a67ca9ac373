// hearsay backup and restore: everything kept, in one file that either kind of store reads back.
import type { Command } from 'commander'
import { DATA_OPTION, dataPlace } from '../data-place.ts'

interface PlaceOption {
  readonly data?: string
}

async function backup(file: string, options: PlaceOption): Promise<void> {
  const { backupTo } = await import('../../compose.ts')
  const count = await backupTo(dataPlace(options.data), file)
  process.stderr.write(`${String(count)} records of ${dataPlace(options.data)} are in ${file}.\n`)
}

async function restore(file: string, options: PlaceOption): Promise<void> {
  const { restoreFrom } = await import('../../compose.ts')
  const count = await restoreFrom(file, dataPlace(options.data))
  process.stderr.write(`${String(count)} records of ${file} are in ${dataPlace(options.data)}.\n`)
}

export function registerBackup(root: Command): void {
  root
    .command('backup')
    .description('write everything kept into one file')
    .argument('<file>', 'the file to write')
    .option(...DATA_OPTION)
    .action(backup)
}

export function registerRestore(root: Command): void {
  root
    .command('restore')
    .description('read a backup into an empty data folder or database')
    .argument('<file>', 'the backup')
    .option(...DATA_OPTION)
    .action(restore)
}
