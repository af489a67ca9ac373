import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFragment } from 'parse5'
import type { Dossier } from '../../../model/index.ts'
import { packageResources } from '../../../app/resources.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { coveragePicture } from './coverage.ts'
import {
  lines,
  NARROW,
  PICTURE_STYLE,
  standalone,
  textWidth,
  WIDE,
  type Picture,
  type PictureOptions,
} from './kit.ts'
import { lineagePicture } from './lineage.ts'
import { mapPicture } from './map.ts'
import { matrixPicture } from './matrix.ts'
import { timelinePicture } from './timeline.ts'
import { timelineStrip } from './timeline-strip.ts'

const dossier = richDossier(packageResources())
const hostile = hostileDossier(packageResources())
const DRAWINGS: Readonly<Record<string, (dossier: Dossier, options: PictureOptions) => Picture>> = {
  timeline: timelinePicture,
  strip: timelineStrip,
  coverage: coveragePicture,
  lineage: lineagePicture,
  matrix: matrixPicture,
  map: mapPicture,
}

/** Whether a text is well-formed XML of elements, attributes and text; our pictures have nothing else. */
function illFormed(xml: string): string | null {
  const open: string[] = []
  const part =
    /<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|[^<&]+|&(?:amp|lt|gt|quot|#39);/gi
  let at = 0
  for (const match of xml.trim().matchAll(part)) {
    if (match.index !== at) return `at ${at}: ${xml.slice(at, at + 60)}`
    at += match[0].length
    const [, closes, name = '', , isEmpty] = match
    if (!name) continue
    if (closes) {
      if (open.pop() !== name) return `</${name}> closes nothing`
    } else if (!isEmpty) open.push(name)
  }
  return at === xml.trim().length && !open.length ? null : `ends at ${at}, open: ${open.join(' ')}`
}

for (const [kind, draw] of Object.entries(DRAWINGS)) {
  test(`${kind}: well-formed, named and described, for desk and phone, whatever sources have written`, () => {
    for (const one of [dossier, hostile])
      for (const width of [WIDE, NARROW]) {
        const { svg, table, caption } = draw(one, { width })
        assert.equal(illFormed(svg), null)
        assert.equal(illFormed(standalone(svg)), null)
        assert.match(svg, new RegExp(`viewBox="0 0 ${String(width)} `))
        const labelled = /role="img" aria-labelledby="(\S+) (\S+)"/.exec(svg)
        assert.ok(
          labelled &&
            svg.includes(`<title id="${labelled[1]!}">`) &&
            svg.includes(`<desc id="${labelled[2]!}">`),
        )
        assert.ok(caption.length > 20)
        assert.match(table, /^<table class="hp-table"><caption>/)
        assert.doesNotMatch(svg + table, /<script|<b onload|[\u202a-\u202e\u0000-\u0008]/)
      }
  })

  test(`${kind}: colours come from the style, so that light and dark both work`, () => {
    const { svg } = draw(dossier, {})
    assert.doesNotMatch(svg, /#[0-9a-f]{3,8}\b|rgb\(|(?:fill|stroke)="|style=/i)
    assert.match(standalone(svg), /prefers-color-scheme:dark/)
  })

  test(`${kind}: the same bytes in whatever order the dossier lists things; nothing found is said in words`, () => {
    const turned: Dossier = {
      ...dossier,
      lineage: [...dossier.lineage].reverse(),
      places: [...dossier.places].reverse(),
    }
    assert.equal(draw(turned, {}).svg, draw(dossier, {}).svg)
    const empty = draw({ ...dossier, documents: [], claims: [], timeline: [], places: [], lineage: [] }, {})
    assert.equal(illFormed(empty.svg), null)
    assert.match(empty.caption, /^No /)
    assert.match(draw(dossier, { story: 's_nothing' }).caption, /^No /)
  })
}

test('every class that a picture uses has a rule', () => {
  const used = new Set(
    Object.values(DRAWINGS).flatMap((draw) =>
      [WIDE, NARROW].flatMap((width) =>
        [...draw(dossier, { width }).svg.matchAll(/class="([^"]+)"/g)].flatMap((match) =>
          match[1]!.split(' '),
        ),
      ),
    ),
  )
  const unknown = [...used].filter(
    (name) =>
      !/^hp/.test(name) && !PICTURE_STYLE.includes(`.${name}{`) && !PICTURE_STYLE.includes(`.${name}.`),
  )
  assert.deepEqual(
    unknown.filter((name) => !['n', 'carries', 'outlet'].includes(name)),
    [],
  )
})

test('the matrix tells who carries, hedges, denies and is silent, by shape and in its table', () => {
  const { svg, table } = matrixPicture(dossier)
  assert.match(svg, /The Alder Post: carries it/)
  assert.match(svg, /: silent/)
  const cells = parseFragment(table)
  assert.ok(
    JSON.stringify(cells, (key, value: unknown) => (key === 'parentNode' ? undefined : value)).includes(
      'silent',
    ),
  )
})

test('the lineage graph draws the copy, and not a second time what it has from its original', () => {
  const { table } = lineagePicture(dossier)
  assert.match(table, /<th scope="row">Vale Herald[^<]*<\/th><td>carries the text of<\/td><td>The Alder Post/)
  assert.match(table, /<th scope="row">The Alder Post[^<]*<\/th><td>rests on<\/td><td>Edda Marsh/)
  assert.doesNotMatch(table, /<th scope="row">Vale Herald[^<]*<\/th><td>rests on/)
})

test('the map sizes places by mentions and says which it cannot place', () => {
  const { svg, caption } = mapPicture(dossier)
  const radius = (name: string): number =>
    Number(new RegExp(`<title>${name}: [^<]*</title><circle class="place"[^>]* r="([\\d.]+)"`).exec(svg)?.[1])
  assert.ok(radius('Lisbon') > radius('Porto'))
  assert.match(caption, /2 places of known position.*1 name of unknown position is not drawn/)
})

test('the timeline says where only the year is known and draws it apart from a day', () => {
  const { svg } = timelinePicture(dossier)
  assert.match(svg, /only the year is known/)
  assert.match(svg, /Time unknown/)
  const strip = timelineStrip(dossier)
  assert.match(strip.caption, /1 entry of unknown time is not drawn/)
})

test('lines are cut to their width, with an ellipsis in the last', () => {
  const words = 'a gate that failed in the night while the river was high'
  for (const line of lines(words, 100, 12, 2)) assert.ok(textWidth(line, 12) <= 100, line)
  assert.match(lines(words, 100, 12, 2).at(-1)!, /…$/)
  assert.deepEqual(lines('short', 100, 12, 2), ['short'])
  assert.equal(lines('Donaudampfschifffahrtsgesellschaftskapitän', 60, 12, 2).length, 1)
})
