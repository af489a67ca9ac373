// What gathering has to say about addresses that lead to others: feeds, sitemaps, home pages.
import type { DiagnosticTable } from '../../model/index.ts'

export type GatherCode =
  | 'pages-left-out'
  | 'lists-left-out'
  | 'list-not-read'
  | 'list-empty'
  | 'entry-without-address'
  | 'entry-from-feed'
  | 'list-of-articles'
  | 'feeds-found'
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
    says: '{address} is {what} that lists no page.',
    advice: 'Check it in a browser, or give the addresses of pages.',
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
  'list-of-articles': {
    severity: 'error',
    says: '{address} is a list of articles, and names no feed.',
    advice: 'Give the address of its feed or sitemap, or of the articles themselves.',
  },
  'feeds-found': {
    severity: 'info',
    says: '{address} is a list of articles; the feeds it names were read: {feeds}.',
    advice: '',
  },
  'credentials-dropped': {
    severity: 'warning',
    says: '{address} came with a name or password, which was neither sent nor kept.',
    advice: 'Only what everybody may read is read.',
  },
}
