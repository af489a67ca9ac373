// Source text made harmless for display: no control characters, no marks that turn the direction of what follows.
// The citations keep the exact characters; this is for eyes only.

// Bidirectional embeddings, overrides and isolates; interlinear marks; controls other than tab and line feed.
const TURNING = /[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/g

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/** Words of a source as they may be shown. */
export const shown = (words: string): string => words.replace(TURNING, '').replace(CONTROLS, ' ')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML content and quoted attributes. */
export const escapeHtml = (words: string): string =>
  shown(words).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

/** An address that may be linked to: http and https only, else null. */
export function safeAddress(address: string | null): string | null {
  return address !== null && /^https?:\/\/[^\s"'<>\\]+$/i.test(address) ? address : null
}
