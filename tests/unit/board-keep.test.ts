import { describe, expect, it } from 'vitest'
import type { Board } from '../../api/contract/boards.ts'
import { USUAL_SETTINGS } from '../../api/contract/boards.ts'
import type { GridFeature } from '../../api/contract/grids.ts'
import { fromGrids } from '../../web/board/keep-locate.ts'
import { tilesOver } from '../../web/board/keep-tiles.ts'
import { ageMs, heard, ticked } from '../../web/board/keep-time.ts'
import { withoutPeople } from '../../web/board/keep-without-people.ts'
import { coloursOf } from '../../web/board/map-picture-colours.ts'
import { projection } from '../../web/board/map-picture-projection.ts'

const A_DAY = 86_400_000
const NOW = Date.parse('2026-11-22T04:00:00Z')
const PERSON = '13900000001'

function square(code: string, level: 1 | 2, west: number, east: number): GridFeature {
  const ring = [
    [west, 0],
    [east, 0],
    [east, 1],
    [west, 1],
    [west, 0],
  ]
  return {
    type: 'Feature',
    id: code,
    geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
    properties: { code, name: code, level, kind: 'general', parent: '', community: '', label: [west, 0] },
  }
}

function boardWith(people: Partial<Pick<Board, 'staff' | 'chart'>> = {}): Board {
  const person = { name: '王干部', role: '网格长', phone: PERSON }
  const grid = { kind: 'general', parent: '', households: null }
  return {
    slug: 'a',
    title: 'a',
    jurisdiction: { code: '1', name: '小社区', contact: { name: '值班室', phone: '0000-1' } },
    grid: null,
    settings: USUAL_SETTINGS,
    bbox: [0, 0, 2, 1],
    approvalNumber: null,
    sketch: null,
    plan: { id: 'p', version: 1, effectiveFrom: '2026-06-01' },
    dataAt: '2026-11-22T04:00:00Z',
    places: [],
    grids: [
      { ...grid, code: 'one', name: 'one', level: 1, staff: [person] },
      { ...grid, code: 'below', name: 'below', level: 2, staff: [{ name: '李', role: '网格员' }] },
    ],
    chart: [
      {
        id: 'c',
        name: '支部',
        kind: 'branch',
        people: [],
        children: [{ id: 'd', name: '小组', kind: 'group', people: [person], children: [] }],
      },
    ],
    staff: [{ ...person, grid: 'one', level: 1, photo: '/api/boards/a/photos/ab', duties: '' }],
    notices: [],
    figures: [],
    facilities: [{ kind: 'centre', name: '服务站', phone: '0000-2', hours: null, position: [0, 0] }],
    ...people,
  }
}

describe('what a screen knows of time', () => {
  it('counts the hours that its clock ran, though the clock itself says a year long past', () => {
    const after = ticked(heard(NOW, NOW), 3 * A_DAY, Date.parse('2019-01-01T00:00:00Z'))
    expect(ageMs(after)).toBe(3 * A_DAY)
  })
  it('takes what the clock says of days without power', () => {
    expect(ageMs(ticked(heard(NOW, NOW), 0, NOW + 9 * A_DAY))).toBe(9 * A_DAY)
  })
  it('minds a clock that is always a year behind as little as one that is right', () => {
    const behind = NOW - 365 * A_DAY
    expect(ageMs(ticked(heard(NOW, behind), 60_000, behind + 60_000))).toBe(60_000)
  })
  it('never grows younger', () => {
    const old = ticked(heard(NOW, NOW), 8 * A_DAY, NOW + 8 * A_DAY)
    expect(ageMs(ticked(old, 0, Date.parse('1970-01-01T00:00:00Z')))).toBe(8 * A_DAY)
  })
})

describe('a board without people', () => {
  it('has no phone and no photo of anybody, and keeps the numbers of the community and its services', () => {
    const board = boardWith()
    expect(JSON.stringify(board)).toContain(PERSON)
    const words = JSON.stringify(withoutPeople(board))
    expect(words).not.toContain(PERSON)
    expect(words).not.toContain('/photos/')
    expect(words).toContain('0000-1')
    expect(words).toContain('0000-2')
    expect(words).toContain('王干部')
  })
})

describe('a place on a board without its server', () => {
  const shapes = [square('one', 1, 0, 2), square('below', 2, 0, 1)]
  it('is answered for by the nearest above who has a number', () => {
    const found = fromGrids(boardWith(), shapes, [0.5, 0.5])
    expect(found?.chain.map(({ code }) => code)).toEqual(['one', 'below'])
    expect(found?.call).toMatchObject({ phone: PERSON, level: 1, why: 'upper-level' })
  })
  it('is answered for by the community once personal phones are gone', () => {
    expect(fromGrids(withoutPeople(boardWith()), shapes, [1.5, 0.5])?.call).toMatchObject({
      phone: '0000-1',
      level: 0,
    })
  })
  it('is nobody’s outside the grids', () => {
    expect(fromGrids(boardWith(), shapes, [2.5, 0.5])).toBeNull()
  })
})

describe('tiles fetched ahead', () => {
  it('hold the place where a map of that zoom has it', () => {
    const tiles = tilesOver([120.2, 30.2, 120.21, 30.21], 'p')
    expect(tiles).toContain('/tiles/grids/8/213/105.mvt?plan=p')
    expect(tiles.some((path) => path.startsWith('/tiles/base/16/'))).toBe(true)
  })
  it('stay few over a whole county', () => {
    const tiles = tilesOver([120, 30, 121, 31], 'p')
    expect(tiles.length).toBeGreaterThan(100)
    expect(tiles.length).toBeLessThanOrEqual(600)
  })
})

describe('the picture that stands in for a map', () => {
  it('gives the place back that a pixel was made of', () => {
    const view = projection([120, 30, 120.02, 30.01], 1200, 900)
    const [x, y] = view.toPixels([120.013, 30.004])
    const [lon, lat] = view.toDegrees(x, y)
    expect(lon).toBeCloseTo(120.013, 9)
    expect(lat).toBeCloseTo(30.004, 9)
    expect(view.metresPerPixel * 1200 * 0.9).toBeCloseTo(
      0.02 * 111_320 * Math.cos((30.005 * Math.PI) / 180),
      0,
    )
  })
  it('gives grids that touch unlike hues, and uses no more of them than the map does', () => {
    const row = Array.from({ length: 9 }, (_, i) => square(`99990200100100${i}`, 1, i, i + 1))
    const hues = coloursOf(row)
    for (let i = 1; i < row.length; i++) expect(hues.get(row[i]!.id)).not.toBe(hues.get(row[i - 1]!.id))
    expect(Math.max(...hues.values())).toBeLessThan(6)
  })
})
