// Names of authors as feeds write them: "Name", "Name (address)", "address (Name)", "Name <address>", or elements of Atom.
import { childrenOf, textOf, type XmlElement } from './xml.ts'

/** Signs that stand in no e-mail address. */
const NO_ADDRESS = /[\s()<>@,;:"]/
const EDGES = /[\s,;:-]/

interface Stretch {
  readonly start: number
  readonly end: number
}

/** The first e-mail address in some text. Goes through the text once: a feed may hold a line of any length. */
function emailIn(text: string): Stretch | null {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && !NO_ADDRESS.test(text.charAt(start - 1))) start--
    let end = at + 1
    while (end < text.length && !NO_ADDRESS.test(text.charAt(end))) end++
    if (start < at && end > at + 1) return { start, end }
  }
  return null
}

/** Text without white space, punctuation and dashes at its ends. */
function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && EDGES.test(text.charAt(start))) start++
  while (end > start && EDGES.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** The name in a line that may hold an e-mail address too; the address itself where it holds nothing else. */
export function personName(line: string): string | null {
  const text = line.replace(/\s+/g, ' ').trim()
  const email = emailIn(text)
  if (!email) return text || null
  const around = `${text.slice(0, email.start)} ${text.slice(email.end)}`
  const name = trimmed(around.replace(/mailto:|[<>()[\]"]/g, ' ').replace(/\s+/g, ' '))
  return name || text.slice(email.start, email.end)
}

/** The name of one author element: its `name` child, else its e-mail address, else its text. */
export function readPerson(element: XmlElement): string | null {
  for (const part of ['name', 'email']) {
    const found = childrenOf(element, 'core', part)[0]
    const text = found ? textOf(found) : ''
    if (text) return part === 'name' ? personName(text) : text
  }
  return personName(textOf(element))
}

/** Names in their order, each once. */
export function distinct(names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter((name): name is string => name !== null && name !== ''))]
}
