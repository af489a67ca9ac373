// The list of views: one file each.
import type { View } from '../view.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { md } from './md.ts'
import { text } from './text.ts'

export const VIEWS: readonly View[] = [text, md, html, json]

/** The view of an id. Callers check ids against VIEWS first; an unknown one is a bug of theirs. */
export function viewNamed(id: string): View {
  const view = VIEWS.find((one) => one.id === id)
  if (!view) throw new Error(`there is no view "${id}"`)
  return view
}
