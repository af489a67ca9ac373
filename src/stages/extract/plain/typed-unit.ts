// A unit of a plain text while its kind is being decided; each rule leaves alone what an earlier one has typed.
import type { BlockKind } from '../../../model/index.ts'
import type { Unit } from './units.ts'

export interface TypedUnit extends Unit {
  kind: BlockKind | null
  reason: string | null
  /** The unit that leads in to this quotation. */
  leadIn: TypedUnit | null
}

export function typedUnit(unit: Unit): TypedUnit {
  return { ...unit, kind: null, reason: null, leadIn: null }
}

export function setKind(unit: TypedUnit, kind: BlockKind, reason: string | null): void {
  unit.kind = kind
  unit.reason = reason
}
