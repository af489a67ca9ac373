// What the trainer of the pair model (scripts/train/alike.ts) needs of this room, and nobody else.
export { FACETS, facetsOf, probability, toolsOf, toolsOfPair, type Head } from './alike.ts'
export { featuresOfText } from './compare-texts.ts'
export { weighStatements, type StoryInput } from './corroborate.ts'
export type { Features } from './features.ts'
