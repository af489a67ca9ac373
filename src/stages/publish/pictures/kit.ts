// What all pictures are made with: an SVG frame with title, description and role, text that is measured by rule of thumb (there is
// no page to measure it on) and cut where it does not fit, a table of the same facts, and the style that both schemes share.
import { escapeXml } from '../exports/xml.ts'
import { escapeHtml, shown } from '../safe-text.ts'
import { oneLine } from '../wording.ts'

export interface Picture {
  /** An <svg> element without a style of its own: the page carries PICTURE_STYLE, or `standalone` puts it in. */
  readonly svg: string
  /** The same facts as an HTML <table>, for those who listen and for copying. */
  readonly table: string
  /** One sentence: what is to be seen, with its limits. */
  readonly caption: string
}

export interface PictureOptions {
  /** Id of the story; without one, the story that most outlets carry. */
  readonly story?: string
  /** In CSS pixels; below 560 the layout is that of a phone. */
  readonly width?: number
}

export const WIDE = 720
export const NARROW = 360
export const isNarrow = (width: number): boolean => width < 560

/** Numbers in attributes: one decimal is finer than a screen. */
export const px = (value: number): string => String(Math.round(value * 10) / 10)

interface Frame {
  /** What kind of picture it is: class and prefix of ids. */
  readonly kind: string
  readonly story: string
  readonly width: number
  readonly height: number
  readonly title: string
  /** The text alternative: what a reader would see. */
  readonly description: string
  readonly body: readonly string[]
}

/** The whole <svg>. Ids hold kind, story and width, so that several pictures may stand on one page. */
export function frame({ kind, story, width, height, title, description, body }: Frame): string {
  const id = `hp-${kind}-${story.replace(/[^\w-]/g, '')}-${String(width)}`
  const size = `viewBox="0 0 ${String(width)} ${px(height)}" width="${String(width)}" height="${px(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" class="hp hp-${kind}" ${size} role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${escapeXml(title)}</title><desc id="${id}-d">${escapeXml(description)}</desc>${body.join('')}</svg>`
}

