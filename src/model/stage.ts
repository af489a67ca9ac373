// What a stage is: a pure function from layers to one layer, with its needs declared so that order can be computed.
// Reading an undeclared layer does not compile: `run` is only given what `needs` names.
import type { Diagnostic } from './diagnostic.ts'
import type { CaptureLayers, DocumentLayers, LayerName, Layers, StoryLayers } from './layers.ts'
import type { Resources } from './resources.ts'

/** neighbours: one document with the candidates recalled for it; corpus: all documents; story: one story's documents. */
export type Scope = 'capture' | 'document' | 'neighbours' | 'corpus' | 'story'

export interface Made<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

export interface StageContext {
  readonly resources: Resources
  /** Nothing published after this moment counts, ISO 8601; null = everything. Only story scope may look at it. */
  readonly asOf: string | null
}

type DocumentPart<N extends LayerName> = Pick<DocumentLayers, N & keyof DocumentLayers>

export type StageInput<S extends Scope, N extends LayerName> = S extends 'capture'
  ? Pick<CaptureLayers, N & keyof CaptureLayers>
  : S extends 'document'
    ? DocumentPart<N>
    : S extends 'neighbours'
      ? DocumentPart<N> & { readonly neighbours: readonly DocumentPart<N>[] }
      : S extends 'corpus'
        ? { readonly documents: readonly DocumentPart<N>[] }
        : Pick<StoryLayers, N & keyof StoryLayers> & { readonly documents: readonly DocumentPart<N>[] }

export interface Stage<
  S extends Scope = Scope,
  N extends LayerName = LayerName,
  M extends LayerName = LayerName,
> {
  readonly id: string
  /** The room (folder) it stands in; the stage id of the CLI. */
  readonly room: string
  readonly version: number
  readonly scope: S
  readonly needs: readonly N[]
  readonly makes: M
  readonly why: string
  /** neighbours scope only: the keys by which candidates are recalled, from the layers the document has already. */
  readonly recallKeys?: (input: DocumentPart<N>) => readonly string[]
  readonly run: (input: StageInput<S, N>, context: StageContext) => Made<Layers[M]>
}

/** Gives a stage its exact types. @example defineStage({ id: 'claims', room: 'claims', version: 1, scope: 'document', … }) */
export function defineStage<S extends Scope, const N extends LayerName, M extends LayerName>(
  stage: Stage<S, N, M>,
): Stage<S, N, M> {
  return stage
}
