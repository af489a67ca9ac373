// The cleaner's promises, checked with another parser than its own: whatever goes in, nothing unsafe comes out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { ADDRESS_ATTRIBUTES, ALLOWED_ATTRIBUTES, ALLOWED_ELEMENTS } from './html-allowed.ts'
import { asHtml, cleanHtml, isSafeAddress } from './html-clean.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

/** Element and attribute names that a browser sees in some HTML, with the addresses among the values. */
function seenIn(html: string): { names: string[]; attributes: string[]; addresses: string[] } {
  const seen = { names: [] as string[], attributes: [] as string[], addresses: [] as string[] }
  const waiting: Node[] = [
    ...parseFragment(html, { scriptingEnabled: true }).childNodes,
    ...parseFragment(html, { scriptingEnabled: false }).childNodes,
  ]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#comment') seen.names.push('#comment')
    if (!('attrs' in node)) continue
    seen.names.push(node.nodeName)
    for (const { name, value } of node.attrs) {
      seen.attributes.push(name)
      if (ADDRESS_ATTRIBUTES.has(name)) seen.addresses.push(value)
    }
    waiting.push(...node.childNodes)
  }
  return seen
}

const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '=',
  ' ',
  '&',
  ';',
  '&lt;',
  '&#60;',
  '<!--',
  '-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  '<?',
  '\u0000',
  '\n',
  'script',
  'style',
  'svg',
  'math',
  'mtext',
  'noscript',
  'textarea',
  'title',
  'template',
  'iframe',
  'xmp',
  'plaintext',
  'select',
  'table',
  'b',
  'p',
  'a',
  'img',
  'form',
  'li',
  'td',
  ' href',
  ' src',
  ' onerror',
  ' style',
  ' title',
  'javascript:',
  'java\nscript:',
  '&#106;avascript:',
  'data:text/html,',
  'x()',
  'expression(',
  'url(',
  '</script>',
  '</style>',
  '</textarea>',
  '</noscript>',
  '<b>',
  '<img src=x onerror=x()>',
]

const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 }))
const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
const attribute = fc
  .tuple(
    fc.constantFrom('href', 'src', 'title', 'alt', 'style', 'onerror', 'srcdoc', 'HREF', 'xlink:href'),
    fc.constantFrom('"', "'", ''),
    value,
  )
  .map(([name, quote, text]) => ` ${name}=${quote}${quote ? text.replaceAll(quote, '') : text}${quote}`)
const tag = fc
  .tuple(
    fc.constantFrom('', '/'),
    fc.constantFrom(
      'a',
      'img',
      'b',
      'p',
      'script',
      'svg',
      'math',
      'noscript',
      'textarea',
      'title',
      'iframe',
      'form',
    ),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('>', '/>', ''),
  )
  .map(([slash, name, attributes, end]) => `<${slash}${name}${attributes.join('')}${end}`)
const html = fc.array(fc.oneof(tag, piece), { maxLength: 20 }).map((pieces) => pieces.join(''))

test('no input makes anything come out that is not on the lists', () => {
  fc.assert(
    fc.property(html, (source) => {
      const clean = cleanHtml(source, 'https://a.example/')
      const { names, attributes, addresses } = seenIn(clean)
      for (const name of names) assert.ok(ALLOWED_ELEMENTS.has(name), `${name} in ${clean}`)
      for (const name of attributes)
        assert.ok(ALLOWED_ATTRIBUTES.has(name) || name === 'style', `${name} in ${clean}`)
      for (const address of addresses) assert.ok(isSafeAddress(address), `${address} in ${clean}`)
    }),
    { numRuns: 5000 },
  )
})

test('what is clean stays as it is', () => {
  fc.assert(
    fc.property(html, (source) => {
      const once = cleanHtml(source, 'https://a.example/')
      assert.equal(cleanHtml(once, 'https://a.example/'), once)
    }),
    { numRuns: 2000 },
  )
})

test('plain text as HTML reads as the text that it was', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('<', '&', '&amp', ';', '#', 'x3C', 'lt', 'b', ' ', '>', '!'),
          fc.string({ maxLength: 2 }),
        ),
        { maxLength: 20 },
      ),
      (pieces) => {
        const text = pieces.join('').replace(/[\u0000\r]/g, '')
        const shown = parseFragment(asHtml(text))
          .childNodes.map((node) => ('value' in node ? node.value : `[${node.nodeName}]`))
          .join('')
        assert.equal(shown, text)
      },
    ),
    { numRuns: 2000 },
  )
})
