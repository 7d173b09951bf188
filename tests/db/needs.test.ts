import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, askAs, runAs } from '../../api/repositories/request.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { publishedNext, replaced, shifted, townInForce, undivided } from '../fixtures/succession.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

const system: Actor = { kind: 'system' }
let database: TestDatabase
let counties = 300_000

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())

/** A tiny town in force with a need left at each of its two doors: unit 1 in grid 3, unit 2 in grid 4. */
async function townWithNeeds(): Promise<Awaited<ReturnType<typeof townInForce>> & { county: string }> {
  counties += 1
  const county = String(counties)
  const place = await townInForce(database.db, county, '2026-06-01')
  for (const [unit, grid] of [
    [1, 3],
    [2, 4],
  ] as const) {
    await leave(county, tinyId('unit', unit), `${county}001001`, tinyId('grid', grid))
  }
  return { ...place, county }
}

function leave(county: string, unit: string, community: string, grid: string | null): Promise<unknown> {
  return runAs(
    database.db,
    { kind: 'public' },
    `select * from leave_need($[county], $[id], $[unit], $[community], $[grid], 'need', '路灯不亮', null, null,
       sha256(convert_to($[id], 'UTF8')), 90, '{}')`,
    { county, id: randomUUID(), unit, community, grid },
  )
}

/** Number of the grid each door's need is with, 0 for none. */
async function gridsOf(county: string): Promise<number[]> {
  const rows = await askAs(database.db, system).rows<{ grid: string | null }>(
    'select grid from need where county = $[county] order by unit',
    { county },
  )
  return rows.map(({ grid }) => (grid === null ? 0 : Number(grid.slice(-2))))
}

describe('a need follows its ground', () => {
  it('to the grid that takes the place of a retired one', async () => {
    const { county, town } = await townWithNeeds()
    const next = await publishedNext(database.db, county, replaced(town), '2026-06-02')
    expect(await gridsOf(county)).toEqual([3, 4])
    await activatePlan(database.db, next, '2026-06-02')
    expect(await gridsOf(county)).toEqual([3, 9])
  })

  it('to the upper grid when the lower ones are given up, and across a border that moved', async () => {
    const { county, town } = await townWithNeeds()
    const upper = await publishedNext(database.db, county, undivided(town), '2026-06-02')
    await activatePlan(database.db, upper, '2026-06-02')
    expect(await gridsOf(county)).toEqual([1, 1])
    const again = await publishedNext(database.db, county, town.coverage, '2026-06-03')
    await activatePlan(database.db, again, '2026-06-03')
    expect(await gridsOf(county)).toEqual([3, 4])
    const moved = { ...shifted({ ...town, coverage: undivided(town) }, 103) }
    const last = await publishedNext(database.db, county, moved, '2026-06-04')
    await activatePlan(database.db, last, '2026-06-04')
    expect(await gridsOf(county)).toEqual([1, 2])
  })

  it('and stays where it is when an activation is refused or repeated', async () => {
    const { county, town } = await townWithNeeds()
    const next = await publishedNext(database.db, county, replaced(town), '2026-06-02')
    expect(await activatePlan(database.db, next, '2026-06-01')).toMatchObject({ refused: 'not-due' })
    expect(await gridsOf(county)).toEqual([3, 4])
    await activatePlan(database.db, next, '2026-06-02')
    await leave(county, tinyId('unit', 1), `${county}001001`, tinyId('grid', 4))
    await activatePlan(database.db, next, '2026-06-02')
    expect((await gridsOf(county)).toSorted()).toEqual([3, 4, 9])
  })
})

describe('the public', () => {
  it('reads no need, no picture of one and no ended code, and writes none past the door', async () => {
    const { county } = await townWithNeeds()
    const as = (query: string) => runAs(database.db, { kind: 'public' }, query, { county })
    for (const query of [
      'select * from need',
      'select * from need_picture',
      'select * from door_code_ended',
      'insert into need select * from need',
      "update need set state = 'done'",
      'delete from need',
      'select grids_of_posts(array[$[county]])',
      'select headed_place()',
    ])
      await expect(as(query), query).rejects.toMatchObject({ code: '42501' })
    expect(await as("select * from need_by_receipt($[county], '')")).toEqual([])
  })

  it.each(['planner', 'steward'] as const)('as little as the role %s', async (kind) => {
    const { county } = await townWithNeeds()
    const actor = { kind, county, account: randomUUID() } as const
    for (const table of ['need', 'need_picture', 'door_code_ended'])
      await expect(runAs(database.db, actor, `select * from ${table}`)).rejects.toMatchObject({
        code: '42501',
      })
  })

  it('leaves one need under an id, whatever comes with it the second time', async () => {
    const { county } = await townWithNeeds()
    const id = randomUUID()
    const again = (text: string, receipt: string) =>
      runAs<{ is_new: boolean; receipt_hash: Buffer }>(
        database.db,
        { kind: 'public' },
        `select * from leave_need($[county], $[id], $[unit], $[community], null, 'need', $[text], null, null,
           $[receipt]::bytea, 90, '{}')`,
        { county, id, unit: tinyId('unit', 1), community: `${county}001001`, text, receipt },
      )
    expect(await again('一', '\\x01')).toMatchObject([{ is_new: true, receipt_hash: Buffer.from([1]) }])
    expect(await again('一', '\\x02')).toMatchObject([{ is_new: false, receipt_hash: Buffer.from([1]) }])
    expect(await again('二', '\\x02')).toEqual([])
  })
})
