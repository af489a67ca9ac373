// The claims room: from a Document and its syntax to attributions, each with source, cue, content and chain.
// It reports what is said on somebody's word; statements of the document itself are another room's.
import { defineStage, diagnose } from '../../model/index.ts'
import type { Attribution, Document, Made, Resources, Syntax } from '../../model/index.ts'
import { assemble } from './assemble.ts'
import { choose } from './choose.ts'
import { withCited } from './citing.ts'
import { withContinued } from './continued.ts'
import { accordingTo } from './detectors/according-to.ts'
import { adjectiveReports, adverbReports } from './detectors/adjectives.ts'
import { blockQuotations } from './detectors/block-quotations.ts'
import { conditionalReports } from './detectors/conditionals.ts'
import { continueQuotations } from './detectors/continuations.ts'
import { labelReports } from './detectors/labels.ts'
import { nounReports } from './detectors/nouns.ts'
import { verbReports } from './detectors/verbs.ts'
import { CLAIMS_DIAGNOSTICS } from './diagnostics.ts'
import type { Draft } from './draft.ts'
import { lexiconOf } from './lexicon.ts'
import { readPage } from './page.ts'
import type { Page } from './page.ts'

export { CLAIMS_DIAGNOSTICS } from './diagnostics.ts'

export interface ClaimsInput {
  readonly document: Document
  readonly syntax: Syntax
}

/** The detectors, each blind to the others. */
const DETECTORS: readonly ((page: Page) => readonly Draft[])[] = [
  verbReports,
  accordingTo,
  conditionalReports,
  labelReports,
  nounReports,
  adjectiveReports,
  adverbReports,
]

/** Who said what in one document, with which words, and through whom we know it; sorted by content. */
export function findAttributions(input: ClaimsInput, resources: Resources): Made<readonly Attribution[]> {
  const lexicon = lexiconOf(resources, input.syntax.language)
  const page = readPage(input.document, input.syntax, lexicon)
  const chosen = choose(
    page,
    withCited(
      page,
      DETECTORS.flatMap((detect) => detect(page)),
    ),
  )
  const continued = continueQuotations(page, withContinued(page, chosen))
  const value = assemble(page, [...continued, ...blockQuotations(page, continued)])
  const place = { document: input.document.id }
  const diagnostics =
    lexicon.verbs.size === 0
      ? [diagnose(CLAIMS_DIAGNOSTICS, 'claims-no-lexicon', { language: lexicon.language }, place)]
      : []
  return { value, diagnostics }
}

export const claims = defineStage({
  id: 'claims',
  room: 'claims',
  version: 1,
  scope: 'document',
  needs: ['document', 'syntax'],
  makes: 'attributions',
  why: 'Who said what, with which words, and through whom we know it.',
  run: (input, { resources }) => findAttributions(input, resources),
})
