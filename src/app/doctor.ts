// What doctor looks at: the runtime, the package's own files, the data.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { makePlan } from '../run/index.ts'
import { StoreError } from '../ports/store/index.ts'
import { PACKAGE_ROOT } from './resources.ts'
import { namesContact, readUserAgent } from './user-agent.ts'
import { withStore } from './compose.ts'

export interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly says: string
}

/** Files without which stages would find less than they should. */
const NEEDED_FILES = ['lexicons/en/cues.json', 'models', 'package.json']

function examineFiles(): Finding[] {
  const missing = NEEDED_FILES.filter((file) => !existsSync(path.join(PACKAGE_ROOT, file)))
  const says = missing.length
    ? `${missing.join(', ')} missing. Install the package again.`
    : 'lexicons and models are in place.'
  return [{ what: 'package', ok: missing.length === 0, says }]
}

/** What sites are told; that nobody can be reached is said, and is nobody's fault. */
function examineName(): Finding {
  const name = readUserAgent({}, process.env)
  if ('wrong' in name)
    return { what: 'name', ok: false, says: `${name.wrong} (HEARSAY_USER_AGENT, HEARSAY_CONTACT)` }
  const advice = namesContact(name.userAgent)
    ? ''
    : ' Set HEARSAY_CONTACT to a mail or web address, so that whoever runs a site can reach you.'
  return { what: 'name', ok: true, says: `sites are told "${name.userAgent}".${advice}` }
}

async function examineData(place: string): Promise<Finding> {
  if (!/^postgres(ql)?:/.test(place) && !existsSync(place)) {
    return { what: 'data', ok: true, says: `${place} does not exist yet; it is made when something is kept.` }
  }
  try {
    const health = await withStore(place, (store) => store.check())
    const counts = `${String(health.captures)} captures, ${String(health.layers)} layers, ${String(health.bytes)} bytes, data version ${String(health.dataVersion)}`
    if (health.problems.length)
      return { what: 'data', ok: false, says: `${health.problems.join(' ')} (${counts})` }
    return { what: 'data', ok: true, says: `${health.place} (${health.adapter}) is whole: ${counts}.` }
  } catch (error) {
    if (error instanceof StoreError) return { what: 'data', ok: false, says: error.message }
    throw error
  }
}

/** Looks at everything and changes nothing. */
export async function examine(place: string): Promise<readonly Finding[]> {
  return [
    {
      what: 'node',
      ok: true,
      says: `${process.versions.node}, SQLite ${process.versions.sqlite ?? 'unknown'}.`,
    },
    ...examineFiles(),
    {
      what: 'stages',
      ok: true,
      says: `${String(makePlan().stages.length)} steps, in an order without gaps or circles.`,
    },
    examineName(),
    await examineData(place),
  ]
}
