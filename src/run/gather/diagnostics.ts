// What gathering has to say about addresses that lead to others: feeds, sitemaps, home pages.
import type { DiagnosticTable } from '../../model/index.ts'

export type GatherCode =
  | 'pages-left-out'
  | 'lists-left-out'
  | 'list-not-read'
  | 'list-empty'
  | 'entry-without-address'
  | 'entry-from-feed'
  | 'entry-instead-of-page'
  | 'list-of-articles'
  | 'feeds-found'
  | 'feeds-listed'
  | 'sitemaps-found'
  | 'robots-without-sitemap'
  | 'list-in-list'
  | 'feed-file-read'
  | 'feed-file-left-out'
  | 'feed-file-empty'
  | 'list-in-folder'
  | 'file-no-article'
  | 'credentials-dropped'

export const GATHER_DIAGNOSTICS: DiagnosticTable<GatherCode> = {
  'pages-left-out': {
    severity: 'warning',
    says: '{address} lists {total} pages; the newest {limit} were taken.',
    advice: 'Raise --limit for more.',
  },
  'lists-left-out': {
    severity: 'warning',
    says: '{address} names {total} lists; {limit} of them were read.',
    advice: 'Give the address of the list that is meant.',
  },
  'list-not-read': {
    severity: 'warning',
    says: 'A list that {address} names was not read. {message}',
    advice: '',
  },
  'list-empty': {
    severity: 'error',
    says: '{address} is {what} that lists no {listed}.',
    advice: 'Check it in a browser, or give the addresses of what is meant.',
  },
  'entry-without-address': {
    severity: 'warning',
    says: '{address} has {count} entries that name no page and hold no whole article.',
    advice: 'They were passed over.',
  },
  'entry-from-feed': {
    severity: 'warning',
    says: '{address} was read as the feed {feed} holds it, since the page was not fetched ({code}).',
    advice: 'The page may say more, or say it otherwise.',
  },
  'entry-instead-of-page': {
    severity: 'warning',
    says: '{address} was read as the feed {feed} holds it, since no article was found in the page itself.',
    advice: 'The page may need a browser to show its text.',
  },
  'list-of-articles': {
    severity: 'error',
    says: '{address} is a list of articles, and neither it nor its robots.txt names a feed or sitemap.',
    advice: 'Give the address of its feed or sitemap, or of the articles themselves.',
  },
  'feeds-found': {
    severity: 'info',
    says: '{address} is a list of articles; the feeds it names were read: {feeds}.',
    advice: '',
  },
  'sitemaps-found': {
    severity: 'info',
    says: '{address} names sitemaps, which were read: {sitemaps}.',
    advice: '',
  },
  'robots-without-sitemap': {
    severity: 'error',
    says: '{address} is a robots.txt file that names no sitemap.',
    advice: 'Give the address of the feed or sitemap of the site, or of the articles themselves.',
  },
  'feeds-listed': {
    severity: 'info',
    says: '{address} is a list of {count} feeds, which were read.',
    advice: '',
  },
  'list-in-list': {
    severity: 'error',
    says: '{address} is a list of feeds that stands in another list of feeds.',
    advice: 'Give its own address to have its feeds read.',
  },
  'feed-file-read': {
    severity: 'warning',
    says: '{file} is a feed: {count} entries were read as the file holds them, {short} of them no more than a summary.',
    advice: 'Nothing is fetched for a file. Give the address of the feed ({address}) to have its pages read.',
  },
  'feed-file-left-out': {
    severity: 'warning',
    says: '{file} has {count} entries that hold no text, or are older versions of another one.',
    advice: 'They were passed over.',
  },
  'feed-file-empty': {
    severity: 'error',
    says: '{address} is a feed whose entries hold no text.',
    advice: 'Give the address of the feed, so that its pages are fetched.',
  },
  'list-in-folder': {
    severity: 'warning',
    says: '{file} is a list of feeds, and was passed over in its folder: a folder causes no request.',
    advice: 'Name the file itself to have its feeds read.',
  },
  'file-no-article': {
    severity: 'info',
    says: '{file} was passed over: it is data, neither a page nor a feed.',
    advice: 'Name the file itself if it is an article.',
  },
  'credentials-dropped': {
    severity: 'warning',
    says: '{address} came with a name or password, which was neither sent nor kept.',
    advice: 'Only what everybody may read is read.',
  },
}
