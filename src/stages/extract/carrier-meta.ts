// What the feed or sitemap says of a page, where the page itself says nothing: its date, headline, authors, outlet. A page
// knows itself better, so nothing that it says is replaced; only a bare host name gives way to a publication's name.
import type { DocumentMeta } from '../../model/index.ts'
import { hostOf } from '../../text/page-name.ts'
import type { PageSource } from './source.ts'

const BASIS = 'carrier'

/** The name of the publication, where the entry names the one that the page stands at. */
function publicationOf({ carrier, address }: PageSource): string | null {
  const source = carrier?.source
  if (!source?.title) return null
  return source.link === null || hostOf(source.link) === hostOf(address) ? source.title : null
}

/** The metadata of a page with the carrier's hints in its gaps. */
export function withCarrier(meta: DocumentMeta, source: PageSource): DocumentMeta {
  const { carrier } = source
  if (!carrier) return meta
  const { publishedAt, entryTitle, authors } = carrier
  const publication = publicationOf(source)
  const isBareHost = meta.outlet === null || meta.outlet.basis === 'address'
  return {
    ...meta,
    title: meta.title ?? (entryTitle === null ? null : { value: entryTitle, basis: BASIS }),
    authors: meta.authors.length ? meta.authors : authors.map((value) => ({ value, basis: BASIS })),
    outlet: isBareHost && publication !== null ? { value: publication, basis: BASIS } : meta.outlet,
    publishedAt: meta.publishedAt ?? (publishedAt === null ? null : { value: publishedAt, basis: BASIS }),
  }
}
