import { describe, expect, it } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { barsOf, fitOf } from '../../web/plan/panels/tree/band-fit.ts'
import { describedBy } from '../../web/plan/panels/tree/described-by.ts'
import { neighboursOf } from '../../web/plan/panels/tree/neighbours.ts'
import { countsOf, retallied, tallyOf } from '../../web/plan/panels/tree/tally.ts'
import { treeStep } from '../../web/plan/panels/tree/tree-keys.ts'
import { openTo, treeRows } from '../../web/plan/panels/tree/tree-rows.ts'
import { rowsInView } from '../../web/plan/panels/tree/use-window.ts'
import { box, COMMUNITY, drawing, drawnGrid, ring } from '../fixtures/drawing.ts'

const key = (n: number) => `01890000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
const [WEST, EAST, SOUTH, NORTH] = [key(1), key(2), key(3), key(4)] as const

/** Two grids side by side and a gap east of them; the western one divided into south and north. */
function smallPlan(): Plan {
  const named = (id: string, name: string) => ({ ...drawnGrid(id, box(0, 0, 1, 1)), name })
  const grids = [
    { ...named(WEST, '桥西'), shape: box(0, 0, 3000, 10_000) },
    { ...named(EAST, '桥东'), shape: box(3000, 0, 6000, 10_000) },
    { ...named(SOUTH, '桥西-10'), shape: box(0, 0, 3000, 5000), level: 2 as const, parent: WEST },
    { ...named(NORTH, '桥西-2'), shape: box(0, 5000, 3000, 10_000), level: 2 as const, parent: WEST },
  ]
  return planOf(overlay(drawing({ grids })).snapshot)
}

function done(plan: Plan, action: Action): Plan {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.plan
}

function rowsOf(open: readonly string[], wanted = '') {
  const { communities, grids } = smallPlan().snapshot
  return treeRows(communities, grids, new Set(open), wanted)
}

describe('the level tree', () => {
  it('shows what is open, deeper grids by name as people count', () => {
    expect(rowsOf([]).map(({ id }) => id)).toEqual([COMMUNITY])
    expect(rowsOf([COMMUNITY, WEST]).map(({ name }) => name)).toEqual([
      COMMUNITY,
      '桥东',
      '桥西',
      '桥西-2',
      '桥西-10',
    ])
    const [community, east, west, two] = rowsOf([COMMUNITY, WEST])
    expect([community!.depth, east!.depth, two!.depth]).toEqual([0, 1, 2])
    expect([east!.children, west!.children, west!.open]).toEqual([0, 2, true])
    expect([two!.place, two!.of, two!.parent]).toEqual([1, 2, WEST])
  })

  it('finds grids by name with all above them, and nothing where nothing fits', () => {
    expect(rowsOf([], '-10').map(({ name }) => name)).toEqual([COMMUNITY, '桥西', '桥西-10'])
    expect(rowsOf([COMMUNITY], '柳荫')).toEqual([])
  })

  it('opens all above a grid that is chosen on the map, and nothing for one that is gone', () => {
    const { grids } = smallPlan().snapshot
    expect(openTo(grids, NORTH)).toEqual([COMMUNITY, WEST])
    expect(openTo(grids, key(9))).toEqual([])
  })

  it('is walked with the arrows: right opens and goes in, left closes and goes out', () => {
    const rows = rowsOf([COMMUNITY])
    expect(treeStep(rows, null, 'ArrowDown')).toEqual({ do: 'go', to: COMMUNITY })
    expect(treeStep(rows, EAST, 'ArrowDown')).toEqual({ do: 'go', to: WEST })
    expect(treeStep(rows, WEST, 'ArrowDown')).toEqual({ do: 'go', to: WEST })
    expect(treeStep(rows, WEST, 'ArrowRight')).toEqual({ do: 'open', id: WEST })
    expect(treeStep(rows, EAST, 'ArrowRight')).toBeNull()
    expect(treeStep(rows, WEST, 'ArrowLeft')).toEqual({ do: 'go', to: COMMUNITY })
    const opened = rowsOf([COMMUNITY, WEST])
    expect(treeStep(opened, WEST, 'ArrowRight')).toEqual({ do: 'go', to: NORTH })
    expect(treeStep(opened, WEST, 'ArrowLeft')).toEqual({ do: 'close', id: WEST })
    expect(treeStep(opened, NORTH, 'End')).toEqual({ do: 'go', to: SOUTH })
    expect(treeStep(opened, NORTH, 'Enter')).toEqual({ do: 'choose', id: NORTH })
    expect(treeStep(opened, NORTH, 'x')).toBeNull()
    expect(treeStep([], null, 'ArrowDown')).toBeNull()
  })

  it('draws only the rows in view and some to spare', () => {
    expect(rowsInView(0, 340, 34, 5000)).toEqual({ from: 0, to: 22 })
    expect(rowsInView(34_000, 340, 34, 5000)).toEqual({ from: 988, to: 1022 })
    expect(rowsInView(0, 340, 34, 3)).toEqual({ from: 0, to: 3 })
  })
})

describe('a band', () => {
  const band = { min: 20, max: 40 }
  it.each([
    [0, 'under', 0],
    [10, 'under', 1],
    [20, 'within', 2],
    [40, 'within', 2],
    [41, 'over', 3],
  ] as const)('%i households are %s, with %i bars', (households, fit, bars) => {
    expect([fitOf(households, band), barsOf(households, band)]).toEqual([fit, bars])
  })

  it('that is not there fits everything', () => {
    expect(fitOf(5000, null)).toBe('free')
  })
})

describe('counts of households', () => {
  const standing = [
    { at: ring([1000, 2000])[0]!, households: 3 },
    { at: ring([1000, 8000])[0]!, households: 5 },
    // On the border of both grids, and on that of the gap.
    { at: ring([3000, 4000])[0]!, households: 7 },
    { at: ring([6000, 4000])[0]!, households: 11 },
    { at: ring([9000, 9000])[0]!, households: 13 },
    { at: ring([90_000, 0])[0]!, households: 17 },
  ]

  it('add up from the ground to the community; what no grid holds is counted apart', () => {
    const { snapshot } = smallPlan()
    const counts = countsOf(tallyOf(snapshot, standing), snapshot)
    expect([SOUTH, NORTH, WEST, EAST].map(counts.of)).toEqual([3, 5, 8, 18])
    expect([counts.of(COMMUNITY), counts.unheld, counts.total]).toEqual([39, 13, 56])
  })

  it('follow every edit and its undo as if all were counted anew', () => {
    const actions: Action[] = [
      { type: 'fillGap', id: key(51), face: ring([8000, 5000])[0]!, to: EAST },
      { type: 'describe', id: key(52), grid: EAST, name: '桥东新' },
      {
        type: 'moveVertices',
        id: key(53),
        moves: [{ from: ring([3000, 5000])[0]!, to: ring([500, 5000])[0]! }],
      },
      { type: 'merge', id: key(54), grids: [SOUTH, NORTH], keep: SOUTH },
      { type: 'revert', id: key(55), action: key(54) },
      { type: 'revert', id: key(56), action: key(53) },
      { type: 'revert', id: key(57), action: key(52) },
      { type: 'revert', id: key(58), action: key(51) },
    ]
    let plan = smallPlan()
    let tally = tallyOf(plan.snapshot, standing)
    let different = 0
    for (const action of actions) {
      const before = plan.snapshot
      plan = done(plan, action)
      if (plan.snapshot.faces !== before.faces) different += 1
      tally = retallied(tally, plan.snapshot)
      expect(tally).toEqual(tallyOf(plan.snapshot, standing))
    }
    expect(different).toBeGreaterThanOrEqual(4)
  })
})

describe('what can be done with a grid', () => {
  it('only neighbours of its level are offered to merge with', () => {
    const { snapshot } = smallPlan()
    const names = (of: string) => neighboursOf(snapshot, of).map(({ name }) => name)
    expect(names(WEST)).toEqual(['桥东'])
    expect(names(SOUTH)).toEqual(['桥西-2'])
  })

  it('the form sends what was changed and nothing else', () => {
    const [grid] = smallPlan().snapshot.grids
    const same = { name: '桥西', kind: 'general', urban: true, banded: false, min: 0, max: 0 } as const
    expect(describedBy(grid!, same)).toBeNull()
    expect(describedBy(grid!, { ...same, name: ' 桥西新 ' })).toEqual({ name: '桥西新' })
    expect(describedBy(grid!, { ...same, banded: true, min: 20, max: 40 })).toEqual({
      band: { min: 20, max: 40 },
    })
    expect(describedBy({ ...grid!, band: { min: 1, max: 2 } }, same)).toEqual({ band: null })
  })
})
