import { describe, expect, it } from 'vitest'
import { rule, severity } from '#contract/coverage.ts'
import { chinaOffsets } from '#geometry/china-offset.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { findings } from '#plan/findings.ts'
import { DEFAULT_SETTINGS, type FindingSettings, type Ground, type GroundPost } from '#plan/ground.ts'
import { overlay } from '#plan/overlay.ts'
import { SEVERITY } from '#plan/severity.ts'
import { box, COMMUNITY, drawing, drawnCommunity, drawnGrid } from '../fixtures/drawing.ts'
import { building, ground, household, spot } from '../fixtures/ground.ts'

const TODAY = '2026-03-02'

/** All findings of a drawing, by default with nobody required and nothing on its ground. */
function found(
  input: CoverageInput,
  on: Partial<Ground> = {},
  posts: readonly GroundPost[] = [],
  settings: Partial<FindingSettings> = {},
) {
  const { snapshot } = overlay(input, { toleranceM: 0 })
  return findings(snapshot, ground(on), posts, TODAY, { ...DEFAULT_SETTINGS, requiredRoles: [], ...settings })
}

/** West and east halves of a community of 100 m × 100 m. */
const halves = drawing({
  grids: [drawnGrid('east', box(5_000, 0, 10_000, 10_000)), drawnGrid('west', box(0, 0, 5_000, 10_000))],
})

function post(grid: string, role: string, from: string, to: string | null): GroundPost {
  return { staff: 'someone', role, grid, from, to }
}

describe('the rules', () => {
  it('are those of the contract, each with a severity the contract knows', () => {
    expect(Object.keys(SEVERITY).sort()).toEqual([...rule.options].sort())
    expect(severity.options).toEqual(expect.arrayContaining(Object.values(SEVERITY)))
  })

  it('find nothing where all is well', () => {
    expect(found(halves, { households: [household('1', spot(2_000, 2_000))] })).toEqual([])
  })
})

describe('territory', () => {
  it('an outer gap blocks, with its area and its households', () => {
    const input = drawing({ grids: [drawnGrid('west', box(0, 0, 5_000, 10_000))] })
    const all = found(input, { households: [household('1', spot(7_000, 2_000))] })
    expect(all).toMatchObject([
      { rule: 'outer-gap', severity: 'blocking', households: 1, reason: { community: COMMUNITY } },
      { rule: 'household-unheld', severity: 'blocking', households: 1, reason: { where: 'gap' } },
    ])
    expect(all[0]!.areaM2).toBeCloseTo(5_347.85, 1)
    expect(all[0]).not.toHaveProperty('grid')
  })

  it('an inner gap is the upper grid’s ground, and its households are held', () => {
    const input = drawing({
      grids: [
        drawnGrid('upper', box(0, 0, 10_000, 10_000)),
        drawnGrid('lower', box(0, 0, 5_000, 10_000), { level: 2, parent: 'upper' }),
      ],
    })
    expect(found(input, { households: [household('1', spot(7_000, 2_000))] })).toMatchObject([
      { rule: 'inner-gap', severity: 'blocking', grid: 'upper', households: 1 },
    ])
  })

  it('exempt ground is no gap, but who lives on it is held by nobody', () => {
    const input = drawing({
      grids: [drawnGrid('west', box(0, 0, 5_000, 10_000))],
      exemptions: [{ community: COMMUNITY, reason: 'farmland', shape: box(5_000, 0, 10_000, 10_000) }],
    })
    expect(found(input)).toEqual([])
    expect(found(input, { households: [household('1', spot(7_000, 2_000))] })).toMatchObject([
      { rule: 'household-unheld', reason: { where: 'exempt', community: COMMUNITY } },
    ])
  })

  it('a gap narrower than a metre is a sliver', () => {
    const input = drawing({
      grids: [drawnGrid('west', box(0, 0, 5_000, 10_000)), drawnGrid('east', box(5_050, 0, 10_000, 10_000))],
    })
    expect(found(input)).toMatchObject([{ rule: 'sliver', severity: 'warning', reason: { widthM: 0.48 } }])
  })

  it('each part of a grid but the largest is detached; a corner does not join', () => {
    const input = drawing({
      grids: [
        drawnGrid('a', [
          ...box(0, 0, 5_000, 5_000),
          ...box(5_000, 5_000, 10_000, 10_000),
          ...box(0, 9_000, 500, 10_000),
        ]),
        drawnGrid('b', box(5_000, 0, 10_000, 5_000)),
        drawnGrid('c', [...box(500, 5_000, 5_000, 10_000), ...box(0, 5_000, 500, 9_000)]),
      ],
    })
    const all = found(input, { households: [household('1', spot(200, 9_500))] })
    expect(all.map(({ rule: name, grid, households, reason }) => [name, grid, households, reason])).toEqual([
      ['detached-part', 'a', 1, { parts: 3 }],
      ['detached-part', 'a', 0, { parts: 3 }],
    ])
  })

  it('the parts of a declared exclave are meant', () => {
    const grids = [
      { ...drawnGrid('a', [...box(0, 0, 2_000, 10_000), ...box(8_000, 0, 10_000, 10_000)]), exclave: true },
      drawnGrid('b', box(2_000, 0, 8_000, 10_000)),
    ]
    expect(found(drawing({ grids }))).toEqual([])
    const undeclared = grids.map((grid) => ({ ...grid, exclave: false }))
    expect(found(drawing({ grids: undeclared }))).toMatchObject([{ rule: 'detached-part', grid: 'a' }])
  })

  it('a community that is not the outline it was given, by what is missing and what is too much', () => {
    const given = new Map([[COMMUNITY, box(0, 0, 12_000, 9_000)]])
    const [finding, ...others] = found(halves, { givenOutlines: given })
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'outline-differs', reason: { community: COMMUNITY, places: 2 } })
    expect(finding!.reason.missingM2).toBeCloseTo(1_925.2, 1)
    expect(finding!.reason.surplusM2).toBeCloseTo(1_069.6, 1)
  })

  it('an outline off by centimetres is not worth a finding', () => {
    const given = new Map([[COMMUNITY, box(-50, 0, 10_000, 10_000)]])
    expect(found(halves, { givenOutlines: given })).toEqual([])
  })
})

