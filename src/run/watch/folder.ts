// A visit to a folder: what lies in it that was not there, or reads otherwise.
import type { Source, SourceCondition } from '../../model/index.ts'
import type { Diagnostic } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import type { Incoming } from '../intake.ts'
import type { Workbench } from '../workbench.ts'
import { nextTry, nextVisit } from './schedule.ts'
import { putState, stateOf } from './sources.ts'
import { takeFiles } from './take-files.ts'
import type { Visit } from './visit.ts'

export interface FolderOptions {
  readonly store: Store
  readonly bench: Workbench
  readonly now: () => string
  readonly findFiles: (
    folder: string,
  ) => Promise<{ readonly incoming: readonly Incoming[]; readonly failed: readonly Diagnostic[] }>
}

const MISSING = new Set(['input-missing'])

function conditionOf(failed: readonly Diagnostic[], count: number, news: number): SourceCondition {
  if (failed.some(({ code }) => MISSING.has(code))) return 'gone'
  if (!count) return failed.length ? 'failing' : 'empty'
  return news ? 'ok' : 'unchanged'
}

export async function visitFolder(source: Source, options: FolderOptions): Promise<Visit> {
  const { store, now } = options
  const { address, everySeconds } = source
  const before = await stateOf(store, address)
  const found = await options.findFiles(address)
  const taken = await takeFiles(found.incoming, { ...options, source: address })
  const news = taken.pages.filter(({ id }) => id !== null)
  const empty = found.failed.length === 1 && found.failed[0]?.code === 'folder-without-articles'
  const failed = empty ? [] : found.failed
  const condition = conditionOf(failed, found.incoming.length, news.length)
  const isFine = condition !== 'gone' && condition !== 'failing'
  const failures = isFine ? 0 : before.failures + 1
  const at = now()
  const trouble = isFine ? null : (failed[0] ?? null)
  const state = {
    ...before,
    condition,
    checkedAt: at,
    okAt: isFine ? at : before.okAt,
    failingSince: isFine ? null : (before.failingSince ?? at),
    failures,
    code: trouble?.code ?? null,
    message: trouble?.message ?? null,
    nextTryAt: isFine
      ? nextVisit(address, at, everySeconds)
      : nextTry(address, at, { everySeconds, failures, asked: null }),
    pages: before.pages + taken.pages.filter(({ result }) => result === 'new').length,
    lost: taken.failed.length,
  }
  await putState(store, address, state)
  return {
    source,
    state,
    pages: taken.pages,
    notes: [...taken.notes, ...taken.failed.map(({ diagnostic }) => diagnostic)],
  }
}
