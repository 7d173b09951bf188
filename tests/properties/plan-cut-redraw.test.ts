import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RedrawBoundary } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { box, drawing, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const SEED = 20_261_124

/** a around or beside b, each divided into two or three children, b's border anywhere. */
const coverage: fc.Arbitrary<Plan> = fc
  .record({
    west: fc.integer({ min: 1, max: 5 }),
    south: fc.integer({ min: 0, max: 4 }),
    size: fc.integer({ min: 2, max: 6 }),
    split: fc.tuple(fc.boolean(), fc.boolean()),
    deep: fc.boolean(),
    slant: fc.integer({ min: -90, max: 90 }),
  })
  .map(({ west, south, size, split, deep, slant }) => {
    const [w, s, e, n] = [west * 1_000, south * 1_000, (west + size) * 1_000, (south + size) * 1_000]
    const inner = [[ring([w, s], [e, s], [e + slant, n], [w + slant, n])]]
    const grids = [drawnGrid('b', inner as never), drawnGrid('a', box(0, 0, 10_000, 10_000))]
    if (split[0]) {
      grids.push(drawnGrid('a1', box(0, 0, 10_000, 3_500), { level: 2, parent: 'a' }))
      grids.push(drawnGrid('a2', box(0, 3_500, 10_000, 10_000), { level: 2, parent: 'a' }))
      if (deep) {
        grids.push(drawnGrid('a21', box(0, 3_500, 2_500, 10_000), { level: 3, parent: 'a2' }))
        grids.push(drawnGrid('a22', box(2_500, 3_500, 10_000, 9_000), { level: 3, parent: 'a2' }))
      }
    }
    if (split[1]) {
      const middle = Math.round((w + e) / 2)
      grids.push(drawnGrid('b1', box(w, s, middle, n), { level: 2, parent: 'b' }))
      grids.push(drawnGrid('b2', box(middle, s, e, n - 500), { level: 2, parent: 'b' }))
    }
    return planOf(overlay(drawing({ grids })).snapshot)
  })

const corner = fc.tuple(fc.integer({ min: -1, max: 20 }), fc.integer({ min: 0, max: 20 }))
/** An end: which edge of b's ground it is near, and how far along in thousandths. */
const end = fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 1_000 }))

describe('a border redrawn along any path', () => {
  it('leaves a partition, is taken back byte for byte, and refused changes nothing', () => {
    let done = 0
    const refused = new Map<string, number>()
    fc.assert(
      fc.property(
        coverage,
        end,
        end,
        fc.array(corner, { maxLength: 4 }),
        fc.boolean(),
        (plan, first, last, between, turned) => {
          const edges = plan.snapshot.faces
            .filter(({ holder }) => holder?.startsWith('b'))
            .flatMap(({ polygon }) => polygon)
            .flatMap((outer) => outer.map((from, i) => [from, outer[(i + 1) % outer.length]!] as const))
          fc.pre(edges.length > 0)
          const onEdge = ([which, along]: readonly [number, number]) => {
            const [from, to] = edges[which % edges.length]!
            return [0, 1].map((axis) =>
              Math.round(from[axis]! + ((to[axis]! - from[axis]!) * along) / 1_000),
            ) as unknown as readonly [number, number]
          }
          const action: RedrawBoundary = {
            type: 'redrawBoundary',
            id: '01890000-0000-7000-8000-100000000000',
            between: turned ? ['a', 'b'] : ['b', 'a'],
            path: [
              onEdge(first),
              ...ring(...between.map(([x, y]) => [x * 500, y * 500] as const)),
              onEdge(last),
            ],
          }
          const before = JSON.stringify(plan.snapshot)
          const outcome = apply(plan, action)
          expect(JSON.stringify(plan.snapshot)).toBe(before)
          if (isRefusal(outcome)) {
            refused.set(outcome.refused, (refused.get(outcome.refused) ?? 0) + 1)
            return
          }
          done++
          expect(faultsOf(outcome.plan.snapshot)).toEqual([])
          for (const { from, to } of outcome.change.moved)
            expect([from!.holder, to!.holder]).not.toContain(null)
          const undo = {
            type: 'revert',
            id: '01890000-0000-7000-8000-200000000000',
            action: action.id,
          } as const
          const back = apply(outcome.plan, undo)
          if (isRefusal(back)) throw new Error(`not taken back: ${JSON.stringify(back)}`)
          expect(JSON.stringify(back.plan.snapshot)).toBe(before)
        },
      ),
      { seed: SEED, numRuns: 700 },
    )
    expect(done).toBeGreaterThan(70)
    expect([...refused.keys()].sort()).toEqual([
      'crosses',
      'ends-off-border',
      'leaves-grids',
      'malformed',
      'no-change',
      'would-vanish',
    ])
  })
})