describe('households', () => {
  it('within a metre of a border are one finding a position, with the grid across', () => {
    const stairs = spot(5_090, 3_000)
    const households = ['1', '2', '3'].map((id) =>
      household(id, stairs, { own: false, unit: 'unit', building: 'tower' }),
    )
    const all = found(halves, { households: [...households, household('4', spot(5_110, 3_000))] })
    expect(all).toMatchObject([
      {
        rule: 'household-near-boundary',
        grid: 'east',
        households: 3,
        reason: { across: 'west', distanceM: expect.closeTo(0.87, 2) },
      },
    ])
  })

  it('a unit whose households stand in two grids is cut', () => {
    const households = [
      household('1', spot(4_000, 3_000), { unit: 'unit', building: 'tower' }),
      household('2', spot(6_000, 3_000), { unit: 'unit', building: 'tower' }),
      household('3', spot(6_000, 3_000), { unit: 'other', building: 'tower' }),
    ]
    expect(found(halves, { households })).toMatchObject([
      { rule: 'unit-cut', households: 2, reason: { unit: 'unit', grids: 2 } },
    ])
  })

  it('of different buildings on one point of their own are suspect; those of one building are not', () => {
    const centre = spot(2_000, 2_000)
    const own = [household('1', centre), household('2', centre)]
    expect(found(halves, { households: own })).toMatchObject([
      { rule: 'duplicate-point', households: 2, reason: { buildings: 2 } },
    ])
    const tower = own.map((one) => ({ ...one, building: 'tower' }))
    expect(found(halves, { households: tower })).toEqual([])
    expect(found(halves, { households: own.map((one) => ({ ...one, own: false })) })).toEqual([])
  })

  it('further from their building than 60 m are named with it', () => {
    const households = [household('near', spot(2_000, 2_000)), household('far', spot(2_000, 9_000))]
    const buildings = households.map(({ building: id }) => building(id, spot(2_000, 2_000)))
    expect(found(halves, { households, buildings })).toMatchObject([
      { rule: 'far-from-building', reason: { building: 'building-far', distanceM: expect.closeTo(77.6, 0) } },
    ])
  })

  it('outside the plan are held by nobody', () => {
    expect(found(halves, { households: [household('1', spot(20_000, 0))] })).toMatchObject([
      { rule: 'household-unheld', reason: { where: 'outside' } },
    ])
  })

  describe('all moved the same way', () => {
    /** Forty households at their buildings, then moved by (east, north) metres at 120° E 30° N. */
    const moved = (east: number, north: number) => {
      const { scale } = overlay(halves).snapshot
      const places = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, x: 100 * i, y: 5_000 + 7 * i }))
      return {
        buildings: places.map(({ id, x, y }) => building(`building-${id}`, spot(x, y))),
        households: places.map(({ id, x, y }) =>
          household(id, spot(x + Math.round(east / scale.x), y + Math.round(north / scale.y))),
        ),
      }
    }

    it('are one finding about the layer instead of forty about households', () => {
      const all = found(halves, moved(0, 70)).filter(({ rule: name }) => name !== 'household-unheld')
      expect(all).toMatchObject([
        { rule: 'layer-shifted', households: 40, reason: { eastM: 0, northM: 70, suspect: 'unknown' } },
      ])
    })

    it('by the offset of GCJ-02 or BD-09 name it', () => {
      const [gcj, bd] = chinaOffsets(overlay(halves).snapshot.origin)
      const suspects = [
        moved(gcj!.eastM, gcj!.northM),
        moved(-gcj!.eastM, -gcj!.northM),
        moved(bd!.eastM + 20, bd!.northM - 20),
      ].map((on) => found(halves, on).find(({ rule: name }) => name === 'layer-shifted')?.reason.suspect)
      expect(suspects).toEqual(['gcj-02', 'gcj-02', 'bd-09'])
    })
  })
})

