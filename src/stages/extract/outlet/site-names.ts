// Names that the markup of a page gives its site: the words and the picture that lead home, and what structured data calls
// the site. Known before the headline is, because a site's name in large letters is no headline.
import { hostOf, siteOf } from '../address.ts'
import { foldLine } from '../fold.ts'
import { decodeText } from '../html/entities.ts'
import type { PageTree } from '../html/leaf.ts'
import type { HtmlNode, HtmlPage } from '../html/node.ts'
import { attribute, attributesOf } from '../html/node.ts'
import { classifyLine } from '../lines.ts'
import type { Lexicon } from '../lexicon.ts'
import type { PageHead } from '../meta/head.ts'
import { strings, typesOf } from '../meta/json-ld.ts'
import type { Clue } from './evidence.ts'

const NAME_LIMIT = 60
/** Pictures and links of one page that are looked at: a site is named among the first. */
const ELEMENT_LIMIT = 200
const SITE_TYPES = /^(?:WebSite|NewsMediaOrganization|Periodical|Newspaper|Blog)$/

export interface SiteSources {
  readonly page: HtmlPage
  readonly tree: PageTree
  readonly head: PageHead
  readonly address: string | null
  readonly lexicon: Lexicon
}

interface Sources extends SiteSources {
  /** The part of the page's own host that names the site. */
  readonly site: string | null
}

/** Clues of kinds home-link, logo and structured-data, in the order they stand. */
export function siteNames(given: SiteSources): Clue[] {
  const { address, head } = given
  const host = hostOf(address ?? head.canonical ?? head.metas.get('og:url')?.value ?? null)
  const sources = { ...given, site: host === null ? null : siteOf(host) }
  return [...fromStructured(sources), ...fromHomeLinks(sources), ...fromPictures(sources)]
}

/** Names in structured data may be written as in markup ("&amp;"). */
function fromStructured({ page, head }: Sources): Clue[] {
  return head.blocks.flatMap((block) =>
    block.nodes
      .filter((node) => typesOf(node).some((type) => SITE_TYPES.test(type)))
      .flatMap((node) => strings(node['name']))
      .map((name) => decodeText(name, page.decoder))
      .filter((name) => name.trim() !== '' && name.length <= NAME_LIMIT)
      .map((name): Clue => ({
        kind: 'structured-data',
        name: name.trim(),
        source: { start: block.start, end: block.end },
      })),
  )
}

/** The words of the first link that leads home; further ones lead to what the site offers. */
function fromHomeLinks(sources: Sources): Clue[] {
  let links = 0
  for (const leaf of sources.tree.leaves) {
    for (const link of leaf.links) {
      if (++links > ELEMENT_LIMIT) return []
      if (link.end - link.start > NAME_LIMIT || !leadsHome(link.node, sources)) continue
      const name = cleanName(leaf.text.slice(link.start, link.end), sources.lexicon)
      if (name !== null)
        return [{ kind: 'home-link', name, source: { start: leaf.sourceStart, end: leaf.sourceEnd } }]
    }
  }
  return []
}

/** Pictures in links that lead home, and the first that calls itself a logo; names of such links themselves. */
function fromPictures(sources: Sources): Clue[] {
  const { page, head, lexicon } = sources
  const clues: Clue[] = []
  const add = (kind: Clue['kind'], node: HtmlNode, key: string): boolean => {
    const value = attributesOf(page, node).get(key)
    const name = value ? cleanName(value.value, lexicon) : null
    if (!value || name === null) return false
    clues.push({ kind, name, source: { start: value.start, end: value.end } })
    return true
  }
  for (const node of head.anchors.slice(0, ELEMENT_LIMIT))
    if (leadsHome(node, sources) && (add('home-link', node, 'title') || add('home-link', node, 'aria-label')))
      break
  let hasLogo = false
  for (const node of head.images.slice(0, ELEMENT_LIMIT)) {
    const isHome = isInHomeLink(node, sources)
    if (isHome || (!hasLogo && isLogo(page, node))) hasLogo = add('logo', node, 'alt') || hasLogo
  }
  return clues
}

function isInHomeLink(node: HtmlNode, sources: Sources): boolean {
  let at = node.parent
  for (let level = 0; at && level < 6; level++, at = at.parent)
    if (at.tag === 'a') return leadsHome(at, sources)
  return false
}

const LOGO = /(?:^|[^a-z])(?:logo|masthead|nameplate|flag|brand)(?:[^a-z]|$)|logo/i

function isLogo(page: HtmlPage, node: HtmlNode): boolean {
  return ['class', 'id', 'src', 'alt'].some((key) => LOGO.test((attribute(page, node, key) ?? '').slice(-80)))
}

const HOME_PATH = /^(?:\.?\/)?(?:(?:index|default|home)(?:\.\w{2,5})?|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i

function leadsHome(node: HtmlNode, { page, site }: Sources): boolean {
  const href = (attribute(page, node, 'href') ?? '').trim()
  // A home address is short; most links of a page are not.
  if (href === '' || href.length > HREF_LIMIT) return false
  const absolute = /^(?:https?:)?\/\/([^/?#:]+)(?::\d+)?([^?#]*)/i.exec(href)
  if (!absolute) return HOME_PATH.test(href.replace(/[?#].*$/s, ''))
  return (
    site !== null && HOME_PATH.test(absolute[2] ?? '') && siteOf((absolute[1] ?? '').toLowerCase()) === site
  )
}

const HREF_LIMIT = 80

const SEPARATOR = /\s+[|·•:»–—-]\s+|\s*[|»:]\s*/
const NO_NAME =
  /^(?:to|go|back|zur|zum|return|retour|ir)\b|\b(?:home\s?page|homepage|home|startseite|accueil|inicio|portada|logo|logotype|main page|front page|website|site)\b/iu

/** What of a label names the site: "Tarn Herald logo" → "Tarn Herald"; null where nothing does ("Home", "Menu"). */
export function cleanName(label: string, lexicon: Lexicon): string | null {
  const text = label.replace(/\s+/g, ' ').trim()
  if (text.length > NAME_LIMIT) return null
  for (const part of text.split(SEPARATOR)) {
    const name = part
      .replace(/^(?:the\s+)?(?:logo|logotype|home\s?page|link)\s+(?:of|for|to|de|von|der)\s+(?:the\s)?/i, '')
      .replace(/[\s-]+(?:site\s+)?(?:logo|logotype|home\s?page|home|masthead)$/i, '')
      .replace(/^logo[\s:-]+/i, '')
      .trim()
    if (name.length < 2 || !/\p{L}{2}/u.test(name) || NO_NAME.test(name)) continue
    if (startsWithAbout(name, lexicon)) continue
    if (classifyLine(name, lexicon) !== null || /\.(?:png|jpe?g|gif|svg|webp)$/i.test(name)) continue
    return name
  }
  return null
}

/** "About Alma", "Über uns". A word of one or two letters is an article of some other language ("O Molhe"). */
export function startsWithAbout(name: string, lexicon: Lexicon): boolean {
  const first = foldLine(name.split(' ')[0] ?? '')
  return first.length > 2 && lexicon.aboutPerson.has(first)
}
