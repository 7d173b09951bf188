import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { type Subdivision, subdivisionOf } from '#geometry/subdivision.ts'
import { assign, NO_FACE } from '../assign.ts'
import { gridPolygons } from '../grid-polygons.ts'
import type { GroundHousehold } from '../ground.ts'
import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import { labelPoint } from '../label-point.ts'
import type { Face, GridKey, Snapshot } from '../snapshot.ts'
import type { FindingGeometry } from './finding.ts'

/** A position where households stand, and whose ground it is; a stairwell of forty is one place. */
export interface Place {
  readonly position: Position
  /** Null outside the plan. */
  readonly face: Face | null
  readonly holder: GridKey | null
  readonly households: readonly GroundHousehold[]
}

/** What all families of findings look at, worked out once. */
export interface Survey {
  readonly snapshot: Snapshot
  readonly hierarchy: Hierarchy
  readonly subdivision: Subdivision
  readonly places: readonly Place[]
  /** Households on the ground of a grid and all below it. */
  readonly householdsOf: (key: GridKey) => number
  /** The polygon of every grid; empty for one without ground. */
  readonly polygons: ReadonlyMap<GridKey, MultiPolygon>
  /** Where to zoom for a grid with ground. */
  readonly labelOf: (key: GridKey) => Position
}

export function surveyOf(snapshot: Snapshot, households: readonly GroundHousehold[]): Survey {
  const hierarchy = hierarchyOf(snapshot.grids)
  const subdivision = subdivisionOf(snapshot.faces.map((face) => face.polygon))
  const polygons = gridPolygons(snapshot, subdivision)
  const places = placesOf(snapshot.faces, households)
  const counts = new Map<GridKey, number>()
  for (const place of places) {
    for (const { key } of place.holder === null ? [] : hierarchy.upwards(place.holder)) {
      counts.set(key, (counts.get(key) ?? 0) + place.households.length)
    }
  }
  const labels = new Map<GridKey, Position>()
  return {
    snapshot,
    hierarchy,
    subdivision,
    places,
    householdsOf: (key) => counts.get(key) ?? 0,
    polygons,
    labelOf: (key) => {
      const label = labels.get(key) ?? labelPoint(polygons.get(key) ?? [])
      labels.set(key, label)
      return label
    },
  }
}

function placesOf(faces: readonly Face[], households: readonly GroundHousehold[]): Place[] {
  const byPosition = new Map<string, GroundHousehold[]>()
  for (const household of households) {
    const key = household.position.join()
    const standing = byPosition.get(key)
    if (standing === undefined) byPosition.set(key, [household])
    else standing.push(household)
  }
  const groups = [...byPosition.values()]
  const assigned = assign(
    faces,
    groups.map((group) => group[0]!.position),
  )
  return groups.map((group, i): Place => {
    const face = assigned[i] === NO_FACE ? null : faces[assigned[i]!]!
    return { position: group[0]!.position, face, holder: face?.holder ?? null, households: group }
  })
}

/** Geometry and zoom of a finding about a whole grid; the middle of the plan where the grid has no ground. */
export function aboutGrid(survey: Survey, key: GridKey): { geometry: FindingGeometry; at: Position } {
  const shape = survey.polygons.get(key) ?? []
  if (shape.length === 0) return aboutPosition(survey.snapshot.origin)
  return { geometry: { kind: 'polygon', shape }, at: survey.labelOf(key) }
}

/** Geometry and zoom of a finding about one position. */
export function aboutPosition(position: Position): { geometry: FindingGeometry; at: Position } {
  return { geometry: { kind: 'point', position }, at: position }
}
