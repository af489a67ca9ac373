// What reading a list of feeds has to say about it. The feeds that could be read are read all the same.
import type { DiagnosticTable } from '../../../model/index.ts'

export type OpmlCode =
  'opml-feed-again' | 'opml-feed-without-address' | 'opml-inclusion' | 'opml-without-feeds'

export const OPML_DIAGNOSTICS: DiagnosticTable<OpmlCode> = {
  'opml-feed-again': {
    severity: 'info',
    says: '{list} names more than once: {feeds}.',
    advice: 'Each was taken once, from the folder that names it first.',
  },
  'opml-feed-without-address': {
    severity: 'warning',
    says: '{list}: {count} of its feeds have no web address ({feeds}).',
    advice: 'They were passed over.',
  },
  'opml-inclusion': {
    severity: 'warning',
    says: '{list} includes other lists ({lists}), which were not read.',
    advice: 'Give their addresses.',
  },
  'opml-without-feeds': {
    severity: 'warning',
    says: '{list} names no feed.',
    advice: 'Export it again from the reader it comes from.',
  },
}
