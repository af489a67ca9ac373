// What a time expression says before it is placed in the calendar. Reading makes senses; resolving places them.

export type Grain =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'weekend'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium'

/** Which part of the named stretch is meant: "early", "mid-", "late", and its first or last bit ("the end of the year"). */
export type Part = 'START' | 'MID' | 'END' | 'OPENING' | 'CLOSING'

/** null: not said; -1 last, 0 this, 1 next. */
export type Shift = -1 | 0 | 1 | null

export interface HolidayRule {
  readonly month?: number
  readonly day?: number
  readonly easter?: number
  readonly weekday?: number
  readonly nth?: number
}

export type Sense =
  | {
      readonly kind: 'date'
      readonly year: number | null
      readonly month: number | null
      readonly day: number | null
      readonly shift: Shift
      readonly weekday?: number
    }
  | { readonly kind: 'stretch'; readonly from: Sense; readonly to: Sense }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly shift: Shift; readonly weeks: number }
  | { readonly kind: 'day'; readonly offset: number }
  | {
      readonly kind: 'count'
      readonly amount: number | null
      readonly grain: Grain
      readonly direction: -1 | 1
      readonly from: 'publication' | 'reference'
    }
  | {
      readonly kind: 'grain'
      readonly grain: Grain
      readonly shift: -1 | 0 | 1
      readonly from: 'publication' | 'reference'
    }
  | {
      readonly kind: 'season'
      readonly code: string
      readonly months: readonly [number, number]
      readonly year: number | null
      readonly shift: Shift
    }
  | { readonly kind: 'quarter'; readonly index: number; readonly year: number | null; readonly shift: Shift }
  | { readonly kind: 'half'; readonly index: number; readonly year: number | null; readonly shift: Shift }
  | { readonly kind: 'decade'; readonly decade: number; readonly short: boolean }
  | { readonly kind: 'century'; readonly index: number }
  | {
      readonly kind: 'holiday'
      readonly rule: HolidayRule
      readonly year: number | null
      readonly shift: Shift
    }
  | {
      readonly kind: 'duration'
      readonly amount: number | null
      readonly grain: Grain
      readonly reach: -1 | 1 | null
      /** From where it reaches: the publication, or the day spoken of last. */
      readonly from?: 'publication' | 'reference'
    }
  | { readonly kind: 'set'; readonly value: string }
  | { readonly kind: 'reference'; readonly value: string }
  | {
      readonly kind: 'clock'
      readonly minutes: number
      readonly toMinute: boolean
      readonly zone: number | null
      readonly on: Sense | null
    }
  | {
      readonly kind: 'daypart'
      readonly code: string
      readonly hours: readonly [number, number]
      readonly on: Sense | null
    }

export interface Reading {
  readonly sense: Sense
  /** Index of the first word after the expression. */
  readonly next: number
  readonly part?: Part
}
