import { cutGround } from './cut-ground.ts'
import type { Sheet } from './divide.ts'
import type { Ground, Territory } from './ground.ts'
import { areaOf, centroidOf } from './polygon.ts'
import type { Random } from './random.ts'
import type { CommunitySize } from './sizes.ts'
import type { FaceId } from './subdivision.ts'

/** The blocks a community's main roads and the river leave, each large enough for a second-level grid. */
export function blocksOf(
  { sheet, water }: Ground,
  territory: Territory,
  size: CommunitySize,
  random: Random,
): FaceId[] {
  return leaveBars(sheet, water, territory, mainRoads(sheet, water, territory, size, random), size)
}

/** A main road over the river and, north of it, one along it; only where there is room for both. */
function mainRoads(
  sheet: Sheet,
  water: Set<FaceId>,
  territory: Territory,
  size: CommunitySize,
  random: Random,
): FaceId[] {
  if (size.first < 6) return territory.land
  const all = [...territory.land, ...territory.water]
  const [west, east] = cutGround(sheet, all, random.between(0.46, 0.54), 'columns', 'main', water, random)
  territory.water.splice(0, territory.water.length, ...[...west, ...east].filter((face) => water.has(face)))
  const dry = [...west, ...east].filter((face) => !water.has(face))
  const middle = centroidOf(sheet.land.outline(territory.water[0] ?? dry[0]!))[1]
  const northern = dry.filter((face) => centroidOf(sheet.land.outline(face))[1] > middle)
  const southern = dry.filter((face) => !northern.includes(face))
  const [low, high] = cutGround(sheet, northern, random.between(0.46, 0.54), 'rows', 'main', water, random)
  territory.land = [...southern, ...low, ...high]
  return territory.land
}

/**
 * Sets land apart that is too small for a second-level grid: a bar that a bend of the river cuts off counts as
 * river, a strip between two main roads as their verge.
 */
function leaveBars(
  sheet: Sheet,
  water: Set<FaceId>,
  territory: Territory,
  blocks: readonly FaceId[],
  size: CommunitySize,
): FaceId[] {
  const areas = blocks.map((face) => areaOf(sheet.land.outline(face)))
  const least = (areas.reduce((a, b) => a + b, 0) / size.second) * 0.35
  return blocks.filter((face, i) => {
    if (areas[i]! >= least) return true
    if (touches(sheet, face, water)) {
      water.add(face)
      territory.water.push(face)
    } else territory.verges.push(face)
    return false
  })
}

function touches(sheet: Sheet, face: FaceId, others: ReadonlySet<FaceId>): boolean {
  const ring = sheet.land.ring(face)
  return ring.some((a, i) => {
    const { across } = sheet.land.edge(a, ring[(i + 1) % ring.length]!)
    return across !== null && others.has(across)
  })
}
