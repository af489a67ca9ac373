// Scores a brief of one of our own gold stories: node scripts/score.ts samples|siblings [STORY] [--slips FIGURE] [--json]
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { composeBrief } from '../src/app/compose.ts'
import { readGold } from '../test/eval/gold.ts'
import { StoryScorer, type Figures } from '../test/eval/score-story.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Where the pages and the gold of each story of a set are. */
export function storiesOf(
  set: string,
): { readonly name: string; readonly pages: string; readonly gold: string }[] {
  if (set === 'samples')
    return [
      { name: 'samples', pages: path.join(root, 'samples'), gold: path.join(root, 'test/eval/samples') },
    ]
  const folder = path.join(root, 'test/eval', set)
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name)
    .sort()
  return names.map((name) => ({ name, pages: path.join(folder, name), gold: path.join(folder, name) }))
}

/** Scores one story from its pages. */
export async function scoreStory(story: {
  readonly pages: string
  readonly gold: string
}): Promise<StoryScorer> {
  const { dossier } = await composeBrief({
    inputs: [story.pages],
    data: null,
    asOf: null,
    progress: { step: () => undefined },
    signal: new AbortController().signal,
  })
  return new StoryScorer(dossier, readGold(story.gold))
}

/** The mean of each figure over the stories that have it. */
export function meanOf(all: readonly Figures[]): Figures {
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))]
  return Object.fromEntries(
    names.map((name) => {
      const values = all.flatMap((one) => (typeof one[name] === 'number' ? [one[name]] : []))
      return [
        name,
        values.length ? Math.round((10 * values.reduce((a, b) => a + b, 0)) / values.length) / 10 : null,
      ]
    }),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , set = 'samples', ...rest] = process.argv
  const slips = rest.includes('--slips') ? (rest[rest.indexOf('--slips') + 1] ?? '') : null
  const only = rest.find((one) => !one.startsWith('--') && one !== slips)
  const all: Figures[] = []
  for (const story of storiesOf(set).filter((one) => only === undefined || one.name === only)) {
    const scorer = await scoreStory(story)
    const figures = scorer.all()
    all.push(figures)
    if (slips === null) console.log(story.name, JSON.stringify(figures))
    else
      for (const [figure, words] of Object.entries(scorer.slips))
        if (!slips || figure === slips)
          for (const one of words) console.log(`${story.name} · ${figure} · ${one}`)
  }
  if (slips === null && all.length > 1) console.log('mean', JSON.stringify(meanOf(all)))
}
