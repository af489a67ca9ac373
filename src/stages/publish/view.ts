// What a view is: a function from the Dossier, and nothing else, to text of one media type.
import type { Dossier } from '../../model/index.ts'

export interface ViewOptions {
  /** Whether a terminal shows colour; views of other media pass it over. Words never depend on it. */
  readonly colour: boolean
}

export interface View {
  readonly id: string
  readonly title: string
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  render(dossier: Dossier, options: ViewOptions): string
}
