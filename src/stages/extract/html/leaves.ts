// Walks the tree once and cuts it into leaves. White space is folded, soft hyphens and zero-width signs are left out, line
// breaks stay ("\n"); two breaks end a leaf. Scripts, drawings, controls and the like hold no text of the page.
import { decodeText } from './entities.ts'
import { hintsOf, NO_HINTS } from './hints.ts'
import type { ClassWords, HintCache, Hints } from './hints.ts'
import type { Leaf, LeafLink, PageTree, Region, Run } from './leaf.ts'
import { attribute } from './node.ts'
import type { HtmlNode, HtmlPage } from './node.ts'
import { BLOCK } from './tags.ts'
import { countWords } from '../prose.ts'
import { foldRun } from './text-run.ts'

const NO_TEXT: ReadonlySet<string> = new Set(
  (
    'script style noscript template svg iframe object embed video audio canvas map select option optgroup datalist textarea input ' +
    'button head title link meta math progress meter noembed noframes xmp applet'
  ).split(' '),
)
const PICTURES: ReadonlySet<string> = new Set([
  'img',
  'picture',
  'video',
  'iframe',
  'amp-img',
  'object',
  'embed',
])
const STRONG: ReadonlySet<string> = new Set(['b', 'strong'])

export interface LeafOptions {
  /** What stands in noscript is part of the page, as in a browser without scripts. */
  readonly isScriptless: boolean
}

interface Walk {
  readonly page: HtmlPage
  readonly isScriptless: boolean
  readonly words: ClassWords
  readonly hintCache: HintCache
  readonly leaves: Leaf[]
  readonly regions: Region[]
  readonly open: Region[]
  readonly dated: HtmlNode[]
  /** The leaf being filled. */
  text: string
  runs: Run[]
  links: LeafLink[]
  marks: { start: number; end: number }[]
  strong: number
  linkChars: number
  breaks: number
  image: boolean
  /** Inline state. */
  link: HtmlNode | null
  bold: number
  raised: number
  inlineHints: Hints | null
  inlineHintsHold: boolean
  readonly inlineStack: Hints[]
}

export function leavesOf(
  page: HtmlPage,
  words: ClassWords,
  { isScriptless }: LeafOptions = { isScriptless: false },
): PageTree {
  const body = makeRegion(page.root, null, 0, NO_HINTS, 0)
  const walk: Walk = {
    page,
    isScriptless,
    words,
    hintCache: new Map(),
    leaves: [],
    regions: [body],
    open: [body],
    dated: [],
    text: '',
    runs: [],
    links: [],
    marks: [],
    strong: 0,
    linkChars: 0,
    breaks: 0,
    image: false,
    link: null,
    bold: 0,
    raised: 0,
    inlineHints: null,
    inlineHintsHold: true,
    inlineStack: [],
  }
  let node: HtmlNode | null = page.root.first
  while (node) {
    const goesIn = enter(walk, node)
    if (goesIn && node.first) {
      node = node.first
      continue
    }
    if (goesIn) leave(walk, node)
    let at: HtmlNode = node
    node = null
    for (;;) {
      if (at.next) {
        node = at.next
        break
      }
      const parent: HtmlNode | null = at.parent
      if (!parent || parent === page.root) break
      leave(walk, parent)
      at = parent
    }
  }
  flush(walk)
  body.endLeaf = walk.leaves.length
  return { leaves: walk.leaves, regions: walk.regions, body, dated: walk.dated }
}

function makeRegion(
  node: HtmlNode,
  parent: Region | null,
  depth: number,
  hints: Hints,
  firstLeaf: number,
): Region {
  return {
    node,
    parent,
    depth,
    hints,
    firstLeaf,
    endLeaf: firstLeaf,
    words: 0,
    linkWords: 0,
    prose: 0,
    closed: 0,
    free: 0,
    score: 0,
  }
}

/** Whether the walk goes into the node's children. */
function enter(walk: Walk, node: HtmlNode): boolean {
  if (node.tag === '#text') {
    addText(walk, node)
    return false
  }
  if (PICTURES.has(node.tag)) walk.image = true
  if (NO_TEXT.has(node.tag) && !isShadowRoot(walk, node) && !(walk.isScriptless && node.tag === 'noscript'))
    return false
  if ((node.tag === 'rt' || node.tag === 'rp') && !hasParentheses(node)) return false
  if (node.tag === 'br') {
    lineBreak(walk)
    return false
  }
  if (node.traits & BLOCK) {
    flush(walk)
    const parent = top(walk)
    const region = makeRegion(
      node,
      parent,
      parent.depth + 1,
      hintsOf(walk.page, node, walk.words, walk.hintCache),
      walk.leaves.length,
    )
    if (region.hints.role === 'date') walk.dated.push(node)
    walk.regions.push(region)
    walk.open.push(region)
    return true
  }
  return enterInline(walk, node)
}

/** A reading beside a character is text where the page brings parentheses for it ("尹錫悦（ユンソンニョル）"). */
function hasParentheses(reading: HtmlNode): boolean {
  for (let node = reading.parent?.first ?? null; node; node = node.next) if (node.tag === 'rp') return true
  return false
}

function top(walk: Walk): Region {
  return walk.open[walk.open.length - 1] as Region
}

/** A template that declares a shadow root is shown; other templates are not. */
function isShadowRoot(walk: Walk, node: HtmlNode): boolean {
  return (
    node.tag === 'template' &&
    (attribute(walk.page, node, 'shadowrootmode') ?? attribute(walk.page, node, 'shadowroot')) !== null
  )
}

