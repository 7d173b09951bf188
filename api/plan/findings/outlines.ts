import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { bboxOf } from '#geometry/bbox.ts'
import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve, type Region } from '#geometry/dissolve.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { arrange } from '#geometry/windings.ts'
import { rounded, type Statement } from './finding.ts'
import { labelOf } from './label-of.ts'
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
  compared: ComparedOutlines,
): Statement[] {
  return survey.snapshot.communities.flatMap(({ code }): readonly Statement[] => {
    const outline = given.get(code)
    const drawn = survey.outlines.get(code)!
    if (outline === undefined) return []
    const known = compared.get(drawn)
    if (known !== undefined) return known
    const found = comparison(survey, code, drawn, outline)
    compared.set(drawn, found)
    return found
  })
}

/** What was found about each ground of a community; an edit that leaves an outline alone leaves that alone too. */
export type ComparedOutlines = WeakMap<MultiPolygon, readonly Statement[]>

function comparison(
  { snapshot, standing, settings }: Survey,
  code: string,
  drawn: MultiPolygon,
  given: MultiPolygon,
): Statement[] {
  const spots = differences(drawn, given).filter(
    ({ polygon }) => meanWidthM(polygon, snapshot.scale) >= settings.sliverWidthM,
  )
  if (spots.length === 0) return []
  const m2 = (wanted: readonly Region[]) =>
    rounded(wanted.reduce((sum, { polygon }) => sum + areaM2(polygonTwiceArea(polygon), snapshot.scale), 0))
  const shape = spots.map(({ polygon }) => polygon)
  const households = shape.map((polygon) =>
    standing
      .within(bboxOf(polygon))
      .map((p) => standing.places[p]!)
      .filter(({ position }) => polygonContainsShifted(polygon, position))
      .reduce((sum, place) => sum + place.households, 0),
  )
  return [
    {
      rule: 'outline-differs',
      about: code,
      geometry: { kind: 'polygon', shape },
      at: labelOf(shape),
      areaM2: m2(spots),
      households: households.reduce((a, b) => a + b, 0),
      reason: {
        community: code,
        places: spots.length,
        missingM2: m2(spots.filter(({ label }) => label === MISSING)),
        surplusM2: m2(spots.filter(({ label }) => label === SURPLUS)),
      },
    },
  ]
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
