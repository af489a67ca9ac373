// The questions the pages themselves ask, answered from the whole story: the page's own answer first, judged against all
// claims, else what retrieval finds. What nobody answers is said to be not reported.
import {
  defineStage,
  diagnose,
  type Attribution,
  type ClaimSet,
  type Document,
  type Made,
  type Question,
  type Resources,
  type Story,
  type Syntax,
  type TimelineEntry,
} from '../../model/index.ts'
import { pageName } from '../../text/page-name.ts'
import { askedIn } from './asked.ts'
import { PUBLISH_DIAGNOSTICS } from './diagnostics.ts'
import { answer, answerHere, isOpenQuestion, isRhetorical, makeReady } from './retrieval/answer.ts'
import type { HeldPage, Holdings } from './retrieval/holdings.ts'

export interface QuestionsInput {
  readonly story: Story
  readonly claims: ClaimSet
  readonly timeline: readonly TimelineEntry[]
  readonly documents: readonly {
    readonly document: Document
    readonly syntax: Syntax
    readonly attributions: readonly Attribution[]
  }[]
}

function heldPage(document: Document, story: string): HeldPage {
  return {
    id: document.id,
    text: document.text,
    blocks: document.blocks,
    title: document.meta.title?.value ?? '',
    outlet: pageName(document),
    knownAt: document.meta.publishedAt?.value ?? document.retrievedAt,
    story,
    isAggregator: document.meta.aggregator !== null,
  }
}

/** A story's layers as retrieval wants them. */
export function holdingsOfStory(input: QuestionsInput): Holdings {
  return {
    pages: input.documents.map(({ document }) => heldPage(document, input.story.id)),
    claims: input.claims.claims,
    relations: input.claims.relations,
    attributions: input.documents.flatMap(({ document, attributions }) =>
      attributions.map((one) => ({ ...one, document: document.id })),
    ),
    timeline: input.timeline,
    actors: [],
    times: [],
    questions: [],
  }
}

/** A story whose pages ask more than this is a list of questions: answering all would take the square of its length. */
const MOST_ANSWERED = 200

/** Finds and answers the questions of one story, in the order of its pages, each wording once. */
export function answerQuestions(input: QuestionsInput, resources: Resources): Made<readonly Question[]> {
  const asked = new Map(
    input.documents.flatMap(({ document, syntax }) =>
      askedIn(document, syntax).map(
        (one) => [one.question.toLowerCase(), { ...one, document: document.id }] as const,
      ),
    ),
  )
  if (!asked.size) return { value: [], diagnostics: [] }
  const ready = makeReady(holdingsOfStory(input), resources)
  const value = [...asked.values()].slice(0, MOST_ANSWERED).flatMap((one): Question[] => {
    const own =
      one.answer === null
        ? null
        : answerHere(
            one.question,
            { document: one.document, ...one.answer, isDialogue: one.isDialogue },
            ready,
          )
    if (own && (own.state !== 'not-reported' || (one.isDialogue && isOpenQuestion(one.question, ready))))
      return [own]
    // A turn of phrase ("What was all that for?") asks for nothing that could be looked up.
    if (!own && isRhetorical(one.question, ready)) return []
    const elsewhere = answer(one.question, ready)
    return [own && elsewhere.state === 'not-reported' ? own : elsewhere]
  })
  const left = asked.size > MOST_ANSWERED
  const note = left
    ? [diagnose(PUBLISH_DIAGNOSTICS, 'questions-left-out', { asked: asked.size, answered: MOST_ANSWERED })]
    : []
  return { value, diagnostics: note }
}

export const questions = defineStage({
  id: 'questions',
  room: 'publish',
  version: 2,
  scope: 'story',
  needs: ['story', 'document', 'syntax', 'attributions', 'claims', 'timeline'],
  makes: 'questions',
  why: 'What the pages ask, and what the whole story answers.',
  run: (input, { resources }) => answerQuestions(input, resources),
})
