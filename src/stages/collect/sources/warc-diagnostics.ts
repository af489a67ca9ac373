// What reading a web archive has to say. `{record}` is the archive and the place in it, as the input of an article is named.
import type { DiagnosticTable } from '../../../model/index.ts'

export type ArchiveCode =
  | 'archive-record-cut'
  | 'archive-record-too-large'
  | 'archive-length-wrong'
  | 'archive-length-missing'
  | 'archive-header-bad'
  | 'archive-no-record'
  | 'archive-crawl-cut'
  | 'archive-body-cut'
  | 'archive-coding-unknown'
  | 'archive-date-unreadable'
  | 'archive-digest-wrong'
  | 'archive-digest-unknown'
  | 'archive-passed-over'
  | 'archive-without-articles'

export const ARCHIVE_DIAGNOSTICS: DiagnosticTable<ArchiveCode> = {
  'archive-record-cut': {
    severity: 'warning',
    says: '{record} breaks off: {actual} of {declared} bytes are there.',
    advice: 'What is there was read; fetch the archive again if it matters.',
  },
  'archive-record-too-large': {
    severity: 'warning',
    says: '{record} has {size} bytes, more than the {limit} that one record may have.',
    advice: 'It was passed over; save its page as a file if it is an article.',
  },
  'archive-length-wrong': {
    severity: 'warning',
    says: '{record} says that it has {declared} bytes, but has {actual}.',
    advice: 'It was read up to where the next record begins.',
  },
  'archive-length-missing': {
    severity: 'warning',
    says: '{record} does not say how many bytes it has ({declared}).',
    advice: 'It was read up to where the next record begins.',
  },
  'archive-header-bad': {
    severity: 'warning',
    says: '{record} has {count} header lines that cannot be read.',
    advice: 'The others were read.',
  },
  'archive-no-record': {
    severity: 'warning',
    says: '{record}: {count} bytes there are no record.',
    advice: 'They were passed over, up to the next record.',
  },
  'archive-crawl-cut': {
    severity: 'warning',
    says: '{record} was cut off when it was archived ({reason}).',
    advice: 'The article may be incomplete.',
  },
  'archive-body-cut': {
    severity: 'warning',
    says: '{record}: the page breaks off, or its {coding} coding is damaged.',
    advice: 'What could be read was read; the article may be incomplete.',
  },
  'archive-coding-unknown': {
    severity: 'warning',
    says: '{record}: the page is coded as {coding}, which cannot be undone.',
    advice: 'It was passed over; save the page again without it.',
  },
  'archive-date-unreadable': {
    severity: 'warning',
    says: '{record}: "{date}" does not say the day on which it was archived.',
    advice: 'The page counts as undated unless it says itself when it was published.',
  },
  'archive-digest-wrong': {
    severity: 'warning',
    says: '{record} does not have the digest that it names ({digest}).',
    advice: 'Its bytes are not those that were archived; compare it with another copy.',
  },
  'archive-digest-unknown': {
    severity: 'info',
    says: '{record} names a digest that cannot be checked ({digest}).',
    advice: 'SHA-1 and SHA-256, in base 32, base 64 or hexadecimal, can.',
  },
  'archive-passed-over': {
    severity: 'info',
    says: '{input}: {count} records are no articles of their own and were passed over ({counts}).',
    advice: 'Nothing needs to be done.',
  },
  'archive-without-articles': {
    severity: 'error',
    says: '{input} holds no page that was answered with HTML or plain text ({counts}).',
    advice: 'Give a web archive (WARC or ARC) of pages.',
  },
}
