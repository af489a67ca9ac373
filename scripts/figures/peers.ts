// Peers and goals to stand beside our figures, measured by the same scorers on the same kind of data unless "(publ.)".

type Row = Readonly<Record<string, number>>

export const PEERS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  'extract fundus-a': {
    trafilatura: { f1: 0.95, title: 0.682, authors: 0.787, date: 0.965 },
    defuddle: { f1: 0.902, title: 0.787, authors: 0.751, date: 0.961 },
    goal: { f1: 0.97, title: 0.93, authors: 0.9, date: 0.985 },
  },
  'extract wcxb-dev': {
    trafilatura: { article: 0.953, f1: 0.862 },
    defuddle: { article: 0.946, f1: 0.864 },
    goal: { article: 0.96, f1: 0.88 },
  },
  'extract trafilatura-a': { trafilatura: { f1: 0.925 }, Readability: { f1: 0.886 }, goal: { f1: 0.935 } },
  'extract htmldate-a': {
    htmldate: { f1: 0.949, acc: 0.903 },
    defuddle: { f1: 0.787, acc: 0.649 },
    goal: { f1: 0.95, acc: 0.905 },
  },
  'lineage wikinews': {
    'MinHash J.15': { pairs: 91.9, 'pairs.P': 100, 'pairs.R': 85.1, 'quote.R': 2.5, 'spans right': 70.5 },
    goal: { pairs: 98, 'pairs.P': 98, 'pairs.R': 98, 'quote.R': 95 },
  },
  'lineage clough': {
    'n-gram means': { levels: 64.2, 're-used': 90.5 },
    goal: { levels: 80, 're-used': 96 },
  },
  'stories ecb.train': {
    'TF-IDF single pass': { bcubed: 89, pairwise: 85.9 },
    goal: { bcubed: 96, pairwise: 94 },
  },
  'stories allsides.dev': {
    'TF-IDF single pass': { bcubed: 88.1, pairwise: 73.5 },
    goal: { bcubed: 94, pairwise: 85 },
  },
  'claims polnear.dev': {
    GenderGap: {
      'content.iou': 47.7,
      'content+source': 39.1,
      full: 35.6,
      'direct.recall': 78.5,
      'direct.precision': 68.7,
      'speech.recall': 59.1,
      'speaker.found': 79.4,
      'speaker.end': 62.6,
      'name.end': 46.9,
    },
    patterns: {
      'content.iou': 56.1,
      'content+source': 45.4,
      full: 44.8,
      'direct.recall': 91.3,
      'direct.precision': 78.5,
      'speech.recall': 68.2,
      'speaker.found': 80.1,
      'speaker.end': 73.6,
      'name.end': 61.2,
    },
    humans: {
      'content.iou': 79.3,
      'content+source': 75.3,
      full: 74.6,
      'direct.recall': 98.5,
      'direct.precision': 98.3,
      'speech.recall': 94.2,
      'speaker.found': 99.4,
      'speaker.end': 98.3,
      'name.end': 99.2,
    },
    goal: {
      'content.iou': 74,
      full: 66,
      'direct.recall': 97,
      'direct.precision': 96,
      'speech.recall': 90,
      'speaker.found': 96,
      'speaker.end': 93,
      'name.end': 90,
    },
  },
  'claims german.dev': { goal: { 'nested.recall': 60 } },
  'chronicle meantime': {
    'chrono-node': { 'times.strict': 55.9, 'times.relaxed': 74.7, 'times.type': 70.2, 'times.value': 59.3 },
    compromise: { 'names.exact': 45.2 },
    goal: { 'times.strict': 88, 'times.relaxed': 94, 'times.value': 85, 'names.exact': 80 },
  },
  'chronicle geovirus.a': {
    'most populous': { 'places.acc161': 65.2, 'places.found': 87.7 },
    'CamCoder (publ.)': { 'places.acc161': 82 },
    goal: { 'places.acc161': 85 },
  },
  'chronicle plover.a': { goal: { 'event type': 80, 'event + actors': 60 } },
  'chronicle petr2': {
    'PETRARCH2 (gold-grade parses)': { 'records right': 73.2, triple: 81.1 },
    goal: { 'records right': 85 },
  },
  'corroborate ecb.dev': {
    'TF-IDF': { same: 65.3, 'same.P': 58.9, 'same.R': 73.2, 'average precision': 70.5 },
    goal: { same: 78 },
  },
  'corroborate numbers': {
    'other number': { 'contradicts.P': 13.3, 'contradicts.R': 100 },
    goal: { 'contradicts.P': 90, 'contradicts.R': 75 },
  },
  'corroborate climate.a': { rules: { contradicts: 10.4, supports: 33.5 }, goal: { contradicts: 45 } },
  'corroborate fnc.a': { rules: { relative: 77.7, disagree: 0 }, goal: { relative: 84, disagree: 40 } },
}
