import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DegreeBox } from '../../api/geometry/degree-box.ts'
import { listHouseholds } from '../../api/repositories/households.ts'
import { cellsOf } from '../../api/repositories/map-cells.ts'
import { askAs } from '../../api/repositories/request.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let database: TestDatabase
let place: SmallPlace

beforeAll(async () => {
  database = await testDatabase()
  place = await smallPlace(database.db)
})
afterAll(() => database.close())

describe('households by the cells of a box', () => {
  it('are those of the exact box, wherever its edges fall', async () => {
    const ask = askAs(database.db, place.actor('many'))
    const rows = await database.db.any<{ household: string; lon: number; lat: number; path: string }>(
      'select household, ST_X(position) as lon, ST_Y(position) as lat, path from household_grid',
    )
    const seen = new Set(
      (await listHouseholds(ask, SMALL.county, { bbox: [119, 29, 121, 31] }, 100)).map(({ id }) => id),
    )
    expect(seen.size).toBeGreaterThan(8)
    for (let i = 0; i < 60; i++) {
      const west = 119.9995 + i * 0.00021
      const box: DegreeBox = [west, 29.9999, west + 0.0005 + i * 0.0001, 30 + (i % 3) * 0.002]
      const found = await listHouseholds(ask, SMALL.county, { bbox: box }, 100)
      const wanted = rows.filter(
        ({ household, lon, lat }) =>
          seen.has(household) && lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3],
      )
      expect(found.map(({ id }) => id).sort()).toEqual(wanted.map(({ household }) => household).sort())
    }
  })

  it('are numbered alike by the database and by the program, on edges and south and west of nought too', async () => {
    const { household } = await database.db.one<{ household: string }>(
      'select household from household_grid limit 1',
    )
    for (const [lon, lat] of [
      [120, 30],
      [120.002, 30.002],
      [113.5044707, 35.0073859],
      [-0.001, -0.001],
      [-179.9999999, -89.9999999],
    ] as const) {
      const { cell } = await database.db.one<{ cell: string }>(
        'update household_grid set position = ST_SetSRID(ST_MakePoint($1, $2), 4326) where household = $3 returning cell',
        [lon, lat, household],
      )
      expect(cellsOf([lon, lat, lon, lat])).toEqual([Number(cell)])
    }
  })

  it('are not listed for a box that has too many of them', () => {
    expect(cellsOf([119, 29, 121, 31])).toBeNull()
  })
})
