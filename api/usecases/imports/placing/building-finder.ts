import Flatbush from 'flatbush'
import { bboxOf } from '#geometry/bbox.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, scaleAt } from '#geometry/scale.ts'
import type { PlaceBuilding } from '../../../repositories/import-households.ts'

/** Finds the building a household at a position or with a written building lives in. */
export interface BuildingFinder {
  /** Buildings that bear this code; where none does, those of this name. */
  called(word: string): readonly PlaceBuilding[]
  /** The building whose outline covers the position, else the one with the nearest anchor within `limitM`. */
  at(position: Position, limitM: number): PlaceBuilding | null
}

/** Indexes the buildings of a county once; every question is then answered from memory. */
export function createBuildingFinder(buildings: readonly PlaceBuilding[]): BuildingFinder {
  const byCode = grouped(buildings, ({ sourceCode }) => sourceCode ?? '')
  const byName = grouped(buildings, ({ name }) => name)
  const outlines = indexOf(buildings.map((each) => each.outline?.flat() ?? [[each.anchor]]))
  const anchors = indexOf(buildings.map((each) => [[each.anchor]]))
  return {
    called: (word) => byCode.get(word) ?? byName.get(word) ?? [],
    at(position, limitM) {
      const [x, y] = position
      const covering = outlines?.search(x, y, x, y).find((i) => covers(buildings[i]!, position))
      if (covering !== undefined) return buildings[covering]!
      const scale = scaleAt(position)
      const reach = [limitM / scale.x, limitM / scale.y] as const
      const near = anchors?.search(x - reach[0], y - reach[1], x + reach[0], y + reach[1]) ?? []
      const ranked = near
        .map((i) => ({ building: buildings[i]!, distance: distanceM(buildings[i]!.anchor, position, scale) }))
        .filter(({ distance }) => distance <= limitM)
        .sort((a, b) => a.distance - b.distance || (a.building.id < b.building.id ? -1 : 1))
      return ranked[0]?.building ?? null
    },
  }
}

function grouped(
  buildings: readonly PlaceBuilding[],
  wordOf: (building: PlaceBuilding) => string,
): ReadonlyMap<string, readonly PlaceBuilding[]> {
  const groups = new Map<string, PlaceBuilding[]>()
  for (const building of buildings) {
    const group = groups.get(wordOf(building))
    if (group) group.push(building)
    else groups.set(wordOf(building), [building])
  }
  return groups
}

function covers({ outline }: PlaceBuilding, position: Position): boolean {
  return outline?.some((polygon) => polygonContainsShifted(polygon, position)) ?? false
}

/** An index of boxes, or null for no buildings, which Flatbush cannot hold. */
function indexOf(shapes: readonly (readonly (readonly Position[])[])[]): Flatbush | null {
  if (shapes.length === 0) return null
  const index = new Flatbush(shapes.length)
  for (const shape of shapes) {
    const box = bboxOf(shape)
    index.add(box.minX, box.minY, box.maxX, box.maxY)
  }
  index.finish()
  return index
}
