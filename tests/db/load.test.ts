import { afterAll, beforeAll, expect, test } from 'vitest'
import { polygonTwiceArea } from '../../api/geometry/area.ts'
import type { MultiPolygon } from '../../api/geometry/ring.ts'
import type { InForce } from '../../api/lookup/in-force.ts'
import { gridPolygons } from '../../api/plan/grid-polygons.ts'
import { overlay } from '../../api/plan/overlay.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { readCoverage } from '../../api/usecases/coverage/read-coverage.ts'
import { readBaseMap } from '../../api/usecases/plans/read-base-map.ts'
import { readInForce } from '../../api/usecases/plans/read-in-force.ts'
import { TOWN_SECRET, type TownDatabase, townDatabase } from '../fixtures/town-database.ts'

let database: TownDatabase
let inForce: InForce

beforeAll(async () => {
  database = await townDatabase()
  inForce = (await readInForce(database.db, createSecrets(TOWN_SECRET)))!
})
afterAll(() => database?.close())

test('every row of the town is there once', async () => {
  const { town, db } = database
  const counts = await db.one(`select (select count(*) from household)::int as households,
    (select count(*) from household_grid)::int as placed, (select count(*) from person)::int as persons,
    (select count(*) from building)::int as buildings, (select count(*) from unit)::int as units,
    (select count(*) from post)::int as posts, (select count(*) from contact)::int as contacts,
    (select count(*) from welfare_tag)::int as tags, (select count(*) from organisation)::int as organisations,
    (select count(*) from organisation_unit)::int as chart, (select count(*) from account)::int as accounts`)
  expect(counts).toEqual({
    households: town.households.length,
    placed: town.households.length,
    persons: town.persons.length,
    buildings: town.buildings.length,
    units: town.units.length,
    posts: town.posts.length,
    contacts: town.contacts.length,
    tags: town.welfareTags.length,
    organisations: town.organisations.length,
    chart: town.chart.length,
    accounts: town.accounts.length,
  })
})

test('the plan comes back equal to what was drawn, to the last integer', () => {
  const { snapshot } = overlay(database.town.coverage)
  const withoutCodes = {
    ...inForce.snapshot,
    grids: inForce.snapshot.grids.map((grid) => ({ ...grid, code: null })),
  }
  expect(withoutCodes).toEqual(snapshot)
  expect(inForce.plan.version).toBe(1)
})

test('every grid bears a code of its community, and no two the same', () => {
  const { grids } = inForce.snapshot
  expect(grids.every(({ code, community }) => code?.startsWith(community) && code.length === 15)).toBe(true)
  expect(new Set(grids.map(({ code }) => code)).size).toBe(grids.length)
})

test('base map and doors come back on the integers they were written with', async () => {
  const { town, db } = database
  const map = await readBaseMap(db)
  const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort()
  expect(sorted(map.waters.map(({ shape }) => shape))).toEqual(sorted(town.waters.map(({ shape }) => shape)))
  expect(sorted(map.roads.map(({ line }) => line))).toEqual(sorted(town.roads.map(({ line }) => line)))
  expect(sorted(map.compounds.map(({ shape }) => shape))).toEqual(
    sorted(town.compounds.map(({ shape }) => shape)),
  )
  expect(sorted(map.buildings.map(({ anchor, outline }) => [anchor, outline]))).toEqual(
    sorted(town.buildings.map(({ anchor, outline }) => [anchor, outline])),
  )
  const entrances = inForce.doors.filter(({ unit }) => unit !== null).map(({ position }) => position)
  expect(sorted(entrances)).toEqual(sorted(town.units.map(({ entrance }) => entrance)))
  expect(inForce.doors).toHaveLength(town.buildings.length + town.units.length)
})

test('PostGIS finds every stored polygon valid and of the same area as the kernel', async () => {
  interface Row {
    readonly key: string
    readonly valid: boolean
    readonly area: number
  }
  const squareUnits = 1e14
  const { snapshot } = inForce
  const faces = await database.db.any<Row>(
    'select key, st_isvalid(polygon) as valid, st_area(polygon) as area from face',
  )
  const grids = await database.db.any<Row>(
    'select key, st_isvalid(polygon) as valid, st_area(polygon) as area from grid',
  )
  const shapes = new Map<string, MultiPolygon>([
    ...snapshot.faces.map(({ key, polygon }): [string, MultiPolygon] => [key, [polygon]]),
    ...gridPolygons(snapshot),
  ])
  expect(faces).toHaveLength(snapshot.faces.length)
  expect(grids).toHaveLength(snapshot.grids.length)
  for (const { key, valid, area } of [...faces, ...grids]) {
    const ours = shapes.get(key)!.reduce((sum, polygon) => sum + polygonTwiceArea(polygon) / 2, 0)
    expect(valid, key).toBe(true)
    // Doubles of degrees near 113 carry 14 digits; of a plot of 100 m the area keeps about seven of them.
    expect(Math.abs(area * squareUnits - ours) / ours, key).toBeLessThan(1e-6)
  }
})

