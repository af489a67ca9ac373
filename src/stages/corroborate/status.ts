// Status over time: what could be said of a claim after each moment at which a mention of it became known, and why.
// The first that holds, in the order of the house: superseded, denied, disputed, forecast, unverified, corroborated,
// single-source. A status never changes without a time and a reason.
import type { ClaimKind, ClaimStatus, Origin, StatusChange } from '../../model/index.ts'
import { byCodeUnit } from '../../text/order.ts'
import { independentCount, originsOf, rootOf, type OriginContext } from './origins.ts'
import type { Weighed } from './weighed.ts'

/** What another claim does to this one, from the moment its own mentions are known. */
export interface Pressure {
  readonly kind: 'superseded' | 'disputed'
  readonly at: string | null
  readonly reason: string
  readonly because: readonly string[]
}

export interface Judged {
  readonly status: ClaimStatus
  readonly origins: readonly Origin[]
  readonly history: readonly StatusChange[]
}

const HEDGED = new Set(['reported', 'alleged', 'speculated', 'unverified', 'conditional'])

/** Undated mentions come last, as nobody can say when they became known. */
const moment = (at: string | null): string => at ?? '~'

const listed = (origins: readonly Origin[]): string => origins.map((one) => one.name).join(', ')

interface Verdict {
  readonly status: ClaimStatus
  readonly reason: string
  readonly because: readonly string[]
}

function verdict(
  kind: ClaimKind,
  known: readonly Weighed[],
  pressures: readonly Pressure[],
  context: OriginContext,
): Verdict {
  const ids = (list: readonly Weighed[]): string[] => list.map((one) => one.statement.id)
  const denials = known.filter((one) => one.statement.certainty === 'denied')
  const asserting = known.filter((one) => one.statement.certainty !== 'denied')
  const superseded = pressures.find((one) => one.kind === 'superseded')
  if (superseded) return { status: 'superseded', reason: superseded.reason, because: superseded.because }
  const deniers = [...new Set(denials.map((one) => rootOf(one, context).name))].sort(byCodeUnit).join(', ')
  if (!asserting.length)
    return {
      status: 'denied',
      reason: `It is mentioned only where ${deniers} denies it.`,
      because: ids(denials),
    }
  if (denials.length) {
    const origins = originsOf(known, context)
    return {
      status: 'disputed',
      reason: `${listed(origins) || 'The page'} puts it forward; ${deniers} denies it.`,
      because: ids(known),
    }
  }
  const disputed = pressures.find((one) => one.kind === 'disputed')
  if (disputed) return { status: 'disputed', reason: disputed.reason, because: disputed.because }
  if (kind === 'forecast')
    return {
      status: 'forecast',
      reason: 'It was about the future when it was said.',
      because: ids(asserting),
    }
  if (asserting.every((one) => HEDGED.has(one.statement.certainty))) {
    return {
      status: 'unverified',
      reason: 'Every mention is hedged, or says that it is not verified.',
      because: ids(asserting),
    }
  }
  const origins = originsOf(known, context)
  if (independentCount(origins) >= 2) {
    return {
      status: 'corroborated',
      reason: `It has independent origins: ${listed(origins)}.`,
      because: ids(asserting),
    }
  }
  return {
    status: 'single-source',
    reason: `It rests on one origin: ${listed(origins) || 'none named'}.`,
    because: ids(asserting),
  }
}

/** The status at each moment, the last of them being the status now. */
export function judge(
  kind: ClaimKind,
  mentions: readonly Weighed[],
  pressures: readonly Pressure[],
  context: OriginContext,
): Judged {
  const moments = [
    ...new Set([...mentions.map((one) => moment(one.knownAt)), ...pressures.map((one) => moment(one.at))]),
  ]
  const history: StatusChange[] = []
  for (const at of moments.sort(byCodeUnit)) {
    const known = mentions.filter((one) => moment(one.knownAt) <= at)
    if (!known.length) continue
    const acting = pressures.filter((one) => moment(one.at) <= at)
    const now = verdict(kind, known, acting, context)
    if (history.at(-1)?.status !== now.status) history.push({ at: at === '~' ? null : at, ...now })
  }
  const origins = originsOf(mentions, context)
  return { status: history.at(-1)?.status ?? 'single-source', origins, history }
}
