// Given: invented texts and a bare document, for the tests of this room only.
import type { Block, Document, Evidenced } from '../../model/index.ts'

export interface Given {
  readonly id: string
  readonly text: string
  readonly outlet?: string
  readonly authors?: readonly string[]
  readonly credits?: readonly string[]
  readonly publishedAt?: string
  readonly address?: string
  readonly links?: readonly string[]
  readonly blocks?: readonly Block[]
  readonly aggregator?: true
}

function told<T>(value: T): Evidenced<T> {
  return { value, basis: 'given' }
}

export function givenDocument(given: Given): Document {
  return {
    id: given.id,
    input: `${given.id}.txt`,
    address: given.address ?? null,
    digest: '',
    retrievedAt: null,
    text: given.text,
    blocks: given.blocks ?? [],
    pieces: [],
    links: (given.links ?? []).map((href) => ({ start: 0, end: 1, href })),
    meta: {
      title: null,
      authors: (given.authors ?? []).map(told),
      credits: (given.credits ?? []).map(told),
      outlet: given.outlet === undefined ? null : told(given.outlet),
      publishedAt: given.publishedAt === undefined ? null : told(given.publishedAt),
      modifiedAt: null,
      language: null,
      primarySource: null,
      aggregator: given.aggregator ? told(given.aggregator) : null,
    },
    dropped: [],
    replaces: null,
  }
}

/** A report of an invented event, in sentences. */
export const BRIDGE = [
  'The swing bridge at Ostrey was shut to all traffic on Monday after a diver found a crack as long as a man in its eastern pier.',
  'Harbour master Pia Vollan said the crack had opened within the past three weeks, since an inspection in April had shown nothing.',
  '"We would rather have four thousand people angry in a queue than one of them in the water," she said.',
  'Trains that carry ore from the Kollen mine to the port will be sent round by Haldmo, a detour of ninety kilometres.',
  'The mine, which employs 640 people, has room to store ore for nine days before it must stop its crushers.',
  'Engineers from two universities are to look at the pier on Thursday, when the tide is at its lowest.',
  'The bridge was built in 1931 and carries eleven thousand vehicles on an ordinary day.',
  'A second crossing has been promised by three governments in a row and is not in the budget for next year.',
]

/** A report of something else, in sentences. */
export const ORCHARD = [
  'Growers in the Selle valley have lost two thirds of their cherries to a frost that came after the trees had flowered.',
  'The co-operative in Marn expects eight hundred tonnes this summer, against two and a half thousand in a usual one.',
  'Some families burnt straw between the rows all night, but the smoke drifted off towards the motorway.',
  'Insurers cover hail in the valley and not frost, a gap that the farmers have complained of since 2019.',
  'The provincial council will hear them on Friday and has set aside a sum that it would not name.',
]

export const STOCK = {
  json: (path: string): unknown =>
    path === 'lexicons/en/stock-phrases.json'
      ? { phrases: ['sign up for our', 'all rights reserved'] }
      : null,
  bytes: (): null => null,
}
