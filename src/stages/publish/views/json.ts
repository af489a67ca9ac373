// The dossier itself, as others read it.
import type { TextView } from '../view.ts'

export const json: TextView = {
  id: 'json',
  title: 'The dossier',
  mediaType: 'application/json',
  extension: 'json',
  render: (dossier) => `${JSON.stringify(dossier, null, 2)}\n`,
}
