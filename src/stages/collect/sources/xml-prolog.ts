// What XML needs to know from before its first element: the entities that a DOCTYPE declares. And text made fit for a
// tokenizer that takes every angle bracket for a tag.

/** Longest value of a declared entity that is used: a feed declares letters, an attack declares megabytes. */
const MAX_ENTITY = 256

/** The entities declared in what stands before the first element. */
export function entitiesIn(prolog: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const doctype = prolog.search(/<!DOCTYPE\b/i)
  if (doctype < 0) return found
  for (const match of prolog
    .slice(doctype)
    .matchAll(/<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"]*)"|'([^']*)')\s*>/g)) {
    const [, name = '', double, single] = match
    const value = double ?? single ?? ''
    if (value.length <= MAX_ENTITY && !found.has(name)) found.set(name, value)
  }
  return found
}

/** A `<` that can begin no tag is text ("5 <6", "a << b"); inside CDATA everything is text already. */
export function escapeStray(text: string): string {
  let out = ''
  let at = 0
  while (at < text.length) {
    const cdata = text.indexOf('<![CDATA[', at)
    out += text.slice(at, cdata < 0 ? text.length : cdata).replace(/<(?![A-Za-z_:/!?\u0080-\uffff])/g, '&lt;')
    if (cdata < 0) break
    const close = text.indexOf(']]>', cdata)
    at = close < 0 ? text.length : close + 3
    out += text.slice(cdata, at)
  }
  return out
}
