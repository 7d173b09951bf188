import { describe, expect, it } from 'vitest'
import { apply } from '#plan/actions/apply.ts'
import { count, cutAndBack, cutting, nested, planFrom, square, tree } from '../fixtures/cutting.ts'
import { box, drawnGrid, ring } from '../fixtures/drawing.ts'

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
