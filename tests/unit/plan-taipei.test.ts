import { describe, expect, it } from 'vitest'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { openGeos } from '../fixtures/geos.ts'
import { faultsOf } from '../fixtures/partition-check.ts'
import { hasTaipei, taipei } from '../fixtures/taipei.ts'

if (!hasTaipei) console.warn('plan-taipei: skipped, ../shared/cases/taipei is not there')

describe.skipIf(!hasTaipei)('Taipei: 456 villages, 12 districts, 1 city drawn by others', () => {
  it('becomes a partition in which every village lies in its declared district', {
    timeout: 30_000,
  }, async () => {
    const input = taipei()
    expect(input.grids.map(({ level }) => level).filter((level) => level === 3)).toHaveLength(456)
    const { snapshot, notes } = overlay(input)
    expect(faultsOf(snapshot)).toEqual([])
    const geos = await openGeos()
    expect(geos.coverageIsValid(snapshot.faces.map((face) => face.polygon))).toBe(true)
    for (const shape of gridPolygons(snapshot).values()) expect(geos.isValid(shape)).toBe(true)

    const villages = new Set(input.grids.filter(({ level }) => level === 3).map(({ key }) => key))
    const out = notes.filter((note) => note.note === 'sticks-out' && villages.has(note.grid))
    expect(out.map((note) => ('grid' in note ? note.grid : ''))).toEqual([
      '63000070018',
      '63000080002',
      '63000080004',
      '63000080023',
    ])
    for (const note of out) expect(note.areaM2).toBeLessThan(45)
    expect(notes.some(({ note }) => note === 'overlap' || note === 'outside-community')).toBe(false)
  })
})
