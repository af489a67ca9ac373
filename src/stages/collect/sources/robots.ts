// robots.txt by RFC 9309, read and matched as Google's parser does where the RFC leaves room: the longest match decides
// and `allow` wins a tie; `*` and `$` are wildcards; groups of one agent are one group; misspelt keys that are common on
// the web are understood. Works on bytes (one character a byte), because lengths of rules are counted in them.
// Not done: the address is compared as it is written, so give it percent-encoded, as URL.href is.

import { isWebAddress } from './address.ts'

export interface RobotsCheck {
  readonly agent: string
  readonly url: string
}

export interface RobotsAnswer extends RobotsCheck {
  readonly allowed: boolean
}

interface Rule {
  readonly allows: boolean
  readonly pattern: string
}

interface Group {
  /** Product tokens in lower case; '*' for everyone. */
  readonly agents: readonly string[]
  readonly rules: readonly Rule[]
  /** Seconds of the Crawl-delay, which the RFC leaves out and many files have. */
  readonly delay: number | null
}

/** A robots.txt file read once, for asking many times. */
export interface RobotsFile {
  allows(agent: string, url: string): boolean
  /** Seconds between two fetches that the file asks of that agent; null where it asks for none. */
  crawlDelay(agent: string): number | null
}

/** Sitemaps that a file names: lines of sitemaps.org, which belong to no group (RFC 9309, 2.2.4). Each once, in order. */
export function sitemapsIn(bytes: Uint8Array): string[] {
  const found = new Set<string>()
  for (const line of linesOf(bytes)) {
    const [key, value] = keyAndValue(line)
    if (/^site-?map$/i.test(key) && isWebAddress(value)) found.add(value)
  }
  return [...found]
}

/** Google's parser reads no further into a line: eight times the longest address that browsers took. */
const MAX_LINE = 16663

/** For each check, whether the file lets that agent fetch that address. */
export function answerRobots(bytes: Uint8Array, checks: readonly RobotsCheck[]): RobotsAnswer[] {
  const groups = readRobots(bytes)
  return checks.map(({ agent, url }) => ({ agent, url, allowed: isAllowed(groups, agent, url) }))
}

/** Reads a file for the network door. */
export function readRobotsFile(bytes: Uint8Array): RobotsFile {
  const groups = readRobots(bytes)
  return {
    allows: (agent, url) => isAllowed(groups, agent, url),
    crawlDelay(agent) {
      const delays = groupsFor(groups, agent).flatMap(({ delay }) => delay ?? [])
      return delays.length ? Math.max(...delays) : null
    },
  }
}

/** The groups of a robots.txt file, in order. */
export function readRobots(bytes: Uint8Array): readonly Group[] {
  const groups: Group[] = []
  let agents: string[] = []
  let rules: Rule[] = []
  let delay: number | null = null
  for (const line of linesOf(bytes)) {
    const [key, value] = keyAndValue(line)
    const kind = kindOf(key)
    if (kind === 'agent') {
      if (rules.length) {
        groups.push({ agents, rules, delay })
        agents = []
        rules = []
        delay = null
      }
      agents.push(agentToken(value))
    } else if (kind === null && agents.length && key.toLowerCase() === 'crawl-delay') {
      // No rule, and so it does not end a list of agents.
      delay = /^\d{1,7}(?:\.\d{1,3})?$/.test(value) ? Number(value) : delay
    } else if (kind !== null && agents.length) {
      rules.push(...rulesFor(kind === 'allow', value))
    }
  }
  groups.push({ agents, rules, delay })
  return groups
}

function linesOf(bytes: Uint8Array): string[] {
  // A byte order mark counts as one even where its end is cut off.
  const mark = [0xef, 0xbb, 0xbf]
  let start = 0
  while (start < mark.length && bytes[start] === mark[start]) start++
  return latin(bytes.subarray(start))
    .split(/\r\n|\r|\n/)
    .map((line) => line.slice(0, MAX_LINE))
}

/** One character a byte, which TextDecoder's "latin1" is not. */
function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

