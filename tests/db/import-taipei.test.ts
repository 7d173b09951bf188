import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanShape } from '#geometry/clean-shape.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { multiPolygonToEwkb } from '../../api/repositories/ewkb.ts'
import { caseBytes, casePath, casesPresent } from '../fixtures/cases.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { countTables, type Run, runImport } from '../fixtures/import-run.ts'

const LEVELS = ['counties', 'towns', 'villages'].map((name) => `taipei/taiwan_taipei_${name}.geojson`)
const [CITY, DISTRICTS, VILLAGES] = LEVELS.map(casePath) as [string, string, string]
const GRIDS = ['grids', '--root', '710000001001', '--code-property', 'code', '--level1', CITY]
GRIDS.push('--level2', DISTRICTS, '--parent-property', 'countycode')
GRIDS.push('--level3', VILLAGES, '--parent-property', 'towncode', '--publish')
const NEW = ['--name', '台北市', '--contact-name', '值班室', '--contact-phone', '0571-1']

describe.skipIf(!casesPresent(LEVELS[2]!))('Taipei, a real coverage of three levels', () => {
  let town: TestDatabase
  let empty: Readonly<Record<string, number>>
  let refused: Run
  let run: Run
  beforeAll(async () => {
    town = await testDatabase()
    empty = await countTables(town.db)
    refused = await runImport(town.db, ...GRIDS, ...NEW)
    expect(await countTables(town.db)).toEqual(empty)
    run = await runImport(town.db, ...GRIDS, ...NEW, '--accept-findings', '县界绘制误差')
  })
  afterAll(() => town?.close())

  test('the place where a district has no village blocks publication until it is accepted', () => {
    expect(refused.code).toBe(1)
    expect(refused.err).toEqual([
      '[finding] inner-gap (1, such as "士林區"): mend the data, or state with --accept-findings why it is accepted',
      'There are problems; nothing was written',
    ])
    expect(run.out).toContainEqual('[finding-accepted] inner-gap (1) accepted: 县界绘制误差')
  })

  test('one city, twelve districts and 456 villages are in force', async () => {
    expect(run).toMatchObject({ code: 0, err: [] })
    const levels = await town.db.many(
      'select level, count(*)::int as n from grid where path is not null group by level order by level',
    )
    expect(levels).toEqual([
      { level: 1, n: 1 },
      { level: 2, n: 12 },
      { level: 3, n: 456 },
    ])
  })

  test('every village is under the district it declares', async () => {
    const declared = (await readWholeFile('villages', caseBytes(LEVELS[2]!))).records.map(
      ({ properties }) => ({
        village: properties.code,
        district: properties.towncode,
        city: properties.countycode,
      }),
    )
    expect(declared).toHaveLength(456)
    const stored = await town.db.many(
      `select v.source_code as village, d.source_code as district, c.source_code as city
       from grid v
       join grid d on d.county = v.county and d.plan = v.plan and d.key = v.parent
       join grid c on c.county = d.county and c.plan = d.plan and c.key = d.parent
       where v.level = 3 order by v.source_code`,
    )
    const inOrder = declared.sort((a, b) => (String(a.village) < String(b.village) ? -1 : 1))
    expect(stored).toEqual(inOrder)
  })

  test('exactly the four villages that stick out are reported, with the areas GEOS finds', async () => {
    const said = run.out.filter((line) => line.includes('villages.geojson') && line.includes('[sticks-out]'))
    const areas = said.map((line) => Number(/ ([\d.]+) m²/.exec(line)?.[1])).sort((a, b) => a - b)
    expect(areas).toEqual([4.9, 14.9, 24.7, 44.6])
    const bySql = await overhangsBySql(town)
    expect(bySql.map(Math.round)).toEqual(areas.map(Math.round))
  })

  test('polygons nest: each is the sum of those below it but for the accepted gap, and no two of a level overlap', async () => {
    // 1e-12 of a square degree is a hundredth of a square metre here.
    const uneven = await town.db.any(
      `select p.name from grid p join grid c on c.county = p.county and c.plan = p.plan and c.parent = p.key
       group by p.county, p.plan, p.key, p.name, p.polygon
       having abs(st_area(p.polygon) - sum(st_area(c.polygon))) > 1e-12`,
    )
    expect(uneven).toEqual([{ name: '士林區' }])
    const overlaps = await town.db.any(
      `select a.name, b.name as other from grid a
       join grid b on b.county = a.county and b.plan = a.plan and b.level = a.level and b.key > a.key
         and a.polygon && b.polygon
       where st_relate(a.polygon, b.polygon, '2********')`,
    )
    expect(overlaps).toEqual([])
  })
})

/** Areas in m² by which drawn villages lie outside their drawn district, as PostGIS has it. */
async function overhangsBySql({ db }: TestDatabase): Promise<number[]> {
  const drawn = async (name: string, code: string) =>
    (await readWholeFile(name, caseBytes(name))).records.map(({ properties, shape }) => {
      const cleaned = cleanShape(shape?.kind === 'area' ? shape.polygons : [])
      if (!cleaned.ok) throw new Error(`${name}: ${cleaned.reason}`)
      return { district: properties[code], shape: multiPolygonToEwkb(cleaned.shape) }
    })
  const rows = await db.many<{ m2: number }>(
    `select st_area(st_difference(v.shape, d.shape, 1e-9)::geography) as m2
     from json_to_recordset($1:json) as v (district text, shape geometry(MultiPolygon, 4326))
     join json_to_recordset($2:json) as d (district text, shape geometry(MultiPolygon, 4326)) using (district)
     where not st_coveredby(v.shape, d.shape)
     order by 1`,
    [await drawn(LEVELS[2]!, 'towncode'), await drawn(LEVELS[1]!, 'code')],
  )
  return rows.map(({ m2 }) => m2)
}
