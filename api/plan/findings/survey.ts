import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve } from '#geometry/dissolve.ts'
import type { Position } from '#geometry/position.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { type Subdivision, subdivisionOf } from '#geometry/subdivision.ts'
import { assign, NO_FACE } from '../assign.ts'
import { gridPolygons } from '../grid-polygons.ts'
import type { FindingSettings } from '../ground.ts'
import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import type { Face, GridKey, Snapshot } from '../snapshot.ts'
import { aboutPosition, type FindingGeometry } from './finding.ts'
import { labelOf } from './label-of.ts'
import { type Border, nearestBorder } from './nearest-border.ts'
import type { Standing } from './standing.ts'
import { add, addUp, NOBODY, type Tally, tallyOf } from './tally.ts'
import { type CutUnit, cutUnit } from './units.ts'

/** What all families of findings look at. Places go by their number in `standing`. */
export interface Survey {
  readonly snapshot: Snapshot
  readonly settings: FindingSettings
  readonly hierarchy: Hierarchy
  readonly standing: Standing
  /** The face each place belongs to; null outside the plan. */
  readonly faceOf: readonly (Face | null)[]
  /** Households on each face that has some. */
  readonly onFace: ReadonlyMap<Face, number>
  /** What stands on the ground of each deepest grid; under null on ground nobody holds. */
  readonly tallies: ReadonlyMap<GridKey | null, Tally>
  /** Households on the ground of a grid and all below it. */
  readonly householdsOf: (key: GridKey) => number
  /** The polygon of every grid; empty for one without ground. */
  readonly polygons: ReadonlyMap<GridKey, MultiPolygon>
  /** The ground of every community, by code. */
  readonly outlines: ReadonlyMap<string, MultiPolygon>
  /** The border near each place that has one within the set distance. */
  readonly borders: ReadonlyMap<number, Border>
  /** Units on the ground of two grids or more. */
  readonly cutUnits: ReadonlyMap<string, CutUnit>
}

/** A survey of the whole plan. `surveyAfter` gives the same after a change, in less time. */
export function surveyOf(snapshot: Snapshot, standing: Standing, settings: FindingSettings): Survey {
  const hierarchy = hierarchyOf(snapshot.grids)
  const subdivision = subdivisionOf(snapshot.faces.map((face) => face.polygon))
  const { places } = standing
  const assigned = assign(
    snapshot.faces,
    places.map(({ position }) => position),
  )
  const faceOf = Array.from(assigned, (f) => (f === NO_FACE ? null : snapshot.faces[f]!))
  const onFace = new Map<Face, number>()
  const tallies = new Map<GridKey | null, Tally>()
  const borders = new Map<number, Border>()
  const border = nearestBorder(snapshot, subdivision, settings.nearBoundaryM)
  places.forEach((place, p) => {
    const face = faceOf[p]!
    const holder = face?.holder ?? null
    if (face !== null) onFace.set(face, (onFace.get(face) ?? 0) + place.households)
    tallies.set(holder, add(tallies.get(holder) ?? NOBODY, tallyOf(place)))
    const near = holder === null ? null : border(place.position, holder)
    if (near !== null) borders.set(p, near)
  })
  const cut = new Map<string, CutUnit>()
  for (const unit of standing.unitPlaces.keys()) {
    const found = cutUnit(unit, standing, faceOf)
    if (found !== null) cut.set(unit, found)
  }
  const sums = addUp(tallies, snapshot.grids)
  return {
    snapshot,
    settings,
    hierarchy,
    standing,
    faceOf,
    onFace,
    tallies,
    householdsOf: (key) => sums.get(key) ?? 0,
    polygons: gridPolygons(snapshot, subdivision),
    outlines: communityShapes(snapshot, subdivision),
    borders,
    cutUnits: cut,
  }
}

/** All ground of each community in the plan, parts from west to east. */
function communityShapes({ communities, faces }: Snapshot, subdivision: Subdivision) {
  const codes = communities.map(({ code }) => code)
  const shapes = new Map(codes.map((code): [string, MultiPolygon[number][]] => [code, []]))
  const labels = faces.map(({ community }) => codes.indexOf(community))
  for (const { label, polygon } of dissolve(subdivision, [NO_REGION, ...labels])) {
    shapes.get(codes[label]!)!.push(polygon)
  }
  for (const shape of shapes.values()) shape.sort((a, b) => compareRings(a[0], b[0]))
  return shapes
}

/** Geometry and zoom of a finding about a whole grid; the middle of the plan where the grid has no ground. */
export function aboutGrid(survey: Survey, key: GridKey): { geometry: FindingGeometry; at: Position } {
  const shape = survey.polygons.get(key) ?? []
  if (shape.length === 0) return aboutPosition(survey.snapshot.origin)
  return { geometry: { kind: 'polygon', shape }, at: labelOf(shape) }
}
