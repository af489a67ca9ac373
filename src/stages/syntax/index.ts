// The syntax room: from a Document to its sentences, tokens, tags, trees, names and mentions.
import { defineStage } from '../../model/index.ts'
import { analyse } from './analyse.ts'

export { analyse } from './analyse.ts'
export type { AnalyseInput } from './analyse.ts'

export const syntax = defineStage({
  id: 'syntax',
  room: 'syntax',
  version: 3,
  scope: 'document',
  needs: ['document'],
  makes: 'syntax',
  why: 'Sentences, words and their grammar, and names with their kinds and full forms.',
  run({ document }, { resources }) {
    const value = analyse(
      {
        text: document.text,
        blocks: document.blocks,
        language: document.meta.language?.value ?? null,
        footnoteMarks: document.footnoteMarks ?? [],
      },
      resources,
    )
    return { value, diagnostics: [] }
  },
})
