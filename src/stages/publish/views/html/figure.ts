// A picture set into a page: drawn once for a desk and once for a phone, of which the style sheet shows one; under it what it shows.
import type { Dossier } from '../../../../model/index.ts'
import type { Picture, PictureOptions } from '../../pictures/kit.ts'
import { escapeHtml } from '../../safe-text.ts'

/** Widths of the column of text on a desk and on a phone. */
const DESK = 700
const PHONE = 350

interface Place {
  readonly story: string
  /** The list beside it says the same already. */
  readonly hasTable: boolean
}

/** The figure of a picture; its facts as a table, closed at first, unless they stand beside it anyway. */
export function pictureFigure(
  draw: (dossier: Dossier, options: PictureOptions) => Picture,
  dossier: Dossier,
  { story, hasTable }: Place,
): string {
  const wide = draw(dossier, { story, width: DESK })
  const narrow = draw(dossier, { story, width: PHONE })
  const table = hasTable
    ? `<details class="facts-table"><summary>The same as a table</summary><div class="scroll" role="region" aria-label="Table" tabindex="0">${wide.table}</div></details>`
    : ''
  return `<figure class="pic"><div class="desk">${wide.svg}</div><div class="phone">${narrow.svg}</div><figcaption>${escapeHtml(wide.caption)}</figcaption>${table}</figure>`
}
