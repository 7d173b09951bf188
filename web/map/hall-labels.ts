import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as LibreMap, LngLatLike } from 'maplibre-gl'
import { BOLD, FONT } from './base-layers.ts'
import { HALL_SIZES } from './grid-layers.ts'
import { type LabelBox, placeLabels, type Wish } from './place-labels.ts'

/** What is named on a map that is read from across a hall. */
export interface HallNames {
  /** Codes of the grids that are named; others are somebody else's. */
  readonly grids: ReadonlySet<string>
  /** Where the screen hangs, `[lon, lat]` in degrees, and what is said there. */
  readonly here: { readonly position: readonly [number, number]; readonly text: string } | null
}

/** Names the grids on the screen by what `names` says at the time; `scale` enlarges the type. */
interface HallLabels {
  /** Writes them again, for what is named or the scale has changed. */
  write(): void
}

/**
 * The library hides a name that meets another. On a wall nobody can zoom in to find it, so names are placed here, each
 * time the map has come to rest, and the library is told to draw all of them.
 */
export function hallLabels(map: LibreMap, names: () => HallNames | null, scale: () => number): HallLabels {
  let drawn = ''
  const pen = document.createElement('canvas').getContext('2d')

  function write(): void {
    const wanted = names()
    const source = map.getSource<GeoJSONSource>('names')
    if (wanted === null || source === undefined) return
    const features = labelsOf(wanted)
    const next = JSON.stringify(features)
    // Drawing ends in the same event that asked for it; what is the same is not drawn again.
    if (next === drawn) return
    drawn = next
    source.setData({ type: 'FeatureCollection', features })
  }

  function labelsOf({ grids, here }: HallNames): Feature[] {
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    const sizeOf = (level: number) => HALL_SIZES[level as 1 | 2 | 3] * scale()
    const widthOf = (text: string, level: number) => {
      if (pen === null) return text.length * sizeOf(level)
      pen.font = `${level === 1 ? 700 : 500} ${sizeOf(level)}px ${family(level)}`
      return pen.measureText(text).width
    }
    const at = here === null ? null : map.project(here.position as LngLatLike)
    const taken: LabelBox[] = []
    const marks: Feature[] = []
    if (here !== null && at !== null) {
      const radius = sizeOf(3) / 2
      // Above its point where there is no room below.
      const below = at.y + (at.y + 4 * radius < height ? 2.2 : -2.2) * radius
      const half = widthOf(here.text, 3) / 2
      taken.push([at.x - radius, at.y - radius, at.x + radius, at.y + radius])
      taken.push([at.x - half, below - radius * 1.2, at.x + half, below + radius * 1.2])
      const { lng, lat } = map.unproject([at.x, below])
      marks.push(point(here.position, { level: 0 }))
      marks.push(point([lng, lat], { level: 3, text: here.text, size: sizeOf(3), here: true }))
    }
    const wishes = wishesOf(map, grids).filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)
    const placed = placeLabels(wishes, { width, height, taken, sizeOf, widthOf })
    return [
      ...marks,
      ...placed.flatMap(({ id, level, text, size, x, y, line }) => {
        const { lng, lat } = map.unproject([x, y])
        const wish = wishes.find((each) => each.id === id)!
        const label = point([lng, lat], { level, text, size, code: id, name: wish.name })
        if (!line) return [label]
        const from = map.unproject([wish.x, wish.y])
        return [lineBetween([from.lng, from.lat], [lng, lat]), label]
      }),
    ]
  }

  map.on('idle', write)
  map.on('moveend', write)
  map.on('style.load', () => {
    drawn = ''
  })
  return { write }
}

/** The grids with a label in the tiles on the screen; a label near an edge is in two of them. */
function wishesOf(map: LibreMap, grids: ReadonlySet<string>): Wish[] {
  const found = new Map<string, Wish>()
  for (const { properties, geometry } of map.querySourceFeatures('grids', { sourceLayer: 'label' })) {
    const { code, name, level } = properties as { code: string | number; name: string; level: number }
    const id = String(code)
    if (!grids.has(id) || found.has(id) || geometry.type !== 'Point') continue
    const { x, y } = map.project(geometry.coordinates as [number, number])
    found.set(id, { id, level, x, y, name, short: shortOf(name, id) })
  }
  // A grid that has no other in it is at home at the levels below too; codes keep the order the same from view to view.
  return [...found.values()].sort((a, b) => a.level - b.level || a.id.localeCompare(b.id))
}

/** 桥东-01-003 is 003 for short, 桥东-市场专属 is 市场专属; any other name is the last digits of its code. */
function shortOf(name: string, code: string): string {
  return /[-－—]([^-－—]{1,4})$/.exec(name)?.[1] ?? code.slice(-3)
}

function family(level: number): string {
  return (level === 1 ? BOLD : FONT).map((name) => JSON.stringify(name)).join(', ')
}

function point(position: readonly [number, number], properties: Feature['properties']): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [...position] }, properties }
}

function lineBetween(a: readonly [number, number], b: readonly [number, number]): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [[...a], [...b]] },
    properties: { level: 1 },
  }
}
