// The training run: epochs of shuffled batches with a rate that warms up, holds and falls.
import type { NameLists } from '../../src/text/names-lists.ts'
import type { NetworkSizes } from '../../src/text/parser-layout.ts'
import { padded } from '../../src/text/parser-layout.ts'
import { createVocabulary, draw } from './examples.ts'
import type { Drawable, Labels } from './examples.ts'
import { createNetwork } from './network.ts'
import type { Losses, Network } from './network.ts'
import type { Trained } from './pack.ts'
import { createRandom, shuffle } from './random.ts'
import { gatherUnfamiliar } from './unfamiliar.ts'

/** Chosen on the dev split of GUM. */
export const RECIPE = {
  seed: 20310304,
  epochs: 24,
  batchTokens: 400,
  rate: 0.002,
  warmUpSteps: 200,
  holdShare: 0.3,
  lastRateShare: 0.02,
  cell: 64,
  layers: 3,
  arc: 64,
  label: 64,
  inputDrop: 0.2,
  drop: 0.25,
  tagShare: 0.5,
  longest: 100,
} as const

export type Recipe = { readonly [K in keyof typeof RECIPE]: number }

export interface Progress {
  readonly epoch: number
  readonly seconds: number
  readonly losses: Losses
  readonly snapshot: () => Trained
}

function rateAt(recipe: Recipe, step: number, done: number): number {
  const warm = Math.min(1, step / recipe.warmUpSteps)
  const fall = done < recipe.holdShare ? 1 : 1 - (done - recipe.holdShare) / (1 - recipe.holdShare)
  return recipe.rate * warm * Math.max(recipe.lastRateShare, fall)
}

function batches(order: readonly Drawable[], tokens: number): Drawable[][] {
  const out: Drawable[][] = []
  let batch: Drawable[] = []
  let count = 0
  for (const drawable of order) {
    batch.push(drawable)
    count += drawable.heads.length
    if (count < tokens) continue
    out.push(batch)
    batch = []
    count = 0
  }
  if (batch.length > 0) out.push(batch)
  return out
}

export function learn(
  input: {
    readonly training: readonly Drawable[]
    readonly labels: Labels
    readonly lists: NameLists
    readonly recipe: Recipe
  },
  report: (progress: Progress) => void,
): Trained {
  const { labels, lists, recipe } = input
  const training = input.training.filter(({ heads }) => heads.length <= recipe.longest)
  const vocabulary = createVocabulary(training, lists)
  const random = createRandom(recipe.seed)
  const unfamiliar = gatherUnfamiliar(training.map(({ sentence }) => sentence))
  const sizes: NetworkSizes = {
    cell: recipe.cell,
    layers: recipe.layers,
    arc: recipe.arc,
    label: recipe.label,
    tags: labels.tags.length,
    relations: labels.relations.length,
  }
  const rows = vocabulary.keys.length + 1
  const network: Network = createNetwork({
    sizes,
    rows,
    random,
    capacity: padded(recipe.batchTokens + recipe.longest),
    longest: recipe.longest,
    inputDrop: recipe.inputDrop,
    drop: recipe.drop,
    tagShare: recipe.tagShare,
  })
  const snapshot = (): Trained => ({
    header: {
      format: 'hearsay/network@1',
      language: 'en',
      sizes,
      tags: labels.tags,
      relations: labels.relations,
      rows,
    },
    keys: vocabulary.keys,
    ...network.published(),
  })
  const order = [...training]
  let step = 0
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    const started = Date.now()
    shuffle(order, random)
    const list = batches(order, recipe.batchTokens)
    const sum = { tag: 0, arc: 0, relation: 0 }
    for (const [b, batch] of list.entries()) {
      step++
      const losses = network.train(
        batch.map((drawable) => draw(drawable, { vocabulary, unfamiliar, lists, random })),
        rateAt(recipe, step, (epoch + b / list.length) / recipe.epochs),
      )
      for (const key of ['tag', 'arc', 'relation'] as const) sum[key] += losses[key] / list.length
    }
    report({ epoch, seconds: (Date.now() - started) / 1000, losses: sum, snapshot })
  }
  return snapshot()
}
