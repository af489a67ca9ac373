// Trains the name recogniser on what the parser makes of the gold tokens, and measures it in the whole syntax stage.
import type { Resources } from '../../src/model/index.ts'
import { readParserModel } from '../../src/text/parser-model.ts'
import type { Made } from './card.ts'
import { evaluateNames } from './evaluate.ts'
import { overHeldOut } from './material.ts'
import type { Material } from './material.ts'
import { packNames } from './pack.ts'
import { RECOGNISER_RECIPE, readText, trainRecogniser } from './recogniser.ts'
import { createRandom } from './random.ts'
import { titleCase } from './recase.ts'
import { gatherPools, renamed } from './rename.ts'
import { FEATURE_LISTS } from './train-syntax.ts'
import type { GoldDocument } from './treebank.ts'

const PARSER = 'models/syntax.en.bin'
const NAMES = 'models/names.en.bin'

/** Resources with some files in place of the repository's. */
function overlaid(resources: Resources, files: Readonly<Record<string, Uint8Array>>): Resources {
  return { json: (path) => resources.json(path), bytes: (path) => files[path] ?? resources.bytes(path) }
}

/** The genres that are most like what the program reads: all but travel guides and academic texts. */
const isNewsLike = (doc: GoldDocument): boolean => doc.genre !== 'voyage' && doc.genre !== 'academic'

const prefixed = (prefix: string, figures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}${name}`, value]))

/** `parser` are the weights of the parser that the recogniser will stand behind. */
export function trainNames(
  material: Material,
  parser: Uint8Array,
  epochs: number = RECOGNISER_RECIPE.epochs,
): Made {
  const model = readParserModel(parser)
  const lists = material.rules.names
  const recipe = { ...RECOGNISER_RECIPE, epochs }
  // Travel guides are half names of places: with them, places are seen everywhere in news.
  const documents = material.of('train').filter((doc) => doc.genre !== 'voyage')
  const annotated = documents.filter((doc) => doc.text !== null)
  const texts = documents.map((doc) => readText(model, doc, lists))
  for (const doc of annotated)
    texts.push(
      readText(
        model,
        doc,
        lists,
        doc.sentences.map(({ forms }) => titleCase(forms)),
      ),
    )
  const renaming = { pools: gatherPools(annotated, lists), lists, random: createRandom(recipe.seed) }
  for (let copy = 0; copy < recipe.renamedCopies; copy++)
    for (const doc of annotated) texts.push(readText(model, doc, lists, renamed(doc, renaming)))
  material.say(`names: ${texts.length} texts read, headlines and renamed copies included`)
  const learnt = trainRecogniser(texts, recipe, (epoch, wrong) => {
    material.say(`names: epoch ${epoch + 1} of ${epochs}, ${wrong} sentences were not yet right`)
  })
  const bytes = packNames(learnt)
  const resources = overlaid(material.resources, { [PARSER]: parser, [NAMES]: bytes })
  return {
    file: 'names.en.bin',
    what: 'English name recogniser: begin and inside labels of persons, organisations, places and others, by a structured perceptron',
    bytes,
    recipe,
    builtOn: {
      ...material.digests([...FEATURE_LISTS, 'lexicons/en/reference.json']),
      [PARSER]: material.digestOf(parser),
    },
    measures: {
      names: 'gold names in raw text',
      'names.f1': 'persons, organisations and places, exact in both ends and in kind, F1',
      'all.f1': 'with the other names',
      'person.f1': 'by kind',
      'organisation.f1': 'by kind',
      'place.f1': 'by kind',
      'other.f1': 'by kind',
      'spans.f1': 'names of whatever kind, exact in both ends',
      'news-like …': 'the same on news, interviews, court texts and biographies alone',
    },
    heldOut: overHeldOut(material, ['gum'], (held) => ({
      ...evaluateNames(held, resources, lists),
      ...prefixed('news-like ', evaluateNames(held.filter(isNewsLike), resources, lists)),
    })),
  }
}
