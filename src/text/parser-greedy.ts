// Dependency parser: greedy arc-hybrid transitions chosen by linear models, one for the move and one for the label of an arc.
// Linear in the length of the sentence. Trees are single-rooted and projective.
import { PARSE_FEATURES, parseFeatures } from './parser-features.ts'
import type { ParserInput } from './parser-features.ts'
import {
  LEFT,
  RIGHT,
  SHIFT,
  advance,
  canLeft,
  canRight,
  canShift,
  createState,
  isFinal,
} from './parser-state.ts'
import type { ParserState } from './parser-state.ts'
import { bestLabel, scoreLinear } from './tagger-linear.ts'
import type { LinearModel } from './tagger-linear.ts'
export interface ParserModel {
  readonly moves: LinearModel
  readonly arcs: LinearModel
}
export const MOVE_SALT = 0x1000
export const LEFT_SALT = 0x2000
export const RIGHT_SALT = 0x3000
export function bestMove(state: ParserState, scores: Int32Array): number {
  let best = -1
  if (canShift(state)) best = SHIFT
  if (canLeft(state) && (best < 0 || (scores[LEFT] ?? 0) > (scores[best] ?? 0))) best = LEFT
  if (canRight(state) && (best < 0 || (scores[RIGHT] ?? 0) > (scores[best] ?? 0))) best = RIGHT
  return best
}
export function parseSentence(model: ParserModel, input: ParserInput, size: number): ParserState {
  const state = createState(size)
  const features = new Int32Array(PARSE_FEATURES)
  const moves = new Int32Array(model.moves.labels)
  const arcs = new Int32Array(model.arcs.labels)
  while (!isFinal(state)) {
    scoreLinear(model.moves, features, parseFeatures(state, input, MOVE_SALT, features), moves)
    const move = bestMove(state, moves)
    let label = 0
    if (move !== SHIFT) {
      scoreLinear(
        model.arcs,
        features,
        parseFeatures(state, input, move === LEFT ? LEFT_SALT : RIGHT_SALT, features),
        arcs,
      )
      label = bestLabel(arcs, model.arcs.labels)
    }
    advance(state, move, label)
  }
  return state
}
