// Which vocabulary an element of a feed or sitemap belongs to. Feeds name namespaces loosely (old drafts, other cases,
// prefixes nobody declared), so a vocabulary is told by its namespace where that is known and by its usual prefix otherwise.

/** `core` is the feed's own vocabulary: any RSS, RDF, Atom, CDF or sitemap. */
export type Vocabulary =
  'core' | 'rdf' | 'dc' | 'dcterms' | 'content' | 'media' | 'itunes' | 'xhtml' | 'news' | 'other'

const BY_NAMESPACE: readonly (readonly [RegExp, Vocabulary])[] = [
  [/\bpurl\.org\/dc\/elements\b/, 'dc'],
  [/\bpurl\.org\/dc\/terms\b/, 'dcterms'],
  [/\bpurl\.org\/rss\/1\.0\/modules\/content\b/, 'content'],
  [/\bpurl\.org\/rss\/[^/]*\/?modules\//, 'other'],
  [/\bsearch\.yahoo\.com\/mrss\b/, 'media'],
  [/\bitunes(\.apple)?\.com\/dtds\/(podcast|.*\.dtd)/, 'itunes'],
  [/\bw3\.org\/1999\/02\/22-rdf-syntax-ns\b/, 'rdf'],
  [/\bw3\.org\/1999\/xhtml\b/, 'xhtml'],
  [/\bgoogle\.com\/schemas\/sitemap-news\b/, 'news'],
  [/\bgoogle\.com\/schemas\/sitemap-/, 'other'],
  [/\bpurl\.org\/(rss|atom|net\/rss)|\bw3\.org\/2005\/atom\b|\bnetscape\.com\/(rdf|publish)/, 'core'],
  [
    /\buserland\.com\/rss|\bharvard\.edu\/tech\/rss|\bsitemaps?\.org\/|\bgoogle\.com\/schemas\/sitemap\//,
    'core',
  ],
]

const BY_PREFIX: Readonly<Record<string, Vocabulary>> = {
  atom: 'core',
  a10: 'core',
  content: 'content',
  dc: 'dc',
  dcterms: 'dcterms',
  itunes: 'itunes',
  media: 'media',
  news: 'news',
  rdf: 'rdf',
  rss: 'core',
  xhtml: 'xhtml',
}

/** The vocabulary of a namespace; null where it is none that is read here. */
export function vocabularyOf(namespace: string): Vocabulary | null {
  const lower = namespace.trim().toLowerCase()
  for (const [pattern, vocabulary] of BY_NAMESPACE) if (pattern.test(lower)) return vocabulary
  return null
}

/** The vocabulary that a prefix stands for by custom, for feeds that forgot to declare it. */
export function vocabularyOfPrefix(prefix: string): Vocabulary {
  return (Object.hasOwn(BY_PREFIX, prefix) ? BY_PREFIX[prefix] : undefined) ?? 'other'
}
