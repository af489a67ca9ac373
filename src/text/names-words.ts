// Small words that may stand inside names, in one place for the recogniser and for the script that makes its gold names.

/** Between the parts of anybody's name: "van der", "al-", the point of an initial. */
export const NAME_PARTICLES = [
  "'",
  '-',
  '.',
  'al',
  'bin',
  'da',
  'de',
  'del',
  'den',
  'der',
  'des',
  'di',
  'do',
  'dos',
  'du',
  'el',
  'ibn',
  'la',
  'le',
  'van',
  'von',
  'y',
] as const

/** Inside the names of places, and of bodies and other things, besides the particles. */
export const PLACE_LINKS = ['of', 'the'] as const
export const BODY_LINKS = ['&', 'and', 'for', 'of', 'on', 'the'] as const
/** Inside a name only where a name goes on behind them ("Ministry of Defence in Porto"). */
export const LOOSE_LINKS = ["'s", 'in', '’s'] as const
