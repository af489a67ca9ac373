// The options that say how a dossier is rendered, the same for brief, run publish and publish: which story, how long excerpts are,
// where it will stand. Wrong values are one plain line.
import { Option, type Command } from 'commander'
import type { Dossier } from '../../model/index.ts'
import type { ViewOptions } from '../../stages/publish/view.ts'
import { CommandError } from './exit.ts'

export interface ViewOptionsGiven {
  readonly story?: string
  readonly excerpt?: string
  readonly site?: string
  readonly speaker?: string
  readonly claim?: string
}

/** Options of every command that renders. */
export function addViewOptions(command: Command): Command {
  return command
    .option('--story <id>', 'only this story, by the id that the JSON dossier gives it')
    .option('--excerpt <characters>', 'characters of a source shown round the cited words (default: 300)')
    .option(
      '--site <address>',
      'http(s) address of the folder in which the result will be published, for links to it',
    )
}

/** Options of single views. */
export function addExportOptions(command: Command): Command {
  return addViewOptions(command)
    .addOption(new Option('--speaker <name>', 'feeds: only what this speaker is quoted as saying'))
    .addOption(new Option('--claim <id>', 'card and oembed: the claim with this id'))
}

/** Longest excerpt: a page, which is more than anyone needs to check a citation. */
const MOST_EXCERPT = 5000

function readExcerpt(given: string): number {
  const value = Number(given)
  if (!/^\d+$/.test(given) || value > MOST_EXCERPT)
    throw new CommandError(
      `--excerpt takes a number of characters from 0 to ${String(MOST_EXCERPT)}, not "${given}".`,
    )
  return value
}

function readSite(given: string): string {
  if (!/^https?:\/\/[^\s"'<>\\?#]+$/i.test(given))
    throw new CommandError(`--site takes an http(s) address without "?" and "#", not "${given}".`)
  return given.endsWith('/') ? given : `${given}/`
}

/** The options as views take them. */
export function readViewOptions(given: ViewOptionsGiven, colour = false): ViewOptions {
  return {
    colour,
    ...(given.excerpt === undefined ? {} : { excerpt: readExcerpt(given.excerpt) }),
    ...(given.site === undefined ? {} : { site: readSite(given.site) }),
    ...(given.speaker === undefined ? {} : { speaker: given.speaker }),
    ...(given.claim === undefined ? {} : { claim: given.claim }),
  }
}

/** The dossier of the asked story; the whole one where none was asked for. */
export async function narrowed(dossier: Dossier, given: ViewOptionsGiven): Promise<Dossier> {
  const { dossierOfStory } = await import('../../stages/publish/index.ts')
  const own = given.story === undefined ? dossier : dossierOfStory(dossier, given.story)
  if (!own) {
    const known = dossier.stories.map((one) => one.id).join(', ')
    throw new CommandError(
      `there is no story "${given.story ?? ''}". ${known ? `Stories: ${known}.` : 'No story was found in the inputs.'}`,
    )
  }
  if (given.claim !== undefined && !own.claims.some((one) => one.id === given.claim))
    throw new CommandError(
      `there is no claim "${given.claim}". Ids of claims stand in the JSON dossier and in csv-claims.`,
    )
  return own
}
