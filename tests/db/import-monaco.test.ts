import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Position, toLattice } from '#geometry/position.ts'
import { assign, NO_FACE } from '#plan/assign.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { buildGroundIndex } from '../../api/lookup/ground-index.ts'
import { pointFromEwkb, pointToEwkb } from '../../api/repositories/ewkb.ts'
import { findPlan, plansInForce } from '../../api/repositories/plans.ts'
import { askAs } from '../../api/repositories/request.ts'
import { readSnapshot } from '../../api/usecases/plans/read-snapshot.ts'
import { caseBytes, casePath, casesPresent } from '../fixtures/cases.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { countTables, type Run, runImport } from '../fixtures/import-run.ts'

const ROOT = '330100001001'
const NEW = ['--name', '摩纳哥', '--contact-name', '值班室', '--contact-phone', '0571-1']
const GRIDS = [
  'grids',
  '--root',
  ROOT,
  ...NEW,
  '--level1',
  casePath('monaco/admin.geojson.gz'),
  '--code-property',
  'id',
  '--publish',
]

describe.skipIf(!casesPresent('monaco/admin.geojson.gz'))('Monaco, a real town made by others', () => {
  let town: TestDatabase
  let grids: Run
  let buildings: Run
  beforeAll(async () => {
    town = await testDatabase()
    grids = await runImport(town.db, ...GRIDS)
    const file = casePath('monaco/buildings.geojson.gz')
    buildings = await runImport(town.db, 'buildings', '--root', ROOT, file)
  })
  afterAll(() => town?.close())

  test('six wards are in force and 1,207 buildings kept, 398 of them outside', () => {
    expect(grids).toMatchObject({ code: 0, err: [] })
    expect(grids.out.at(-1)).toMatch(/^6 grids in \d+ faces, 6 new codes, in force/)
    expect(buildings).toMatchObject({ code: 0, err: [] })
    expect(buildings.out.at(-1)).toBe('1207 buildings, 398 of them outside the plan')
  })

  test('every representative point is answered with its ward, by kernel, look-up and PostGIS alike', async () => {
    const snapshot = await inForce(town)
    const expected = await expectedWards()
    const positions = expected.map(({ at }) => toLattice(...at))
    const wards = expected.map(({ ward }) => ward)
    expect(wards).toHaveLength(1207)
    const names = new Map(snapshot.grids.map(({ key, name }) => [key, name]))
    const wardOf = (face: number) => (face === NO_FACE ? null : names.get(snapshot.faces[face]!.holder!))

    expect([...assign(snapshot.faces, positions)].map(wardOf)).toEqual(wards)
    const index = buildGroundIndex(snapshot)
    expect(positions.map((position) => wardOf(index.faceAt(...position)))).toEqual(wards)
    expect(await wardsBySql(town, positions)).toEqual(wards)
  })

  test('every building, by the anchor it was given here, is in its ward', async () => {
    const rows = await town.db.many<{ id: string; anchor: string; community: string | null }>(
      'select source_code as id, anchor, community from building order by source_code',
    )
    const anchors = rows.map(({ anchor }) => pointFromEwkb(anchor))
    const expected = new Map((await expectedWards()).map(({ id, ward }) => [id, ward]))
    const wards = rows.map(({ id }) => expected.get(id))
    expect(await wardsBySql(town, anchors)).toEqual(wards)
    expect(rows.map(({ community }) => community)).toEqual(wards.map((ward) => (ward === null ? null : ROOT)))
  })

  test('the wards keep their foreign codes and get codes of their own', async () => {
    const rows = await town.db.many<{ code: string; source: string; name: string }>(
      `select i.code, g.source_code as source, g.name from grid g
       join grid_identity i using (county, key) order by i.code`,
    )
    expect(rows.map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${ROOT}00${n}`))
    expect(rows.find(({ name }) => name === 'Larvotto')?.source).toMatch(/^a\d+$/)
  })

  test('imported again, the same wards keep key and code and the buildings are refused', async () => {
    const before = await town.db.many('select key, code from grid_identity order by key')
    // Name and contact are known by now and need not be said again.
    const args = GRIDS.filter((word) => !NEW.includes(word))
    const again = await runImport(town.db, ...args, '--effective-from', '2026-12-01')
    expect(again).toMatchObject({ code: 0, err: [] })
    expect(again.out.at(-1)).toMatch(/ 0 new codes, in force from 2026-12-01/)
    expect(await town.db.many('select key, code from grid_identity order by key')).toEqual(before)

    const { communities } = await town.db.one(
      "select communities from plan where effective_from = '2026-12-01'",
    )
    expect(communities).toMatchObject([{ code: ROOT, name: '摩纳哥' }])

    const counted = await countTables(town.db)
    const file = casePath('monaco/buildings.geojson.gz')
    const twice = await runImport(town.db, 'buildings', '--root', ROOT, file)
    expect(twice.code).toBe(1)
    expect(twice.err[0]).toBe(
      'buildings.geojson.gz #0: [already-imported] The code "a47430102" has been imported before',
    )
    expect(await countTables(town.db)).toEqual(counted)
  })

  test('addresses become households of the buildings they stand in or next to, or are refused by line', async () => {
    const columns = ['--code-property', 'osm_id', '--room-property', 'housenumber']
    const args = ['households', '--root', ROOT, ...columns]
    const whole = await runImport(town.db, ...args, casePath('monaco/addresses.csv'))
    expect(whole.code).toBe(1)
    expect(whole.err).toEqual([
      ...[50, 162, 169].map(
        (line) => `addresses.csv:${line}: [no-building-near] There is no building within 60 m`,
      ),
      'There are problems; nothing was written',
    ])
    expect(await countTables(town.db)).toMatchObject({ household: 0, household_grid: 0 })

    const lines = new TextDecoder().decode(caseBytes('monaco/addresses.csv')).split('\n')
    const folder = await mkdtemp(join(tmpdir(), 'gridhold-import-'))
    const mended = join(folder, 'addresses.csv')
    await writeFile(mended, lines.filter((_, i) => ![50, 162, 169].includes(i + 1)).join('\n'))
    const run = await runImport(town.db, ...args, mended)
    await rm(folder, { recursive: true })
    expect(run).toEqual({ code: 0, out: ['254 households, 0 new units'], err: [] })

    const misplaced = await town.db.any(
      `select h.source_code from household h
       join household_grid p on p.county = h.county and p.household = h.id
       left join grid g on g.county = p.county and g.path = p.path
       where g.key is distinct from (
         select c.key from grid c join plan_in_force f on f.county = c.county and f.plan = c.plan
         where st_covers(c.polygon, p.position))`,
    )
    expect(misplaced).toEqual([])
    expect(await countTables(town.db)).toMatchObject({ household: 254, household_grid: 254 })
  })
})

async function inForce({ db }: TestDatabase): Promise<Snapshot> {
  const ask = askAs(db, { kind: 'system' })
  const [ref] = await plansInForce(ask)
  const plan = await findPlan(ask, ref!)
  return readSnapshot(ask, ref!.county, plan!)
}

interface Expected {
  readonly id: string
  readonly at: readonly [lon: number, lat: number]
  readonly ward: string | null
}

async function expectedWards(): Promise<Expected[]> {
  const name = 'expected_building_assignment.csv'
  const { records } = await readWholeFile(name, caseBytes(`monaco/${name}`))
  return records.map(({ properties, shape }) => {
    if (shape?.kind !== 'point') throw new Error(`${name} has a row without a position`)
    const ward = String(properties.ward)
    return { id: String(properties.osm_id), at: shape.at, ward: ward === '' ? null : ward }
  })
}

/** The ward whose polygon PostGIS says covers each position; fails where there are two. */
async function wardsBySql({ db }: TestDatabase, positions: readonly Position[]): Promise<(string | null)[]> {
  const rows = await db.many<{ i: number; wards: string[] }>(
    `select p.i, array_remove(array_agg(g.name), null) as wards
     from json_to_recordset($1:json) as p (i int, at geometry(Point, 4326))
     left join (select g.* from grid g join plan_in_force f on f.county = g.county and f.plan = g.plan) g
       on st_covers(g.polygon, p.at)
     group by p.i order by p.i`,
    [positions.map((position, i) => ({ i, at: pointToEwkb(position) }))],
  )
  return rows.map(({ wards }) => {
    expect(wards.length).toBeLessThanOrEqual(1)
    return wards[0] ?? null
  })
}
