// hearsay ask: a question answered from a dossier with evidence, or "not reported".
import { Option, type Command } from 'commander'
import { stat } from 'node:fs/promises'
import type { Dossier } from '../../../model/index.ts'
import { CommandError } from '../exit.ts'
import { readDossier } from '../read-dossier.ts'

async function dossierOf(place: string): Promise<Dossier> {
  const isAddress = /^postgres(ql)?:\/\//.test(place)
  const found = place === '-' || isAddress ? null : await stat(place).catch(() => undefined)
  if (found === undefined)
    throw new CommandError(`${place} does not exist. Give a dossier file or a data folder.`)
  if (!isAddress && !found?.isDirectory()) return readDossier(place)
  const { composeBrief } = await import('../../compose.ts')
  const quiet = { step: () => undefined }
  const { dossier } = await composeBrief({
    inputs: null,
    data: place,
    asOf: null,
    progress: quiet,
    signal: new AbortController().signal,
  })
  return dossier
}

async function ask(
  place: string,
  question: string,
  options: { readonly format: 'text' | 'json' },
): Promise<void> {
  if (!question.trim())
    throw new CommandError('the question is empty. Put it in quotation marks after the dossier.')
  const dossier = await dossierOf(place)
  const [{ answerQuestion, renderAnswer }, { packageResources }] = await Promise.all([
    import('../../../stages/publish/index.ts'),
    import('../../resources.ts'),
  ])
  const answer = answerQuestion(dossier, question, packageResources())
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify(answer)}\n` : renderAnswer(dossier, answer),
  )
}

export function registerAsk(root: Command): void {
  root
    .command('ask')
    .description('answer a question from a dossier or a data folder, with evidence')
    .argument(
      '<place>',
      'a dossier file, a data folder, or a postgres:// address; - for a dossier on standard input',
    )
    .argument('<question>', 'in quotation marks')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .action(ask)
}
