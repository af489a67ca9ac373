// An invented page for tests: paragraphs parted by empty lines, a line that begins with "# " is the title.
import type { Block, Document } from '../../model/index.ts'

/** A document of its text; published on a day where one is given. */
export function pageOf(source: string, id: string, publishedAt: string | null = null): Document {
  const blocks: Block[] = []
  let text = ''
  for (const piece of source.split('\n\n')) {
    const isTitle = piece.startsWith('# ')
    const words = isTitle ? piece.slice(2) : piece
    if (text) text += '\n\n'
    blocks.push({
      kind: isTitle ? 'title' : 'paragraph',
      start: text.length,
      end: text.length + words.length,
    })
    text += words
  }
  return {
    id,
    text,
    blocks,
    meta: { publishedAt: publishedAt === null ? null : { value: publishedAt } },
  } as unknown as Document
}
