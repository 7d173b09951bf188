import type { Board } from '#contract/boards.ts'
import type { Paper, PosterQuery } from '#contract/paper.ts'
import type { Language } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import type { Breath } from '../../paper/breath.ts'
import { chartPoster } from '../../paper/chart-poster.ts'
import type { Drawing } from '../../paper/drawing.ts'
import { mapMaterial } from '../../paper/map-material.ts'
import { mapPoster } from '../../paper/map-poster.ts'
import { showBoard } from '../boards/show-board.ts'

/** What somebody wants of a board on paper. */
export interface PosterWish {
  readonly slug: string
  readonly what: PosterQuery['what']
  readonly paper: Paper
  readonly turn: PosterQuery['turn']
  readonly language: Language
  /** Where people reach this server, for the QR; none is printed where it is not known. */
  readonly origin: string | null
  /** Working prints tell gaps from exempt ground; they are made on the command line alone. */
  readonly eyes: 'public' | 'working'
}

/** Draws a poster of a board on a day (`YYYY-MM-DD`), from memory. Throws `unknown-board`. */
export function drawPoster(plan: LivePlan, wish: PosterWish, day: string, breath: Breath): Promise<Drawing> {
  const { what, paper, turn, language, origin, eyes } = wish
  const board = showBoard(plan, wish.slug, language, day)
  if (what === 'chart') return chartPoster({ board, paper, turn, language }, breath)
  return mapPoster(
    {
      board,
      material: mapMaterial(plan.inForce.snapshot, placeOf(plan, board), eyes),
      base: plan.baseMap,
      paper,
      turn,
      language,
      address: origin === null ? null : `${origin}/find`,
      isWorking: eyes === 'working',
    },
    breath,
  )
}

function placeOf({ grids }: LivePlan, { grid, jurisdiction }: Board) {
  const record = grid === null ? null : grids.byCode(grid.code)
  return record === null ? { jurisdiction: jurisdiction.code } : { grid: record.key }
}
