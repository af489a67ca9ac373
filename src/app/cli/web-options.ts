// The options of every command that fetches addresses: how many pages, how slowly, under which name, and which addresses of
// one's own network are meant. What the command line leaves out is taken from the environment.
import type { Command } from 'commander'
import { readAllowed, type AllowedHost } from '../../ports/fetch/web-address.ts'
import type { WebCall } from '../compose.ts'
import { readUserAgent, type NameGiven } from '../user-agent.ts'
import { CommandError } from './exit.ts'

export interface WebOptionsGiven extends NameGiven {
  readonly limit?: string
  readonly delay?: string
  readonly allowAddress?: readonly string[]
}

/** Most pages taken from one feed or sitemap where nobody says: feeds seldom hold more, sitemaps hold a site. */
const DEFAULT_LIMIT = 30
const DEFAULT_DELAY_S = 1
function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value]
}

export function addWebOptions(command: Command): Command {
  return command
    .option('--limit <n>', `most pages taken from one feed or sitemap (default: ${String(DEFAULT_LIMIT)})`)
    .option(
      '--delay <seconds>',
      `pause between two requests to one host (default: ${String(DEFAULT_DELAY_S)}); a longer Crawl-delay counts instead`,
    )
    .option(
      '--contact <address>',
      'a mail or web address under which whoever runs a site can reach you; it goes into the default User-Agent (else HEARSAY_CONTACT)',
    )
    .option(
      '--user-agent <text>',
      'what to call yourself instead, contact included (else HEARSAY_USER_AGENT); its first word is what robots.txt is asked for',
    )
    .option(
      '--allow-address <host[:port]>',
      'fetch from this host although it is private or local; may be repeated (else HEARSAY_ALLOW_ADDRESS, separated by commas)',
      collect,
    )
}

function numberOf(option: string, written: string | undefined, otherwise: number): number {
  if (written === undefined) return otherwise
  const value = /^\d{1,6}(\.\d{1,3})?$/.test(written) ? Number(written) : NaN
  if (Number.isNaN(value)) throw new CommandError(`"${written}" is no number for ${option}.`)
  return value
}

function hostsOf(written: readonly string[]): AllowedHost[] {
  return written.map((one) => {
    const allowed = readAllowed(one)
    if (!allowed)
      throw new CommandError(
        `"${one}" is no host for --allow-address. Write it as localhost, localhost:8080 or [::1]:8080.`,
      )
    return allowed
  })
}

/** Reads the options; a wrong one is a CommandError. */
export function readWebOptions(
  given: WebOptionsGiven,
  env: Readonly<Record<string, string | undefined>>,
): WebCall {
  const limit = numberOf('--limit', given.limit, DEFAULT_LIMIT)
  if (!Number.isInteger(limit) || limit < 1)
    throw new CommandError('--limit takes a whole number of pages, 1 or more.')
  const name = readUserAgent(given, env)
  if ('wrong' in name) throw new CommandError(name.wrong)
  const fromEnvironment = (env['HEARSAY_ALLOW_ADDRESS'] ?? '').split(',').filter((one) => one.trim() !== '')
  return {
    userAgent: name.userAgent,
    allowed: hostsOf(given.allowAddress ?? fromEnvironment),
    limit,
    delayMs: numberOf('--delay', given.delay, DEFAULT_DELAY_S) * 1000,
  }
}
