// All pictures of a story on one page, each with its facts as a table.
import type { Dossier } from '../../../model/index.ts'
import {
  coveragePicture,
  lineagePicture,
  loadMapPicture,
  matrixPicture,
  timelinePicture,
} from '../pictures/index.ts'
import { pictureFigure } from '../views/html/figure.ts'

export async function picturesBody(dossier: Dossier): Promise<string> {
  const story = dossier.stories[0]?.id ?? ''
  const drawings = [
    ['coverage', 'Coverage over time', coveragePicture],
    ['matrix', 'Claims by outlet', matrixPicture],
    ['lineage', 'Who carries whose words', lineagePicture],
    ['timeline', 'Timeline', timelinePicture],
    ['map', 'Places', await loadMapPicture()],
  ] as const
  const parts = drawings.map(
    ([id, name, draw]) =>
      `<section class="sec" aria-labelledby="${id}"><div class="head"><h2 class="h" id="${id}">${name}</h2><p class="def"><a href="pictures/${id}.svg">As a file</a></p></div><div class="body">${pictureFigure(draw, dossier, { story, hasTable: true })}</div></section>`,
  )
  return `<h1 class="title">Pictures</h1>${parts.join('')}`
}
