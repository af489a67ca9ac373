// Shapes of the lines that `hearsay run STAGE` reads and writes, as the contract has them: for help texts and reference
// pages. Nothing heavy is imported here, so that --help stays quick.

export interface ReplayShape {
  readonly stage: string
  /** A line in. */
  readonly takes: string
  /** A line out. */
  readonly gives: string
}

/** In the order of the rooms. */
export const REPLAY_SHAPES: readonly ReplayShape[] = [
  {
    stage: 'collect',
    takes: '{id, bytes (base64) | body, contentType?, url?, checks?: [{agent, url}] for robots.txt}',
    gives: '{id, kind: "feed"|"sitemap"|"robots"|"page", feed?, entries?, allowed?}',
  },
  {
    stage: 'extract',
    takes: '{id, html | text, url?, fetchedAt?}',
    gives:
      '{id, title, authors, outlet, publishedAt, modifiedAt, language, text, blocks: [{kind, start, end, sourceStart?, sourceEnd?}], links, primarySource?, dropped}',
  },
  {
    stage: 'syntax',
    takes: '{id, text, language?}',
    gives:
      '{id, language, sentences: [{start, end}], tokens: [{start, end, lemma, upos, head, deprel}], names: [{start, end, kind}], mentions: [{start, end, chain}]}',
  },
  {
    stage: 'lineage',
    takes: '{id, text, title?, outlet?, publishedAt?, url?}',
    gives:
      'when the input ends, a line a relation: {from, to, kind, score, spans: [{from: [s,e], to: [s,e]}], evidence}; of a passage that more than 48 texts hold, the relations to the earliest 48',
  },
  {
    stage: 'stories',
    takes: '{id, title, text, publishedAt?, url?, outlet?}, in the order of arrival',
    gives:
      '{id, story, event} at once; {id, moved: {id: {story, event}}} where a later article changed an earlier one',
  },
  {
    stage: 'claims',
    takes: '{id, text, title?, url?, publishedAt?, blocks?, language?}',
    gives:
      '{id, attributions: [{id, source, cue, content, kind, speaker, chain, venue, polarity, hedges, saidAt, confidence, within?}]}',
  },
  {
    stage: 'chronicle',
    takes: '{id, text, title?, publishedAt?, url?}',
    gives: '{id, times, names, places, figures, events}',
  },
  {
    stage: 'corroborate',
    takes: '{id, a: {text, publishedAt?}, b: {text, publishedAt?}}',
    gives: '{id, same, relation, how, reason}',
  },
]
