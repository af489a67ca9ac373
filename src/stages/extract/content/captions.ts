// Captions that no tag or name marks: a line beside a picture that is set unlike the article's paragraphs, or that is left
// without a full stop.
import type { Leaf } from '../html/leaf.ts'
import type { HtmlPage } from '../html/node.ts'
import { attribute } from '../html/node.ts'
import { isClosed } from '../prose.ts'
import { isRunning } from './choose.ts'
import type { TypedLeaf } from './typed-leaf.ts'

const CAPTION_WORDS = 50
/** Share of the running words that one setting must carry to be the article's. */
const USUAL_SHARE = 0.6

/** Turns paragraphs right behind a picture into captions. */
export function typePictureLines(page: HtmlPage, body: readonly TypedLeaf[]): void {
  const usual = usualSetting(page, body)
  for (const [at, entry] of body.entries()) {
    const { leaf } = entry
    if (
      entry.kind !== 'paragraph' ||
      !leaf.afterImage ||
      leaf.words > CAPTION_WORDS ||
      /[:?]$|^\d{1,2}[.)]/.test(leaf.text)
    )
      continue
    const isSetApart =
      usual !== null && settingOf(page, leaf) !== usual && (leaf.words <= 30 || !isClosed(leaf.text))
    const isOpen = !isClosed(leaf.text) && leaf.words <= 30 && body[at + 1] !== undefined
    if (isSetApart || isOpen) {
      entry.kind = 'caption'
      entry.reason = 'beside-picture'
    }
  }
}

/** Element and class of most of the running text; null where there is no such habit. */
function usualSetting(page: HtmlPage, body: readonly TypedLeaf[]): string | null {
  const words = new Map<string, number>()
  let all = 0
  for (const { leaf, kind } of body) {
    if (kind !== 'paragraph' || !isRunning(leaf)) continue
    const setting = settingOf(page, leaf)
    words.set(setting, (words.get(setting) ?? 0) + leaf.words)
    all += leaf.words
  }
  for (const [setting, count] of words) if (count > all * USUAL_SHARE) return setting
  return null
}

function settingOf(page: HtmlPage, leaf: Leaf): string {
  return `${leaf.region.node.tag}.${attribute(page, leaf.region.node, 'class') ?? ''}`
}
