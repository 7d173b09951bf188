import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
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

const BUILDINGS = 'monaco/buildings.geojson.gz'

describe.skipIf(!casesPresent('monaco/admin.geojson.gz'))('Monaco, a real town made by others', () => {
  let town: TestDatabase
  let folder: string
  let inside: string
  let grids: Run
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gridhold-monaco-'))
    inside = join(folder, 'inside.geojson')
    const held = new Set((await expectedWards()).flatMap(({ id, ward }) => (ward === null ? [] : [id])))
    const { features } = drawnBuildings()
    await writeFile(
      inside,
      JSON.stringify({ type: 'FeatureCollection', features: features.filter(({ id }) => held.has(id)) }),
    )
    town = await testDatabase()
    grids = await runImport(town.db, ...GRIDS)
  })
  afterAll(async () => {
    await town?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('six wards are in force', () => {
    expect(grids).toMatchObject({ code: 0, err: [] })
    expect(grids.out.at(-1)).toMatch(/^6 grids in \d+ faces, 6 new codes, in force/)
  })

  test('of 1,207 buildings exactly the 398 that stand in no ward are told, and then none is written', async () => {
    const report = join(folder, 'report.json')
    const argv = ['buildings', '--root', ROOT, casePath(BUILDINGS), '--report', report]
    const whole = await runImport(town.db, ...argv)
    expect(whole.code).toBe(1)
    expect(whole.err.slice(-2)).toEqual([
      '… and 348 more problems',
      'There are problems; nothing was written',
    ])
    expect(await countTables(town.db)).toMatchObject({ building: 0, import_job: 0 })

    const { problems } = JSON.parse(await readFile(report, 'utf8')) as {
      problems: { reason: string; feature: number }[]
    }
    expect(new Set(problems.map(({ reason }) => reason))).toEqual(new Set(['outside-place']))
    const { features } = drawnBuildings()
    const outside = (await expectedWards()).filter(({ ward }) => ward === null)
    expect(outside).toHaveLength(398)
    expect(problems.map(({ feature }) => features[feature]!.id).sort()).toEqual(
      outside.map(({ id }) => id).sort(),
    )
  })

  test('the other 809 are taken', async () => {
    const buildings = await runImport(town.db, 'buildings', '--root', ROOT, inside)
    expect(buildings).toEqual({
      code: 0,
      out: ['809 new, 0 changed, 0 unchanged, 0 in conflict, 0 without a place'],
      err: [],
    })
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
    expect(rows).toHaveLength(809)
    expect(await wardsBySql(town, anchors)).toEqual(rows.map(({ id }) => expected.get(id)))
    expect(new Set(rows.map(({ community }) => community))).toEqual(new Set([ROOT]))
  })

  test('the wards keep their foreign codes and get codes of their own', async () => {
    const rows = await town.db.many<{ code: string; source: string; name: string }>(
      `select i.code, g.source_code as source, g.name from grid g
       join grid_identity i using (county, key) order by i.code`,
    )
    expect(rows.map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${ROOT}00${n}`))
    expect(rows.find(({ name }) => name === 'Larvotto')?.source).toMatch(/^a\d+$/)
  })

  test('imported again, the same wards keep key and code and the buildings are unchanged', async () => {
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

    const stored = () => town.db.many('select * from building order by id')
    const buildings = await stored()
    const twice = await runImport(town.db, 'buildings', '--root', ROOT, inside)
    expect(twice.out).toEqual(['0 new, 0 changed, 809 unchanged, 0 in conflict, 0 without a place'])
    expect(await stored()).toEqual(buildings)
  })

  test('addresses become households of the buildings they stand in or next to, or are left out by line', async () => {
    const columns = ['--map', 'code=osm_id', '--map', 'room=housenumber']
    const run = await runImport(
      town.db,
      'households',
      '--root',
      ROOT,
      ...columns,
      casePath('monaco/addresses.csv'),
    )
    const far = await farFromBuildings(town)
    expect(far).toHaveLength(31)
    const left = far.map(
      (line) => `addresses.csv:${line} building: [no-building-near] There is no building within 60 m`,
    )
    expect(run).toMatchObject({ code: 0, err: [] })
    expect(run.out.slice(0, -1)).toEqual(left)
    expect(run.out.at(-1)).toMatch(
      /^226 new, 0 changed, 0 unchanged, 0 in conflict, 31 without a place; add /,
    )

    const misplaced = await town.db.any(
      `select h.source_code from household h
       join household_grid p on p.county = h.county and p.household = h.id
       left join grid g on g.county = p.county and g.path = p.path
       where g.key is distinct from (
         select c.key from grid c join plan_in_force f on f.county = c.county and f.plan = c.plan
         where st_covers(c.polygon, p.position))`,
    )
    expect(misplaced).toEqual([])
    expect(await countTables(town.db)).toMatchObject({ household: 226, household_grid: 226 })
  })
})

function drawnBuildings(): { readonly features: readonly { readonly id: string }[] } {
  return JSON.parse(gunzipSync(caseBytes(BUILDINGS)).toString('utf8'))
}

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

/** Lines of the addresses that stand in no building that is there, nor within 60 m of the anchor of one, as PostGIS has it. */
async function farFromBuildings({ db }: TestDatabase): Promise<number[]> {
  const { records } = await readWholeFile('addresses.csv', caseBytes('monaco/addresses.csv'))
  const points = records.map(({ place, shape }) => {
    if (shape?.kind !== 'point') throw new Error(`line ${place.line} has no position`)
    return { line: place.line, at: pointToEwkb(toLattice(...shape.at)) }
  })
  const rows = await db.many<{ line: number }>(
    `select p.line from json_to_recordset($1:json) as p (line int, at geometry(Point, 4326))
     where not exists (
       select from building b
       where st_covers(b.outline, p.at) or st_dwithin(b.anchor::geography, p.at::geography, 60))
     order by p.line`,
    [points],
  )
  return rows.map(({ line }) => line)
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
