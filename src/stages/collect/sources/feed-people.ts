// Names of authors as feeds write them: "Name", "Name (address)", "address (Name)", "Name <address>", or elements of Atom.
import { childrenOf, textOf, type XmlElement } from './xml.ts'

const EMAIL = /[^\s()<>@,;:"]+@[^\s()<>@,;:"]+/

/** The name in a line that may hold an e-mail address too; the address itself where it holds nothing else. */
export function personName(line: string): string | null {
  const text = line.replace(/\s+/g, ' ').trim().slice(0, MAX_LINE)
  const email = EMAIL.exec(text)?.[0]
  if (email === undefined) return text || null
  const at = text.indexOf(email)
  const around = `${text.slice(0, at)} ${text.slice(at + email.length)}`
  const name = around
    .replace(/mailto:|[<>()[\]"]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:-]+|[\s,;:-]+$/g, '')
  return name || email
}

/** No line of names is longer. */
const MAX_LINE = 500

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