function keyAndValue(written: string): readonly [key: string, value: string] {
  const hash = written.indexOf('#')
  const line = trim(hash < 0 ? written : written.slice(0, hash))
  const colon = line.indexOf(':')
  if (colon > 0) return [trim(line.slice(0, colon)), trim(line.slice(colon + 1))]
  // "disallow /private": without a colon only where exactly two words stand there.
  const words = colon < 0 ? line.split(/[ \t]+/) : []
  return words.length === 2 ? [words[0] ?? '', words[1] ?? ''] : ['', '']
}

const trim = (text: string): string => text.replace(/^[ \t\n\v\f\r]+/, '').replace(/[ \t\n\v\f\r]+$/, '')

const AGENT_KEYS = ['user-agent', 'useragent', 'user agent']
const ALLOW_KEYS = ['allow']
const DISALLOW_KEYS = ['disallow', 'dissallow', 'dissalow', 'disalow', 'diasllow', 'disallaw']

function kindOf(key: string): 'agent' | 'allow' | 'disallow' | null {
  const lower = key.toLowerCase()
  const isOneOf = (keys: readonly string[]): boolean => keys.some((name) => lower.startsWith(name))
  if (isOneOf(AGENT_KEYS)) return 'agent'
  if (isOneOf(ALLOW_KEYS)) return 'allow'
  return isOneOf(DISALLOW_KEYS) ? 'disallow' : null
}

/** The product token at the beginning of a user-agent line; '' names no agent. */
function agentToken(value: string): string {
  if (/^\*(?:$|\s)/.test(value)) return '*'
  return (/^[A-Za-z_-]*/.exec(value)?.[0] ?? '').toLowerCase()
}

function rulesFor(allows: boolean, value: string): Rule[] {
  const pattern = encodePattern(value)
  const rules = [{ allows, pattern }]
  // A directory's index page stands for the directory.
  const slash = pattern.lastIndexOf('/')
  if (allows && slash >= 0 && pattern.startsWith('/index.htm', slash)) {
    rules.push({ allows, pattern: `${pattern.slice(0, slash + 1)}$` })
  }
  return rules
}

/** Bytes beyond ASCII percent-encoded, and percent-encoding in capitals. */
function encodePattern(value: string): string {
  return value
    .replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%[0-9a-fA-F]{2}/g, (code) => code.toUpperCase())
}

/** The groups that speak to an agent by its name, else those that speak to everyone. */
function groupsFor(groups: readonly Group[], agent: string): readonly Group[] {
  const product = (agent.split('/')[0] ?? '').trim().toLowerCase()
  const own = groups.filter((group) => product !== '' && group.agents.includes(product))
  return own.length ? own : groups.filter((group) => group.agents.includes('*'))
}

function isAllowed(groups: readonly Group[], agent: string, url: string): boolean {
  const path = pathOf(latin(new TextEncoder().encode(url)))
  let allow = -1
  let disallow = -1
  for (const { rules } of groupsFor(groups, agent)) {
    for (const { allows, pattern } of rules) {
      if (pattern.length <= (allows ? allow : disallow) || !matches(path, pattern)) continue
      if (allows) allow = pattern.length
      else disallow = pattern.length
    }
  }
  return disallow <= Math.max(allow, 0)
}

/** Path, parameters and query of an address, without its fragment. */
function pathOf(url: string): string {
  const from = url.startsWith('//') ? 2 : 0
  const early = indexOfAny(url, from)
  const protocol = url.indexOf('://', from)
  const start = protocol >= 0 && (early < 0 || early >= protocol) ? protocol + 3 : from
  const path = indexOfAny(url, start)
  const hash = url.indexOf('#', from)
  if (path < 0 || (hash >= 0 && hash < path)) return '/'
  const whole = url.slice(path, hash < 0 ? url.length : hash)
  return whole.startsWith('/') ? whole : `/${whole}`
}

function indexOfAny(url: string, from: number): number {
  const found = url.slice(from).search(/[/?;]/)
  return found < 0 ? -1 : from + found
}

/** Does the pattern match the beginning of the path? Each part between stars is taken where it first fits. */
function matches(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith('$')
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  const first = parts[0] ?? ''
  if (!path.startsWith(first)) return false
  if (parts.length === 1) return !isWhole || path.length === first.length
  let at = first.length
  for (const part of isWhole ? parts.slice(1, -1) : parts.slice(1)) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  const last = parts.at(-1) ?? ''
  return !isWhole || (path.length - last.length >= at && path.endsWith(last))
}
