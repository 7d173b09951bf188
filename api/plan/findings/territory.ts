import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { bboxOf } from '#geometry/bbox.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Polygon } from '#geometry/ring.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import type { GridKey } from '../snapshot.ts'
import { rounded, type Statement } from './finding.ts'
import { labelOfPart } from './label-of.ts'
import type { Survey } from './survey.ts'

/** Gaps, slivers and grids that lie in several parts. */
export function territoryFindings(survey: Survey): Statement[] {
  return [...gapsAndSlivers(survey), ...detachedParts(survey)]
}

/**
 * A face without holder is an outer gap, one whose holder has children an inner gap, unless it is exempt. A
 * face of less than the set mean width is a sliver instead, whoever holds it: sooner bad drawing than meant.
 */
function gapsAndSlivers(survey: Survey): Statement[] {
  const { snapshot, hierarchy, onFace, settings } = survey
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
        at: labelOfPart(face.polygon),
        areaM2: rounded(areaM2(polygonTwiceArea(face.polygon), snapshot.scale)),
        households: onFace.get(face) ?? 0,
        reason: { community: face.community, widthM: rounded(widthM) },
      },
    ]
  })
}

/** Widths of the polygons seen so far, with the scale they were measured by. */
const widths = new WeakMap<Polygon, { readonly scale: Scale; readonly widthM: number }>()

/** 2·area/perimeter in metres, measured once: the breadth of a long strip, half the side of a square. */
export function meanWidthM(polygon: Polygon, scale: Scale): number {
  const known = widths.get(polygon)
  if (known?.scale === scale) return known.widthM
  const widthM = measureWidthM(polygon, scale)
  widths.set(polygon, { scale, widthM })
  return widthM
}

function measureWidthM(polygon: Polygon, scale: Scale): number {
  let perimeter = 0
  for (const ring of polygon) {
    ring.forEach((from, i) => {
      perimeter += distanceM(from, ring[(i + 1) % ring.length]!, scale)
    })
  }
  return (2 * areaM2(polygonTwiceArea(polygon), scale)) / perimeter
}

/** Each part of a grid apart from its largest, unless it is declared. A part is edge-connected; corners do not join. */
function detachedParts(survey: Survey): Statement[] {
  const { snapshot, polygons } = survey
  return snapshot.grids.flatMap(({ key, exclave }): Statement[] => {
    const shape = polygons.get(key) ?? []
    if (exclave || shape.length < 2) return []
    const [, ...apart] = shape.toSorted((a, b) => polygonTwiceArea(b) - polygonTwiceArea(a))
    return apart.map((part) => ({
      rule: 'detached-part',
      about: `${key}@${part[0][0]!.join()}`,
      grid: key,
      geometry: { kind: 'polygon', shape: [part] },
      at: labelOfPart(part),
      areaM2: rounded(areaM2(polygonTwiceArea(part), snapshot.scale)),
      households: householdsIn(survey, key, part),
      reason: { parts: shape.length },
    }))
  })
}

/** Households within a part of a grid that the grid or one below it holds. */
function householdsIn({ standing, faceOf, hierarchy }: Survey, key: GridKey, part: Polygon): number {
  return standing
    .within(bboxOf(part))
    .filter((p) => {
      const holder = faceOf[p]?.holder ?? null
      return (
        holder !== null &&
        hierarchy.upwards(holder).some((grid) => grid.key === key) &&
        polygonContainsShifted(part, standing.places[p]!.position)
      )
    })
    .reduce((sum, p) => sum + standing.places[p]!.households, 0)
}
