import { describe, expect, it } from 'vitest'
import type { RedrawBoundary } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { box, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const id = '01890000-0000-7000-8000-100000000000'
const undo = '01890000-0000-7000-8000-200000000000'

function planFrom(parts: Partial<CoverageInput>): Plan {
  return planOf(overlay(drawing(parts)).snapshot)
}

/** a west and b east of x = 5000, each 50 m × 100 m. */
function halves(): Plan {
  return planFrom({
    grids: [drawnGrid('a', box(0, 0, 5_000, 10_000)), drawnGrid('b', box(5_000, 0, 10_000, 10_000))],
  })
}

/** The halves with c south and d north in a, e south and f north in b. */
function divided(): Plan {
  return planFrom({
    grids: [
      drawnGrid('a', box(0, 0, 5_000, 10_000)),
      drawnGrid('b', box(5_000, 0, 10_000, 10_000)),
      drawnGrid('c', box(0, 0, 5_000, 5_000), { level: 2, parent: 'a' }),
      drawnGrid('d', box(0, 5_000, 5_000, 10_000), { level: 2, parent: 'a' }),
      drawnGrid('e', box(5_000, 0, 10_000, 5_000), { level: 2, parent: 'b' }),
      drawnGrid('f', box(5_000, 5_000, 10_000, 10_000), { level: 2, parent: 'b' }),
    ],
  })
}

type Offsets = readonly (readonly [number, number])[]

function redrawing(path: Offsets, between: readonly [string, string] = ['a', 'b']): RedrawBoundary {
  return { type: 'redrawBoundary', id, between, path: ring(...path) }
}

function redrawn(plan: Plan, action: RedrawBoundary): Plan {
  const before = JSON.stringify(plan.snapshot)
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  expect(JSON.stringify(plan.snapshot)).toBe(before)
  expect(faultsOf(outcome.plan.snapshot)).toEqual([])
  const back = apply(outcome.plan, { type: 'revert', id: undo, action: id })
  if (isRefusal(back)) throw new Error(`not taken back: ${JSON.stringify(back)}`)
  expect(JSON.stringify(back.plan.snapshot)).toBe(before)
  return outcome.plan
}

function shape({ snapshot }: Plan, key: string) {
  return gridPolygons(snapshot).get(key)
}

describe('a redrawn border', () => {
  it('bulges to either side and swaps the ground between', () => {
    for (const x of [3_000, 7_000]) {
      const path: Offsets = [
        [5_000, 2_000],
        [x, 2_000],
        [x, 8_000],
        [5_000, 8_000],
      ]
      for (const way of [path, path.toReversed()]) {
        const plan = redrawn(halves(), redrawing(way))
        expect(shape(plan, 'a')).toEqual([[ring([0, 0], [5_000, 0], ...path, [5_000, 10_000], [0, 10_000])]])
      }
    }
  })

  it('may cross the stretch it replaces, and replace all of it from end to end', () => {
    const path: Offsets = [
      [5_000, 0],
      [6_000, 2_000],
      [4_000, 8_000],
      [5_000, 10_000],
    ]
    const plan = redrawn(halves(), redrawing(path, ['b', 'a']))
    expect(shape(plan, 'a')).toEqual([[ring([0, 0], ...path, [0, 10_000])]])
  })

  it('begins on a slanting border where rounding kept it off', () => {
    const slanted = [ring([0, 0], [5_000, 0], [5_037, 10_000], [0, 10_000])]
    const east = [ring([5_000, 0], [10_000, 0], [10_000, 10_000], [5_037, 10_000])]
    const plan = planFrom({ grids: [drawnGrid('a', [slanted as never]), drawnGrid('b', [east as never])] })
    const after = redrawn(
      plan,
      redrawing([
        [5_006, 2_000],
        [3_000, 5_000],
        [5_031, 8_000],
      ]),
    )
    expect(after.snapshot.faces).toHaveLength(2)
    expect(after.snapshot.faces.find(({ holder }) => holder === 'a')!.polygon[0].length).toBeLessThan(12)
  })

  it('around an enclosed grid replaces the stretch that the path goes along', () => {
    const hole = [...box(3_000, 3_000, 7_000, 7_000)[0]![0]].reverse()
    const plan = planFrom({
      grids: [
        drawnGrid('a', [[box(0, 0, 10_000, 10_000)[0]![0], hole]]),
        drawnGrid('b', box(3_000, 3_000, 7_000, 7_000)),
      ],
    })
    const wider = redrawn(
      plan,
      redrawing([
        [3_000, 5_000],
        [1_000, 5_000],
        [1_000, 1_000],
        [9_000, 1_000],
        [9_000, 5_000],
        [7_000, 5_000],
      ]),
    )
    expect(shape(wider, 'b')).toEqual([
      [
        ring(
          [1_000, 1_000],
          [9_000, 1_000],
          [9_000, 5_000],
          [7_000, 5_000],
          [7_000, 7_000],
          [3_000, 7_000],
          [3_000, 5_000],
          [1_000, 5_000],
        ),
      ],
    ])
  })

  it('is refused off the border, outside, across itself, or between the wrong grids', () => {
    const plan = halves()
    const at = (x: number, y: number) => ring([x, y])[0]!
    expect(
      apply(
        plan,
        redrawing([
          [4_000, 2_000],
          [5_000, 8_000],
        ]),
      ),
    ).toEqual({
      refused: 'ends-off-border',
      at: at(4_000, 2_000),
    })
    expect(
      apply(
        plan,
        redrawing([
          [5_000, 2_000],
          [3_000, -500],
          [2_000, -500],
          [3_000, 8_000],
          [5_000, 8_000],
        ]),
      ),
    ).toMatchObject({ refused: 'leaves-grids' })
    expect(
      apply(
        plan,
        redrawing([
          [5_000, 2_000],
          [2_000, 6_000],
          [2_000, 2_000],
          [4_000, 6_000],
          [5_000, 8_000],
        ]),
      ),
    ).toMatchObject({ refused: 'crosses' })
    expect(
      apply(
        plan,
        redrawing([
          [5_000, 2_000],
          [3_000, 2_000],
          [3_000, 9_000],
          [6_000, 9_000],
          [5_000, 8_000],
        ]),
      ),
    ).toMatchObject({ refused: 'crosses' })
    expect(
      apply(
        plan,
        redrawing([
          [5_000, 2_000],
          [5_000, 2_000],
        ]),
      ),
    ).toMatchObject({ refused: 'malformed' })
    expect(
      apply(
        plan,
        redrawing(
          [
            [5_000, 2_000],
            [5_000, 8_000],
          ],
          ['a', 'a'],
        ),
      ),
    ).toMatchObject({
      refused: 'malformed',
    })
    expect(
      apply(
        plan,
        redrawing(
          [
            [5_000, 2_000],
            [5_000, 8_000],
          ],
          ['a', 'x'],
        ),
      ),
    ).toEqual({
      refused: 'no-such-grid',
      grid: 'x',
    })
    expect(
      apply(
        divided(),
        redrawing(
          [
            [5_000, 2_000],
            [5_000, 8_000],
          ],
          ['a', 'e'],
        ),
      ),
    ).toMatchObject({
      refused: 'different-level',
    })
    expect(
      apply(
        divided(),
        redrawing(
          [
            [5_000, 2_000],
            [5_000, 8_000],
          ],
          ['c', 'f'],
        ),
      ),
    ).toMatchObject({
      refused: 'not-adjacent',
    })
    expect(
      apply(
        plan,
        redrawing([
          [5_000, 2_000],
          [5_000, 8_000],
        ]),
      ),
    ).toMatchObject({ refused: 'no-change' })
    const other = planFrom({
      communities: [
        drawnCommunity(box(0, 0, 5_000, 10_000)),
        drawnCommunity(box(5_000, 0, 10_000, 10_000), '999901001201'),
      ],
      grids: [
        drawnGrid('a', box(0, 0, 5_000, 10_000)),
        drawnGrid('b', box(5_000, 0, 10_000, 10_000), { community: '999901001201' }),
      ],
    })
    expect(
      apply(
        other,
        redrawing([
          [5_000, 2_000],
          [5_000, 8_000],
        ]),
      ),
    ).toMatchObject({
      refused: 'different-community',
    })
  })

  it('is refused for a scribble, before it costs seconds', () => {
    const scribble = Array.from(
      { length: 900 },
      (_, i) => [(i * 7_919) % 10_007, (i * i * 104_729) % 9_973] as const,
    )
    expect(apply(halves(), redrawing([[5_000, 2_000], ...scribble, [5_000, 8_000]]))).toMatchObject({
      refused: 'crosses',
    })
  })

  it('is refused where a grid would be left with nothing', () => {
    expect(
      apply(
        halves(),
        redrawing([
          [5_000, 0],
          [10_000, 0],
          [10_000, 10_000],
          [5_000, 10_000],
        ]),
      ),
    ).toMatchObject({
      refused: 'would-vanish',
      grid: 'b',
    })
  })

  it('takes grids below along where all their ground goes over', () => {
    const plan = redrawn(
      divided(),
      redrawing([
        [5_000, 5_000],
        [0, 5_000],
        [0, 10_000],
        [5_000, 10_000],
      ]),
    )
    expect(plan.snapshot.grids.find(({ key }) => key === 'd')!.parent).toBe('b')
    expect(plan.snapshot.faces).toHaveLength(4)
  })

  it('gives part of a grid below to the one it borders on longest', () => {
    const plan = redrawn(
      divided(),
      redrawing([
        [5_000, 1_000],
        [3_000, 1_000],
        [3_000, 7_000],
        [5_000, 7_000],
      ]),
    )
    expect(plan.snapshot.faces).toHaveLength(4)
    expect(plan.snapshot.grids.map(({ key, parent }) => `${key}<${parent}`)).toEqual([
      'a<null',
      'b<null',
      'c<a',
      'd<a',
      'e<b',
      'f<b',
    ])
    expect(shape(plan, 'f')![0]![0][0]).toEqual(ring([3_000, 5_000])[0])
    expect(shape(plan, 'e')![0]![0][0]).toEqual(ring([3_000, 1_000])[0])
  })
})
