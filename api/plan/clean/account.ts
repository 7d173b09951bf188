import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { GridKey, Level } from '../snapshot.ts'
import type { Verdict } from './judge.ts'
import { changing, movementOn } from './movement.ts'

/** What became of one grid; metres and square metres, counted from its shape as drawn on the lattice. */
export interface CleanedGrid {
  readonly key: GridKey
  /** How far its border moved at most by what was decided without asking. */
  readonly movedM: number
  /** By proposals and choices as well; null where nothing of it is left. */
  readonly movedInAllM: number | null
  readonly areaBeforeM2: number
  readonly areaAfterM2: number
  readonly parts: number
}

export interface SettledSum {
  readonly places: number
  readonly areaM2: number
  readonly widestM: number
  readonly movedM: number
}

export function cleanedGrids(verdict: Verdict): CleanedGrid[] {
  const { ground, grids, hierarchy, labels, settled } = verdict
  const movement = movementOn(ground, grids, hierarchy)
  const numbers = new Map(grids.map(({ key }, i) => [key, i]))
  const quiet = Float64Array.from(ground.bentM)
  const asked = Float64Array.from(ground.bentM)
  for (let f = 1; f < labels.length; f++) {
    const into = settled[f] === 'asked' ? asked : quiet
    for (const key of changing(ground, f, labels[f]?.holder ?? null, hierarchy)) {
      const grid = numbers.get(key)!
      into[grid] = movement.depthM(f, key, into[grid])
    }
  }
  const after = groundAfter(verdict, numbers)
  return grids.map(({ key, shape }, i) => {
    const before = shape.reduce((sum, polygon) => sum + polygonTwiceArea(polygon), 0)
    return {
      key,
      movedM: quiet[i]!,
      movedInAllM: after.parts[i] === 0 ? null : Math.max(quiet[i]!, asked[i]!),
      areaBeforeM2: areaM2(before, ground.scale),
      areaAfterM2: areaM2(after.twice[i]!, ground.scale),
      parts: after.parts[i]!,
    }
  })
}

/** Twice-area and number of edge-connected parts of each grid as it is held. */
function groundAfter({ ground, grids, hierarchy, labels }: Verdict, numbers: ReadonlyMap<GridKey, number>) {
  const twice = new Float64Array(grids.length)
  const parts = new Int32Array(grids.length)
  for (const level of [1, 2, 3] satisfies Level[]) {
    if (!grids.some((grid) => grid.level === level)) continue
    const held = labels.map((label) => {
      const chain = label?.holder ? hierarchy.upwards(label.holder) : []
      const grid = chain.find((each) => each.level === level)
      return grid === undefined ? NO_REGION : numbers.get(grid.key)!
    })
    regionsOf(ground.subdivision, held).forEach((region, f) => {
      if (held[f] === NO_REGION) return
      twice[held[f]!]! += ground.subdivision.twiceArea[f]!
      // A region is named after its lowest face.
      if (region === f) parts[held[f]!]!++
    })
  }
  return { twice, parts }
}

/** What was settled without asking, by kind. */
export function settledSums(verdict: Verdict): Record<'gap' | 'overlap' | 'sticks-out', SettledSum> {
  const { ground, hierarchy, grids, labels, settled, hairlines } = verdict
  const movement = movementOn(ground, grids, hierarchy)
  const moved = { gap: 0, overlap: 0, 'sticks-out': 0 }
  settled.forEach((kind, f) => {
    if (kind === undefined || kind === 'asked') return
    moved[kind] = movement.farthestM(f, labels[f]?.holder ?? null, moved[kind])
  })
  const sumOf = (kind: keyof typeof moved): SettledSum => {
    const own = hairlines.filter((each) => each.of === kind)
    return {
      places: own.length,
      areaM2: own.reduce((sum, each) => sum + each.areaM2, 0),
      widestM: own.reduce((most, each) => Math.max(most, each.widthM), 0),
      movedM: moved[kind],
    }
  }
  return { gap: sumOf('gap'), overlap: sumOf('overlap'), 'sticks-out': sumOf('sticks-out') }
}
