import { describe, expect, it } from 'vitest'
import type { DrawnGrid } from '#plan/coverage-input.ts'
import { type Stand, standsOf } from '#plan/difference/stands.ts'
import { difference } from '#plan/difference.ts'
import { overlay } from '#plan/overlay.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { box, drawing, drawnGrid } from '../fixtures/drawing.ts'
import { building, household, spot } from '../fixtures/ground.ts'

function planOf(...grids: readonly DrawnGrid[]): Snapshot {
  return overlay(drawing({ grids })).snapshot
}

function stand(name: string, x: number, y: number, households = 1): Stand {
  return { building: name, unit: null, position: spot(x, y), households }
}

/** A west of x, B east of it. */
function twoGrids(x: number): Snapshot {
  return planOf(drawnGrid('A', box(0, 0, x, 10_000)), drawnGrid('B', box(x, 0, 10_000, 10_000)))
}

/** One grid over two children that meet at x. */
function parentAndChildren(x: number): DrawnGrid[] {
  const below = { level: 2 as const, parent: 'P' }
  return [
    drawnGrid('P', box(0, 0, 6000, 10_000)),
    drawnGrid('C', box(0, 0, x, 10_000), below),
    drawnGrid('D', box(x, 0, 6000, 10_000), below),
  ]
}

const short = (chain: readonly { readonly key: string }[]) => chain.map(({ key }) => key).join('<') || '-'
const ways = (moves: readonly { from: readonly { key: string }[]; to: readonly { key: string }[] }[]) =>
  moves.map(({ from, to }) => `${short(from)} → ${short(to)}`).sort()
const changes = (found: ReturnType<typeof difference>) =>
  found.grids.map(({ change, grid }) => `${change} ${grid.key}`)

