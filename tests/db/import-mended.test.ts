import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { area, collection, TOWN } from '../fixtures/bad-imports.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { countTables, type Run, runImport } from '../fixtures/import-run.ts'

const WHO = ['--name', '新社区', '--contact-name', '值班室', '--contact-phone', '0571-1']

/** Thousandths of a degree from 120 E 30 N → a closed ring in degrees. */
const ring = (...points: readonly (readonly [number, number])[]) =>
  [...points, points[0]!].map(([x, y]) => [120 + x / 1000, 30 + y / 1000])

/** Two districts of 10 × 10; a hair of 0.3 m lies between them. */
const DISTRICTS = collection(
  area({ code: 'w', name: '西片' }, ring([0, 0], [10, 0], [10, 10], [0, 10])),
  area({ code: 'e', name: '东片' }, ring([10.003, 0], [20, 0], [20, 10], [10.003, 10])),
)

const QUARTERS = collection(
  // A repeated point, and a spike to the north whose foot is another one.
  area(
    { code: 'w1', name: '西一', up: 'w' },
    ring([0, 0], [0, 0], [10, 0], [10, 5], [5, 5], [5, 7], [5, 5], [0, 5]),
  ),
  // Two triangles that touch in one point of one ring.
  area({ code: 'w2', name: '西二', up: 'w' }, ring([0, 5], [5, 7.5], [10, 5], [10, 10], [5, 7.5], [0, 10])),
  // Reaches over the hair into the west, which holds on to its own ground, though it declares the east.
  area({ code: 'e1', name: '东一', up: 'e' }, ring([9.98, 0], [20, 0], [20, 5], [9.98, 5])),
  // Overlaps 东一 by 0.1.
  area({ code: 'e2', name: '东二', up: 'e' }, ring([10.003, 4.9], [20, 4.9], [20, 10], [10.003, 10])),
)
const OUTLINE = collection(area({}, ring([0, 0], [19.99, 0], [19.99, 10], [0, 10])))

