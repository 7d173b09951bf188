import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve, type Region } from '#geometry/dissolve.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { arrange } from '#geometry/windings.ts'
import type { FindingSettings } from '../ground.ts'
import { labelPoint } from '../label-point.ts'
import { rounded, type Statement } from './finding.ts'
import type { Survey } from './survey.ts'
import { meanWidthM } from './territory.ts'

/** Ground of the given outline that the plan lacks, and ground of the plan beyond the outline. */
const MISSING = 0
const SURPLUS = 1

/**
 * One finding for each community whose faces do not make up the outline its authority gave, in places of at
 * least a sliver's mean width; nothing is asked of a community without a given outline.
 */
export function outlineFindings(
  survey: Survey,
  given: ReadonlyMap<string, MultiPolygon>,
  settings: FindingSettings,
): Statement[] {
  const { snapshot, places } = survey
  if (given.size === 0) return []
  const drawn = communityShapes(survey)
  return snapshot.communities.flatMap(({ code }): Statement[] => {
    const outline = given.get(code)
    if (outline === undefined) return []
    const spots = differences(drawn.get(code)!, outline).filter(
      ({ polygon }) => meanWidthM(polygon, snapshot.scale) >= settings.sliverWidthM,
    )
    if (spots.length === 0) return []
    const m2 = (wanted: readonly Region[]) =>
      rounded(wanted.reduce((sum, { polygon }) => sum + areaM2(polygonTwiceArea(polygon), snapshot.scale), 0))
    const shape = spots.map(({ polygon }) => polygon)
    return [
      {
        rule: 'outline-differs',
        about: code,
        geometry: { kind: 'polygon', shape },
        at: labelPoint(shape),
        areaM2: m2(spots),
        households: places
          .filter(({ position }) => shape.some((polygon) => polygonContainsShifted(polygon, position)))
          .reduce((sum, { households }) => sum + households.length, 0),
        reason: {
          community: code,
          places: spots.length,
          missingM2: m2(spots.filter(({ label }) => label === MISSING)),
          surplusM2: m2(spots.filter(({ label }) => label === SURPLUS)),
        },
      },
    ]
  })
}

/** All ground of each community in the plan. */
function communityShapes({ snapshot, subdivision }: Survey): Map<string, Polygon[]> {
  const codes = snapshot.communities.map(({ code }) => code)
  const shapes = new Map<string, Polygon[]>(codes.map((code) => [code, []]))
  const labels = snapshot.faces.map(({ community }) => codes.indexOf(community))
  for (const { label, polygon } of dissolve(subdivision, [NO_REGION, ...labels])) {
    shapes.get(codes[label]!)!.push(polygon)
  }
  return shapes
}

function differences(drawn: MultiPolygon, given: MultiPolygon): Region[] {
  const { subdivision, windings } = arrange([drawn.flat(), given.flat()])
  const labels = windings.map((around) => {
    const inDrawn = around.some(({ shape, turns }) => shape === 0 && turns > 0)
    const inGiven = around.some(({ shape, turns }) => shape === 1 && turns > 0)
    if (inDrawn === inGiven) return NO_REGION
    return inGiven ? MISSING : SURPLUS
  })
  return dissolve(subdivision, labels).sort((a, b) => compareRings(a.polygon[0], b.polygon[0]))
}
