// The frame of the HTML page: head with a strict policy, skip link, masthead, contents, foot. No script, no outside request.
import { sha256 } from '../../../../text/digest.ts'
import { sayMoment } from '../../dates.ts'
import { escapeHtml } from '../../safe-text.ts'
import { counted } from '../../wording.ts'
import type { Reading } from '../reading.ts'
import { STYLE } from './style.ts'

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Hexadecimal digits as base64, as policies want digests. */
function base64(hex: string): string {
  let bits = ''
  for (const digit of hex) bits += Number.parseInt(digit, 16).toString(2).padStart(4, '0')
  let out = ''
  for (let at = 0; at < bits.length; at += 6)
    out += BASE64.charAt(Number.parseInt(bits.slice(at, at + 6).padEnd(6, '0'), 2))
  return out + '='.repeat((4 - (out.length % 4)) % 4)
}

/** The one style sheet is allowed by its digest; everything else that could load or run is refused. */
const policy = (): string =>
  `default-src 'none'; style-src 'sha256-${base64(sha256(STYLE))}'; base-uri 'none'; form-action 'none'`

const clocks = ({ dossier, newestAt }: Reading): string => {
  const newest = newestAt === null ? 'No source is dated' : `Newest source ${escapeHtml(sayMoment(newestAt))}`
  const asOf = dossier.asOf === null ? '' : ` · As it was known ${escapeHtml(sayMoment(dossier.asOf))}`
  return `${newest} · Made ${escapeHtml(sayMoment(dossier.generatedAt))}${asOf}`
}

export interface PageParts {
  readonly reading: Reading
  readonly title: string
  /** Already HTML. */
  readonly body: string
  /** Links to other pages and feeds, already HTML: for the head, and for the reader under the masthead. */
  readonly links?: string
  readonly nav?: string
}

export function page({ reading, title, body, links = '', nav = '' }: PageParts): string {
  const { dossier } = reading
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Hearsay</title>
${links}<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#account">Skip to the account</a>
<header class="mast">
<p class="name">Hearsay</p>
<p class="motto">Who said so, on whose word, and does anyone independent say so too?</p>
<p class="clocks">${clocks(reading)}</p>
</header>
${nav}<main id="account" tabindex="-1">
${body}
</main>
<footer class="foot">
<p>Nothing here says what is the case: it says who reports it, who denies it and on whose word. Words between quotation marks are those of the page named beside them; open a sentence to see them in place.</p>
<p>${counted(dossier.coverage.inputs, 'input')}, ${counted(dossier.documents.length, 'document')}. Only excerpts round the cited words are shown; the texts stay with those who publish them. Times are UTC where they say so.</p>
</footer>
</body>
</html>
`
}
