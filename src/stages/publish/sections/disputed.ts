// Disputed: both sides as consecutive sentences, in pairs, so that views can set them side by side.
// The sides are the two claims of a contradiction, or what one claim's mentions assert and deny.
import type { AccountSentence, Claim, ClaimMention } from '../../../model/index.ts'
import { inShownOrder, restsOn, told } from '../mention-words.ts'
import { editorial, type Parts, type Section } from '../parts.ts'
import { bySalience } from '../salience.ts'
import { ended } from '../wording.ts'

interface Pair {
  readonly claim: Claim
  readonly sides: readonly [AccountSentence, AccountSentence]
}

function side(parts: Parts, claim: Claim, mentions: readonly ClaimMention[]): AccountSentence | null {
  const shown = inShownOrder(parts, claim, mentions)
  const [first] = shown
  const evidence = restsOn(parts, shown)
  return first && evidence.length ? { text: ended(told(parts, first)), evidence, about: claim.id } : null
}

const isDenied = (mention: ClaimMention): boolean => mention.certainty === 'denied'

/** What a claim says in its own right: its denials are the other side of another pair. */
const assertions = (claim: Claim): readonly ClaimMention[] => {
  const flat = claim.mentions.filter((mention) => !isDenied(mention))
  return flat.length ? flat : claim.mentions
}

function contradictions(parts: Parts): Pair[] {
  return parts.relations.flatMap((relation) => {
    if (relation.kind !== 'contradicts') return []
    const [a, b] = relation.claims.map((id) => parts.claim.get(id))
    // What a later state has replaced is no dispute any more: it stands under "superseded".
    if (!a || !b || a.status === 'superseded' || b.status === 'superseded') return []
    const [one, other] = [side(parts, a, assertions(a)), side(parts, b, assertions(b))]
    return one && other ? [{ claim: a, sides: [one, other] as const }] : []
  })
}

function denials(parts: Parts): Pair[] {
  return parts.claims.flatMap((claim) => {
    if (claim.status !== 'disputed') return []
    const one = side(
      parts,
      claim,
      claim.mentions.filter((mention) => !isDenied(mention)),
    )
    const other = side(parts, claim, claim.mentions.filter(isDenied))
    return one && other ? [{ claim, sides: [one, other] as const }] : []
  })
}

/** Each pair of sentences once, the most salient claims first. */
export const disputed: Section = (parts) => {
  const pairs = new Map(
    [...contradictions(parts), ...denials(parts)].map((pair) => [
      pair.sides.map((one) => one.text).join('\n'),
      pair,
    ]),
  )
  if (!pairs.size) return [editorial('Nothing is disputed.')]
  const claims = new Map([...pairs.values()].map(({ claim }) => [claim.id, claim]))
  const order = new Map(bySalience([...claims.values()], parts).map((claim, at) => [claim.id, at]))
  return [...pairs.values()]
    .sort((a, b) => (order.get(a.claim.id) ?? 0) - (order.get(b.claim.id) ?? 0))
    .flatMap((pair) => pair.sides)
}
