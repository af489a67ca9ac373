// A dossier of one story out of a dossier of several: everything about the others is left out, nothing else changes.
import type { Dossier } from '../../model/index.ts'

interface Placed {
  readonly document: string
}

/** The dossier of the story with this id; null where there is no such story. */
export function dossierOfStory(dossier: Dossier, id: string): Dossier | null {
  const story = dossier.stories.find((one) => one.id === id)
  if (!story) return null
  const inside = new Set(story.documents)
  const isHere = (one: Placed): boolean => inside.has(one.document)
  const isOurs = (one: { readonly story: string }): boolean => one.story === id
  const claims = dossier.claims.filter(isOurs)
  const known = new Set(claims.map((one) => one.id))
  return {
    ...dossier,
    stories: [story],
    documents: dossier.documents.filter((one) => inside.has(one.id)),
    attributions: dossier.attributions.filter(isHere),
    claims,
    relations: dossier.relations.filter((one) => one.claims.every((claim) => known.has(claim))),
    timeline: dossier.timeline.filter(isOurs),
    actors: dossier.actors.filter(isOurs),
    times: dossier.times.filter(isHere),
    places: dossier.places
      .map((one) => ({ ...one, mentions: one.mentions.filter(isHere) }))
      .filter((one) => one.mentions.length),
    figures: dossier.figures.filter(isHere),
    events: dossier.events.filter(isHere),
    stances: dossier.stances
      .map((one) => ({ ...one, evidence: one.evidence.filter(isHere) }))
      .filter((one) => one.evidence.length),
    lineage: dossier.lineage.filter((one) => inside.has(one.from) && inside.has(one.to)),
    account: dossier.account.filter(isOurs),
    questions: dossier.questions.filter(isOurs),
    diagnostics: dossier.diagnostics.filter((one) => one.document === undefined || inside.has(one.document)),
  }
}
