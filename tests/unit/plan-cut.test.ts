import { describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import { apply } from '#plan/actions/apply.ts'
import { count, cutAndBack, cutting, planFrom, square, tree } from '../fixtures/cutting.ts'
import { box, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'

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
