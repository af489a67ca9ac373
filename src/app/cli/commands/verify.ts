// hearsay verify: every citation of a dossier against the sources it names, offline.
import type { Command } from 'commander'
import { readDossier } from '../read-dossier.ts'

async function verify(file: string, inputs: readonly string[]): Promise<void> {
  const dossier = await readDossier(file)
  const [{ verifyDossier }, { findInputs }, { readPdf }] = await Promise.all([
    import('../../../run/index.ts'),
    import('../../../ports/fetch/files.ts'),
    import('../../compose.ts'),
  ])
  const found = await findInputs(inputs)
  for (const { diagnostic } of found.failed)
    process.stderr.write(`hearsay: ${diagnostic.code}: ${diagnostic.message}\n`)
  const report = await verifyDossier(dossier, [...found.files, ...found.archives], readPdf)
  for (const line of report.notChecked) process.stderr.write(`hearsay: not-checkable: ${line}\n`)
  for (const failure of report.failures) process.stdout.write(`${failure}\n`)
  const words = report.failures.length ? `${String(report.failures.length)} failed` : 'all hold'
  const { length } = report.notChecked
  const more = [
    report.withheld ? ` ${String(report.withheld)} withheld texts were not checked.` : '',
    length ? ` The text of ${String(length)} documents could not be checked here.` : '',
  ].join('')
  process.stdout.write(
    `${String(report.citations)} citations in ${String(report.documents)} documents checked: ${words}.${more}\n`,
  )
  if (report.failures.length) process.exitCode = 1
}

export function registerVerify(root: Command): void {
  root
    .command('verify')
    .description('check every citation of a dossier against its sources')
    .argument('<dossier>', 'a dossier as printed by "hearsay brief --format json"; - for standard input')
    .argument('<input...>', 'the files and folders it was made from')
    .action(verify)
}
