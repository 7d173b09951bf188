import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Polygon } from '#geometry/ring.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import type { FindingSettings } from '../ground.ts'
import { labelPoint } from '../label-point.ts'
import type { Face } from '../snapshot.ts'
import { rounded, type Statement } from './finding.ts'
import type { Survey } from './survey.ts'

/** Gaps, slivers and grids that lie in several parts. */
export function territoryFindings(survey: Survey, settings: FindingSettings): Statement[] {
  return [...gapsAndSlivers(survey, settings), ...detachedParts(survey)]
}

/**
 * A face without holder is an outer gap, one whose holder has children an inner gap, unless it is exempt. A
 * face of less than the set mean width is a sliver instead, whoever holds it: sooner bad drawing than meant.
 */
function gapsAndSlivers(survey: Survey, settings: FindingSettings): Statement[] {
  const { snapshot, hierarchy, places } = survey
  const standing = new Map<Face, number>()
  for (const { face, households } of places) {
    if (face !== null) standing.set(face, (standing.get(face) ?? 0) + households.length)
  }
  return snapshot.faces.flatMap((face): Statement[] => {
    const gap =
      face.exemption !== null
        ? null
        : face.holder === null
          ? 'outer-gap'
          : hierarchy.isLeaf(face.holder)
            ? null
            : 'inner-gap'
    const widthM = meanWidthM(face.polygon, snapshot.scale)
    const rule = widthM < settings.sliverWidthM ? 'sliver' : gap
    if (rule === null) return []
    return [
      {
        rule,
        about: `${face.community}.${face.holder ?? ''}@${face.polygon[0][0]!.join()}`,
        grid: face.holder ?? undefined,
        geometry: { kind: 'polygon', shape: [face.polygon] },
        at: labelPoint([face.polygon]),
        areaM2: rounded(areaM2(polygonTwiceArea(face.polygon), snapshot.scale)),
        households: standing.get(face) ?? 0,
        reason: { community: face.community, widthM: rounded(widthM) },
      },
    ]
  })
}

/** 2·area/perimeter in metres: the breadth of a long strip, half the side of a square. */
export function meanWidthM(polygon: Polygon, scale: Scale): number {
  let perimeter = 0
  for (const ring of polygon) {
    ring.forEach((from, i) => {
      perimeter += distanceM(from, ring[(i + 1) % ring.length]!, scale)
    })
  }
  return (2 * areaM2(polygonTwiceArea(polygon), scale)) / perimeter
}

/** Each part of a grid apart from its largest. A part is edge-connected; corners do not join. */
function detachedParts({ snapshot, hierarchy, polygons, places }: Survey): Statement[] {
  return snapshot.grids.flatMap(({ key }): Statement[] => {
    const shape = polygons.get(key) ?? []
    const [, ...apart] = shape.toSorted((a, b) => polygonTwiceArea(b) - polygonTwiceArea(a))
    if (apart.length === 0) return []
    const own = places.filter(
      ({ holder }) => holder !== null && hierarchy.upwards(holder).some((grid) => grid.key === key),
    )
    return apart.map((part) => ({
      rule: 'detached-part',
      about: `${key}@${part[0][0]!.join()}`,
      grid: key,
      geometry: { kind: 'polygon', shape: [part] },
      at: labelPoint([part]),
      areaM2: rounded(areaM2(polygonTwiceArea(part), snapshot.scale)),
      households: own
        .filter(({ position }) => polygonContainsShifted(part, position))
        .reduce((sum, place) => sum + place.households.length, 0),
      reason: { parts: shape.length },
    }))
  })
}
