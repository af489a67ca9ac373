// The seven statuses in plain words: what each means, and nothing about who is right.
import type { ClaimStatus } from '../../model/index.ts'

/** One plain sentence for each status, shown beside the word wherever it stands. */
export const STATUS_DEFINITIONS: Readonly<Record<ClaimStatus, string>> = {
  corroborated: 'Two or more independent origins, each of them named, say the same.',
  'single-source': 'Everything that carries it rests on one origin, however many pages repeat it.',
  disputed: 'One origin says so, and another denies it or says what cannot hold beside it.',
  denied: 'It is mentioned only where somebody denies it.',
  unverified: 'Every mention is hedged or says that it has not been verified.',
  superseded: 'A later state of affairs has replaced it.',
  forecast: 'It was about the future when it was said.',
}

/** The status as a reader sees it. */
export const STATUS_WORDS: Readonly<Record<ClaimStatus, string>> = {
  corroborated: 'corroborated',
  'single-source': 'one origin',
  disputed: 'disputed',
  denied: 'denied',
  unverified: 'not verified',
  superseded: 'superseded',
  forecast: 'forecast',
}
