import 'maplibre-gl/dist/maplibre-gl.css'
import type { Feature } from 'geojson'
import { type GeoJSONSource, Map as LibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { DrawnChange } from '../editor/drawn/drawn-plan.ts'
import type { Look } from '../editor/stage.ts'
import type { Bounds } from './bounds.ts'
import { dotted } from './dotted.ts'
import { DEDICATED } from './grid-layers.ts'
import { hatch } from './hatch.ts'
import { GAP } from './page-layers.ts'
import { DAY } from './palette.ts'
import { borderFeature, borderIds, faceFeature, groundGeometry } from './plan-features.ts'
import { EXEMPT, LOCKED } from './plan-layers.ts'
import { type NearbyLine, nearbyLines } from './plan-nearby.ts'
import { type Hand, listenToHand } from './plan-pointer.ts'
import { type PlanSource, planStyle } from './plan-style.ts'
import { type Swipe, type SwipeOptions, swipeOver } from './plan-swipe.ts'
import { layUnderlay, type Underlay } from './plan-underlay.ts'
import { watchState } from './watch-state.ts'

setWorkerUrl(workerUrl)

/** What the status bar says of the camera. */
export interface Camera {
  readonly zoom: number
  /** Metres a CSS pixel. */
  readonly pixelM: number
}

/** What the planner's page may do with its map. */
export interface PlanMap {
  /** Draws what is different in the plan. */
  readonly redraw: (change: DrawnChange) => void
  /** Takes names of grids away and draws others, new or anew. */
  readonly rename: (gone: readonly string[], labels: readonly Feature[]) => void
  readonly put: (source: PlanSource, features: readonly Feature[]) => void
  readonly look: (look: Look) => void
  readonly whole: () => void
  readonly zoomBy: (steps: number) => void
  /** Moves the view by pixels. */
  readonly panBy: (x: number, y: number) => void
  /** The ground of the plan's root: borders in force are drawn outside it only. */
  readonly bound: (root: MultiPolygon) => void
  /** Draws the borders of the plan in force strongly over the draft, to compare. */
  readonly overlay: (on: boolean) => void
  /** Lays a picture under the draft, or takes it away. */
  readonly underlay: (underlay: Underlay | null, opacity: number) => void
  /** Draws the plan in force over the left part, following the camera. Throws where no second map can be drawn. */
  readonly swipe: (options: SwipeOptions) => Swipe
  /** Brings a position into view where it is not. */
  readonly reveal: (at: Position) => void
  /** Pixels from the map's upper left. */
  readonly place: (at: Position) => { readonly x: number; readonly y: number }
  readonly camera: () => Camera
  readonly middle: () => Position
  readonly onCamera: (moved: (camera: Camera) => void) => void
  /** Told where the pointer is. */
  readonly onPlace: (moved: (at: Position) => void) => void
  /** Roads and building outlines within some pixels of a position. */
  readonly nearby: (at: Position, pixels: number) => readonly NearbyLine[]
  /** While true, a double click ends a line instead of zooming. */
  readonly drawing: (on: boolean) => void
  readonly cursor: (name: string) => void
  readonly canvas: HTMLElement
  readonly remove: () => void
}

export interface PlanMapOptions {
  readonly container: HTMLElement
  readonly bounds: Bounds
  readonly label: string
  readonly hand: Hand
}

/** Makes the map of a draft. Throws where the device has no WebGL. Tests find it as `gridholdMap` on the container. */
export function planMap({ container, bounds, label, hand }: PlanMapOptions): PlanMap {
  const corners = (box: Bounds): [number, number, number, number] => [...box]
  const map = new LibreMap({
    container,
    style: planStyle(DAY, location.origin),
    bounds: corners(bounds),
    fitBoundsOptions: { padding: 32 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
    minZoom: 10,
    maxZoom: 22,
    keyboard: false,
    boxZoom: false,
  })
  Object.assign(container, { gridholdMap: map })
  watchState(map, container)
  const canvas = map.getCanvas()
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', label)
  map.touchZoomRotate.disableRotation()

  const waiting = new Map<PlanSource, readonly Feature[]>()
  const early: DrawnChange[] = []
  let ready = false
  map.on('style.load', () => {
    map.addImage(DEDICATED, hatch(DAY.line, 1.6, 0, false), { pixelRatio: 2 })
    map.addImage(GAP, hatch(DAY.gap, 4.5, 0.12), { pixelRatio: 2 })
    map.addImage(LOCKED, hatch(DAY.placeText, 1.2), { pixelRatio: 2 })
    map.addImage(EXEMPT, dotted(), { pixelRatio: 2 })
    ready = true
    for (const change of early.splice(0)) redraw(change)
    for (const [source, features] of waiting) put(source, features)
    waiting.clear()
  })
  const swiping = swipeOver(map, hand)
  listenToHand(map, swiping.hand)

  function source(name: PlanSource): GeoJSONSource {
    return map.getSource<GeoJSONSource>(name)!
  }
  function put(name: PlanSource, features: readonly Feature[]): void {
    if (ready) void source(name).setData({ type: 'FeatureCollection', features: [...features] })
    else waiting.set(name, features)
  }
  function redraw(change: DrawnChange): void {
    if (!ready) {
      early.push(change)
      return
    }
    const { gone, faces, redrawn, borders } = change
    swiping.saw(faces)
    if (gone.length + faces.length > 0)
      void source('draft-faces').updateData({
        remove: [...gone, ...faces.map(({ face }) => face.key)],
        add: faces.map(faceFeature),
      })
    if (gone.length + redrawn.length > 0)
      void source('draft-borders').updateData({
        remove: [...gone, ...redrawn].flatMap(borderIds),
        add: borders.map(borderFeature),
      })
  }
  function whenReady(deed: () => void): void {
    if (ready) deed()
    else map.once('style.load', deed)
  }
  const camera = (): Camera => {
    const { lat } = map.getCenter()
    return {
      zoom: map.getZoom(),
      pixelM: (40_075_016.7 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom()),
    }
  }

  return {
    redraw,
    rename(gone, labels) {
      if (gone.length + labels.length === 0) return
      const remove = [...gone, ...labels.map(({ id }) => id!)]
      whenReady(() => void source('draft-labels').updateData({ remove, add: [...labels] }))
    },
    put,
    look(look) {
      if ('bounds' in look) map.fitBounds(corners(look.bounds), { padding: 60, maxZoom: 19, ...motion() })
      else
        map.easeTo({
          center: [...look.position],
          zoom: look.zoom ?? Math.max(map.getZoom(), 17),
          ...motion(),
        })
    },
    whole: () => map.fitBounds(corners(bounds), { padding: 32, ...motion() }),
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, ...motion() }),
    panBy: (x, y) => map.panBy([x, y], motion()),
    bound(root) {
      whenReady(() => map.setFilter('neighbour-border', ['!', ['within', groundGeometry(root)]]))
    },
    overlay(on) {
      whenReady(() => map.setLayoutProperty('in-force-border', 'visibility', on ? 'visible' : 'none'))
    },
    underlay: (underlay, opacity) => whenReady(() => layUnderlay(map, underlay, opacity)),
    swipe: swiping.open,
    reveal(at) {
      if (!map.getBounds().contains(toDegrees(at))) map.easeTo({ center: toDegrees(at), ...motion() })
    },
    place: (at) => map.project(toDegrees(at)),
    camera,
    middle: () => toLattice(map.getCenter().lng, map.getCenter().lat),
    onCamera: (moved) => void map.on('move', () => moved(camera())),
    onPlace: (moved) => void map.on('mousemove', ({ lngLat }) => moved(toLattice(lngLat.lng, lngLat.lat))),
    nearby: (at, pixels) => nearbyLines(map, at, pixels),
    drawing: (on) => (on ? map.doubleClickZoom.disable() : map.doubleClickZoom.enable()),
    cursor: (name) => {
      canvas.style.cursor = name
    },
    canvas,
    remove: () => map.remove(),
  }
}

/** Movement only to show where something went, and none for people who asked for none. */
function motion(): { duration: number } {
  return { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180 }
}