const NARROW_LETTERS = /[ijlI.,:;'’‘|!()[\]ft\s]/
const BROAD_LETTERS = /[mwMW@%—…]/

/** Width of a text of this size in a broad sans-serif (DejaVu); narrower ones leave a little room. */
export function textWidth(words: string, size: number): number {
  let ems = 0
  for (const letter of words) {
    const point = letter.codePointAt(0) ?? 0
    if (point > 0x2e7f) ems += 1
    else if (NARROW_LETTERS.test(letter)) ems += 0.36
    else if (BROAD_LETTERS.test(letter)) ems += 0.95
    else if (letter >= 'A' && letter <= 'Z') ems += 0.73
    else ems += 0.61
  }
  return ems * size
}

/** As many letters of one line as fit, with an ellipsis where some do not. */
function fitted(words: string, width: number, size: number): string {
  if (textWidth(words, size) <= width) return words
  let kept = ''
  for (const letter of words) {
    if (textWidth(`${kept}${letter}…`, size) > width) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** Words broken into at most `most` lines; the last one is cut where the rest does not fit. */
export function lines(words: string, width: number, size: number, most = 1): readonly string[] {
  const found: string[] = []
  let line = ''
  const parts = oneLine(shown(words)).split(' ')
  for (const [at, part] of parts.entries()) {
    const longer = line === '' ? part : `${line} ${part}`
    if (
      textWidth(longer, size) <= width ||
      (line === '' && found.length < most - 1 && textWidth(part, size) <= width)
    ) {
      line = longer
      continue
    }
    if (found.length === most - 1) {
      found.push(fitted([line, ...parts.slice(at)].filter(Boolean).join(' '), width, size))
      return found
    }
    if (line !== '') found.push(line)
    line = fitted(part, width, size)
  }
  if (line !== '') found.push(line)
  return found
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly class?: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** One line of text; its base line is at y. */
export function label(words: string, { x, y, class: name, anchor }: Placed): string {
  const given = `${name === undefined ? '' : ` class="${name}"`}${anchor === undefined || anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`
  return `<text x="${px(x)}" y="${px(y)}"${given}>${escapeXml(words)}</text>`
}

/** Several lines under each other. */
export const labels = (given: readonly string[], place: Placed, step: number): string =>
  given.map((words, at) => label(words, { ...place, y: place.y + at * step })).join('')

/** A group whose tooltip and name is its full text. */
export const titled = (title: string, body: string, name?: string): string =>
  `<g${name === undefined ? '' : ` class="${name}"`}><title>${escapeXml(oneLine(title))}</title>${body}</g>`

/** Rows of plain text as an HTML table; the first cell of each row is its heading. */
export function tableHtml(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const heads = head.map((one) => `<th scope="col">${escapeHtml(one)}</th>`).join('')
  const body = rows
    .map(
      ([first = '', ...rest]) =>
        `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((one) => `<td>${escapeHtml(one)}</td>`).join('')}</tr>`,
    )
    .join('')
  return `<table class="hp-table"><caption>${escapeHtml(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`
}

const colours = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `--p-${name}:var(--hp-${name},var(--${name},${value}))`)
    .join(';')

const LIGHT = {
  ink: '#1d1b18',
  soft: '#5c564d',
  rule: '#dcd6ca',
  hair: '#ebe6dc',
  paper: '#fbfaf6',
  accent: '#7c1d1d',
  one: '#1f4a7a',
  clash: '#8f1f1f',
  good: '#1f5a3a',
  land: '#e4ddcd',
}
const DARK = {
  ink: '#e9e5dc',
  soft: '#aca598',
  rule: '#3f4043',
  hair: '#2a2b2e',
  paper: '#151618',
  accent: '#eda59b',
  one: '#9cc3ee',
  clash: '#f0a29a',
  good: '#8fd0a9',
  land: '#303236',
}

/**
 * The one style of all pictures. Each colour is the page's own custom property where it has one (--ink, or --hp-ink for
 * pictures alone), else a default for light or dark. Contrast of text is at least 4.5 to 1 in both.
 */
export const PICTURE_STYLE = `.hp{${colours(LIGHT)};display:block;max-width:100%;height:auto;font:400 12.5px/1.3 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif}
@media(prefers-color-scheme:dark){.hp{${colours(DARK)}}}
.hp text{fill:var(--p-ink);unicode-bidi:plaintext}.hp .b{font-weight:600}.hp .s{fill:var(--p-soft);font-size:11px}.hp .k{fill:var(--p-clash);font-weight:600;font-size:11px}.hp .mono{font-size:10.5px;font-weight:600;fill:var(--p-soft)}.hp .mono.inv{fill:var(--p-paper)}
.hp .ground{fill:var(--p-paper)}.hp .rule{stroke:var(--p-rule);fill:none}.hp .hair{stroke:var(--p-hair);fill:none}.hp .axis{stroke:var(--p-soft);fill:none}
.hp .mark{fill:var(--p-one);stroke:var(--p-one);stroke-width:1.5}.hp .hollow{fill:var(--p-paper)}.hp .whisker{stroke:var(--p-one);stroke-width:1.5;fill:none}.hp .loose{stroke-dasharray:4 3}
.hp .edge{fill:none;stroke:var(--p-soft);stroke-width:1.4}.hp .edge.cites{stroke-dasharray:2 3;opacity:.7}.hp .edge.part{stroke-dasharray:7 3}.hp .tip{fill:var(--p-soft)}
.hp .box{fill:var(--p-paper);stroke:var(--p-rule)}.hp .box.origin{stroke:var(--p-accent);stroke-width:1.6}.hp .box.first{stroke:var(--p-ink)}
.hp .yes{fill:var(--p-one)}.hp .doubt{fill:var(--p-paper);stroke:var(--p-one);stroke-width:2}.hp .no{stroke:var(--p-clash);stroke-width:2.4;fill:none;stroke-linecap:round}.hp .silent{fill:var(--p-rule)}.hp .zebra{fill:var(--p-hair);opacity:.55}
.hp .land{fill:var(--p-land)}.hp .border{fill:none;stroke:var(--p-paper);stroke-width:.8}.hp .shore{fill:none;stroke:var(--p-rule)}.hp .place{fill:var(--p-accent);fill-opacity:.32;stroke:var(--p-accent);stroke-width:1.3}.hp .dot{fill:var(--p-accent)}.hp .halo{paint-order:stroke;stroke:var(--p-paper);stroke-width:3px;stroke-linejoin:round}
.hp-table{border-collapse:collapse;font-size:.875rem;line-height:1.45}.hp-table caption{text-align:start;padding:.3rem 0}.hp-table th,.hp-table td{padding:.25rem .7rem .25rem 0;text-align:start;vertical-align:top;font-weight:400}.hp-table thead th{font-weight:600}
@media print{.hp{break-inside:avoid}}
`

/** A picture that is right alone: with its style and a ground of its own. */
export function standalone(svg: string): string {
  const end = svg.indexOf('</desc>') + '</desc>'.length
  const style = `<style>${PICTURE_STYLE.replace(/^\.hp-table.*$/m, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</style>`
  return `${svg.slice(0, end)}${style}<rect class="ground" width="100%" height="100%"/>${svg.slice(end)}\n`
}
