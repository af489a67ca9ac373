// Names of meta elements that carry dates, best first, as content systems write them.

export const PUBLISHED_KEYS: readonly string[] = [
  'article:published_time', 'og:article:published_time', 'article:published', 'og:published_time', 'datepublished', 'date',
  'pubdate', 'publishdate', 'publish_date', 'publish-date', 'published', 'publication_date', 'sw-pubdate', 'parsely-pub-date',
  'sailthru.date', 'dc.date.issued', 'dcterms.created', 'dc.date', 'dcterms.date', 'dcterms.issued', 'dc.date.created',
  'dcterms.available', 'citation_publication_date', 'citation_date', 'citation_online_date', 'article.published',
  'article.created', 'cxenseparse:recs:publishtime', 'og:pubdate', 'bt:pubdate', 'rnews:datepublished',
  'article:publicationdate', 'published_time', 'created', 'originalpublicationdate', 'displaydate',
  'shareaholic:article_published_time', 'vr:published_time', 'ptime', 'timestamp', 'releasedate', 'release_date',
  'datecreated', 'article_date_original', 'date.created', 'date_published', 'dc.created', 'uploaddate', 'pub_date', 'pdate',
]

export const MODIFIED_KEYS: readonly string[] = [
  'article:modified_time', 'og:updated_time', 'datemodified', 'lastmod', 'last-modified', 'dcterms.modified',
  'dc.date.modified', 'modified_time', 'article:modified', 'revised', 'utime', 'updated', 'moddate',
]
