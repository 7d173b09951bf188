import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Snapshot } from '#plan/snapshot.ts'
import { createBorderSearch } from '../../api/lookup/border-search.ts'
import { buildGroundIndex, type GroundIndex } from '../../api/lookup/ground-index.ts'
import { partition } from './lookup-partition.ts'

/** Distance to every segment between two holders, one after the other. */
function* bordersAround({ segments, holderOf }: GroundIndex, { scale }: Snapshot, x: number, y: number) {
  const { ends, origin } = segments
  for (let segment = 0; segment < segments.count; segment++) {
    const holders = [segments.west[segment]!, segments.east[segment]!].map((face) =>
      face < 0 ? 'outside' : holderOf[face]!,
    )
    if (holders[0] === holders[1]) continue
    const [lx, ly, ux, uy] = ends.subarray(segment * 4, segment * 4 + 4) as unknown as number[]
    const at = (t: number) =>
      Math.hypot(
        (lx! + t * (ux! - lx!) + origin[0] - x) * scale.x,
        (ly! + t * (uy! - ly!) + origin[1] - y) * scale.y,
      )
    let [low, high] = [0, 1]
    for (let i = 0; i < 100; i++) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
      if (at(a) < at(b)) high = b
      else low = a
    }
    yield { holders, distanceM: Math.min(at(0), at(1), at(low)) }
  }
}

test('the nearest border and every grid across it are those of a search over all segments', () => {
  let candidates = 0
  fc.assert(
    fc.property(
      partition,
      fc.array(fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: -20, max: 60 })), {
        minLength: 20,
      }),
      fc.double({ min: 0.001, max: 0.2, noNaN: true }),
      (plan, positions, withinM) => {
        const index = buildGroundIndex(plan)
        const search = createBorderSearch(index, plan.scale)
        for (const [x, y] of positions) {
          const face = index.faceAt(x, y)
          if (face < 0) continue
          const all = [...bordersAround(index, plan, x, y)]
          expect(search.nearestM(face, x, y)).toBeCloseTo(Math.min(...all.map((one) => one.distanceM)), 6)
          const own = index.holderOf[face]!
          const across = new Map<number, number>()
          for (const { holders, distanceM } of all) {
            for (const grid of holders) {
              if (typeof grid === 'string' || grid < 0 || grid === own || distanceM > withinM) continue
              across.set(grid, Math.min(distanceM, across.get(grid) ?? Infinity))
            }
          }
          const found = search.across(face, x, y, withinM)
          candidates += found.length
          expect(new Set(found.map(({ grid }) => grid))).toEqual(new Set(across.keys()))
          for (const { grid, distanceM } of found) expect(distanceM).toBeCloseTo(across.get(grid)!, 6)
          expect(found).toEqual([...found].sort((a, b) => a.distanceM - b.distanceM))
        }
      },
    ),
    { numRuns: 150, seed: 20261122 },
  )
  expect(candidates).toBeGreaterThan(100)
})
