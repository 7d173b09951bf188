import 'maplibre-gl/dist/maplibre-gl.css'
import type { Feature, Geometry } from 'geojson'
import { type GeoJSONSource, Map as LibreMap, type MapOptions, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Bounds } from './bounds.ts'
import { circle } from './circle.ts'
import { DEDICATED } from './grid-layers.ts'
import { type HallNames, hallLabels } from './hall-labels.ts'
import { hatch } from './hatch.ts'
import { GAP } from './page-layers.ts'
import { tilesOrigin } from './page-tiles.ts'
import type { Theme } from './palette.ts'
import { type RoundOnMap, roundFeatures } from './round-layers.ts'
import type { DrawnRow } from './row-layers.ts'
import type { PageSource } from './sources.ts'
import { mapStyle } from './style.ts'
import { watchState } from './watch-state.ts'

setWorkerUrl(workerUrl)

export interface TownMapOptions {
  readonly container: HTMLElement
  readonly bounds: Bounds
  readonly theme: Theme
  /** Id of the plan in force; a new one needs a new map or `followPlan`. */
  readonly plan: string
  readonly buildings?: boolean
  readonly scale?: number
  /** False for a picture: no gestures, no keys. */
  readonly interactive?: boolean
  readonly padding?: number
  /** Read from across a hall: fewer names, none of them small. */
  readonly hall?: boolean
  readonly label: string
}

/** Somebody touched the map at `[lon, lat]` degrees; `building` where it was one that can be opened. */
export interface Tap {
  readonly position: readonly [number, number]
  readonly building: string | null
}

/** A finding as the map draws it. */
export interface DrawnFinding {
  readonly geometry: Geometry
  readonly at: readonly [number, number]
  readonly severity: string
  readonly gap: boolean
  readonly chosen: boolean
}

/** What a page may do with its map. Positions and boxes are degrees, longitude first. */
export interface TownMap {
  fit(bounds: Bounds, padding?: Padding): void
  flyTo(position: readonly [number, number], zoom: number): void
  choose(shape: Geometry | null): void
  chooseBuilding(id: string | null): void
  mark(position: readonly [number, number] | null, accuracyM?: number): void
  showFindings(findings: readonly DrawnFinding[]): void
  showRound(round: RoundOnMap | null): void
  showRows(rows: readonly DrawnRow[]): void
  onTap(listen: (tap: Tap) => void): void
  zoomBy(steps: number): void
  /** In a hall: which grids are named, and where the screen hangs. */
  nameGrids(names: HallNames): void
  /** Told how many metres a pixel is in the middle of the map, now and whenever it moved. */
  onScale(listen: (metresPerPixel: number) => void): void
  /** Draws with other options (a plan that took effect, a session, the theme), the camera staying where it is. */
  restyle(options: { theme: Theme; plan: string; buildings: boolean; scale?: number }): void
  remove(): void
}

export type Padding = number | { top: number; right: number; bottom: number; left: number }

/**
 * Makes a map of the town in `container`. Throws where the device has no WebGL; pages then show their text.
 * Tests find the map library's own object as `gridholdMap` on the container, and `data-map` on it says
 * `busy` or `idle`.
 */
