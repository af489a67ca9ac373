// Who a noun phrase stands for: the actor's name and a CAMEO actor code made of country and role ("SYRGOV", "---REB").
// A phrase that names no country, role, body or name is no actor.
import { memoized } from '../../../model/index.ts'
import type { ActorName, PlaceMention } from '../../../model/index.ts'
import { cutWords } from '../../../text/numbers.ts'
import { phraseTable } from '../../../text/numbers-phrases.ts'
import type { PhraseTable } from '../../../text/numbers-phrases.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { PlacesFound } from '../places/find-places.ts'

interface AgentsFile {
  readonly roles: Record<string, readonly string[]>
  readonly bodies: Record<string, string>
  readonly seats: Record<string, string>
}

export interface AgentLexicon {
  readonly roles: PhraseTable<string>
  readonly bodies: PhraseTable<string>
  readonly seats: PhraseTable<string>
}

export const agentLexicon = memoized((resources): AgentLexicon => {
  const file = (resources.json('lexicons/en/agents.json') as AgentsFile | null) ?? {
    roles: {},
    bodies: {},
    seats: {},
  }
  const roles = Object.entries(file.roles).flatMap(([code, words]) =>
    words.map((word): [string, string] => [word, code]),
  )
  return {
    roles: phraseTable(roles),
    bodies: phraseTable(Object.entries(file.bodies)),
    seats: phraseTable(Object.entries(file.seats)),
  }
})

export interface AgentInput {
  readonly text: string
  readonly names: readonly ActorName[]
  readonly found: PlacesFound
  readonly gazetteer: Gazetteer
  readonly lexicon: AgentLexicon
}

export interface Agent {
  readonly start: number
  readonly end: number
  readonly actor: string
  readonly code: string
}

/** First index of a sorted list whose end lies after `at`. */
function firstAfter(list: readonly { readonly end: number }[], at: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((list[mid]?.end ?? 0) <= at) low = mid + 1
    else high = mid
  }
  return low
}

function within<T extends { readonly start: number; readonly end: number }>(
  list: readonly T[],
  start: number,
  end: number,
): T[] {
  const out: T[] = []
  for (let i = firstAfter(list, start); i < list.length; i += 1) {
    const item = list[i]
    if (!item || item.start >= end) break
    out.push(item)
  }
  return out
}

/** The actor a stretch of text stands for, or null. */
export function agentOf(input: AgentInput, start: number, end: number): Agent | null {
  const words = cutWords(input.text, start, end)
  let role: string | null = null
  let body: string | null = null
  let seat: string | null = null
  for (let i = 0; i < words.length;) {
    const bodyHit = input.lexicon.bodies.find(words, i)
    const seatHit = input.lexicon.seats.find(words, i)
    const roleHit = input.lexicon.roles.find(words, i)
    if (bodyHit && /^\p{Lu}/u.test(words[i]?.text ?? '')) body ??= bodyHit.value
    if (seatHit && /^\p{Lu}/u.test(words[i]?.text ?? '')) seat ??= seatHit.value
    // The head stands last in English: "government troops" are military, "police officials" officials.
    // "official protest", "national debt": an adjective, not a person.
    const official =
      roleHit &&
      /^(?:official|national|general|private)$/.test(words[i]?.lower ?? '') &&
      roleHit.next < words.length &&
      words[roleHit.next]?.kind === 'letters'
    if (
      roleHit &&
      !official &&
      !(role && /^(?:GOV|CVL)$/.test(roleHit.value) && /^(?:MIL|REB|OPP|LEG|COP|ELI)$/.test(role))
    )
      role = roleHit.value
    i = Math.max(i + 1, bodyHit?.next ?? 0, seatHit?.next ?? 0, roleHit?.next ?? 0)
  }
  const names = within(input.names, start, end)
  const country = countryOf(input, start, end) ?? seat
  if (!role && !body && !country && names.length === 0) return null
  const iso3 = country ? (input.gazetteer.country(country)?.iso3 ?? '---') : '---'
  const code = body ?? `${iso3}${role ?? ''}`
  const named =
    names.findLast((name) => name.kind === 'person') ?? names.findLast((name) => name.kind === 'organisation')
  const whole = names.find((name) => name.start <= start && name.end >= end)
  return {
    start,
    end,
    actor: (whole ?? named)?.actor ?? input.text.slice(start, end).replace(/\s+/g, ' '),
    code,
  }
}

function countryOf({ found }: AgentInput, start: number, end: number): string | null {
  const demonym = within(found.demonyms, start, end)[0]
  const place = within<PlaceMention>(found.places, start, end).find((one) => one.country !== null)
  if (demonym && (!place || demonym.start < place.start))
    return demonym.place.country ?? place?.country ?? null
  return place?.country ?? null
}