describe('the difference of two plans', () => {
  it('is nothing between a plan and itself, though people stand there', () => {
    const found = difference(twoGrids(3000), twoGrids(3000), [stand('one', 10, 10)])
    expect(found).toMatchObject({ grids: [], ground: [], moves: [], lineage: [] })
    expect(found.stands).toHaveLength(1)
  })

  it('has the ground between an old border and a new one, and who stands on it', () => {
    const people = [stand('west', 1000, 10, 2), stand('between', 3500, 10, 3), stand('east', 9000, 10, 4)]
    const found = difference(twoGrids(3000), twoGrids(4000), people)
    expect(ways(found.ground)).toEqual(['B → A'])
    expect(found.ground[0]!.polygon).toEqual([box(3000, 0, 4000, 10_000)[0]![0]])
    expect(found.moves.map((move) => move.building)).toEqual(['between'])
    expect(found.grids).toMatchObject([
      {
        change: 'moved',
        grid: { key: 'A' },
        householdsBefore: 2,
        householdsAfter: 5,
        others: [{ key: 'B' }],
      },
      {
        change: 'moved',
        grid: { key: 'B' },
        householdsBefore: 7,
        householdsAfter: 4,
        others: [{ key: 'A' }],
      },
    ])
    const { scale } = twoGrids(3000)
    expect(found.grids[0]!.areaM2).toBeCloseTo(1000 * 10_000 * scale.x * scale.y, 6)
  })

  it('tells a grid that was cut from the pieces cut off it', () => {
    const before = planOf(drawnGrid('A', box(0, 0, 10_000, 10_000)))
    const found = difference(before, twoGrids(4000), [stand('east', 9000, 10)])
    expect(changes(found)).toEqual(['moved A', 'added B'])
    expect(ways(found.moves)).toEqual(['A → B'])
  })

  it('tells a grid that was merged into another', () => {
    const after = planOf(drawnGrid('A', box(0, 0, 10_000, 10_000)))
    const found = difference(twoGrids(4000), after, [stand('east', 9000, 10, 5)])
    expect(changes(found)).toEqual(['moved A', 'removed B'])
    expect(found.grids[1]).toMatchObject({ householdsBefore: 5, householdsAfter: 0, others: [{ key: 'A' }] })
  })

  it('leaves the upper grid alone where only its children changed', () => {
    const found = difference(planOf(...parentAndChildren(2000)), planOf(...parentAndChildren(3000)), [])
    expect(changes(found)).toEqual(['moved C', 'moved D'])
  })

  it('counts dividing as people changing their deepest grid, not as the divided grid moving', () => {
    const [whole] = parentAndChildren(2000)
    const found = difference(planOf(whole!), planOf(...parentAndChildren(2000)), [stand('one', 10, 10, 2)])
    expect(changes(found)).toEqual(['added C', 'added D'])
    expect(ways(found.moves)).toEqual(['P → C<P'])
    expect(found.lineage).toEqual([])
  })

  it('moves three grids where one changes its parent, and no ground from one deepest grid to another', () => {
    const other = drawnGrid('Q', box(6000, 0, 10_000, 10_000))
    const [p, c, d] = parentAndChildren(2000)
    const before = planOf(p!, c!, d!, other)
    const west = drawnGrid('P', box(0, 0, 2000, 10_000))
    const wider = drawnGrid('Q', box(2000, 0, 10_000, 10_000))
    const after = planOf(west, c!, { ...d!, parent: 'Q' }, wider)
    const found = difference(before, after, [stand('in D', 5000, 10, 3)])
    expect(changes(found)).toEqual(['moved P', 'moved Q', 'moved D'])
    expect(found.ground).toEqual([])
    expect(found.moves).toEqual([])
    expect(found.grids[1]).toMatchObject({ householdsBefore: 0, householdsAfter: 3 })
    expect(found.lineage).toMatchObject([
      { ancestor: 'P', successor: 'Q' },
      { ancestor: 'P', successor: 'P' },
    ])
  })

  it('says so where only a name or a band is another', () => {
    const named = { ...drawnGrid('A', box(0, 0, 10_000, 10_000)), name: '一号' }
    const renamed = { ...named, name: '东片' }
    expect(changes(difference(planOf(named), planOf(renamed), []))).toEqual(['described A'])
    const banded = { ...named, band: { min: 200, max: 300 } }
    expect(changes(difference(planOf(named), planOf(banded), []))).toEqual(['described A'])
  })

  it('compares plans that share no key', () => {
    const imported = planOf(
      drawnGrid('X', box(0, 0, 3000, 10_000)),
      drawnGrid('Y', box(3000, 0, 10_000, 10_000)),
    )
    const found = difference(twoGrids(3000), imported, [stand('one', 10, 10)])
    expect(changes(found).sort()).toEqual(['added X', 'added Y', 'removed A', 'removed B'])
    expect(ways(found.ground)).toEqual(['A → X', 'B → Y'])
    expect(found.lineage).toEqual([
      { ancestor: 'A', successor: 'X', share: 1 },
      { ancestor: 'B', successor: 'Y', share: 1 },
    ])
  })

  it('takes an edge that rounding bent for the same edge', () => {
    const slanted = (x: number): Snapshot => {
      const [[outer]] = box(0, 0, 3000, 10_000) as [[readonly (readonly [number, number])[]]]
      const bent = outer.map(([px, py], i) => [i === 2 ? px + x : px, py] as const)
      return planOf(drawnGrid('A', [[bent]]))
    }
    expect(difference(slanted(0), slanted(1), [])).toMatchObject({ grids: [], ground: [] })
    expect(changes(difference(slanted(0), slanted(40), []))).toEqual(['moved A'])
  })

  it('knows ground that left the plan or came to it', () => {
    const small = planOf(drawnGrid('A', box(0, 0, 3000, 10_000)))
    const found = difference(twoGrids(3000), small, [stand('east', 9000, 10)])
    expect(ways(found.ground)).toEqual(['B → -'])
    expect(ways(found.moves)).toEqual(['B → -'])
    expect(found.lineage).toEqual([])
  })
})

describe('lineage', () => {
  it('gives each successor its share of the ground, the grid itself with what it kept', () => {
    const before = planOf(drawnGrid('A', box(0, 0, 10_000, 10_000)))
    const { lineage } = difference(before, twoGrids(2500), [])
    expect(lineage.map(({ ancestor, successor }) => `${ancestor} → ${successor}`)).toEqual(['A → B', 'A → A'])
    expect(lineage[0]!.share).toBeCloseTo(0.75, 9)
    expect(lineage[1]!.share).toBeCloseTo(0.25, 9)
  })

  it('falls to the upper grid where no grid of the level is left', () => {
    const [whole] = parentAndChildren(2000)
    const { lineage } = difference(planOf(...parentAndChildren(2000)), planOf(whole!), [])
    expect(lineage).toEqual([
      { ancestor: 'C', successor: 'P', share: 1 },
      { ancestor: 'D', successor: 'P', share: 1 },
    ])
  })
})

describe('stands', () => {
  it('are one for each building, unit and position, also where nobody lives', () => {
    const here = spot(10, 10)
    const inUnit = { building: 'home', unit: 'u1', own: false }
    const stands = standsOf({
      households: [
        household('1', here, inUnit),
        household('2', here, inUnit),
        household('3', spot(20, 20), { building: 'home', unit: 'u2' }),
      ],
      buildings: [building('home', here), building('school', spot(50, 50))],
    })
    expect(stands).toEqual([
      { building: 'home', unit: 'u1', position: here, households: 2 },
      { building: 'home', unit: 'u2', position: spot(20, 20), households: 1 },
      { building: 'school', unit: null, position: spot(50, 50), households: 0 },
    ])
  })
})
