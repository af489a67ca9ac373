// Room 9: the account of a story, the questions its pages ask, answers to a reader's questions, the views and the pictures.
export { account } from './account.ts'
export { questions } from './questions.ts'
export { answerQuestion, renderAnswer } from './ask.ts'
export { STATUS_DEFINITIONS, STATUS_WORDS } from './statuses.ts'
export { loadView, loadViews, viewNamed } from './views/index.ts'
export { VIEW_NAMES, type ViewName } from './views/names.ts'
export type { TextView, View, ViewEntry, ViewOptions } from './view.ts'
export { dossierOfStory } from './one-story.ts'
export { EXCERPT_LENGTH } from './excerpt.ts'
export {
  coveragePicture,
  lineagePicture,
  loadMapPicture,
  matrixPicture,
  NARROW,
  PICTURE_STYLE,
  standalone,
  timelinePicture,
  WIDE,
  type Picture,
  type PictureOptions,
} from './pictures/index.ts'
export { SITE_MARK, siteOf, type SiteFile, type SiteOptions } from './site/index.ts'
export { PUBLISH_DIAGNOSTICS } from './diagnostics.ts'
