// The workbench: the store, the plan and what is in hand. Work is what is missing in the store, and nothing else.
// It holds the layers of the documents asked for in memory while a brief is made; the store holds them for good.
import type { Capture, Diagnostic, DocumentLayers, LayerName, ReadPdf, StageContext } from '../model/index.ts'
import type { LayerRow } from '../ports/store/index.ts'
import { runGuarded } from './guard.ts'
import type { AnyStage, Plan } from './plan.ts'
import type { WorkStore } from './unkept-store.ts'

/** Told as work goes on; `total` counts what this step had to do, not what was there already. */
export interface Progress {
  step(stage: string, done: number, total: number): void
}

export interface WorkOptions {
  readonly store: WorkStore
  readonly plan: Plan
  readonly context: StageContext
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Reads PDF files; without it those fail as what cannot be read. */
  readonly readPdf?: ReadPdf
  /** Gets what a stage threw. Never printed by default. */
  readonly report?: (stage: string, error: unknown) => void
}

/** Rows are written in batches of this size: about ten times the rate of single writes on SQLite. */
const BATCH = 64

/** The thread is kept from everything else (signals, the terminal) for about this long at most. */
const BREATH_MS = 10

export class Stopped extends Error {}

export interface Held {
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
}

export class Workbench {
  readonly options: WorkOptions
  /** How many layers each stage made in this run; what was there already is not counted. */
  readonly made = new Map<string, number>()
  private readonly held = new Map<LayerName, Map<string, Held>>()
  private readonly crashes: Diagnostic[] = []
  private lastBreath = performance.now()

  constructor(options: WorkOptions) {
    this.options = options
  }

  /** The value of a layer in hand; undefined where its stage failed or has not run. */
  value<N extends keyof DocumentLayers>(layer: N, subject: string): DocumentLayers[N] | undefined {
    return this.held.get(layer)?.get(subject)?.value as DocumentLayers[N] | undefined
  }

  /** The capture of a subject in hand. */
  capture(subject: string): Capture | undefined {
    return this.held.get('capture')?.get(subject)?.value as Capture | undefined
  }

  /** Diagnostics of everything in hand for some subjects, and of the stages that failed. */
  diagnostics(subjects: readonly string[]): Diagnostic[] {
    const found: Diagnostic[] = []
    for (const layer of this.held.values()) {
      for (const subject of subjects)
        for (const diag of layer.get(subject)?.diagnostics ?? []) found.push(diag)
    }
    return [...found, ...this.crashes]
  }

  hold(layer: LayerName, subject: string, made: Held): void {
    const layers = this.held.get(layer) ?? new Map<string, Held>()
    this.held.set(layer, layers.set(subject, made))
  }

  /**
   * Stops between two pieces of work, so that nothing acknowledged is lost and the next run goes on from here. Every so often it
   * gives the thread away first, without which nobody would hear of a Ctrl-C.
   */
  async betweenWork(): Promise<void> {
    if (performance.now() - this.lastBreath >= BREATH_MS) {
      await new Promise((resolve) => setImmediate(resolve))
      this.lastBreath = performance.now()
    }
    if (this.options.signal.aborted) throw new Stopped()
  }

  /** The layers that a stage needs of one document, or null when one of them is missing. */
  inputOf(stage: AnyStage, subject: string): Record<string, unknown> | null {
    const input: Record<string, unknown> = {}
    for (const need of stage.needs) {
      const held = this.held.get(need)?.get(subject)
      if (held) input[need] = held.value
      else if (this.isDocumentLayer(need)) return null
    }
    return input
  }

  /** Runs a stage on an input; a crash is kept as a diagnostic and gives undefined. */
  attempt(
    stage: AnyStage,
    input: object,
    subject: { readonly shown: string; readonly document?: string },
  ): Held | undefined {
    const made = runGuarded(stage, input, subject, this.options)
    if ('crashed' in made) {
      this.crashes.push(made.crashed)
      return undefined
    }
    this.made.set(stage.id, (this.made.get(stage.id) ?? 0) + 1)
    return made
  }

  /** Takes in hand what the store has of a layer, and says which subjects lack it. */
  async fetch(layer: LayerName, subjects: readonly string[]): Promise<string[]> {
    const recipe = this.options.plan.recipe(layer)
    for await (const row of this.options.store.layers.many(subjects, recipe))
      this.hold(layer, row.subject, row)
    const held = this.held.get(layer)
    return subjects.filter((subject) => !held?.has(subject))
  }

  /** Makes a layer for each subject that lacks it. `work` gives what the stage found, or undefined where it could not run. */
  async makeMissing(
    stage: AnyStage,
    subjects: readonly string[],
    work: (subject: string) => Promise<Held | undefined> | Held | undefined,
  ): Promise<void> {
    const missing = await this.fetch(stage.makes, subjects)
    const recipe = this.options.plan.recipe(stage.makes)
    const rows: LayerRow[] = []
    const flush = async (): Promise<void> => {
      if (rows.length) await this.options.store.layers.put(rows.splice(0))
    }
    try {
      for (const [at, subject] of missing.entries()) {
        await this.betweenWork()
        this.options.progress.step(stage.id, at, missing.length)
        const made = await work(subject)
        if (!made) continue
        this.hold(stage.makes, subject, made)
        rows.push({ subject, recipe, basis: '', value: made.value, diagnostics: made.diagnostics })
        if (rows.length >= BATCH) await flush()
      }
    } finally {
      await flush()
    }
    if (missing.length) this.options.progress.step(stage.id, missing.length, missing.length)
  }

  private isDocumentLayer(layer: LayerName): boolean {
    const maker = this.options.plan.stages.find((stage) => stage.makes === layer)
    return maker !== undefined && maker.scope !== 'corpus' && maker.scope !== 'story'
  }
}
