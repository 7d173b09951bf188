import type { Difference as DifferenceReply } from '#contract/plans.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Polygon, Ring } from '#geometry/ring.ts'
import type { Chain } from '#plan/difference/passing-ground.ts'
import type { Difference } from '#plan/difference.ts'
import type { Grid, GridKey } from '#plan/snapshot.ts'
import type { Language } from '../../errors.ts'
import type { GridPost } from '../../repositories/handovers.ts'
import { byName, type DoorNames } from './difference-doors.ts'
import { staffAffected } from './difference-staff.ts'

/** What a difference needs to be told in words. */
export interface ReplyMaterial {
  readonly plan: string
  readonly against: string | null
  /** Communities the reader reaches; null is all. */
  readonly communities: readonly string[] | null
  /** Grids of the later plan. */
  readonly remains: ReadonlySet<GridKey>
  readonly names: DoorNames
  readonly posts: readonly GridPost[]
  /** The day whose posts count. */
  readonly day: string
  readonly language: Language
}

export type GridRef = DifferenceReply['grids'][number]['grid']

/** A grid as others refer to it. */
export function gridRef({ key, code, name, level }: Grid): GridRef {
  return { key, code, name, level }
}

/** A difference by the contract: degrees, names, and nothing beyond the reader's communities. */
export function differenceReply(found: Difference, material: ReplyMaterial): DifferenceReply {
  const { communities, names } = material
  const reached = ({ community }: Grid) => communities === null || communities.includes(community)
  const passes = ({ from, to }: { readonly from: Chain; readonly to: Chain }) =>
    [...from, ...to].some(reached)
  const moves = doorsOf(found, names).filter((move) => passes(move))
  return {
    plan: material.plan,
    against: material.against,
    grids: found.grids
      .filter(({ grid }) => reached(grid))
      .map((each) => ({ ...each, grid: gridRef(each.grid), others: each.others.map(gridRef) })),
    moves: moves.map(({ from, to, ...move }) => ({ ...move, from: deepest(from), to: deepest(to) })),
    ground: found.ground
      .filter(passes)
      .sort((a, b) => b.areaM2 - a.areaM2)
      .map(({ polygon, from, to, areaM2 }) => ({
        geometry: { type: 'Polygon', coordinates: coordinatesOf(polygon) },
        from: deepest(from),
        to: deepest(to),
        areaM2,
      })),
    staff: staffAffected(found, material)
      .filter(({ grid }) => reached(grid))
      .map(({ grid, ...each }) => ({
        ...each,
        grid: gridRef(grid),
      })),
    households: moves.reduce((sum, { households }) => sum + households, 0),
    buildings: new Set(moves.map(({ building }) => building.id)).size,
  }
}

interface Door {
  readonly building: { readonly id: string; readonly name: string }
  readonly unit: string | null
  readonly at: [number, number]
  readonly households: number
  readonly from: Chain
  readonly to: Chain
}

/** One line for each building and unit that goes one way, by name; its position is that of its first household. */
function doorsOf({ moves }: Difference, names: DoorNames): Door[] {
  const doors = new Map<string, Door>()
  for (const { building, unit, position, households, from, to } of moves) {
    const key = `${building} ${unit} ${from[0]?.key} ${to[0]?.key}`
    const so = doors.get(key)
    doors.set(key, {
      building: { id: building, name: names.building(building) },
      unit: names.unit(unit),
      at: so?.at ?? toDegrees(position),
      households: (so?.households ?? 0) + households,
      from,
      to,
    })
  }
  return [...doors.values()].sort(
    (a, b) =>
      byName(a.building.name, b.building.name) ||
      byName(a.unit ?? '', b.unit ?? '') ||
      (a.building.id < b.building.id ? -1 : 1),
  )
}

function deepest([grid]: Chain): GridRef | null {
  return grid === undefined ? null : gridRef(grid)
}

/** GeoJSON repeats the first position at the end. */
function coordinatesOf(polygon: Polygon): number[][][] {
  return polygon.map((ring: Ring) => [...ring, ring[0]!].map(toDegrees))
}
