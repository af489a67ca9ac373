// What every training run has at hand: the treebanks by split, the lexicons as the program reads them, and where to say how
// far it is.
import { packageResources } from '../../src/app/resources.ts'
import type { Resources } from '../../src/model/index.ts'
import { rulesOf } from '../../src/stages/syntax/rules.ts'
import type { LanguageRules } from '../../src/stages/syntax/rules.ts'
import { sha256 } from '../../src/text/digest.ts'
import { readTreebanks } from './treebank.ts'
import type { Corpus, DataFile, GoldDocument, Split } from './treebank.ts'

export const HELD_OUT = ['dev', 'test'] as const

export interface Material {
  readonly files: readonly DataFile[]
  /** Documents of a split, of one corpus or of all. */
  of(split: Split, corpus?: Corpus): GoldDocument[]
  readonly resources: Resources
  readonly rules: LanguageRules
  /** Digests of files of the repository, by their paths. */
  digests(paths: readonly string[]): Record<string, string>
  digestOf(bytes: Uint8Array): string
  readonly say: (line: string) => void
}

export function gather(corpora: string, say: (line: string) => void): Material {
  const { documents, files } = readTreebanks(corpora)
  const resources = packageResources()
  return {
    files,
    of: (split, corpus) =>
      documents.filter((doc) => doc.split === split && (corpus === undefined || doc.corpus === corpus)),
    resources,
    rules: rulesOf(resources, 'en'),
    digests: (paths) =>
      Object.fromEntries(
        paths.flatMap((path) => {
          // Fresh ones: resources let go of bytes that they have parsed.
          const bytes = packageResources().bytes(path)
          return bytes ? [[path, sha256(bytes)]] : []
        }),
      ),
    digestOf: sha256,
    say,
  }
}

/** A measure of each corpus in each held-out split that has any documents of it. */
export function overHeldOut<T>(
  material: Material,
  corpora: readonly Corpus[],
  measure: (documents: readonly GoldDocument[]) => T,
): Record<string, Record<string, T>> {
  return Object.fromEntries(
    HELD_OUT.map((split) => [
      split,
      Object.fromEntries(
        corpora.flatMap((corpus) => {
          const documents = material.of(split, corpus)
          return documents.length > 0 ? [[corpus, measure(documents)]] : []
        }),
      ),
    ]),
  )
}
