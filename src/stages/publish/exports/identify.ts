// Names of things for the world outside: the same thing has the same URN in every run; an address only where the desk knows one.
import { URL_NAMESPACE, uuidV5 } from '../../../text/uuid.ts'
import type { ViewOptions } from '../view.ts'

const NAMESPACE = uuidV5(URL_NAMESPACE, 'https://hearsay.invalid/')

/** A name-based UUID of a noun and its id. */
export const uuidOf = (noun: string, id: string): string => uuidV5(NAMESPACE, `${noun} ${id}`)

export const urnOf = (noun: string, id: string): string => `urn:uuid:${uuidOf(noun, id)}`

/** The address of a claim on the published site; its URN where no site is known. */
export function claimAddress(claim: string, options: ViewOptions): string {
  return options.site === undefined ? urnOf('claim', claim) : `${options.site}claims.html#${claim}`
}

/** The address of a story on the published site; its URN where no site is known. */
export function storyAddress(story: string, options: ViewOptions): string {
  return options.site === undefined ? urnOf('story', story) : options.site
}
