// What a visit to a source brought, as one line for a person or one record for a program.
import type { Visit } from '../../run/watch/index.ts'

const count = (visit: Visit, result: string): number =>
  visit.pages.filter((page) => page.result === result).length

const some = (number: number, words: string): string[] => (number ? [`${String(number)} ${words}`] : [])

/** To the minute, in UTC. @example shownMoment('2031-03-04T05:06:07.000Z') // '2031-03-04 05:06' */
export const shownMoment = (time: string | null): string =>
  time === null ? '–' : time.slice(0, 16).replace('T', ' ')

/** @example 'ok  https://a.example/feed  3 new, 1 edited; next 2031-03-04 05:21' */
export function visitLine(visit: Visit): string {
  const { source, state } = visit
  const brought = [
    ...some(count(visit, 'new'), 'new'),
    ...some(count(visit, 'edited'), 'edited'),
    ...some(count(visit, 'gone'), 'gone'),
    ...some(count(visit, 'later'), 'to be tried again'),
    ...some(count(visit, 'lost'), 'not to be had'),
  ]
  const trouble = state.message === null ? [] : [state.message]
  const said = [...brought, ...trouble].join(', ') || 'nothing new'
  return `${state.condition.padEnd(9)} ${source.address}  ${said}; next ${shownMoment(state.nextTryAt)} UTC`
}

/** A visit as a record: the source, its state, and each page with what became of it. */
export function visitRecord({ source, state, pages, notes }: Visit): object {
  const { leasedUntil: _, ...shown } = state
  return {
    source: source.address,
    kind: source.kind,
    title: source.title,
    state: shown,
    pages: pages.map(({ identity, result, id }) => ({ address: identity, result, document: id })),
    notes: notes.map(({ code, message }) => ({ code, message })),
  }
}
