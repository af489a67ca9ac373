// hearsay doctor: is everything here that the program needs, and is what it keeps whole?
import { Option, type Command } from 'commander'
import { DATA_OPTION, dataPlace } from '../data-place.ts'

async function doctor(options: { readonly data?: string; readonly format: 'text' | 'json' }): Promise<void> {
  const { examine } = await import('../../doctor.ts')
  const findings = await examine(dataPlace(options.data))
  if (options.format === 'json') process.stdout.write(`${JSON.stringify(findings)}\n`)
  else
    for (const one of findings)
      process.stdout.write(`${one.ok ? 'ok      ' : 'problem '} ${one.what}: ${one.says}\n`)
  if (findings.some((one) => !one.ok)) process.exitCode = 1
}

export function registerDoctor(root: Command): void {
  root
    .command('doctor')
    .description('check the installation and the data folder')
    .option(...DATA_OPTION)
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .action(doctor)
}
