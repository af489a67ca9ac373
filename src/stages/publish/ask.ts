// Answers to a reader's question from a dossier, and how a terminal shows them.
import type { Dossier, Evidence, Question, Resources } from '../../model/index.ts'
import { overlaps } from '../../text/tokens-in.ts'
import { answer, makeReady } from './retrieval/answer.ts'
import { holdingsOfDossier } from './retrieval/holdings.ts'
import { shown } from './safe-text.ts'
import { STATUS_WORDS } from './statuses.ts'
import { hanging } from './views/columns.ts'
import { outletName, whenKnown, withoutState, type DossierClaim } from './views/reading.ts'
import { listed, oneLine } from './wording.ts'

const WIDTH = 88

/** Answers a question from everything a dossier holds. @example answerQuestion(dossier, 'Who denied it?', resources).state */
export function answerQuestion(dossier: Dossier, question: string, resources: Resources): Question {
  return answer(question, makeReady(holdingsOfDossier(dossier), resources))
}

const clean = (words: string): string => oneLine(shown(words))

/** The claim that most of the cited words carry, so that a reader sees on whose word they stand. */
function claimAt(dossier: Dossier, evidence: Evidence): DossierClaim | null {
  const shared = (claim: DossierClaim): number =>
    Math.max(
      0,
      ...claim.mentions
        .filter((one) => one.document === evidence.document && overlaps(one, evidence))
        .map((one) => Math.min(one.end, evidence.end) - Math.max(one.start, evidence.start)),
    )
  const [best] = dossier.claims
    .filter((claim) => claim.kind !== 'statement')
    .map((claim) => ({ claim, shared: shared(claim) }))
    .sort((a, b) => b.shared - a.shared)
  return best && best.shared > 0 ? best.claim : null
}

function sourceLines(dossier: Dossier, evidence: Evidence): string[] {
  const page = dossier.documents.find((one) => one.id === evidence.document)
  const claim = claimAt(dossier, evidence)
  const origins = claim?.origins.map((one) => one.name) ?? []
  return [
    ...hanging(
      '  • ',
      `${clean(outletName(page))}, ${whenKnown(page)}${page?.address ? ` <${clean(page.address)}>` : ''}`,
      WIDTH,
    ),
    ...hanging('    ', `“${clean(evidence.quote)}”`, WIDTH),
    ...(claim
      ? hanging(
          '    ',
          `${STATUS_WORDS[claim.status]}${origins.length ? `; origins: ${clean(listed(origins))}` : ''}`,
          WIDTH,
        )
      : []),
  ]
}

/** The answer with the words that it rests on, for a terminal. */
export function renderAnswer(dossier: Dossier, found: Question): string {
  const state = found.state.replace('-', ' ')
  const words = clean(withoutState(found.answer))
  const head =
    found.state === 'answered'
      ? hanging('', words, WIDTH)
      : hanging('', words ? `${state}: ${words}` : state, WIDTH)
  const lines = found.evidence.flatMap((one) => sourceLines(dossier, one))
  return `${[...head, ...(lines.length ? ['', 'Rests on:', ...lines] : [])].join('\n')}\n`
}
