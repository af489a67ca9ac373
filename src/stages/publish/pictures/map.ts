// Where it is said to happen: places of known position, sized by how often they are named, on land and borders of Natural Earth
// (through world-atlas); no tiles from elsewhere. A region fitted to the places, or the world where they lie far apart.
import { geoEqualEarth, geoGraticule, geoMercator, geoPath, type GeoProjection } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import fine from 'world-atlas/countries-50m.json' with { type: 'json' }
import coarse from 'world-atlas/countries-110m.json' with { type: 'json' }
import type { Dossier } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { plain } from '../exports/told.ts'
import { outletName } from '../views/reading.ts'
import { counted } from '../wording.ts'
import {
  frame,
  label,
  lines,
  px,
  tableHtml,
  textWidth,
  titled,
  WIDE,
  type Picture,
  type PictureOptions,
} from './kit.ts'
import { nothing, storyOf } from './story-of.ts'

const TITLE = 'Map of the places named'
/** Degrees of longitude beyond which places are shown on the whole world. */
const WORLD = 110
/** Degrees shown at least, so that a single town stands in its country. */
const LEAST = 6

/** The world without the ice, where no news is made. */
const WORLD_CORNERS: [number, number][] = [
  [-160, -54],
  [172, -54],
  [-135, 76],
  [160, 76],
]

interface Spot {
  readonly name: string
  readonly country: string | null
  readonly lon: number
  readonly lat: number
  readonly mentions: number
  readonly outlets: readonly string[]
}

type Topology = Parameters<typeof feature>[0]
type Shapes = Parameters<typeof feature>[1]

/** What the JSON of world-atlas is, which its package does not say. */
const atlas = (
  given: unknown,
): { readonly topology: Topology; readonly land: Shapes; readonly countries: Shapes } => {
  const topology = given as Topology
  const { countries, land } = topology.objects
  if (!countries || !land) throw new Error('world-atlas holds no countries')
  return { topology, countries, land }
}

function region(
  spots: readonly Spot[],
  width: number,
): { projection: GeoProjection; height: number; isWorld: boolean } {
  const lons = spots.map((one) => one.lon)
  const lats = spots.map((one) => one.lat)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  if (east - west > WORLD) {
    const height = Math.round(width * 0.47)
    return {
      projection: geoEqualEarth()
        .fitExtent(
          [
            [0, 0],
            [width, height],
          ],
          { type: 'MultiPoint', coordinates: WORLD_CORNERS },
        )
        .clipExtent([
          [0, 0],
          [width, height],
        ]),
      height,
      isWorld: true,
    }
  }
  const height = Math.round(width * (width < 560 ? 0.85 : 0.62))
  const pad = Math.max(LEAST, Math.max(east - west, north - south) * 0.35)
  const corners: [number, number][] = [
    [west - pad, Math.max(-80, south - pad * 0.7)],
    [east + pad, Math.min(82, north + pad * 0.7)],
  ]
  const projection = geoMercator()
    .fitExtent(
      [
        [0, 0],
        [width, height],
      ],
      { type: 'MultiPoint', coordinates: corners },
    )
    .clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ])
  return { projection, height, isWorld: false }
}

const overlap = (a: readonly number[], b: readonly number[]): boolean =>
  (a[0] ?? 0) < (b[2] ?? 0) &&
  (b[0] ?? 0) < (a[2] ?? 0) &&
  (a[1] ?? 0) < (b[3] ?? 0) &&
  (b[1] ?? 0) < (a[3] ?? 0)

