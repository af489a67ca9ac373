// What outlets changed after publication, for the coverage part of every view: headlines and words, before and after.
import type { Dossier } from '../../../model/index.ts'
import { oneLine } from '../wording.ts'
import { outletName, type Reading } from './reading.ts'

/** Of one edit a view shows this many signs of each side; `hearsay changes` and the dossier have all. */
const MOST_SIGNS = 160
/** Of one version a view shows this many edits, and says how many more there are. */
const MOST_EDITS = 5

export interface ChangedPage {
  readonly outlet: string
  /** ISO 8601; null where nobody knows when. */
  readonly at: string | null
  /** What each change was, "before → after"; the headline first. */
  readonly changes: readonly string[]
  readonly more: number
}

const cut = (words: string): string => {
  const line = oneLine(words)
  return line.length > MOST_SIGNS ? `${line.slice(0, MOST_SIGNS).trimEnd()}…` : line
}

function changeWords(before: string | null, after: string | null): string {
  if (before === null) return `put in: “${cut(after ?? '')}”`
  return after === null ? `taken out: “${cut(before)}”` : `“${cut(before)}” → “${cut(after)}”`
}

type Version = Dossier['versions'][number]

function changesOf({ titleEdit, edits }: Version): string[] {
  const title = titleEdit ? [`headline: ${changeWords(titleEdit.before, titleEdit.after)}`] : []
  // An edited headline stands in the text too.
  const inText = edits.filter(({ block }) => !(titleEdit && block === 'title'))
  return [
    ...title,
    ...inText.map(({ before, after }) => changeWords(before?.quote ?? null, after?.quote ?? null)),
  ]
}

/** The edited pages, by when they were edited. */
export function changedPages(reading: Reading): ChangedPage[] {
  const { versions } = reading.dossier
  const next = new Map(versions.map((one) => [one.id, one.replacedBy]))
  const standing = (id: string): string => {
    let at = id
    for (let later = next.get(at); later !== undefined; later = next.get(at)) at = later
    return at
  }
  return versions
    .filter(({ isEdit }) => isEdit)
    .map((version) => {
      const changes = changesOf(version)
      return {
        outlet: outletName(reading.document.get(standing(version.id))),
        at: version.replacedAt,
        changes: changes.slice(0, MOST_EDITS),
        more: Math.max(0, changes.length - MOST_EDITS),
      }
    })
    .filter(({ changes }) => changes.length > 0)
}

/** One line for a page that was edited. @param say how a moment is written */
export function changedLine(
  { outlet, at, changes, more }: ChangedPage,
  say: (moment: string) => string,
): string {
  const when = at === null ? '' : `, ${say(at)}`
  const rest = more ? `; ${String(more)} more changes` : ''
  return `Changed after publication by ${oneLine(outlet)}${when}: ${changes.join('; ')}${rest}`
}
