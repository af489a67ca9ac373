// The plan: which stages there are, and their order, computed from needs and makes. It is nobody's configuration.
// A layer that nothing makes, one that two make, and a circle are refused at start.
import type { LayerName, Scope, Stage } from '../model/index.ts'
import { sha256 } from '../text/digest.ts'
import { byCodeUnit } from '../text/order.ts'
// Not through the room's index: reading feeds and site maps loads fifty modules, and no brief needs them.
import { collect } from '../stages/collect/collect.ts'
import { extract } from '../stages/extract/index.ts'
import { syntax } from '../stages/syntax/index.ts'
import { fingerprint, lineage } from '../stages/lineage/index.ts'
import { stories } from '../stages/stories/index.ts'
import { claims } from '../stages/claims/index.ts'
import { actors, chronicle, stances, timeline } from '../stages/chronicle/index.ts'
import { corroborate, statements } from '../stages/corroborate/index.ts'
import { account } from '../stages/publish/account.ts'
import { questions } from '../stages/publish/questions.ts'

/** Any stage, with its types set aside: the runner hands each one exactly what its `needs` name. */
export type AnyStage = Omit<Stage, 'run' | 'recallKeys' | 'needs' | 'makes'> & {
  readonly needs: readonly LayerName[]
  readonly makes: LayerName
  readonly recallKeys?: ((input: never) => readonly string[]) | undefined
  readonly run: (input: never, context: never) => ReturnType<Stage['run']>
}

export const STAGES: readonly AnyStage[] = [
  collect,
  extract,
  syntax,
  fingerprint,
  lineage,
  stories,
  claims,
  chronicle,
  actors,
  statements,
  corroborate,
  timeline,
  stances,
  account,
  questions,
]

/** Layers that come in at the door, or are handed in beside a capture or for a story, and are made by no stage. */
const GIVEN: readonly LayerName[] = ['arrival', 'bytes', 'pdf', 'story']

const SCOPES: readonly Scope[] = ['capture', 'document', 'neighbours', 'corpus', 'story']

export interface Plan {
  readonly stages: readonly AnyStage[]
  /** Recipe of the stage that makes a layer: its id, version, and a digest over the recipes of all it needs. */
  recipe(layer: LayerName): string
}

export class PlanError extends Error {}

/** Orders the stages so that each comes after what it needs: by scope, then by need, then by id. */
export function makePlan(stages: readonly AnyStage[] = STAGES): Plan {
  const makers = new Map<LayerName, AnyStage>()
  for (const stage of stages) {
    const other = makers.get(stage.makes)
    if (other) throw new PlanError(`Both ${other.id} and ${stage.id} make the layer "${stage.makes}".`)
    makers.set(stage.makes, stage)
  }
  for (const stage of stages) {
    for (const need of stage.needs) {
      if (!makers.has(need) && !GIVEN.includes(need)) {
        throw new PlanError(`${stage.id} needs the layer "${need}", which no stage makes.`)
      }
    }
  }
  const ordered: AnyStage[] = []
  const made = new Set<LayerName>(GIVEN)
  const waiting = [...stages].sort(
    (a, b) => SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) || byCodeUnit(a.id, b.id),
  )
  while (waiting.length) {
    const at = waiting.findIndex((stage) => stage.needs.every((need) => made.has(need)))
    const [stage] = at < 0 ? [] : waiting.splice(at, 1)
    if (!stage)
      throw new PlanError(`These stages wait for each other: ${waiting.map((one) => one.id).join(', ')}.`)
    made.add(stage.makes)
    ordered.push(stage)
  }
  const recipes = new Map<LayerName, string>()
  for (const stage of ordered) {
    const below = stage.needs.map((need) => recipes.get(need) ?? need).join(' ')
    recipes.set(stage.makes, `${stage.id}@${String(stage.version)}:${sha256(below).slice(0, 8)}`)
  }
  return {
    stages: ordered,
    recipe(layer) {
      const recipe = recipes.get(layer)
      if (!recipe) throw new PlanError(`No stage makes the layer "${layer}".`)
      return recipe
    },
  }
}