interface Placed {
  readonly spot: Spot
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Names beside their places, most mentioned first; a name that would cover another is left to the tooltip and the table. */
function names(placed: readonly Placed[], width: number): string {
  const taken: number[][] = placed.map(({ x, y }) => [x - 3, y - 3, x + 3, y + 3])
  const found: string[] = []
  for (const { spot, x, y, r } of placed) {
    const words = lines(spot.name, 150, 12.5)[0] ?? ''
    const wide = textWidth(words, 12.5) + 4
    const sides = [
      { x: x + r + 4, anchor: 'start' as const, left: x + r + 4 },
      { x: x - r - 4, anchor: 'end' as const, left: x - r - 4 - wide },
    ]
    const side = sides.find(
      (one) =>
        one.left >= 0 &&
        one.left + wide <= width &&
        !taken.some((box) => overlap(box, [one.left, y - 9, one.left + wide, y + 6])),
    )
    if (!side) continue
    taken.push([side.left, y - 9, side.left + wide, y + 6])
    found.push(label(words, { x: side.x, y: y + 4, class: 'halo', anchor: side.anchor }))
  }
  return found.join('')
}

/** The places of a story on a map. */
export function mapPicture(dossier: Dossier, options: PictureOptions = {}): Picture {
  const { reading, story } = storyOf(dossier, options)
  const inside = new Set(story?.story.documents ?? [])
  const named = dossier.places
    .map((one) => ({ ...one, mentions: one.mentions.filter((place) => inside.has(place.document)) }))
    .filter((one) => one.mentions.length)
  const spots = named
    .flatMap(({ name, country, lat, lon, mentions }): Spot[] =>
      lat === null || lon === null
        ? []
        : [
            {
              name: plain(name),
              country,
              lat,
              lon,
              mentions: mentions.length,
              outlets: [
                ...new Set(mentions.map((place) => plain(outletName(reading.document.get(place.document))))),
              ],
            },
          ],
    )
    .sort((a, b) => b.mentions - a.mentions || byCodeUnit(a.name, b.name))
  if (!story || !spots.length) return nothing('map', TITLE, 'No place of known position is named.', options)
  const width = options.width ?? WIDE
  const { projection, height, isWorld } = region(spots, width)
  const { topology, land, countries } = atlas(isWorld ? coarse : fine)
  const path = geoPath(projection).digits(1)
  const most = spots[0]?.mentions ?? 1
  const placed = spots.flatMap((spot): Placed[] => {
    const point = projection([spot.lon, spot.lat])
    return point
      ? [{ spot, x: point[0], y: point[1], r: 4 + 14 * Math.sqrt(spot.mentions / Math.max(most, 4)) }]
      : []
  })
  const draw = (given: Parameters<typeof path>[0], name: string): string => {
    const d = path(given)
    return d === null ? '' : `<path class="${name}" d="${d}"/>`
  }
  const circles = placed.map(({ spot, x, y, r }) =>
    titled(
      `${spot.name}: named ${counted(spot.mentions, 'time')} in ${spot.outlets.join(', ')}`,
      `<circle class="place" cx="${px(x)}" cy="${px(y)}" r="${px(r)}"/><circle class="dot" cx="${px(x)}" cy="${px(y)}" r="2"/>`,
    ),
  )
  const unplaced = named.length - spots.length
  const caption = `${counted(spots.length, 'place')} of known position, larger where named more often${unplaced ? `; ${counted(unplaced, 'name')} of unknown position ${unplaced === 1 ? 'is' : 'are'} not drawn` : ''}. Land and borders: Natural Earth, which draws them as they are held.`
  return {
    svg: frame({
      kind: 'map',
      story: story.story.id,
      width,
      height,
      title: `${TITLE}: ${plain(story.story.title)}`,
      description: `${caption} ${spots
        .slice(0, 20)
        .map((one) => `${one.name}, ${counted(one.mentions, 'mention')}`)
        .join('; ')}.`,
      body: [
        isWorld ? draw(geoGraticule().step([30, 30])(), 'hair') : '',
        draw(feature(topology, land), 'land'),
        draw(
          mesh(topology, countries as Parameters<typeof mesh>[1], (a, b) => a !== b),
          'border',
        ),
        ...circles,
        names(placed, width),
      ],
    }),
    table: tableHtml(
      caption,
      ['Place', 'Country', 'Latitude', 'Longitude', 'Named', 'In'],
      spots.map((one) => [
        one.name,
        one.country ?? '',
        String(one.lat),
        String(one.lon),
        String(one.mentions),
        one.outlets.join(', '),
      ]),
    ),
    caption,
  }
}
