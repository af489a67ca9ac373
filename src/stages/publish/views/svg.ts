// The pictures as files that are right alone: each with its style, its ground, its title and its description inside.
import { coveragePicture } from '../pictures/coverage.ts'
import { standalone, type Picture, type PictureOptions } from '../pictures/kit.ts'
import { lineagePicture } from '../pictures/lineage.ts'
import { mapPicture } from '../pictures/map.ts'
import { matrixPicture } from '../pictures/matrix.ts'
import { timelinePicture } from '../pictures/timeline.ts'
import type { Dossier } from '../../../model/index.ts'
import type { TextView } from '../view.ts'

type Draw = (dossier: Dossier, options?: PictureOptions) => Picture

const svgOf = (name: string, title: string, draw: Draw): TextView => ({
  id: `svg-${name}`,
  title: `${title}, as SVG`,
  mediaType: 'image/svg+xml',
  extension: 'svg',
  render: (dossier) => standalone(draw(dossier).svg),
})

export const svgViews: readonly TextView[] = [
  svgOf('timeline', 'Timeline', timelinePicture),
  svgOf('coverage', 'Coverage over time', coveragePicture),
  svgOf('lineage', 'Who carries whose words', lineagePicture),
  svgOf('matrix', 'Claims by outlet', matrixPicture),
  svgOf('map', 'Map of the places named', mapPicture),
]
