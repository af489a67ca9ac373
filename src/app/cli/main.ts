// The command line: names every command and option, and catches what goes wrong outside of stages (one plain line each).
// Commands are thin; each loads what it needs only when it runs, so that --help stays quick.
import { Command, CommanderError } from 'commander'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PACKAGE_ROOT } from '../resources.ts'
import { COMMANDS } from './commands/index.ts'
import { CommandError } from './exit.ts'

function version(): string {
  const parsed = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  return parsed.version
}

/** The whole program, unparsed: the docs generator reads commands and options from it. */
export function program(): Command {
  const root = new Command('hearsay')
  root
    .description('Who said so, on whose word, and does anyone independent say so too?')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addHelpText(
      'after',
      '\nExamples:\n  hearsay brief samples/                     the account of a folder of pages\n' +
        '  hearsay brief pages/ --format html > a.html\n  hearsay ask dossier.json "Who denied it?"\n\n' +
        '"hearsay COMMAND --help" names every option of a command.',
    )
  for (const register of COMMANDS) register(root)
  for (const command of root.commands) {
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .helpOption('-h, --help', 'print this help')
  }
  return root
}

const isPlain = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && error.name === 'StoreError'

/** One plain line for whatever ended the command, and its exit status. Exception text of ours is not shown. */
function explain(error: unknown): { readonly line: string; readonly status: number } {
  if (error instanceof CommandError) return { line: error.message, status: error.status }
  if (isPlain(error)) return { line: error.message, status: 1 }
  if (error instanceof CommanderError) {
    // Commander puts its suggestion on a line of its own; we say one line.
    const line = error.message
      .replace(/^error: /, '')
      .replace(/\s*\n\s*/g, ' ')
      .replace(/\?\)$/, ')')
    return { line: `${line}. See "hearsay --help".`.replace('..', '.'), status: error.exitCode === 0 ? 0 : 2 }
  }
  return {
    line: 'something went wrong inside (internal). Run it again with HEARSAY_DEBUG=1 and report what it prints.',
    status: 1,
  }
}

/** Runs the command line. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that closes the pipe early (head, less) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    const root = program()
    if (argv.length <= 2) throw new CommandError(`no command was given. ${COMMAND_HINT}`)
    await root.parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return
    const { line, status } = explain(error)
    if (line) process.stderr.write(`hearsay: ${line}\n`)
    if (process.env['HEARSAY_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
    process.exitCode = status
  }
}

const COMMAND_HINT = 'Try "hearsay brief FOLDER", or "hearsay --help" for all of them.'
