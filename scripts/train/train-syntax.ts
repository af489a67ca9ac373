// Trains the tagger and parser, and measures it with the code that ships: on gold tokens, and how well raw text is cut.
import { readParserModel } from '../../src/text/parser-model.ts'
import type { Made } from './card.ts'
import { evaluate, evaluateCutting } from './evaluate.ts'
import { drawables } from './examples.ts'
import type { Labels } from './examples.ts'
import { RECIPE, learn } from './learn.ts'
import type { Recipe } from './learn.ts'
import { overHeldOut } from './material.ts'
import type { Material } from './material.ts'
import { packModel } from './pack.ts'

/** Lexicons whose entries are features of the network. */
export const FEATURE_LISTS = [
  'lexicons/en/first-names.json',
  'lexicons/en/name-lists.json',
  'lexicons/en/titles.json',
  'lexicons/gazetteer/cities.json',
] as const
/** Epochs between two looks at the dev split. */
const LOOK_EVERY = 6

export function trainSyntax(material: Material, epochs: number = RECIPE.epochs): Made {
  const labels: Labels = { tags: [], relations: [] }
  const training = drawables(material.of('train'), labels)
  const dev = material.of('dev')
  const recipe = { ...RECIPE, epochs }
  const trained = learn({ training, labels, lists: material.rules.names, recipe }, (progress) => {
    const { epoch, seconds, losses, snapshot } = progress
    const sums = `tag ${losses.tag.toFixed(3)} arc ${losses.arc.toFixed(3)} relation ${losses.relation.toFixed(3)}`
    material.say(`syntax: epoch ${epoch + 1} of ${epochs}, ${seconds.toFixed(0)} s, losses ${sums}`)
    if ((epoch + 1) % LOOK_EVERY !== 0 || epoch + 1 === epochs) return
    const model = readParserModel(packModel(snapshot()))
    material.say(`syntax: dev ${JSON.stringify(evaluate(model, dev, material.rules.names))}`)
  })
  return describeSyntax(material, packModel(trained), recipe)
}

/** The weights with what their card says. */
export function describeSyntax(material: Material, bytes: Uint8Array, recipe: Recipe): Made {
  const model = readParserModel(bytes)
  return {
    file: 'syntax.en.bin',
    what: 'English tagger and dependency parser: a recurrent network with a biaffine arc scorer',
    bytes,
    recipe,
    builtOn: material.digests(FEATURE_LISTS),
    measures: {
      tokens: 'gold tokens, on which tags and trees are measured',
      upos: 'universal tags right, % of tokens',
      xpos: 'Penn tags right, %',
      uas: 'heads right, marks included, %',
      las: 'heads and relations right, subtypes included, %',
      'tokens.f1': 'tokens found in raw text, F1 (GUM only: EWT has no raw documents here)',
      'sentences.f1': 'sentences found in raw text, both ends exact, F1',
    },
    heldOut: overHeldOut(material, ['gum', 'ewt'], (documents) => ({
      ...evaluate(model, documents, material.rules.names),
      ...evaluateCutting(documents, material.rules),
    })),
  }
}
