import type { Board } from '#contract/boards.ts'
import type { GridFeature } from '#contract/grids.ts'
import { gridsOfLevel } from '../client/grids.ts'
import { boundsOf } from '../map/bounds.ts'
import { DAY, NIGHT } from '../map/palette.ts'
import { type Padding, type Tap, type TownMap, townMap } from '../map/town-map.ts'
import { say } from './words.ts'

/** The smallest label of the map in pixels before scaling; it becomes as large as the smallest type beside it. */
const SMALLEST_LABEL = 14.7

/** What the board does with its map; without a drawing surface all of it does nothing. */
export interface BoardMap {
  showAll(): void
  showGrid(code: string): void
  mark(position: readonly [number, number] | null): void
  onTap(listen: (tap: Tap) => void): void
  /** The server is back: what could not be fetched meanwhile is fetched now. */
  fetchAgain(): void
  /** Another plan took effect. */
  follow(board: Board): void
}

/** One map for the life of the screen; a screen that runs for weeks must not make another. */
export function boardMap(container: HTMLElement, board: Board): BoardMap {
  const theme = document.documentElement.dataset.theme === 'night' ? NIGHT : DAY
  let shown = board
  let grids: readonly GridFeature[] = []
  const map = tryMap()
  void readGrids()

  function tryMap(): TownMap | null {
    try {
      return townMap({
        container,
        bounds: board.bbox,
        theme,
        plan: board.plan.id,
        scale: typeSize() / SMALLEST_LABEL,
        hall: true,
        label: say('map'),
      })
    } catch {
      container.append(say('noMap'))
      return null
    }
  }
  function redraw(): void {
    map?.restyle({ theme, plan: shown.plan.id, buildings: false })
    void readGrids()
  }
  async function readGrids(): Promise<void> {
    const answer = await gridsOfLevel(1)
    if (answer.ok) grids = answer.value.features
  }

  return {
    showAll() {
      map?.choose(null)
      map?.fit(shown.bbox, around(container))
    },
    showGrid(code) {
      const shape = grids.find(({ id }) => id === code)?.geometry
      const bounds = shape && boundsOf(shape.coordinates)
      map?.choose(shape ?? null)
      if (bounds) map?.fit(bounds, around(container))
    },
    mark: (position) => map?.mark(position),
    onTap: (listen) => map?.onTap(listen),
    fetchAgain: redraw,
    follow(next) {
      const another = next.plan.id !== shown.plan.id
      shown = next
      if (another) redraw()
    },
  }
}

/** Pixels kept free around what is shown; the hint to tap stands below. */
function around({ clientHeight }: HTMLElement): Padding {
  const margin = clientHeight * 0.04
  return { top: margin, right: margin, bottom: clientHeight * 0.15, left: margin }
}

/** The smallest type of the page in pixels: one rem. */
function typeSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
