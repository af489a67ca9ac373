// Earlier versions as the dossier shows them: with their own text, so that every change can be looked at and checked.
import type { Document, Dossier } from '../../model/index.ts'
import { sortBy } from '../../text/order.ts'
import { editsBetween } from './differences.ts'
import type { EarlierVersion } from './succession.ts'

type PublishedVersion = Dossier['versions'][number]

const titleOf = ({ meta }: Document): string | null => meta.title?.value ?? null

function published({ document, replacedBy, replacedAt, isEdit }: EarlierVersion): PublishedVersion {
  const { meta } = document
  const [before, after] = [titleOf(document), titleOf(replacedBy)]
  return {
    id: document.id,
    replacedBy: replacedBy.id,
    replacedAt,
    isEdit,
    input: document.input,
    address: document.address,
    text: document.text,
    title: before,
    publishedAt: meta.publishedAt?.value ?? null,
    modifiedAt: meta.modifiedAt?.value ?? null,
    retrievedAt: document.retrievedAt,
    digest: document.digest,
    pieces: document.pieces,
    titleEdit: before === after ? null : { before, after },
    edits: isEdit ? editsBetween(document, replacedBy) : [],
  }
}

/** The versions that led to the given documents, by when they were replaced. */
export function versionsOfPages(
  earlier: readonly EarlierVersion[],
  documents: readonly Document[],
): PublishedVersion[] {
  const shown = new Set(documents.map(({ id }) => id))
  const versions: PublishedVersion[] = []
  // From the newest on, so that a chain of versions hangs together: the one replaced by a shown one is shown.
  for (const one of earlier.toReversed()) {
    if (!shown.has(one.replacedBy.id)) continue
    shown.add(one.document.id)
    versions.push(published(one))
  }
  return sortBy(versions, (one) => `${one.replacedAt ?? ''} ${one.input} ${one.id}`)
}
