import { describe, expect, it } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import { type Applied, apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { box, drawing, drawnCommunity, drawnGrid } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const ID = '01890000-0000-7000-8000-100000000001'
const UNDO = '01890000-0000-7000-8000-200000000001'

function planned(parts: Partial<CoverageInput>): Plan {
  return planOf(overlay(drawing(parts), { toleranceM: 0 }).snapshot)
}

/** Four columns of 25 m, a to d from west to east. */
function columns(): CoverageInput['grids'] {
  return ['a', 'b', 'c', 'd'].map((key, i) => drawnGrid(key, box(i * 2500, 0, (i + 1) * 2500, 10_000)))
}

function merging(grids: readonly string[], keep = grids[0]!): Action {
  return { type: 'merge', id: ID, grids, keep }
}

/** What an action did; the plan must be a partition, and taking it back leave the bytes of before. */
function done(plan: Plan, action: Action): Applied {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  expect(faultsOf(outcome.plan.snapshot)).toEqual([])
  const back = apply(outcome.plan, { type: 'revert', id: UNDO, action: action.id })
  if (isRefusal(back)) throw new Error(`revert refused: ${JSON.stringify(back)}`)
  expect(JSON.stringify(back.plan.snapshot)).toBe(JSON.stringify(plan.snapshot))
  return outcome
}

/** Who holds which share of the columns: holder and exemption of each face, west to east. */
function holders({ plan }: Applied): string[] {
  const { faces } = plan.snapshot
  return faces
    .toSorted((a, b) => a.polygon[0][0]![0] - b.polygon[0][0]![0])
    .map(({ holder, exemption }) => `${holder ?? '-'}${exemption === null ? '' : ` ${exemption}`}`)
}

function grid({ plan }: Applied, key: string) {
  return plan.snapshot.grids.find((each) => each.key === key)
}

describe('merging undivided grids', () => {
  it('leaves one face under the one that is kept', () => {
    const outcome = done(planned({ grids: columns() }), merging(['a', 'b', 'c'], 'b'))
    expect(holders(outcome)).toEqual(['b', 'd'])
    expect(outcome.plan.snapshot.grids.map(({ key }) => key)).toEqual(['b', 'd'])
    expect(outcome.change.moved.map(({ from, to }) => `${from?.holder} ${to?.holder}`).sort()).toEqual([
      'a b',
      'c b',
    ])
  })

  it('needs a chain of shared borders; a corner is none', () => {
    expect(apply(planned({ grids: columns() }), merging(['a', 'c']))).toMatchObject({
      refused: 'not-adjacent',
      grid: 'c',
      at: [1_200_005_000, 300_000_000],
    })
    const corner = [drawnGrid('a', box(0, 0, 5000, 5000)), drawnGrid('b', box(5000, 5000, 10_000, 10_000))]
    expect(apply(planned({ grids: corner }), merging(['a', 'b']))).toMatchObject({ refused: 'not-adjacent' })
  })

  it('takes a declared exclave in from afar, and the kept grid is then one', () => {
    const grids = columns().map((each) => (each.key === 'c' ? { ...each, exclave: true } : each))
    const outcome = done(planned({ grids }), merging(['a', 'c']))
    expect(holders(outcome)).toEqual(['a', 'b', 'a', 'd'])
    expect(grid(outcome, 'a')?.exclave).toBe(true)
  })

  it('is no exclave any more once all is one part', () => {
    const grids = columns().map((each) => (each.key === 'b' ? { ...each, exclave: true } : each))
    expect(grid(done(planned({ grids }), merging(['b', 'a'])), 'b')?.exclave).toBe(false)
  })

  it('takes in a grid without ground', () => {
    const grids = [...columns(), drawnGrid('empty', box(20_000, 0, 30_000, 10_000))]
    const outcome = done(planned({ grids }), merging(['a', 'empty']))
    expect(outcome.plan.snapshot.grids.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('asks for two different grids of one level and community, the kept one among them', () => {
    const other = '999901001002'
    const plan = planned({
      communities: [
        drawnCommunity(box(0, 0, 10_000, 10_000)),
        drawnCommunity(box(10_000, 0, 20_000, 10_000), other),
      ],
      grids: [
        ...columns(),
        drawnGrid('child', box(0, 0, 2500, 5000), { level: 2, parent: 'a' }),
        drawnGrid('e', box(10_000, 0, 20_000, 10_000), { community: other }),
      ],
    })
    const refused = (action: Action) => apply(plan, action)
    expect(refused(merging(['a']))).toMatchObject({ refused: 'malformed' })
    expect(refused(merging(['a', 'a', 'b']))).toMatchObject({ refused: 'malformed' })
    expect(refused(merging(['a', 'b'], 'c'))).toMatchObject({ refused: 'malformed' })
    expect(refused(merging(['a', 'x']))).toMatchObject({ refused: 'no-such-grid', grid: 'x' })
    expect(refused(merging(['d', 'e']))).toMatchObject({ refused: 'different-community', grid: 'e' })
    expect(refused(merging(['b', 'child']))).toMatchObject({ refused: 'different-level', grid: 'child' })
  })
})

describe('merging divided grids', () => {
  const upper = () => [
    drawnGrid('west', box(0, 0, 5000, 10_000)),
    drawnGrid('east', box(5000, 0, 10_000, 10_000), { band: { min: 1, max: 9 } }),
  ]
  const lower = () => [
    drawnGrid('w1', box(0, 0, 2500, 10_000), { level: 2, parent: 'west' }),
    drawnGrid('w2', box(2500, 0, 5000, 10_000), { level: 2, parent: 'west' }),
  ]

  it('keeps the children of both and what was a gap within', () => {
    const grids = [
      ...upper(),
      ...lower(),
      drawnGrid('e1', box(7500, 0, 10_000, 10_000), { level: 2, parent: 'east' }),
    ]
    const outcome = done(planned({ grids }), merging(['west', 'east']))
    expect(holders(outcome)).toEqual(['w1', 'w2', 'west', 'e1'])
    expect(grid(outcome, 'e1')?.parent).toBe('west')
    expect(outcome.change.notes).toEqual([])
  })

  it('makes a child of an undivided one, kept or not, with its name and band', () => {
    const plan = planned({ grids: [...upper(), ...lower()] })
    const child = '01890000-0000-7000-8000-100000000002'
    for (const [keep, holder] of [
      ['west', child],
      ['east', child],
    ] as const) {
      const outcome = done(plan, merging(['west', 'east'], keep))
      expect(holders(outcome)).toEqual(['w1', 'w2', holder])
      expect(grid(outcome, child)).toMatchObject({
        name: 'east',
        level: 2,
        parent: keep,
        code: null,
        band: { min: 1, max: 9 },
      })
      expect(grid(outcome, 'w1')?.parent).toBe(keep)
      expect(outcome.change.notes).toEqual([{ note: 'became-child', grid: child }])
    }
  })

  it('keeps the ground with the upper grid where the community has no deeper level', () => {
    const communities = [{ ...drawnCommunity(box(0, 0, 10_000, 10_000)), levels: ['网格'] }]
    const outcome = done(planned({ communities, grids: [...upper(), ...lower()] }), merging(['west', 'east']))
    expect(holders(outcome)).toEqual(['w1', 'w2', 'west'])
    expect(outcome.change.notes).toEqual([])
  })

  it('of different parents empties no parent', () => {
    const one = drawnGrid('e1', box(5000, 0, 10_000, 10_000), { level: 2, parent: 'east' })
    const two = [
      { ...one, shape: box(5000, 0, 7500, 10_000) },
      drawnGrid('e2', box(7500, 0, 10_000, 10_000), { level: 2, parent: 'east' }),
    ]
    expect(apply(planned({ grids: [...upper(), ...lower(), one] }), merging(['w2', 'e1']))).toMatchObject({
      refused: 'would-vanish',
      grid: 'east',
    })
    const outcome = done(planned({ grids: [...upper(), ...lower(), ...two] }), merging(['w2', 'e1']))
    expect(holders(outcome)).toEqual(['w1', 'w2', 'e2'])
    expect(grid(outcome, 'w2')?.parent).toBe('west')
  })

  it('makes no hundredth child', () => {
    const strips = (of: string, from: number, count: number) =>
      Array.from({ length: count }, (_, i) =>
        drawnGrid(`${of}-${i}`, box(from + i * 50, 0, from + (i + 1) * 50, 10_000), { level: 2, parent: of }),
      )
    const with99 = planned({ grids: [...upper(), ...strips('west', 0, 50), ...strips('east', 5000, 49)] })
    const with100 = planned({ grids: [...upper(), ...strips('west', 0, 50), ...strips('east', 5000, 50)] })
    expect(apply(with99, merging(['west', 'east']))).not.toHaveProperty('refused')
    expect(apply(with100, merging(['west', 'east']))).toMatchObject({ refused: 'too-many-children' })
  })

  it('is refused where a parent is locked whose ground would grow', () => {
    const two = [
      drawnGrid('e1', box(5000, 0, 7500, 10_000), { level: 2, parent: 'east' }),
      drawnGrid('e2', box(7500, 0, 10_000, 10_000), { level: 2, parent: 'east' }),
    ]
    const plan = planned({ grids: [...upper(), ...lower(), ...two] })
    const locked = { ...plan, locks: { grids: ['west'], levels: [] } }
    expect(apply(locked, merging(['w2', 'e1']))).toMatchObject({ refused: 'locked', grid: 'west' })
  })
})
