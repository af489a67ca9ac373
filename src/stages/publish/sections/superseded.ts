// Superseded: an earlier state, and the later one that replaced it, each with when it became known.
import type { AccountSentence, Claim } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { inShownOrder, shownSpan, wordsOf } from '../mention-words.ts'
import { citeAll, editorial, outletOf, publishedAt, type Parts, type Placed, type Section } from '../parts.ts'
import { sayMoment } from '../dates.ts'

interface State {
  readonly text: string
  readonly places: readonly Placed[]
}

function stateOf(parts: Parts, claim: Claim): State | null {
  const [mention] = inShownOrder(parts, claim)
  if (!mention) return null
  const at = publishedAt(parts, mention.document)
  const source = `${outletOf(parts, mention.document)}, ${at === null ? 'undated' : sayMoment(at)}`
  return { text: `${wordsOf(parts, mention)} (${source})`, places: [shownSpan(parts, mention), mention] }
}

function firstKnown(parts: Parts, claim: Claim): string {
  const times = claim.mentions.flatMap((one) => publishedAt(parts, one.document) ?? []).sort(byCodeUnit)
  return times[0] ?? '~'
}

export const superseded: Section = (parts) => {
  const found = parts.relations.flatMap((relation): { key: string; sentence: AccountSentence }[] => {
    if (relation.kind !== 'supersedes') return []
    const [earlier, later] = relation.claims.map((id) => parts.claim.get(id))
    const [before, after] = [earlier && stateOf(parts, earlier), later && stateOf(parts, later)]
    if (!earlier || !later || !before || !after) return []
    const evidence = citeAll(parts, [...before.places, ...after.places])
    const key = `${firstKnown(parts, earlier)} ${firstKnown(parts, later)} ${earlier.id}`
    return evidence.length
      ? [
          {
            key,
            sentence: { text: `Earlier: ${before.text}; later: ${after.text}.`, evidence, about: earlier.id },
          },
        ]
      : []
  })
  if (!found.length) return [editorial('Nothing has been replaced by a later state.')]
  return found.sort((a, b) => byCodeUnit(a.key, b.key)).map((one) => one.sentence)
}
