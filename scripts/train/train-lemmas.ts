// Learns the suffix rules for lemmas, and measures them behind the irregular lexicon, on gold tags.
import type { Upos } from '../../src/model/index.ts'
import { compileLemmaRules, lemmatize } from '../../src/text/lemmatize.ts'
import type { LemmaRules } from '../../src/text/lemmatize.ts'
import { LICENCE } from './card.ts'
import type { Made } from './card.ts'
import { percent } from './evaluate.ts'
import { LEMMA_RECIPE, learnLemmas } from './lemmas.ts'
import { overHeldOut } from './material.ts'
import type { Material } from './material.ts'
import { countTokens } from './treebank.ts'
import type { GoldDocument } from './treebank.ts'

const IRREGULAR = 'lexicons/en/irregular-lemmas.json'

function accuracy(documents: readonly GoldDocument[], rules: LemmaRules): Record<string, number> {
  let right = 0
  for (const { sentences } of documents) {
    for (const { forms, lemmas, upos, xpos } of sentences) {
      for (const [i, form] of forms.entries()) {
        const word = { form, upos: (upos[i] ?? 'X') as Upos, xpos: xpos[i] ?? '', opening: i === 0 }
        if (lemmatize(word, rules) === lemmas[i]) right++
      }
    }
  }
  const tokens = countTokens(documents)
  return { tokens, lemmas: percent(right, tokens) }
}

export function trainLemmas(material: Material): Made {
  const learnt = learnLemmas(material.of('train'))
  const file = { source: 'learnt from GUM and UD English-EWT, training split', licence: LICENCE, ...learnt }
  const text = `${JSON.stringify(file)}\n`
  const rules = compileLemmaRules(material.resources.json(IRREGULAR), JSON.parse(text))
  const count = Object.values(learnt).reduce((sum, table) => sum + Object.keys(table).length, 0)
  material.say(`lemmas: ${count} rules`)
  return {
    file: 'lemmas.en.json',
    what: 'suffix rules for English lemmas, used behind the irregular lexicon',
    bytes: new TextEncoder().encode(text),
    recipe: { ...LEMMA_RECIPE, rules: count },
    builtOn: material.digests([IRREGULAR]),
    measures: { tokens: 'gold tokens', lemmas: 'lemmas right given gold tags, case included, % of tokens' },
    heldOut: overHeldOut(material, ['gum', 'ewt'], (documents) => accuracy(documents, rules)),
  }
}
