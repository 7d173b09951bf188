import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as LibreMap, LngLatLike } from 'maplibre-gl'
import { BOLD, FONT } from './base-layers.ts'
import { hallNaming, type Named } from './hall-names.ts'

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
    const at = here === null ? null : map.project(here.position as LngLatLike)
    const wall = { width, height, scale: scale(), font }
    const onScreen = namedOn(map, grids)
    const naming = hallNaming(onScreen, at && { x: at.x, y: at.y, text: here!.text }, wall)
    const degrees = ([x, y]: readonly [number, number]): [number, number] => {
      const { lng, lat } = map.unproject([x, y])
      return [lng, lat]
    }
    const sign = naming.here
    return [
      ...(sign === null
        ? []
        : [
            point(degrees(sign.point), { level: 0 }),
            point(degrees(sign.words), { level: 3, text: here!.text, size: sign.size, here: true }),
          ]),
      ...naming.labels.flatMap(({ id, level, text, size, x, y, line }) => {
        const named = onScreen.find(({ code }) => code === id)!
        const label = point(degrees([x, y]), { level, text, size, code: id, name: named.name })
        return line ? [lineBetween(degrees([named.x, named.y]), degrees([x, y])), label] : [label]
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
function namedOn(map: LibreMap, grids: ReadonlySet<string>): Named[] {
  const found = new Map<string, Named>()
  for (const { properties, geometry } of map.querySourceFeatures('grids', { sourceLayer: 'label' })) {
    const {
      code: written,
      name,
      level,
    } = properties as { code: string | number; name: string; level: number }
    const code = String(written)
    if (!grids.has(code) || found.has(code) || geometry.type !== 'Point') continue
    const { x, y } = map.project(geometry.coordinates as [number, number])
    found.set(code, { code, name, level, x, y })
  }
  return [...found.values()]
}

/** As the map draws it. */
function font(level: number, size: number): string {
  const families = (level === 1 ? BOLD : FONT).map((name) => JSON.stringify(name)).join(', ')
  return `${level === 1 ? 700 : 500} ${size}px ${families}`
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
