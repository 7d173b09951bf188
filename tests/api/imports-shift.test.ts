import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { shiftVerdict } from '../../api/contract/shift.ts'
import { type Position, toLattice } from '../../api/geometry/position.ts'
import { distanceM, scaleAt } from '../../api/geometry/scale.ts'
import { toBd09, toGcj02 } from '../../api/projection/china-maps.ts'
import { type Importing, importing } from '../fixtures/importing.ts'
import { type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

interface House {
  readonly id: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly grid: string | null
}

let server: TestServer
let office: Importing
let community: string
let houses: readonly House[]
const byDb = <Row>(query: string, values?: unknown) => server.database.db.any<Row>(query, values)
/** Buildings of the community with the grid of the lowest level that they stand in. */
const housesNow = () =>
  byDb<House>(
    `select b.id, b.name, st_x(b.anchor) as lon, st_y(b.anchor) as lat,
       (select g.code from grid v join plan_in_force f on f.county = v.county and f.plan = v.plan
        join grid_identity g on g.county = v.county and g.key = v.key
        where v.county = b.county and st_contains(v.polygon, b.anchor) order by v.level desc limit 1) as grid
     from building b where b.community = $1 order by b.id`,
    [community],
  )

beforeAll(async () => {
  server = await townServer()
  const [most] = await byDb<{ community: string }>(
    'select community from building where community is not null group by 1 order by count(*) desc limit 1',
  )
  community = most!.community
  office = importing(server, await server.signIn('admin', townPassword('admin')), community)
  houses = await housesNow()
})
afterAll(() => server.close())

/** The buildings as a workbook of a web map would have them. */
async function workbook(move: (lon: number, lat: number) => readonly [number, number]): Promise<Uint8Array> {
  const rows = houses.map(({ id, name, lon, lat }) => [id, name, ...move(lon, lat)])
  const cell = (value: string | number) => ({ value, type: typeof value === 'number' ? Number : String })
  const table = [['楼栋编号', '楼栋名称', '经度', '纬度'], ...rows].map((row) => row.map(cell))
  return new Uint8Array(await writeExcelFile(table).toBuffer())
}

describe('the sample town on a displaced map', () => {
  it.each([
    ['gcj-02', toGcj02],
    ['bd-09', toBd09],
  ] as const)(
    '%s that nobody mentions is recognised, mended, and every building is where it was',
    async (map, move) => {
      expect(houses.length).toBeGreaterThan(100)
      const sent = await office.send('楼栋.xlsx', await workbook(move))
      expect(sent).toMatchObject({ state: 'read', files: [{ format: 'xlsx' }] })
      expect(sent.wish).toMatchObject({ target: 'buildings', crs: 'EPSG:4326', shift: map })
      const mapping = { code: '楼栋编号', name: '楼栋名称', lon: '经度', lat: '纬度' }
      const asIs = await office.check(sent, { target: 'buildings', mapping })
      expect(shiftVerdict.parse(asIs.report?.shift).verdict).toBe(map)
      const checked = await office.check(sent, { target: 'buildings', mapping, shift: sent.wish!.shift })
      expect(checked.report?.counts).toMatchObject({ failed: 0, new: 0, conflict: 0 })
      await office.apply(checked)
      const after = new Map((await housesNow()).map((house) => [house.id, house]))
      expect(after.size).toBe(houses.length)
      const at = ({ lon, lat }: House): Position => toLattice(lon, lat)
      const far = houses.filter((house) => {
        const now = after.get(house.id)!
        return distanceM(at(house), at(now), scaleAt(at(house))) > 0.2 || house.grid !== now.grid
      })
      expect(far).toEqual([])
      await office.undo(checked)
      const back = new Map((await housesNow()).map((house) => [house.id, house]))
      expect(houses.filter((house) => back.get(house.id)?.lon !== house.lon)).toEqual([])
    },
  )
})
