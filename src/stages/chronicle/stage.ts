// The chronicle stage of one document.
import { defineStage } from '../../model/index.ts'
import { findChronicle } from './find-chronicle.ts'

export const chronicle = defineStage({
  id: 'chronicle',
  room: 'chronicle',
  version: 2,
  scope: 'document',
  needs: ['document', 'syntax'],
  makes: 'chronicle',
  why: 'When and where it happened, how many, who did what to whom: each with the words that say so.',
  run({ document, syntax }, { resources }) {
    return findChronicle({ document, syntax }, resources)
  },
})
