// Room 8: the same claim across documents; contradictions; origins; status over time.
export { statements, findStatements } from './statements.ts'
export { corroborate, weighStory } from './corroborate.ts'
export { compareTexts, type Compared, type ComparedText } from './compare-texts.ts'
