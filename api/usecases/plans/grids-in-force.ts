import type { GridFeature } from '#contract/grids.ts'
import { bboxOf } from '#geometry/bbox.ts'
import type { DegreeBox } from '#geometry/degree-box.ts'
import { toDegrees } from '#geometry/position.ts'
import type { MultiPolygon, Ring } from '#geometry/ring.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Grid } from '#plan/snapshot.ts'
import type { InForce } from '../../lookup/in-force.ts'
import type { Locator } from '../../lookup/locate.ts'
import { publicHouseholds } from './public-households.ts'

/** A grid in force as the interface shows it, ready made. */
export interface GridRecord {
  readonly key: string
  readonly feature: GridFeature
  readonly bbox: DegreeBox
  readonly children: readonly { readonly code: string; readonly name: string }[]
  /** Buildings with a door in it, and households as the public is told, its own and those of grids below. */
  readonly counts: { readonly buildings: number; readonly households: number | null }
}

/** The grids in force by code. */
export interface GridsInForce {
  readonly all: readonly GridRecord[]
  byCode(code: string): GridRecord | null
  /** Households in the grids of a community as the public is told; null under five. */
  householdsOf(community: string): number | null
  /** Whether the grid `code` is `ancestor` or lies below it; false for null. */
  isWithin(code: string | null, ancestor: string): boolean
  /** The same with so many households more or fewer in grids, by code, and in those above them. */
  counting(changes: readonly (readonly [code: string | null, by: number])[]): GridsInForce
}

/** Makes the records once per plan. `households` counts those each grid holds itself, by code. */
export function createGrids(
  inForce: InForce,
  locator: Locator,
  households: ReadonlyMap<string, number>,
): GridsInForce {
  const { grids } = inForce.snapshot
  const hierarchy = hierarchyOf(grids)
  const polygons = gridPolygons(inForce.snapshot)
  const chains = new Map(
    grids.map((grid) => [codeOf(grid), new Set(hierarchy.upwards(grid.key).map(codeOf))] as const),
  )
  const children = childrenOf(grids)
  const buildingsIn = countBuildings(chains, inForce, locator)
  const all = grids
    .map((grid): GridRecord => {
      const shape = polygons.get(grid.key) ?? []
      const box = bboxOf(shape.flat())
      const code = codeOf(grid)
      return {
        key: grid.key,
        feature: featureOf(
          grid,
          grid.parent === null ? grid.community : codeOf(hierarchy.grid(grid.parent)),
          shape,
        ),
        bbox: [...toDegrees([box.minX, box.minY]), ...toDegrees([box.maxX, box.maxY])],
        children: children.get(grid.key) ?? [],
        counts: { buildings: buildingsIn.get(code)?.size ?? 0, households: null },
      }
    })
    .sort((a, b) => (a.feature.id < b.feature.id ? -1 : 1))
  return inForceOf(all, chains, households)
}

/** `chains`: for each code its own and those of the grids above it; `households`: those that each grid holds itself. */
function inForceOf(
  records: readonly GridRecord[],
  chains: ReadonlyMap<string, ReadonlySet<string>>,
  households: ReadonlyMap<string, number>,
): GridsInForce {
  const parents = new Map<string, string | null>(
    records.flatMap(({ feature: { id, properties } }) => [
      [properties.community, null] as const,
      [id, properties.parent] as const,
    ]),
  )
  const told = publicHouseholds(parents, households)
  const all = records.map(
    (record): GridRecord => ({
      ...record,
      counts: { ...record.counts, households: told.get(record.feature.id) ?? null },
    }),
  )
  const byCode = new Map(all.map((record) => [record.feature.id, record]))
  return {
    all,
    byCode: (code) => byCode.get(code) ?? null,
    householdsOf: (community) => told.get(community) ?? null,
    isWithin: (code, ancestor) => code !== null && (chains.get(code)?.has(ancestor) ?? false),
    counting(changes) {
      const next = new Map(households)
      for (const [code, by] of changes) if (code !== null) next.set(code, (next.get(code) ?? 0) + by)
      return inForceOf(all, chains, next)
    },
  }
}

function codeOf({ code, key }: Grid): string {
  if (code === null) throw new Error(`grid ${key} is in force without a code`)
  return code
}

function featureOf(grid: Grid, parent: string, shape: MultiPolygon): GridFeature {
  const code = codeOf(grid)
  const { name, level, kind, community } = grid
  const label = shape.length === 0 ? [] : toDegrees(labelPoint(shape))
  return {
    type: 'Feature',
    id: code,
    geometry: { type: 'MultiPolygon', coordinates: shape.map((polygon) => polygon.map(closed)) },
    properties: { code, name, level, kind, parent, community, label },
  }
}

/** GeoJSON repeats the first position at the end. */
function closed(ring: Ring): number[][] {
  return [...ring, ring[0]!].map(toDegrees)
}

function childrenOf(grids: readonly Grid[]): ReadonlyMap<string, GridRecord['children']> {
  const children = new Map<string, { code: string; name: string }[]>()
  for (const grid of grids) {
    if (grid.parent === null) continue
    const siblings = children.get(grid.parent)
    const child = { code: codeOf(grid), name: grid.name }
    if (siblings === undefined) children.set(grid.parent, [child])
    else siblings.push(child)
  }
  return children
}

function countBuildings(
  chains: ReadonlyMap<string, ReadonlySet<string>>,
  { doors }: InForce,
  locator: Locator,
): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = locator.locateMany(doors.map(({ position }) => toDegrees(position)))
  const buildings = new Map<string, Set<string>>()
  doors.forEach(({ building }, i) => {
    for (const above of chains.get(holders[i] ?? '') ?? []) {
      const there = buildings.get(above)
      if (there === undefined) buildings.set(above, new Set([building]))
      else there.add(building)
    }
  })
  return buildings
}
