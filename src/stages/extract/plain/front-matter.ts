// Front matter of Markdown files: "---", lines of "key: value", "---". Only flat keys are read; nothing else of YAML.

export interface FrontMatter {
  readonly values: ReadonlyMap<string, FrontValue>
  readonly end: number
}

export interface FrontValue {
  readonly value: string
  readonly start: number
  readonly end: number
}

const LIMIT = 8000

export function frontMatterOf(text: string): FrontMatter | null {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (!opening) return null
  const head = text.slice(0, LIMIT)
  const closing = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(head.slice(opening[0].length - 1))
  if (!closing) return null
  const end = opening[0].length - 1 + closing.index + closing[0].length
  const values = new Map<string, FrontValue>()
  for (const match of head.slice(0, end).matchAll(/^([A-Za-z][\w -]{0,40}):[ \t]*(.*?)[ \t]*\r?$/gm)) {
    const raw = match[2] ?? ''
    const quoted = /^(["'])(.*)\1$/.exec(raw)
    const value = quoted ? (quoted[2] ?? '') : raw
    const start = match.index + match[0].indexOf(raw, (match[1] ?? '').length + 1) + (quoted ? 1 : 0)
    const key = (match[1] ?? '').toLowerCase().trim()
    if (value !== '' && !values.has(key)) values.set(key, { value, start, end: start + value.length })
  }
  return values.size > 0 ? { values, end } : null
}
