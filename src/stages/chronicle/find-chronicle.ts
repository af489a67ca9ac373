// From a document and its syntax to its chronicle layer.
import { diagnose } from '../../model/index.ts'
import type {
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
import { gazetteer } from './places/gazetteer.ts'
import { tagReader } from './tag-reader.ts'
import { findTimes } from './times/find-times.ts'
import { timeLexicon } from './times/lexicon.ts'
import { tenseLexicon, tenseReader } from './times/tense.ts'

export interface ChronicleInput {
  readonly document: Document
  readonly syntax: Syntax
}

/** "Monday" and "June 2031" are no names. */
function withoutTimes(names: readonly Name[], times: readonly TimeExpression[]): readonly Name[] {
  let at = 0
  return names.filter((name) => {
    while (at < times.length && (times[at]?.end ?? 0) <= name.start) at += 1
    const time = times[at]
    return !(time && time.start <= name.start && name.end <= time.end)
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
  const found = findPlaces({ text, sentences, names: syntax.names, gazetteer: places, tagAt })
  const names = withoutTimes(syntax.names, times).map(({ start, end, kind, canonical, role }) => ({
    start,
    end,
    kind,
    actor: canonical,
    ...(role ? { role } : {}),
  }))
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
