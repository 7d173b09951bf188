import { areaM2 } from '#geometry/area.ts'
import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { measureRegions } from '../overlay/measure.ts'
import type { Ground } from './ground.ts'

/** Faces of one kind that hang together along edges. */
export interface Region {
  readonly label: string
  readonly faces: readonly number[]
  readonly areaM2: number
  /** Mean width, 2·area/perimeter. */
  readonly widthM: number
}

/** Regions of faces of equal text; faces of null are in none. */
export function regionsBy(ground: Ground, labelOf: (face: number) => string | null): Region[] {
  const { subdivision, lengths, scale } = ground
  const numbers = new Map<string, number>()
  const labels = Array.from({ length: subdivision.faceCount }, (_, f) => {
    const label = f === 0 ? null : labelOf(f)
    if (label === null) return NO_REGION
    const known = numbers.get(label)
    if (known !== undefined) return known
    numbers.set(label, numbers.size)
    return numbers.size - 1
  })
  if (numbers.size === 0) return []
  const regions = regionsOf(subdivision, labels)
  const measures = measureRegions(subdivision, regions, lengths, scale)
  const faces = new Map<number, number[]>()
  regions.forEach((region, f) => {
    if (region === NO_REGION) return
    const list = faces.get(region)
    if (list === undefined) faces.set(region, [f])
    else list.push(f)
  })
  const texts = [...numbers.keys()]
  return [...faces].map(([region, list]) => {
    const { areaM2, widthM } = measures.get(region)!
    return { label: texts[labels[region]!]!, faces: list, areaM2, widthM }
  })
}

/** The ground of several lists of faces, each with its parts west to east. */
export function shapesOf({ subdivision }: Ground, lists: readonly (readonly number[])[]): MultiPolygon[] {
  const shapes: Polygon[][] = lists.map(() => [])
  let waiting = lists.map((_, i) => i)
  while (waiting.length > 0) {
    // As many at once as do not lie over each other.
    const labels = new Int32Array(subdivision.faceCount).fill(NO_REGION)
    waiting = waiting.filter((i) => {
      const free = lists[i]!.every((f) => labels[f] === NO_REGION)
      if (free) for (const f of lists[i]!) labels[f] = i
      return !free
    })
    for (const { label, polygon } of dissolve(subdivision, labels, { straighten: true })) {
      shapes[label]!.push(polygon)
    }
  }
  for (const shape of shapes) shape.sort((a, b) => compareRings(a[0], b[0]))
  return shapes
}

/** Square metres of some faces. */
export function areaOf({ subdivision, scale }: Ground, faces: readonly number[]): number {
  let twice = 0
  for (const f of faces) twice += subdivision.twiceArea[f]!
  return areaM2(twice, scale)
}