function enterInline(walk: Walk, node: HtmlNode): boolean {
  const hints = hintsOf(walk.page, node, walk.words, walk.hintCache)
  if (hints.role === 'date') walk.dated.push(node)
  if (hints.hidden) return false
  walk.inlineStack.push(hints)
  if (node.tag === 'a' && attribute(walk.page, node, 'href') !== null) {
    walk.link = node
    walk.links.push({ start: walk.text.length, end: walk.text.length, node })
  } else if (STRONG.has(node.tag)) walk.bold++
  else if (node.tag === 'sup') walk.raised++
  return true
}

function leave(walk: Walk, node: HtmlNode): void {
  if (node.traits & BLOCK) {
    flush(walk)
    const region = walk.open.pop()
    if (region) region.endLeaf = walk.leaves.length
    return
  }
  walk.inlineStack.pop()
  if (node.tag === 'a' && walk.link === node) {
    closeLink(walk)
    walk.link = null
  } else if (STRONG.has(node.tag)) walk.bold--
  else if (node.tag === 'sup') walk.raised--
}

function closeLink(walk: Walk): void {
  const link = walk.links[walk.links.length - 1]
  if (link) link.end = walk.text.length
}

function lineBreak(walk: Walk): void {
  if (walk.text === '') return
  walk.breaks++
  if (walk.breaks >= 2) {
    flush(walk)
    return
  }
  walk.text = walk.text.trimEnd() + '\n'
}

function addText(walk: Walk, node: HtmlNode): void {
  const { source } = walk.page
  if (walk.inlineStack.length > 0 && isForScreenReaders(walk, node)) return
  const before = walk.text.endsWith(' ') || !isNewLabel(walk, node) ? walk.text : `${walk.text} `
  const added = foldRun(
    source,
    node.start,
    node.end,
    walk.page.decoder,
    before === '' || /\s$/.test(before.slice(-1)),
  )
  if (added.text === '') return
  if (added.text !== ' ') walk.breaks = 0
  const start = before.length
  walk.text = before + added.text
  for (const run of added.runs) walk.runs.push({ ...run, start: start + run.start, end: start + run.end })
  const length = added.text.length
  if (walk.link) walk.linkChars += length
  if (walk.bold > 0) walk.strong += length
  if (walk.raised > 0 && /^\s*[[(]?[\d*†‡a-z][\d,\s]{0,6}[\])]?\s*$/.test(added.text))
    markRaised(walk, start, added.text)
  noteInlineHints(walk, added.text)
}

/** ", opens new tab" and the like, which only listeners are meant to hear. */
function isForScreenReaders(walk: Walk, node: HtmlNode): boolean {
  const length = node.end - node.start
  if (length > 60 || length < 8) return false
  const text = decodeText(walk.page.source.slice(node.start, node.end), walk.page.decoder)
  return walk.words.unseen.has(
    text
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  )
}

/** A span right behind another, "Economy" + "Prices fall": shown as two lines, though no space stands between. */
function isNewLabel(walk: Walk, node: HtmlNode): boolean {
  const parent = node.parent
  if (parent?.tag !== 'span' || parent.first !== node || !/\p{Ll}{2}$/u.test(walk.text.slice(-2)))
    return false
  if (walk.page.source[parent.start - 1] !== '>') return false
  return /^\p{Lu}\p{Ll}/u.test(walk.page.source.slice(node.start, node.start + 2))
}

function markRaised(walk: Walk, start: number, text: string): void {
  const trimmed = text.trim()
  const from = start + text.indexOf(trimmed)
  walk.marks.push({ start: from, end: from + trimmed.length })
}

/** Keeps the hints of an inline element only while it holds all of the leaf's text. */
function noteInlineHints(walk: Walk, text: string): void {
  if (text.trim() === '') return
  const hints = walk.inlineStack.findLast((hint) => hint.role !== null || hint.furniture !== null) ?? null
  if (!walk.inlineHintsHold) return
  if (walk.inlineHints === null && hints !== null && walk.text.trim() === text.trim())
    walk.inlineHints = hints
  else if (walk.inlineHints !== hints) {
    walk.inlineHints = null
    walk.inlineHintsHold = false
  }
}

/** Ends the leaf being filled. */
function flush(walk: Walk): void {
  const trimmed = walk.text.trimEnd()
  if (trimmed !== '') {
    if (walk.link) closeLink(walk)
    walk.leaves.push(makeLeaf(walk, trimmed))
    walk.image = false
  }
  walk.text = ''
  walk.runs = []
  walk.links = walk.link ? [{ start: 0, end: 0, node: walk.link }] : []
  walk.marks = []
  walk.strong = 0
  walk.linkChars = 0
  walk.breaks = 0
  walk.inlineHints = null
  walk.inlineHintsHold = true
}

function makeLeaf(walk: Walk, text: string): Leaf {
  const region = top(walk)
  const runs = walk.runs
    .filter((run) => run.start < text.length)
    .map((run) => (run.end <= text.length ? run : { ...run, end: text.length }))
  const first = runs[0]
  const last = runs[runs.length - 1]
  const words = countWords(text)
  const leaf: Leaf = {
    index: walk.leaves.length,
    region,
    text,
    runs,
    links: walk.links
      .filter((link) => link.end > link.start && link.start < text.length)
      .map((link) => ({ ...link, end: Math.min(link.end, text.length) })),
    words,
    linkWords: Math.round((words * Math.min(walk.linkChars, text.length)) / Math.max(1, text.length)),
    strong: walk.strong,
    marks: walk.marks,
    sourceStart: first?.sourceStart ?? region.node.start,
    sourceEnd: last?.sourceEnd ?? region.node.end,
    loose: region.firstLeaf < walk.leaves.length,
    afterImage: walk.image,
    line: undefined,
    inlineHints: walk.inlineHintsHold ? walk.inlineHints : null,
  }
  return leaf
}
