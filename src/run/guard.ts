// The one place where a stage may fail: what it throws becomes a diagnostic without its words, and costs only itself.
import { diagnose, type Diagnostic, type Made, type StageContext } from '../model/index.ts'
import { RUN_DIAGNOSTICS } from './diagnostics.ts'
import type { AnyStage } from './plan.ts'

export type Guarded = Made<unknown> | { readonly crashed: Diagnostic }

/** Runs a stage on an input. `report` gets what was thrown, for a debug log of the person at the machine only. */
export function runGuarded(
  stage: AnyStage,
  input: object,
  subject: { readonly shown: string; readonly document?: string },
  run: { readonly context: StageContext; readonly report?: (stage: string, error: unknown) => void },
): Guarded {
  try {
    // The plan has checked that every need is made; the runner fills `input` from exactly those layers.
    return stage.run(input as never, run.context as never)
  } catch (error) {
    run.report?.(stage.id, error)
    const place = subject.document === undefined ? {} : { document: subject.document }
    return {
      crashed: diagnose(RUN_DIAGNOSTICS, 'stage-crashed', { stage: stage.id, subject: subject.shown }, place),
    }
  }
}
