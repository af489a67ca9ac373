// The story that a picture shows: the asked one, else the one that most outlets carry.
import type { Dossier } from '../../../model/index.ts'
import { readDossier, type Reading, type StoryReading } from '../views/reading.ts'
import { frame, tableHtml, WIDE, type Picture, type PictureOptions } from './kit.ts'

export function storyOf(
  dossier: Dossier,
  options: PictureOptions,
): { readonly reading: Reading; readonly story: StoryReading | null } {
  const reading = readDossier(dossier)
  const story =
    options.story === undefined
      ? reading.stories[0]
      : reading.stories.find((one) => one.story.id === options.story)
  return { reading, story: story ?? null }
}

/** A picture that says plainly that there is nothing to draw. */
export function nothing(kind: string, title: string, why: string, options: PictureOptions): Picture {
  const width = options.width ?? WIDE
  return {
    svg: frame({
      kind,
      story: options.story ?? 'none',
      width,
      height: 40,
      title,
      description: why,
      body: [`<text class="s" x="0" y="24">${why}</text>`],
    }),
    table: tableHtml(why, [title], []),
    caption: why,
  }
}