test('PostGIS puts every household where the activation put it', async () => {
  const wrong = await database.db.any(`
    select g.household, g.path, array_agg(coalesce(held.path, (f.community || '000000')::bigint)) as touched
    from household_grid g
    join face f on st_intersects(f.polygon, g.position)
    left join grid held on held.county = f.county and held.plan = f.plan and held.key = f.holder
    group by g.county, g.household, g.path
    having count(*) filter (where g.path = coalesce(held.path, (f.community || '000000')::bigint)) = 0`)
  expect(wrong).toEqual([])
  const [{ placed, inside }] = await database.db.any(`
    select count(*) filter (where path is not null)::int as placed,
      (select count(distinct g.household)::int from household_grid g join face f on st_intersects(f.polygon, g.position))
        as inside
    from household_grid`)
  expect(placed).toBe(inside)
  expect(placed).toBe(database.town.households.length)
})

test('what was planted is found, and what blocked is shown as accepted with its reason', async () => {
  const { planted } = database.town
  const { findings, households } = await readCoverage(database.db, undefined)
  const of = (rule: string) => findings.filter((finding) => finding.rule === rule)
  expect(of('outer-gap')).toMatchObject([{ accepted: expect.stringContaining('样例') }])
  expect(of('inner-gap')).toMatchObject([{ households: 23, accepted: expect.stringContaining('样例') }])
  const open = findings.filter(({ severity, accepted }) => severity === 'blocking' && accepted === undefined)
  expect(open).toEqual([])
  expect(of('over-band')).toHaveLength(1)
  expect(of('under-band')).toHaveLength(1)
  expect(of('role-missing')).toHaveLength(planted.unstaffed.length)
  expect(of('contact-load')).toMatchObject([{ households: 19 }])
  expect(of('household-without-contact').reduce((sum, finding) => sum + finding.households, 0)).toBe(40)
  expect(of('unit-cut')).toHaveLength(1)
  expect(households.total - households.held).toBeGreaterThanOrEqual(23)
})

test('a community of the plan has its own scorecard, and the parts make up the whole', async () => {
  const codes = inForce.snapshot.communities.map(({ code }) => code)
  const whole = await readCoverage(database.db, undefined)
  const parts = await Promise.all(codes.map((code) => readCoverage(database.db, code)))
  expect(parts.map(({ jurisdiction }) => jurisdiction.code)).toEqual(codes)
  const sum = (pick: (card: typeof whole) => number) => parts.reduce((total, card) => total + pick(card), 0)
  expect(sum(({ households }) => households.total)).toBe(whole.households.total)
  expect(sum(({ grids }) => grids.total)).toBe(whole.grids.total)
  expect(sum(({ findings }) => findings.length)).toBe(whole.findings.length)
  await expect(readCoverage(database.db, '999901001999')).rejects.toMatchObject({
    code: 'unknown-jurisdiction',
  })
})

test('no phone of a resident is stored in clear, and each opens to what was written', async () => {
  const secrets = createSecrets(TOWN_SECRET)
  const rows = await database.db.any<{ id: string; phone: Buffer; phone_key: string }>(
    'select id, phone, phone_key from person where phone is not null order by id limit 200',
  )
  const written = new Map(database.town.persons.map(({ id, phone }) => [id, phone]))
  expect(rows).toHaveLength(200)
  for (const { id, phone, phone_key } of rows) {
    expect(phone.includes(written.get(id)!)).toBe(false)
    expect(secrets.open({ ciphertext: phone, keyId: phone_key })).toBe(written.get(id))
  }
})

test('nobody who did not consent is named to the look-up', () => {
  const { posts, staff } = database.town
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const silent = posts.filter(({ consentAt }) => consentAt === null)
  const held = new Map(inForce.posts.map((post) => [post.id, post.holder]))
  const known = silent.filter(({ id }) => held.has(id))
  expect(known.length).toBeGreaterThan(0)
  for (const { id, staff: holder } of known) {
    expect(held.get(id)).toEqual({ name: `${[...names.get(holder)!][0]}*`, phone: null })
  }
})
