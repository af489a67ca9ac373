// What this program calls itself to the sites it fetches from: its name and version, what it is, and how to reach whoever
// runs it, where they say how. Nobody is made up: without a contact none is sent.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PACKAGE_ROOT } from './resources.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A User-Agent begins with a product's name and is one line of plain letters. */
const USER_AGENT = /^[A-Za-z_-]+[\x20-\x7e]{0,300}$/
/** A mail or web address of plain letters, without what would end the comment it stands in (RFC 9110, 5.6.5). */
const CONTACT = /^(?:https?:\/\/|(?:mailto:)?[^\s@]{1,64}@)[\x21-\x27\x2a-\x3f\x41-\x5b\x5d-\x7e]{1,200}$/

/** The User-Agent where nobody names another one. */
function defaultUserAgent(contact: string | null): string {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  const reach = contact === null ? '' : `; +${contact}`
  return `Hearsay/${version} (news reader, run by one person for their own reading${reach})`
}

export interface NameGiven {
  readonly userAgent?: string
  readonly contact?: string
}

export type NameRead = { readonly userAgent: string } | { readonly wrong: string }

/** The User-Agent that is sent: options go before HEARSAY_USER_AGENT and HEARSAY_CONTACT. */
export function readUserAgent(given: NameGiven, env: Environment): NameRead {
  if (given.userAgent !== undefined && given.contact !== undefined)
    return { wrong: '--contact goes into the default User-Agent; write it into --user-agent itself.' }
  const own = given.userAgent ?? (given.contact === undefined ? env['HEARSAY_USER_AGENT'] || null : null)
  const contact = given.contact ?? (env['HEARSAY_CONTACT'] || null)
  if (own === null && contact !== null && !CONTACT.test(contact))
    return {
      wrong: `"${contact.replace(/[^\x20-\x7e]/g, '?')}" is no contact. Write a mail address or a web address, such as desk@example.org.`,
    }
  const userAgent = own ?? defaultUserAgent(contact)
  return USER_AGENT.test(userAgent)
    ? { userAgent }
    : {
        wrong:
          'the user agent must begin with a name and be one line of plain letters, such as "Hearsay/0.1 (+desk@example.org)".',
      }
}

/** Can whoever runs a site reach whoever runs this? */
export const namesContact = (userAgent: string): boolean => /https?:\/\/|\S@\S/.test(userAgent)
