import type { Board } from '#contract/boards.ts'
import type { GridFeature } from '#contract/grids.ts'
import { gridsInBox } from '../client/grids.ts'
import { boundsOf } from '../map/bounds.ts'
import type { HallNames } from '../map/hall-labels.ts'
import { DAY, NIGHT, type Theme } from '../map/palette.ts'
import { type Padding, type Tap, type TownMap, townMap } from '../map/town-map.ts'
import { type MapPicture, mapPicture } from './map-picture.ts'
import { say } from './words.ts'

/** The smallest label of the map in pixels before scaling; it becomes as large as the smallest type beside it. */
const SMALLEST_LABEL = 14.7

/** A device that took the drawing surface away gives it back within this time, or the drawn picture stands in for it. */
const SURFACE_BACK_MS = 5_000

/** What the board does with its map. */
export interface BoardMap {
  showAll(): void
  showGrid(code: string): void
  mark(position: readonly [number, number] | null): void
  onTap(listen: (tap: Tap) => void): void
  /** Told how many metres a pixel is, now and whenever the map moved. */
  onScale(listen: (metresPerPixel: number) => void): void
  /** The server is back: what could not be fetched meanwhile is fetched now. */
  fetchAgain(): void
  /** The board's content is new; another plan may have taken effect. */
  follow(board: Board): void
}

/**
 * One map for the life of the screen; a screen that runs for weeks must not make another. Where there is no WebGL, or
 * while the device has taken it away, a picture of the grids stands in its place that does the same.
 */
export function boardMap(container: HTMLElement, board: Board): BoardMap {
  let shown = board
  let chosen: string | null = null
  let marked: readonly [number, number] | null = null
  let grids: readonly GridFeature[] = []
  let picture: MapPicture | null = null
  const taps: ((tap: Tap) => void)[] = []
  const scales: ((metresPerPixel: number) => void)[] = []
  const map = tryMap()
  if (map === null) standIn()
  else watchSurface()
  let dressedIn = dress()
  // Settings of the board dress the page, and so does the hour; most of the time in what it wears already.
  new MutationObserver(() => {
    if (dress() === dressedIn) return
    dressedIn = dress()
    redraw()
  }).observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] })
  void readGrids()

  function tryMap(): TownMap | null {
    try {
      return townMap({
        container,
        bounds: board.bbox,
        theme: theme(),
        plan: board.plan.id,
        scale: mapScale(),
        hall: true,
        label: say('map'),
      })
    } catch {
      container.replaceChildren()
      return null
    }
  }
  function watchSurface(): void {
    const canvas = container.querySelector('canvas')!
    let patience: ReturnType<typeof setTimeout> | undefined
    canvas.addEventListener('webglcontextlost', () => {
      clearTimeout(patience)
      patience = setTimeout(standIn, SURFACE_BACK_MS)
    })
    canvas.addEventListener('webglcontextrestored', () => {
      clearTimeout(patience)
      picture?.remove()
      picture = null
    })
  }
  function standIn(): void {
    picture ??= mapPicture(container, {
      tapped(position) {
        for (const tap of taps) tap({ position, building: null })
      },
      scaled(metresPerPixel) {
        for (const tell of scales) tell(metresPerPixel)
      },
    })
    draw()
  }
  function draw(): void {
    picture?.draw({
      bounds: shown.bbox,
      grids,
      chosen,
      marked,
      names: namesOn(shown, chosen),
      theme: theme(),
      scale: mapScale(),
    })
  }
  function redraw(): void {
    map?.restyle({ theme: theme(), plan: shown.plan.id, buildings: false, scale: mapScale() })
    draw()
  }
  async function readGrids(): Promise<void> {
    const answer = await gridsInBox(shown.bbox)
    if (!answer.ok) return
    grids = answer.value.features
    look()
  }
  /** Puts what is to be seen before the eye: all of it, or the chosen grid. */
  function look(): void {
    const shape = grids.find(({ id }) => id === chosen)?.geometry
    map?.choose(shape ?? null)
    map?.fit((shape && boundsOf(shape.coordinates)) ?? shown.bbox, around(container))
    draw()
  }
  function choose(code: string | null): void {
    chosen = code
    map?.nameGrids(namesOn(shown, code))
    look()
  }

  return {
    showAll: () => choose(null),
    showGrid: choose,
    mark(position) {
      marked = position
      map?.mark(position)
      draw()
    },
    onTap(listen) {
      taps.push(listen)
      map?.onTap(listen)
    },
    onScale(listen) {
      scales.push(listen)
      map?.onScale(listen)
    },
    fetchAgain() {
      redraw()
      void readGrids()
    },
    follow(next) {
      const another = next.plan.id !== shown.plan.id
      const moved = another || next.bbox.join() !== shown.bbox.join()
      shown = next
      map?.nameGrids(namesOn(next, chosen))
      if (another) redraw()
      if (moved) void readGrids()
      else draw()
    },
  }
}

/**
 * The grids that are named, and where the screen hangs. Beside a chosen grid the smallest ones are somebody else's:
 * naming them would leave no room for those in it.
 */
function namesOn({ grids, settings: { here } }: Board, chosen: string | null): HallNames {
  const parents = new Map(grids.map(({ code, parent }) => [code, parent]))
  const within = (code: string | undefined): boolean =>
    code !== undefined && (code === chosen || within(parents.get(code)))
  const named = grids.filter(({ code, level }) => level < 3 || chosen === null || within(code))
  return {
    grids: new Set(named.map(({ code }) => code)),
    here: here === null ? null : { position: [here[0]!, here[1]!], text: say('youAreHere') },
  }
}

/** What of the page's look the map is drawn by. */
function dress(): string {
  return `${document.documentElement.dataset.theme} ${typeSize()}`
}

function theme(): Theme {
  return document.documentElement.dataset.theme === 'night' ? NIGHT : DAY
}

/** Pixels kept free around what is shown; the hint to tap stands below. */
function around({ clientHeight }: HTMLElement): Padding {
  const margin = clientHeight * 0.04
  return { top: margin, right: margin, bottom: clientHeight * 0.15, left: margin }
}

/** How much larger than on a desk the map is drawn, so that its smallest label is the page's smallest type. */
function mapScale(): number {
  return typeSize() / SMALLEST_LABEL
}

/** The smallest type of the page in pixels: one rem. */
function typeSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