describe('what is mended on the way is said and does not stop an import', () => {
  let town: TestDatabase
  let folder: string
  let argv: readonly string[]
  let dry: Run
  let run: Run
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gridhold-mended-'))
    const path = (name: string) => join(folder, name)
    await writeFile(path('districts.geojson'), DISTRICTS)
    await writeFile(path('quarters.geojson.gz'), gzipSync(QUARTERS))
    await writeFile(path('outline.geojson'), OUTLINE)
    town = await testDatabase()
    argv = ['grids', '--root', TOWN, ...WHO, '--outline', path('outline.geojson'), '--code-property', 'code']
    argv = [...argv, '--level1', path('districts.geojson'), '--level2', path('quarters.geojson.gz')]
    argv = [...argv, '--parent-property', 'up', '--report', path('report.json'), '--crs', 'EPSG:4490']
    const empty = await countTables(town.db)
    dry = await runImport(town.db, ...argv, '--dry-run')
    expect(await countTables(town.db)).toEqual(empty)
    run = await runImport(town.db, ...argv)
  })
  afterAll(async () => {
    await town?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('the audit has it, without an account', async () => {
    const entries = await town.db.any('select account, verb, reason_code from audit_entry')
    expect(entries).toEqual([{ account: null, verb: 'import', reason_code: 'grids' }])
  })

  test('a dry run says the same and writes nothing', () => {
    expect(dry.code).toBe(0)
    expect(dry.out.slice(0, -1)).toEqual(run.out.slice(0, -1))
    expect(dry.out.at(-1)).toMatch(/\(dry run, not written\)$/)
  })

  test.each([
    'quarters.geojson.gz #0: [repeated-points] 2 repeated points were dropped',
    'quarters.geojson.gz #0: [spikes] 1 spikes without area were dropped',
    'quarters.geojson.gz #1: [rings-rebuilt] Rings that touch were taken apart or joined: 1 became 2',
    'quarters.geojson.gz #2: [sticks-out] "东一" sticks 160.4 m² out of its parent "东片"; it follows the declared parent',
    'quarters.geojson.gz #2: [overlap] "东一" and "东二" overlap',
    'districts.geojson #0: [inner-gap] In "西片"',
    'quarters.geojson.gz #2: [outside-community] "东一" reaches',
    '[sliver-closed] "东二" got a seam 0.29 m wide (160.4 m²)',
  ])('%s', (start) => {
    expect(run.out.filter((line) => line.includes(start))).not.toEqual([])
  })

  test('without --publish it is a draft with its source and reference system', async () => {
    expect(run.out.at(-1)).toMatch(/^6 grids in \d+ faces, draft [0-9a-f-]{36}$/)
    const plans = await town.db.many('select state, source, source_crs as crs from plan')
    expect(plans).toEqual([
      { state: 'draft', source: 'districts.geojson, quarters.geojson.gz', crs: 'EPSG:4490' },
    ])
    expect(await town.db.any('select code from grid_identity where code is not null')).toEqual([])
  })

  test('the jurisdictions of the code are there with somebody who answers', async () => {
    const rows = await town.db.many(
      'select code, kind, parent, name, contact_name as contact, outline is not null as outlined from jurisdiction order by code',
    )
    const contact = '值班室'
    expect(rows).toEqual([
      { code: '999902', kind: 'county', parent: null, name: '999902', contact, outlined: false },
      { code: '999902001', kind: 'street', parent: '999902', name: '999902001', contact, outlined: false },
      { code: TOWN, kind: 'community', parent: '999902001', name: '新社区', contact, outlined: true },
    ])
  })

  test('every polygon is valid in the eyes of PostGIS and within the outline', async () => {
    const bad = await town.db.any(
      `select g.name from grid g join jurisdiction j on j.county = g.county and j.code = g.community
       where not st_isvalid(g.polygon) or not st_coveredby(g.polygon, j.outline)`,
    )
    expect(bad).toEqual([])
  })

  test('the report holds all of it with sentences in both languages', async () => {
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))
    expect(report.problems).toEqual([])
    expect(report.notes).toContainEqual({
      remark: 'spikes',
      file: 'quarters.geojson.gz',
      feature: 0,
      line: null,
      column: null,
      values: { count: 1 },
      message: { zh: '去掉了 1 处没有面积的尖刺', en: '1 spikes without area were dropped' },
    })
  })

  test('without an outline the ground is what the grids cover, hairline holes included and wide ones not', async () => {
    // A hair of 0.003 x 5 between two grids, closed at both ends, and a hole of 2 x 2.
    const one = collection(
      area(
        { name: '左' },
        ring([0, 0], [10, 0], [10, 2], [9.997, 2], [9.997, 7], [10, 7], [10, 10], [0, 10]),
      ),
      area({ name: '右' }, ring([10, 0], [20, 0], [20, 4], [17, 4], [17, 6], [20, 6], [20, 10], [10, 10])),
      area({ name: '口' }, ring([19, 4], [20, 4], [20, 6], [19, 6])),
    )
    const path = join(folder, 'one.geojson')
    await writeFile(path, one)
    const root = '999902001201'
    const done = await runImport(town.db, 'grids', '--root', root, ...WHO, '--level1', path, '--publish')
    expect(done).toMatchObject({ code: 0, err: [] })
    expect(done.out[0]).toMatch(/^one\.geojson #\d: \[sliver-closed\] ".+" got a seam 0\.29 m wide/)
    const held = await town.db.one(
      `select st_area(st_union(g.polygon)) * 1e6 as area, bool_and(not g.urban) as rural
       from grid g join plan p on p.county = g.county and p.id = g.plan where p.root = $1`,
      [root],
    )
    expect(held.area).toBeCloseTo(200 - 4, 6)
    expect(held.rural).toBe(true)
  })

  test('published later from the same files, with both gaps accepted, it is in force', async () => {
    const later = await runImport(town.db, ...argv, '--publish', '--accept-findings', '西片两块属河道')
    expect(later).toMatchObject({ code: 0, err: [] })
    const accepted = await town.db.one("select accepted from plan where state = 'published' and root = $1", [
      TOWN,
    ])
    expect(accepted.accepted).toMatchObject([
      { rule: 'inner-gap', reason: '西片两块属河道' },
      { rule: 'inner-gap', reason: '西片两块属河道' },
    ])
    const codes = await town.db.many('select code from grid_identity where starts_with(code, $1)', [TOWN])
    expect(codes).toHaveLength(6)
  })
})
