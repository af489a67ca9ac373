// Room 9: the account of a story, the questions its pages ask, answers to a reader's questions, and the views.
export { account } from './account.ts'
export { questions } from './questions.ts'
export { answerQuestion, renderAnswer } from './ask.ts'
export { STATUS_DEFINITIONS, STATUS_WORDS } from './statuses.ts'
export { VIEWS, viewNamed } from './views/index.ts'
export type { View, ViewOptions } from './view.ts'
export { PUBLISH_DIAGNOSTICS } from './diagnostics.ts'