export function townMap(options: TownMapOptions): TownMap {
  const { container, bounds, theme, plan, hall = false, interactive = true } = options
  let { scale = 1 } = options
  const map = new LibreMap(mapOptions(options))
  Object.assign(container, { gridholdMap: map })
  watchState(map, container)
  describe(map, options.label, interactive)
  let look = { theme, plan, buildings: options.buildings ?? false }
  let names: HallNames | null = null
  let chosenBuilding: string | null = null
  const kept = new Map<PageSource, Feature[]>()
  const labels = hall
    ? hallLabels(
        map,
        () => names,
        () => scale,
      )
    : null

  map.on('style.load', () => {
    // After the drawing surface was lost the library brings its images back by itself.
    if (!map.hasImage(DEDICATED)) {
      map.addImage(DEDICATED, hatch(look.theme.line, 1.6, 0, false), { pixelRatio: 2 })
      map.addImage(GAP, hatch(look.theme.gap, 4.5, 0.12), { pixelRatio: 2 })
    }
    for (const [name, features] of kept) draw(name, features)
    if (chosenBuilding !== null) paintBuilding(chosenBuilding, true)
  })

  function put(name: PageSource, features: Feature[]): void {
    kept.set(name, features)
    if (map.isStyleLoaded() || map.getSource(name)) draw(name, features)
  }
  function draw(name: PageSource, features: Feature[]): void {
    map.getSource<GeoJSONSource>(name)?.setData({ type: 'FeatureCollection', features })
  }
  function paintBuilding(id: string, chosen: boolean): void {
    if (!look.buildings || !map.getSource('buildings')) return
    map.setFeatureState({ source: 'buildings', sourceLayer: 'building', id }, { chosen })
  }

  return {
    fit: (box, padding = 24) => map.fitBounds(corners(box), { padding, maxZoom: 18, ...motion() }),
    flyTo: (position, zoom) => map.easeTo({ center: [...position], zoom, ...motion() }),
    choose: (shape) => put('chosen', shape === null ? [] : [feature(shape)]),
    chooseBuilding(id) {
      if (chosenBuilding !== null) paintBuilding(chosenBuilding, false)
      chosenBuilding = id
      if (id !== null) paintBuilding(id, true)
    },
    mark: (position, accuracyM) => put('place', position === null ? [] : placeOf(position, accuracyM)),
    showFindings: (findings) => put('findings', findings.flatMap(drawn)),
    showRows: (rows) =>
      put(
        'rows',
        rows.map(({ geometry, ...said }) => feature(geometry, said)),
      ),
    showRound: (round) => put('round', round === null ? [] : roundFeatures(round)),
    onTap(listen) {
      map.on('click', ({ point, lngLat }) => {
        const layers = look.buildings ? ['building-tap', 'building-anchor'] : []
        const [hit] = layers.length > 0 ? map.queryRenderedFeatures(point, { layers }) : []
        listen({ position: [lngLat.lng, lngLat.lat], building: buildingId(hit) })
      })
      map.getCanvas().addEventListener('keydown', ({ key }) => {
        if (key === 'Enter') listen({ position: map.getCenter().toArray(), building: null })
      })
    },
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, ...motion() }),
    nameGrids(next) {
      names = next
      labels?.write()
    },
    onScale(listen) {
      const tell = () => listen(metresPerPixel(map))
      map.on('move', tell)
      map.on('resize', tell)
      tell()
    },
    restyle(next) {
      look = next
      scale = next.scale ?? scale
      map.setStyle(mapStyle({ ...next, origin: tilesOrigin(), scale, hall }), { diff: false })
    },
    remove: () => map.remove(),
  }

  function mapOptions({ buildings = false, padding = 24 }: TownMapOptions): MapOptions {
    return {
      container,
      style: mapStyle({ theme, plan, buildings, scale, hall, origin: tilesOrigin() }),
      bounds: corners(bounds),
      fitBoundsOptions: { padding },
      interactive,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      fadeDuration: 0,
      minZoom: 10,
      maxZoom: 20,
      trackResize: true,
    }
  }
}

/** Ground metres of a CSS pixel; a tile of the library is 512 pixels, the whole Earth at zoom 0 (WGS 84, 40,075,016.7 m round). */
function metresPerPixel(map: LibreMap): number {
  const latitude = (map.getCenter().lat * Math.PI) / 180
  return (40_075_016.7 * Math.cos(latitude)) / (512 * 2 ** map.getZoom())
}

/** Says what the canvas is and what its keys do; a picture is left out of the tab order. */
function describe(map: LibreMap, label: string, interactive: boolean): void {
  const canvas = map.getCanvas()
  canvas.setAttribute('role', interactive ? 'application' : 'img')
  canvas.setAttribute('aria-label', label)
  if (!interactive) canvas.tabIndex = -1
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
}

function buildingId(
  hit: { id?: string | number | undefined; properties: Record<string, unknown> } | undefined,
) {
  const id = hit?.properties.id ?? hit?.id
  return id === undefined ? null : String(id)
}

function feature(geometry: Geometry, properties: Record<string, unknown> = {}): Feature {
  return { type: 'Feature', geometry, properties }
}

function placeOf(position: readonly [number, number], accuracyM: number | undefined): Feature[] {
  const point = feature({ type: 'Point', coordinates: [...position] })
  if (accuracyM === undefined) return [point]
  return [feature({ type: 'Polygon', coordinates: [circle(position, accuracyM)] }), point]
}

/** A finding's own shape, and its symbol where it is to be looked at. */
function drawn({ geometry, at, ...properties }: DrawnFinding): Feature[] {
  const symbol = feature({ type: 'Point', coordinates: [...at] }, properties)
  return geometry.type === 'Point' || geometry.type === 'MultiPoint'
    ? [symbol]
    : [feature(geometry, properties), symbol]
}

function corners([west, south, east, north]: Bounds): [number, number, number, number] {
  return [west, south, east, north]
}

/** Movement only to show where something went, and none for people who asked for none. */
function motion(): { duration: number } {
  return { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180 }
}
