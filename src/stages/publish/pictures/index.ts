// The pictures of a story: functions from the dossier to SVG, table and caption. The map is loaded when it is asked for, as its
// land and borders take longer to load than all else.
import type { mapPicture } from './map.ts'

export { coveragePicture } from './coverage.ts'
export { NARROW, PICTURE_STYLE, standalone, WIDE, type Picture, type PictureOptions } from './kit.ts'
export { lineagePicture } from './lineage.ts'
export { matrixPicture } from './matrix.ts'
export { timelinePicture } from './timeline.ts'

/** The map's function, with its land and borders. */
export const loadMapPicture = async (): Promise<typeof mapPicture> => (await import('./map.ts')).mapPicture
