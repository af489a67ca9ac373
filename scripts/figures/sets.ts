// What is measured: which scorer, which set, which figures are shown and pinned, beside whom.

export interface MeasuredSet {
  readonly stage: string
  readonly set: string
  /** Figures shown, by the scorer's own names. */
  readonly figures: readonly string[]
  /** Records asked at the most when the gate runs, so that CI stays short; the table is of whole sets. */
  readonly gateLimit: number
}

export const SETS: readonly MeasuredSet[] = [
  {
    stage: 'extract',
    set: 'fundus-a',
    figures: ['f1', 'title', 'authors', 'date', 'empty', 'errors'],
    gateLimit: 127,
  },
  {
    stage: 'extract',
    set: 'wcxb-dev',
    figures: ['article', 'f1', 'with', 'without', 'empty', 'errors'],
    gateLimit: 300,
  },
  { stage: 'extract', set: 'trafilatura-a', figures: ['f1', 'p', 'r', 'errors'], gateLimit: 200 },
  { stage: 'extract', set: 'htmldate-a', figures: ['f1', 'acc', 'errors'], gateLimit: 200 },
  {
    stage: 'collect',
    set: 'feedparser-a',
    figures: ['lenient', 'exact', 'sanitize', 'safe'],
    gateLimit: 947,
  },
  {
    stage: 'lineage',
    set: 'wikinews',
    figures: ['pairs', 'pairs.P', 'pairs.R', 'quote.R', 'spans right', 'direction'],
    gateLimit: 700,
  },
  { stage: 'lineage', set: 'clough', figures: ['levels', 're-used'], gateLimit: 100 },
  { stage: 'stories', set: 'ecb.train', figures: ['bcubed', 'pairwise'], gateLimit: 772 },
  { stage: 'stories', set: 'allsides.dev', figures: ['bcubed', 'pairwise'], gateLimit: 724 },
  {
    stage: 'claims',
    set: 'polnear.dev',
    figures: [
      'content.iou',
      'content+source',
      'full',
      'direct.recall',
      'direct.precision',
      'speech.recall',
      'speaker.found',
      'speaker.end',
      'name.end',
    ],
    gateLimit: 84,
  },
  {
    stage: 'claims',
    set: 'gum.test',
    figures: ['content.iou', 'full', 'direct.recall', 'speech.recall'],
    gateLimit: 24,
  },
  {
    stage: 'claims',
    set: 'german.dev',
    figures: ['content.iou', 'direct.recall', 'nested.recall'],
    gateLimit: 50,
  },
  {
    stage: 'chronicle',
    set: 'meantime',
    figures: ['times.strict', 'times.relaxed', 'times.type', 'times.value', 'names.exact'],
    gateLimit: 120,
  },
  {
    stage: 'chronicle',
    set: 'geovirus.a',
    figures: ['places.acc161', 'places.found', 'places.precision'],
    gateLimit: 115,
  },
  { stage: 'chronicle', set: 'plover.a', figures: ['event type', 'event + actors'], gateLimit: 179 },
  { stage: 'chronicle', set: 'petr2', figures: ['records right', 'triple'], gateLimit: 61 },
  {
    stage: 'corroborate',
    set: 'ecb.dev',
    figures: ['same', 'same.P', 'same.R', 'average precision'],
    gateLimit: 1500,
  },
  { stage: 'corroborate', set: 'numbers', figures: ['contradicts.P', 'contradicts.R'], gateLimit: 30 },
  { stage: 'corroborate', set: 'climate.a', figures: ['contradicts', 'supports'], gateLimit: 800 },
  { stage: 'corroborate', set: 'fnc.a', figures: ['relative', 'disagree'], gateLimit: 400 },
]