describe('size', () => {
  it('is judged by the band of each grid, its ends included, over all that lies below it', () => {
    const households = ['1', '2', '3'].map((id, i) => household(id, spot(1_000 + 500 * i, 2_000)))
    const withBand = (min: number, max: number) =>
      drawing({
        grids: [
          drawnGrid('upper', box(0, 0, 10_000, 10_000), { band: { min, max } }),
          drawnGrid('lower', box(0, 0, 10_000, 10_000), { level: 2, parent: 'upper' }),
        ],
      })
    expect(found(withBand(3, 3), { households })).toEqual([])
    expect(found(withBand(4, 9), { households })).toMatchObject([
      { rule: 'under-band', grid: 'upper', households: 3, reason: { min: 4, max: 9 } },
    ])
    expect(found(withBand(0, 2), { households })).toMatchObject([{ rule: 'over-band', grid: 'upper' }])
  })
})

describe('staffing', () => {
  const needLead = { requiredRoles: [{ level: 1 as const, roles: ['lead'] }] }
  const rules = (posts: readonly GroundPost[], settings: Partial<FindingSettings> = needLead) =>
    found(halves, {}, posts, settings).map(({ rule: name, grid }) => `${name} ${grid}`)

  it('a required role is missing unless somebody has it on the very day', () => {
    const east = post('east', 'lead', '2026-01-01', null)
    expect(
      rules([east, post('west', 'lead', TODAY, TODAY)], { ...needLead, expiringWithinDays: -1 }),
    ).toEqual([])
    expect(rules([east, post('west', 'lead', '2026-03-03', null)])).toEqual(['role-missing west'])
    expect(rules([east, post('west', 'police', '2026-01-01', null)])).toEqual(['role-missing west'])
  })

  it('an empty list of roles asks for anyone', () => {
    const anyone = { requiredRoles: [{ level: 1 as const, roles: [] }] }
    expect(rules([post('west', 'police', '2026-01-01', null)], anyone)).toEqual(['role-missing east'])
  })

  it('a post that ended or ends within 30 days is named unless another of its role follows', () => {
    const lead = (to: string | null, from = '2026-01-01') => post('west', 'lead', from, to)
    const none = { requiredRoles: [] }
    expect(rules([lead('2026-03-01')], none)).toEqual(['post-expired west'])
    expect(rules([lead('2026-04-01')], none)).toEqual(['post-expiring west'])
    expect(rules([lead('2026-04-02')], none)).toEqual([])
    expect(rules([lead('2026-03-01'), lead(null, '2026-03-02')], none)).toEqual([])
  })

  it('a contact member with more households than the ceiling, and households with none, are told', () => {
    const households = Array.from({ length: 20 }, (_, i) =>
      household(`${i}`, spot(200 + 400 * i, 2_000), { contact: i < 16 ? 'busy' : null }),
    )
    const all = found(halves, { households })
    expect(all.filter(({ rule: name }) => name === 'contact-load')).toMatchObject([
      { households: 16, reason: { staff: 'busy', ceiling: 15 } },
    ])
    const without = all.filter(({ rule: name }) => name === 'household-without-contact')
    expect(without.map(({ grid, households: count }) => [grid, count])).toEqual([['east', 4]])
  })
})

describe('service', () => {
  it('counts the households of each grid that walk too far to every facility', () => {
    const households = [household('1', spot(500, 500)), household('2', spot(9_500, 500))]
    const facilities = [{ id: 'clinic', position: spot(500, 600) }]
    // 9,000 units of longitude are some 87 m here; with the detour of 1.3 the way is about 113 m.
    expect(found(halves, { households, facilities }, [], { walkM: 100 })).toMatchObject([
      { rule: 'facility-far', grid: 'east', households: 1 },
    ])
    expect(found(halves, { households, facilities }, [], { walkM: 120 })).toEqual([])
    expect(found(halves, { households }, [], { walkM: 1 })).toEqual([])
  })
})

describe('the list', () => {
  it('has keys that are unique and outlive a change elsewhere', () => {
    const input = (eastern: number): CoverageInput =>
      drawing({
        communities: [drawnCommunity(box(0, 0, 10_000, 10_000))],
        grids: [
          drawnGrid('west', box(100, 0, 4_000, 10_000)),
          drawnGrid('east', box(eastern, 0, 10_000, 10_000)),
        ],
      })
    const keys = (eastern: number) => found(input(eastern)).map(({ key }) => key)
    expect(new Set(keys(6_000)).size).toBe(keys(6_000).length)
    expect(keys(6_000)).toHaveLength(2)
    expect(keys(7_000)).toEqual(keys(6_000))
  })
})
