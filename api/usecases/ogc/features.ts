import { toDegrees, toLattice } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import type { LivePlan } from '../../live.ts'
import { featureOf, type OgcFeature } from '../../ogc/feature.ts'
import { jurisdictionShapes } from '../../ogc/jurisdiction-shapes.ts'
import type { Db } from '../../repositories/connection.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { askAs } from '../../repositories/request.ts'
import type { GridRecord, GridsInForce } from '../plans/grids-in-force.ts'

/** Features in the order of their ids, which pages follow. */
export function inOrder(features: readonly (OgcFeature | null)[]): OgcFeature[] {
  return features.filter((feature) => feature !== null).sort((a, b) => (a.id < b.id ? -1 : 1))
}

const gridsMade = new WeakMap<GridsInForce, ReadonlyMap<number, readonly OgcFeature[]>>()

/** The grids in force of a level, made once for the counts of now. */
export function gridFeatures(plan: LivePlan, level: number): readonly OgcFeature[] {
  let made = gridsMade.get(plan.grids)
  if (made === undefined) {
    const features = ([1, 2, 3] as const).map((each) => [each, gridsOf(plan, each)] as const)
    made = new Map(features)
    gridsMade.set(plan.grids, made)
  }
  return made.get(level) ?? []
}

function gridsOf({ grids, inForce }: LivePlan, level: number): OgcFeature[] {
  const names = new Map(inForce.jurisdictions.map(({ code, name }) => [code, name]))
  const { effectiveFrom } = inForce.plan
  return inOrder(
    grids.all
      .filter(({ feature }) => feature.properties.level === level)
      .map((grid) => {
        const { code, name, kind, parent, community } = grid.feature.properties
        return featureOf(code, shapeOf(grid), {
          code,
          name,
          level,
          kind,
          parent,
          jurisdiction: community,
          jurisdiction_name: names.get(community) ?? null,
          effective_from: effectiveFrom,
          buildings: grid.counts.buildings,
          households: grid.counts.households,
        })
      }),
  )
}

/** Back to the lattice, exactly, without the position that GeoJSON repeats at the end of a ring. */
function shapeOf({ feature }: GridRecord): {
  readonly type: 'MultiPolygon'
  readonly polygons: MultiPolygon
} {
  const polygons = feature.geometry.coordinates.map((polygon) =>
    polygon.map((ring) => ring.slice(0, -1).map(([lon = 0, lat = 0]) => toLattice(lon, lat))),
  )
  return { type: 'MultiPolygon', polygons: polygons as unknown as readonly Polygon[] }
}

const jurisdictionsMade = new WeakMap<Snapshot, Promise<readonly OgcFeature[]>>()

/** Communities, villages and the root of the plan in force; kinds and parents are read once, with the eyes of the public. */
export function jurisdictionFeatures(db: Db, { inForce }: LivePlan): Promise<readonly OgcFeature[]> {
  const { snapshot, county, plan } = inForce
  const before = jurisdictionsMade.get(snapshot)
  if (before !== undefined) return before
  const make = async () => {
    const shapes = jurisdictionShapes(snapshot)
    const rows = await listJurisdictions(askAs(db, { kind: 'public' }), county, [...shapes.keys()])
    return inOrder(
      rows.map(({ code, name, kind, parent }) =>
        featureOf(
          code,
          { type: 'MultiPolygon', polygons: shapes.get(code)! },
          {
            code,
            name,
            kind,
            parent,
            effective_from: plan.effectiveFrom,
          },
        ),
      ),
    )
  }
  const made = make()
  jurisdictionsMade.set(snapshot, made)
  made.catch(() => jurisdictionsMade.delete(snapshot))
  return made
}

const facilitiesMade = new WeakMap<LivePlan['locator'], readonly OgcFeature[]>()

/** Facilities with the grid each lies in. */
export function facilityFeatures({ baseMap, locator }: LivePlan): readonly OgcFeature[] {
  const before = facilitiesMade.get(locator)
  if (before !== undefined) return before
  const grids = locator.locateMany(baseMap.facilities.map(({ position }) => toDegrees(position)))
  const made = inOrder(
    baseMap.facilities.map(({ id, kind, name, position }, i) =>
      featureOf(id, { type: 'Point', at: position }, { name, kind, ...whereOf(grids[i]) }),
    ),
  )
  facilitiesMade.set(locator, made)
  return made
}

/** Codes of the grid at a place, as `locateMany` gives it, and of its community; null where no grid holds it. */
export function whereOf(grid: string | null | undefined) {
  return { grid: grid ?? null, jurisdiction: grid?.slice(0, 12) ?? null }
}
