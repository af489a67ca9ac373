// The runner: the only code that knows the order of stages.
export { makeBrief, type Brief, type BriefRequest } from './brief.ts'
export { makePlan, PlanError, STAGES, type AnyStage, type Plan } from './plan.ts'
export { parseMoment } from './moment.ts'
export { Stopped, type Progress } from './workbench.ts'
export { unkeptStore, type WorkStore } from './unkept-store.ts'
export { RUN_DIAGNOSTICS } from './diagnostics.ts'
export { verifyDossier, type VerifyReport } from './verify.ts'
