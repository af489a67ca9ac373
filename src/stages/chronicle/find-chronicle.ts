// From a document and its syntax to its chronicle layer.
import { diagnose } from '../../model/index.ts'
import type {
  ActorName,
  Chronicle,
  Diagnostic,
  Document,
  Made,
  Name,
  Resources,
  Syntax,
  TimeExpression,
} from '../../model/index.ts'
import { cutWords } from '../../text/numbers.ts'
import { CHRONICLE_DIAGNOSTICS } from './diagnostics.ts'
import { agentLexicon } from './events/agents.ts'
import { findEvents } from './events/find-events.ts'
import { eventLexicon } from './events/lexicon.ts'
import { findFigures } from './figures/find-figures.ts'
import { figureLexicon } from './figures/lexicon.ts'
import { findPlaces } from './places/find-places.ts'
import { readNames, withPlaces } from './names/read-names.ts'
import { nameWordsOf } from './names/words.ts'
import type { NameWords } from './names/words.ts'
import { gazetteer } from './places/gazetteer.ts'
import { placeKey } from './places/place-key.ts'
import type { Gazetteer } from './places/gazetteer.ts'
import { tagReader } from './tag-reader.ts'
import { findTimes } from './times/find-times.ts'
import { timeLexicon } from './times/lexicon.ts'
import { tenseLexicon, tenseReader } from './times/tense.ts'

export interface ChronicleInput {
  readonly document: Document
  readonly syntax: Syntax
}

/** "Monday" and "June 2031" are no names. */
function withoutTimes(names: readonly ActorName[], times: readonly TimeExpression[]): readonly ActorName[] {
  let at = 0
  return names.filter((name) => {
    while (at < times.length && (times[at]?.end ?? 0) <= name.start) at += 1
    const time = times[at]
    return !(time && time.start <= name.start && name.end <= time.end)
  })
}

/** Thousands of inhabitants from which on a city's name is rather the city than the word it may be too. */
const WELL_KNOWN = 300

/** The dictionary without the names of countries and large cities, which it holds in small letters. */
function withoutPlaces(lexicon: NameWords, places: Gazetteer): NameWords {
  const isKnown = (form: string): boolean =>
    places
      .find(placeKey(form))
      .some(
        ({ kind, size }) =>
          kind === 'country' || kind === 'capital' || kind === 'continent' || size >= WELL_KNOWN,
      )
  return { ...lexicon, isCommon: (form) => lexicon.isCommon(form) && !isKnown(form) }
}

/** Names as the places want them: runs as they stand, with the people among them known. */
function placeEvidence(
  runs: readonly Name[],
  named: readonly ActorName[],
  lexicon: NameWords,
  isPlace: (name: ActorName) => boolean,
): readonly ActorName[] {
  let at = 0
  return runs.flatMap((run): ActorName[] => {
    while (at < named.length && (named[at]?.end ?? 0) <= run.start) at += 1
    const whole = { start: run.start, end: run.end, kind: run.kind, actor: run.canonical }
    const person =
      run.kind === 'other'
        ? named
            .slice(at, at + 3)
            .find((name) => name.kind === 'person' && name.start < run.end && !isPlace(name))
        : undefined
    if (!person)
      return [
        run.kind === 'other' && lexicon.isListedBody(run.canonical)
          ? { ...whole, kind: 'organisation' }
          : whole,
      ]
    // "Governor Ida Corse of …": what stands before the person may name a place.
    const front = { ...whole, end: person.start }
    return person.start > run.start ? [front, person] : [person]
  })
}

/** Times, names with their actor, places, figures and coded events of one document. */
export function findChronicle({ document, syntax }: ChronicleInput, resources: Resources): Made<Chronicle> {
  const { text } = document
  const diagnostics: Diagnostic[] = []
  const sentences = syntax.sentences.map((sentence) => cutWords(text, sentence.start, sentence.end))
  const tagAt = tagReader(syntax.tokens)
  const publishedAt = document.meta.publishedAt?.value ?? null
  const times = findTimes({
    sentences,
    lexicon: timeLexicon(resources),
    publishedAt,
    modifiedAt: document.meta.modifiedAt?.value ?? null,
    tenseAt: tenseReader({ text, syntax, lexicon: tenseLexicon(resources) }),
  })
  const unplaced = publishedAt === null ? times.find((time) => time.value.startsWith('XXXX-W')) : undefined
  if (unplaced) {
    const words = text.slice(unplaced.start, unplaced.end)
    diagnostics.push(
      diagnose(
        CHRONICLE_DIAGNOSTICS,
        'chronicle-no-anchor',
        { words },
        { document: document.id, ...unplaced },
      ),
    )
  }
  const figures = findFigures({ sentences, lexicon: figureLexicon(resources), times, tagAt })
  const places = gazetteer(resources)
  const lexicon = withoutPlaces(nameWordsOf(resources), places)
  const named = withoutTimes(
    readNames({
      document,
      syntax,
      lexicon,
      isNationality: (form) => places.demonym(placeKey(form)) !== null,
    }),
    times,
  )
  // "San Verrin" read as somebody: a name of more words that the gazetteer has whole is left to the places to judge.
  const isPlace = ({ start, end }: ActorName): boolean =>
    /\s/.test(text.slice(start, end)) && places.find(placeKey(text.slice(start, end))).length > 0
  const found = findPlaces({
    text,
    sentences,
    names: placeEvidence(syntax.names, named, lexicon, isPlace),
    gazetteer: places,
    tagAt,
    isCommon: lexicon.isCommon,
    isGiven: lexicon.isGiven,
  })
  const names = withPlaces(named, found.places)
  const events = findEvents({
    text,
    syntax,
    names,
    times,
    found,
    gazetteer: places,
    agents: agentLexicon(resources),
    lexicon: eventLexicon(resources),
  })
  return { value: { times, names, places: found.places, figures, events }, diagnostics }
}
