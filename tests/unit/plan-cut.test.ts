import { describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import type { Cut } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { overlay } from '#plan/overlay.ts'
import { type Change, type Plan, planOf } from '#plan/plan.ts'
import { box, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const id = '01890000-0000-7000-8000-100000000000'
const undo = '01890000-0000-7000-8000-200000000000'

function planFrom(parts: Partial<CoverageInput>): Plan {
  return planOf(overlay(drawing(parts)).snapshot)
}

/** A square grid a of 100 m. */
function square(): Plan {
  return planFrom({ grids: [drawnGrid('a', box(0, 0, 10_000, 10_000))] })
}

/** a of level 1 with b west and c east of x = 5000; b holds d south and e north of y = 5000. */
function nested(): Plan {
  return planFrom({
    grids: [
      drawnGrid('a', box(0, 0, 10_000, 10_000)),
      drawnGrid('b', box(0, 0, 5_000, 10_000), { level: 2, parent: 'a' }),
      drawnGrid('c', box(5_000, 0, 10_000, 10_000), { level: 2, parent: 'a' }),
      drawnGrid('d', box(0, 0, 5_000, 5_000), { level: 3, parent: 'b' }),
      drawnGrid('e', box(0, 5_000, 5_000, 10_000), { level: 3, parent: 'b' }),
    ],
  })
}

function cutting(line: readonly (readonly [number, number])[], more: Partial<Cut> = {}): Cut {
  return { type: 'cut', id, grid: 'a', line: ring(...line), keep: null, names: [], follow: false, ...more }
}

/** Applies a cut, checks the partition and that taking it back gives the same bytes. */
function cutAndBack(plan: Plan, action: Cut): { plan: Plan; change: Change } {
  const before = JSON.stringify(plan.snapshot)
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  expect(JSON.stringify(plan.snapshot)).toBe(before)
  expect(faultsOf(outcome.plan.snapshot)).toEqual([])
  const back = apply(outcome.plan, { type: 'revert', id: undo, action: action.id })
  if (isRefusal(back)) throw new Error(`not taken back: ${JSON.stringify(back)}`)
  expect(JSON.stringify(back.plan.snapshot)).toBe(before)
  return outcome
}

/** Names and parents' names of all grids, in order of level and name. */
function tree({ snapshot }: Plan): string[] {
  const nameOf = new Map(snapshot.grids.map(({ key, name }) => [key, name]))
  return snapshot.grids
    .map(({ level, name, parent }) => `${level} ${name} < ${parent === null ? '-' : nameOf.get(parent)}`)
    .sort()
}

function count({ snapshot }: Plan): number {
  return snapshot.grids.length
}

describe('a cut of an undivided grid', () => {
  it('makes two of it, and the larger keeps key and name', () => {
    const { plan } = cutAndBack(
      square(),
      cutting(
        [
          [4_000, -500],
          [4_000, 10_500],
        ],
        { names: ['西'] },
      ),
    )
    expect(tree(plan)).toEqual(['1 a < -', '1 西 < -'])
    expect(plan.snapshot.faces.find(({ holder }) => holder === 'a')!.polygon).toEqual(
      box(4_000, 0, 10_000, 10_000)[0],
    )
  })

  it('keeps the identity where it is told to', () => {
    const keep = ring([100, 100])[0]!
    const { plan } = cutAndBack(
      square(),
      cutting(
        [
          [4_000, -500],
          [4_000, 10_500],
        ],
        { keep },
      ),
    )
    expect(plan.snapshot.faces.find(({ holder }) => holder === 'a')!.polygon).toEqual(
      box(0, 0, 4_000, 10_000)[0],
    )
    const outside = ring([20_000, 0])[0]!
    expect(
      apply(
        square(),
        cutting(
          [
            [4_000, -500],
            [4_000, 10_500],
          ],
          { keep: outside },
        ),
      ),
    ).toEqual({
      refused: 'keep-outside',
      at: outside,
      grid: 'a',
    })
  })

  it('crossed several times falls into several, named from west to east', () => {
    const line = [
      [2_000, -500],
      [2_000, 10_500],
      [5_000, 10_500],
      [5_000, -500],
      [8_000, -500],
      [8_000, 10_500],
    ] as const
    const keep = ring([3_000, 3_000])[0]!
    const { plan } = cutAndBack(square(), cutting(line, { keep, names: ['一', ' ', '三'] }))
    expect(tree(plan)).toEqual(['1 a < -', '1 a-2 < -', '1 一 < -', '1 三 < -'])
    const west = plan.snapshot.grids.find(({ name }) => name === '一')!
    expect(plan.snapshot.faces.find(({ holder }) => holder === west.key)!.polygon[0][0]).toEqual(
      ring([0, 0])[0],
    )
    expect(new Set(plan.snapshot.grids.map(({ key }) => key)).size).toBe(4)
  })

  it('cuts out what a loop surrounds, and leaves nothing of loose ends', () => {
    const loop = cutting([
      [1_000, 1_000],
      [6_000, 6_000],
      [3_000, 8_000],
      [5_000, 2_000],
      [5_500, 1_000],
    ])
    const { plan } = cutAndBack(square(), loop)
    expect(plan.snapshot.faces).toHaveLength(2)
    expect(plan.snapshot.faces.find(({ holder }) => holder === 'a')!.polygon[0]).toHaveLength(4)
  })

  it('is refused where the line ends inside or runs along the border', () => {
    const end = ring([4_000, 5_000])[0]!
    expect(
      apply(
        square(),
        cutting([
          [4_000, -500],
          [4_000, 5_000],
        ]),
      ),
    ).toEqual({
      refused: 'not-crossed',
      at: end,
      grid: 'a',
    })
    for (const line of [
      [
        [0, 0],
        [10_000, 0],
      ],
      [
        [-50, 2_000],
        [0, 2_000],
        [0, 6_000],
      ],
      [
        [20_000, 0],
        [20_000, 10_000],
      ],
      [
        [-100, 100],
        [100, -100],
      ],
    ] as const) {
      expect(apply(square(), cutting(line))).toMatchObject({ refused: 'not-crossed', grid: 'a' })
    }
  })

  it('is refused for a line without extent, one too long, or an unknown grid', () => {
    expect(
      apply(
        square(),
        cutting([
          [5, 5],
          [5, 5],
          [5, 5],
        ]),
      ),
    ).toMatchObject({ refused: 'malformed' })
    expect(apply(square(), cutting([[5, 5]]))).toMatchObject({ refused: 'malformed' })
    expect(
      apply(
        square(),
        cutting([
          [5, 5],
          [40_000_001, 5],
        ]),
      ),
    ).toMatchObject({ refused: 'too-wide' })
    expect(
      apply(
        square(),
        cutting(
          [
            [5, 5],
            [9, 9],
          ],
          { grid: 'x' },
        ),
      ),
    ).toEqual({
      refused: 'no-such-grid',
      grid: 'x',
    })
  })

  it('goes through a vertex that it passes within the snap', () => {
    const { plan } = cutAndBack(
      square(),
      cutting([
        [-480, -500],
        [10_500, 10_480],
      ]),
    )
    const corners = new Set(plan.snapshot.faces.flatMap(({ polygon }) => polygon.flat()).map(String))
    expect(corners.size).toBe(4)
  })

  it('reaches a slanting border from which rounding kept its ends', () => {
    const slanted: Position[] = [...ring([0, 0], [9_999, 37], [9_950, 9_970], [20, 9_960])]
    const communities = [drawnCommunity(box(-1_000, -1_000, 11_000, 11_000))]
    const plan = planFrom({ communities, grids: [drawnGrid('a', [[slanted]])] })
    // Just inside the southern and the northern edge, where no lattice position lies on them.
    const { plan: after } = cutAndBack(
      plan,
      cutting([
        [5_000, 19],
        [5_000, 9_964],
      ]),
    )
    expect(count(after)).toBe(2)
  })

  it('does not make pieces too small for a grid, but says so', () => {
    const strip = cutting([
      [70, -500],
      [70, 10_500],
      [5_000, 10_500],
      [5_000, -500],
    ])
    const { plan, change } = cutAndBack(square(), strip)
    expect(count(plan)).toBe(2)
    expect(change.notes).toMatchObject([{ note: 'piece-too-small', grid: 'a' }])
    expect(
      apply(
        square(),
        cutting([
          [70, -500],
          [70, 10_500],
        ]),
      ),
    ).toMatchObject({ refused: 'not-crossed' })
    expect(
      apply(
        square(),
        cutting([
          [-500, 2_00],
          [200, -500],
        ]),
      ),
    ).toMatchObject({ refused: 'not-crossed' })
  })

  it('leaves parts that it does not cross with the piece that keeps the identity', () => {
    const parts = [...box(0, 0, 4_000, 10_000), ...box(8_000, 0, 10_000, 10_000)]
    const plan = planFrom({ grids: [drawnGrid('a', parts), drawnGrid('b', box(4_000, 0, 8_000, 10_000))] })
    const keep = ring([100, 100])[0]!
    const { plan: after } = cutAndBack(
      plan,
      cutting(
        [
          [-50, 3_000],
          [4_050, 3_000],
        ],
        { keep },
      ),
    )
    expect(count(after)).toBe(3)
    expect(after.snapshot.faces.filter(({ holder }) => holder === 'a')).toHaveLength(2)
    const elsewhere = { keep: ring([9_000, 100])[0]! }
    expect(
      apply(
        plan,
        cutting(
          [
            [-50, 3_000],
            [4_050, 3_000],
          ],
          elsewhere,
        ),
      ),
    ).toMatchObject({
      refused: 'keep-outside',
    })
  })

  it('ends at the neighbours, who get its end as a vertex and nothing else', () => {
    const plan = planFrom({
      grids: [drawnGrid('a', box(0, 0, 5_000, 10_000)), drawnGrid('b', box(5_000, 0, 10_000, 10_000))],
    })
    const { plan: after } = cutAndBack(
      plan,
      cutting([
        [-50, 3_000],
        [10_050, 3_000],
      ]),
    )
    const neighbour = after.snapshot.faces.find(({ holder }) => holder === 'b')!
    expect(neighbour.polygon[0]).toHaveLength(5)
  })

  it('goes around a lake, and through an island in it', () => {
    const lake = [box(0, 0, 10_000, 10_000)[0]!, box(4_000, 4_000, 6_000, 6_000)[0]!]
    const outer = [[lake[0]![0], [...lake[1]![0]].reverse()]] as const
    const plan = planFrom({
      grids: [drawnGrid('a', [...outer, ...box(4_500, 4_500, 5_500, 5_500)])],
      exemptions: [{ community: '999901001001', reason: 'water', shape: box(4_000, 4_000, 6_000, 6_000) }],
    })
    // Only to the lake: the ground around it stays in one piece.
    expect(
      apply(
        plan,
        cutting([
          [-50, 5_000],
          [5_000, 5_000],
        ]),
      ),
    ).toMatchObject({ refused: 'not-crossed' })
    const { plan: after } = cutAndBack(
      plan,
      cutting([
        [-50, 5_000],
        [10_050, 5_000],
      ]),
    )
    expect(after.snapshot.faces.filter(({ holder }) => holder !== null)).toHaveLength(4)
    expect(after.snapshot.faces.filter(({ exemption }) => exemption === 'water')).toHaveLength(1)
  })

  it('is refused when a parent would have a hundredth child', () => {
    const grids = Array.from({ length: 99 }, (_, i) =>
      drawnGrid(String(i).padStart(3, 'g'), box(i * 1_000, 0, i * 1_000 + 1_000, 10_000)),
    )
    const plan = planFrom({ communities: [drawnCommunity(box(0, 0, 99_000, 10_000))], grids })
    const action = cutting(
      [
        [-50, 5_000],
        [1_050, 5_000],
      ],
      { grid: grids[0]!.key },
    )
    expect(apply(plan, action)).toMatchObject({ refused: 'too-many-children' })
  })
})

describe('a cut of a divided grid', () => {
  it('cuts the children it crosses, and moves those beyond it', () => {
    const { plan } = cutAndBack(
      nested(),
      cutting([
        [-50, 4_000],
        [10_050, 4_000],
      ]),
    )
    expect(tree(plan)).toEqual([
      '1 a < -',
      '1 a-2 < -',
      '2 b < a',
      '2 b-2 < a-2',
      '2 c < a',
      '2 c-2 < a-2',
      '3 d < b-2',
      '3 d-2 < b',
      '3 e < b',
    ])
  })

  it('along the border of its children only deals them out', () => {
    const { plan, change } = cutAndBack(
      nested(),
      cutting(
        [
          [5_000, -50],
          [5_000, 10_050],
        ],
        { keep: ring([9_000, 1])[0]! },
      ),
    )
    expect(tree(plan)).toEqual(['1 a < -', '1 a-2 < -', '2 b < a-2', '2 c < a', '3 d < b', '3 e < b'])
    expect(change.faces.after).toEqual([])
  })

  it('lets children follow whole', () => {
    const { plan } = cutAndBack(
      nested(),
      cutting(
        [
          [4_000, -50],
          [4_000, 10_050],
        ],
        { follow: true },
      ),
    )
    expect(tree(plan)).toEqual(['1 a < -', '1 a-2 < -', '2 b < a', '2 c < a-2', '3 d < b', '3 e < b'].sort())
  })

  it('is refused when following tears a piece', () => {
    const plan = planFrom({
      grids: [
        drawnGrid('a', box(0, 0, 10_000, 10_000)),
        drawnGrid('b', box(0, 0, 3_000, 10_000), { level: 2, parent: 'a' }),
        drawnGrid('c', box(3_000, 0, 6_000, 10_000), { level: 2, parent: 'a' }),
        drawnGrid('d', box(6_000, 0, 10_000, 10_000), { level: 2, parent: 'a' }),
      ],
    })
    const line = [
      [-50, 8_000],
      [3_000, 8_000],
      [3_000, 3_000],
      [6_000, 3_000],
      [6_000, 8_000],
      [10_050, 8_000],
    ] as const
    expect(apply(plan, cutting(line, { follow: true }))).toMatchObject({ refused: 'follow-tears' })
  })

  it('cuts ground that it holds itself, and what is exempt stays exempt', () => {
    const plan = planFrom({
      grids: [
        drawnGrid('a', box(0, 0, 10_000, 10_000)),
        drawnGrid('b', box(0, 0, 6_000, 10_000), { level: 2, parent: 'a' }),
      ],
      exemptions: [{ community: '999901001001', reason: 'water', shape: box(8_000, 0, 10_000, 10_000) }],
    })
    const { plan: after } = cutAndBack(
      plan,
      cutting([
        [-50, 4_000],
        [10_050, 4_000],
      ]),
    )
    const held = after.snapshot.faces.map(({ holder, exemption }) => [holder?.length === 1, exemption])
    expect(held.filter(([, exemption]) => exemption === 'water')).toHaveLength(2)
    expect(after.snapshot.faces).toHaveLength(6)
  })

  it('does not let a child keep a sliver', () => {
    const { plan, change } = cutAndBack(
      nested(),
      cutting([
        [-50, 4_000],
        [5_040, 4_000],
        [5_040, -50],
      ]),
    )
    expect(tree(plan).filter((line) => line.includes(' c'))).toEqual(['2 c < a'])
    expect(change.notes).toMatchObject([{ note: 'piece-too-small', grid: 'c' }])
  })
})

describe('a cut with hostile geometry', () => {
  it('bears ten thousand positions', () => {
    const line = Array.from({ length: 10_000 }, (_, i) => [i, 5_000 + (i % 2) * 3] as const)
    const { plan } = cutAndBack(square(), cutting([[-50, 5_000], ...line, [10_050, 5_000]]))
    expect(count(plan)).toBe(2)
  })

  it('is refused for a scribble, before it costs seconds', () => {
    const scribble = Array.from(
      { length: 300 },
      (_, i) => [(i * 7_919) % 10_007, (i * i * 104_729) % 9_973] as const,
    )
    expect(apply(square(), cutting(scribble))).toMatchObject({ refused: 'crosses', grid: 'a' })
  })

  it('bears slivers of a centimetre and nearly parallel edges', () => {
    const plan = planFrom({
      grids: [
        drawnGrid('a', [[ring([0, 0], [10_000, 1], [10_000, 5_000], [0, 5_000])]]),
        drawnGrid('b', [[ring([0, 0], [10_000, 0], [10_000, 1])]]),
        drawnGrid('c', [[ring([0, 5_000], [10_000, 5_000], [10_000, 5_001])]]),
      ],
    })
    const outcome = cutAndBack(
      plan,
      cutting([
        [-50, 3],
        [5_000, 2],
        [5_001, 5_050],
      ]),
    )
    expect(count(outcome.plan)).toBe(4)
  })
})
