import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Plan } from '#plan/plan.ts'
import type { Grid, GridKey } from '#plan/snapshot.ts'
import type { GroundDots } from '../ground-dots.ts'

/** A grid with its ground and its households. */
export interface Piece {
  readonly grid: Grid
  readonly polygons: readonly Polygon[]
  readonly households: number
  /** A position inside. */
  readonly inside: Position
}

/** The ground of some grids of a plan; those without any are left out. */
export function piecesOf({ snapshot }: Plan, keys: readonly GridKey[], ground: GroundDots): Piece[] {
  const hierarchy = hierarchyOf(snapshot.grids)
  const polygons = new Map<GridKey, Polygon[]>(keys.map((key) => [key, []]))
  for (const { holder, polygon } of snapshot.faces) {
    if (holder === null) continue
    for (const { key } of hierarchy.upwards(holder)) polygons.get(key)?.push(polygon)
  }
  return [...polygons].flatMap(([key, own]) =>
    own.length === 0
      ? []
      : [
          {
            grid: hierarchy.grid(key),
            polygons: own,
            households: own.reduce((sum, polygon) => sum + ground.count(polygon), 0),
            inside: pointOnSurface(own),
          },
        ],
  )
}

/** The piece with the most households; of equal ones the first. */
export function mostHouseholds(pieces: readonly Piece[]): Piece | undefined {
  return pieces.reduce<Piece | undefined>(
    (best, piece) => (best === undefined || piece.households > best.households ? piece : best),
    undefined,
  )
}
