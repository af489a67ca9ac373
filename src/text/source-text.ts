// The words of a range of HTML source, for checking citations. Deliberately not the extractor: no tree, no rules about
// pages; character references are decoded (WHATWG table, `entities`) and white space is collapsed, nothing else.
import { decodeHTML } from 'entities/decode'

/** White space as one space; zero-width spaces and soft hyphens are layout and count as nothing. */
export function collapse(text: string): string {
  return text
    .replace(/[\u200b\u00ad\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a run of text says the same as the run of source it claims to come from. */
export function saysTheSame(text: string, source: string, isHtml: boolean): boolean {
  return (
    collapse(text) === collapse(isHtml ? decodeHTML(source) : source) ||
    (isHtml && collapse(text) === collapse(source))
  )
}
