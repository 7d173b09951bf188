import './board-slides.css'
import type { Board, BoardGrid, SlideKind } from '#contract/boards.ts'
import { chartPages } from './chart.ts'
import { figurePages } from './figures.ts'
import { noticePages } from './notices.ts'
import { filled, type Room } from './slide-pages.ts'
import { facilityPages, gridPages, overviewPages, topGrids } from './slide-views.ts'
import { staffPages } from './staff-cards.ts'

/** Beside the map, or over all of the board. */
export type Layout = 'beside' | 'wide'

/** One picture of the board and how many seconds it stands. */
export interface Slide {
  readonly kind: SlideKind
  readonly seconds: number
  readonly layout: Layout
  readonly view: HTMLElement
  /** The grid that the map shows; null: all of it. */
  readonly grid: BoardGrid | null
}

/** Gives a room of the layout's size; one is in use at a time. */
type Rooms = (layout: Layout) => Room

/** A kind of slide: its pages, none where the board has nothing to show in it. */
type Pages = Pick<Slide, 'layout' | 'view' | 'grid'>[]

/** All pictures of a board on a town day, in the administrator's order; the overview where all else is empty. */
export function slidesOf(board: Board, day: string, rooms: Rooms, find: HTMLElement): Slide[] {
  const slides = board.settings.slides.flatMap(({ kind, seconds }) =>
    pagesOf(kind, board, day, rooms, find).map((page) => ({ kind, seconds, ...page })),
  )
  if (slides.length > 0) return slides
  return pagesOf('overview', board, day, rooms, find).map((page) => ({
    kind: 'overview',
    seconds: 15,
    ...page,
  }))
}

function pagesOf(kind: SlideKind, board: Board, day: string, rooms: Rooms, find: HTMLElement): Pages {
  const larger = (layout: Layout, make: (room: Room) => readonly HTMLElement[]) => {
    const room = rooms(layout)
    return filled(room, make(room))
  }
  switch (kind) {
    case 'overview':
      return beside(larger('beside', (room) => overviewPages(board, room)))
    case 'grids':
      return gridSlides(board, rooms('beside'))
    case 'chart':
      return wide(chartSlides(board, rooms('wide')))
    case 'staff':
      return wide(larger('wide', (room) => staffPages(board.staff, room)))
    case 'find':
      return beside([find])
    case 'facilities':
      return beside(larger('beside', (room) => facilityPages(board.facilities, room)))
    case 'notices':
      return wide(larger('wide', (room) => noticePages(board.notices, day, room)))
    case 'figures':
      return wide(larger('wide', (room) => figurePages(board.figures, room)))
  }
}

/** A page of the chart with few units on it has them large, whatever stands on the next. */
function chartSlides({ chart }: Board, room: Room): HTMLElement[] {
  return chartPages(chart, room).flatMap((page) => filled(room, [page]))
}

/** The slides of all grids are of one size of type. */
function gridSlides(board: Board, room: Room): Pages {
  const ofGrids = topGrids(board).map((grid) => ({ grid, views: gridPages(grid, board, room) }))
  filled(
    room,
    ofGrids.flatMap(({ views }) => views),
  )
  return ofGrids.flatMap(({ grid, views }) => beside(views, grid))
}

function beside(views: readonly HTMLElement[], grid: BoardGrid | null = null): Pages {
  return views.map((view) => ({ layout: 'beside', view, grid }))
}

function wide(views: readonly HTMLElement[]): Pages {
  return views.map((view) => ({ layout: 'wide', view, grid: null }))
}
