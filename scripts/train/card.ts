// The card beside a model: what it learnt from, under which licence, by which recipe, how well it does on text held out, and
// the digest of the very weights it speaks of. A model without its card, or with another's, fails test/models/cards.test.ts.
import { sha256 } from '../../src/text/digest.ts'
import type { DataFile } from './treebank.ts'

export const LICENCE = 'CC BY-SA 4.0'
export const CREDIT = [
  'GUM, the Georgetown University Multilayer corpus: Zeldes 2017, gucorpling.org/gum, and the authors of its texts (Wikinews, Wikipedia and Wikivoyage contributors, and the writers of its academic and court texts)',
  'UD English-EWT: Silveira et al. 2014',
] as const

/** Figures by split ("test"), then by corpus or genre ("gum"), then by measure ("las"). */
export type HeldOut = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>

/** What a training run gives. */
export interface Made {
  readonly file: string
  readonly what: string
  readonly bytes: Uint8Array
  readonly recipe: Readonly<Record<string, number>>
  readonly heldOut: HeldOut
  /** What each measure is, by its name in the figures. */
  readonly measures: Readonly<Record<string, string>>
  /** Files of the repository that shaped the weights: lexicons whose entries are features, a model that was built on. */
  readonly builtOn: Readonly<Record<string, string>>
}

export interface ModelCard {
  readonly schema: 'hearsay/model-card@1'
  readonly model: string
  readonly what: string
  readonly language: string
  readonly digest: string
  readonly bytes: number
  readonly licence: string
  readonly credit: readonly string[]
  readonly changed: string
  readonly learntFrom: readonly DataFile[]
  readonly builtOn: Readonly<Record<string, string>>
  readonly command: string
  readonly node: string
  readonly recipe: Readonly<Record<string, number>>
  readonly measures: Readonly<Record<string, string>>
  readonly heldOut: HeldOut
}

/** "syntax.en.bin" → "syntax.en.card.json". */
export function cardName(file: string): string {
  return `${file.slice(0, file.lastIndexOf('.'))}.card.json`
}

export function makeCard(made: Made, files: readonly DataFile[]): ModelCard {
  const name = made.file.slice(0, made.file.indexOf('.'))
  return {
    schema: 'hearsay/model-card@1',
    model: made.file,
    what: made.what,
    language: 'en',
    digest: sha256(made.bytes),
    bytes: made.bytes.length,
    licence: LICENCE,
    credit: CREDIT,
    changed: 'The corpora were learnt from, their training splits only; no text of theirs is in the model.',
    learntFrom: files,
    builtOn: made.builtOn,
    command: `npm run train ${name}`,
    node: process.version,
    recipe: made.recipe,
    measures: made.measures,
    heldOut: made.heldOut,
  }
}
