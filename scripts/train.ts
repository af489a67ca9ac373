// Trains the shipped models again from the treebanks and writes each with its card. Seeded; the same data, lexicons and Node
// give the same bytes.
//   npm run train [syntax|lemmas|names|all] [-- --out DIR] [--epochs N]
// The corpora are found through HEARSAY_CORPORA, else beside the repository in ../shared. The name recogniser stands on the
// parser: on the one in DIR where that holds one, else on the shipped one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cardName, makeCard } from './train/card.ts'
import type { Made } from './train/card.ts'
import { gather } from './train/material.ts'
import type { Material } from './train/material.ts'
import { trainLemmas } from './train/train-lemmas.ts'
import { trainNames } from './train/train-names.ts'
import { trainSyntax } from './train/train-syntax.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const MODELS = path.join(root, 'models')
/** In the order in which they build on each other. */
const NAMES = ['syntax', 'lemmas', 'names'] as const
type ModelName = (typeof NAMES)[number]

interface Order {
  readonly models: readonly ModelName[]
  readonly out: string
  readonly corpora: string
  readonly epochs: number | undefined
}

function readOrder(): Order {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, epochs: { type: 'string' } },
  })
  const [asked = 'all', ...rest] = positionals
  const models = asked === 'all' ? NAMES : NAMES.filter((name) => name === asked)
  if (models.length === 0 || rest.length > 0)
    throw new Error(`say which model to train: ${NAMES.join(', ')} or all`)
  const epochs = values.epochs === undefined ? undefined : Number(values.epochs)
  if (epochs !== undefined && !(Number.isInteger(epochs) && epochs > 0))
    throw new Error('--epochs is a number from 1 on')
  return {
    models,
    out: values.out ?? MODELS,
    corpora: process.env['HEARSAY_CORPORA'] ?? path.join(root, '../shared'),
    epochs,
  }
}

function make(name: ModelName, material: Material, { out, epochs }: Order): Made {
  switch (name) {
    case 'syntax':
      return trainSyntax(material, epochs)
    case 'lemmas':
      return trainLemmas(material)
    case 'names': {
      const own = path.join(out, 'syntax.en.bin')
      return trainNames(
        material,
        readFileSync(existsSync(own) ? own : path.join(MODELS, 'syntax.en.bin')),
        epochs,
      )
    }
  }
}

function train(order: Order): void {
  const material = gather(order.corpora, (line) => {
    console.log(line)
  })
  mkdirSync(order.out, { recursive: true })
  for (const name of order.models) {
    const made = make(name, material, order)
    writeFileSync(path.join(order.out, made.file), made.bytes)
    const card = makeCard(made, material.files)
    writeFileSync(path.join(order.out, cardName(made.file)), `${JSON.stringify(card, null, 2)}\n`)
    for (const [split, corpora] of Object.entries(made.heldOut))
      for (const [corpus, figures] of Object.entries(corpora))
        console.log(`${name}: ${split} ${corpus} ${JSON.stringify(figures)}`)
    console.log(`${name}: ${made.bytes.length} bytes, ${card.digest.slice(0, 12)}, in ${order.out}`)
  }
}

try {
  train(readOrder())
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
