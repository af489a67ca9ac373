// Answers to a reader's question from a dossier, and how a terminal shows them.
import type { Dossier, Question, Resources } from '../../model/index.ts'
import { answer, makeReady } from './retrieval/answer.ts'
import { holdingsOfDossier } from './retrieval/holdings.ts'
import { oneLine } from './wording.ts'

/** Answers a question from everything a dossier holds. @example answerQuestion(dossier, 'Who denied it?', resources).state */
export function answerQuestion(dossier: Dossier, question: string, resources: Resources): Question {
  return answer(question, makeReady(holdingsOfDossier(dossier), resources))
}

/** The answer with the words that it rests on, for a terminal. */
export function renderAnswer(dossier: Dossier, found: Question): string {
  const pages = new Map(dossier.documents.map((one) => [one.id, one]))
  const lines = found.evidence.map(({ document, quote }) => {
    const page = pages.get(document)
    return `  ${page?.outlet ?? page?.input ?? document}: ${oneLine(quote)}`
  })
  return `${[found.answer, ...lines].join('\n')}\n`
}
