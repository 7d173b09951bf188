import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, runAs } from '../../api/repositories/request.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let database: TestDatabase
let place: SmallPlace

beforeAll(async () => {
  database = await testDatabase()
  place = await smallPlace(database.db)
  for (const household of Object.values(place.households))
    await database.db.none(
      `insert into visit (county, id, household, account, at, outcome) values ($1, $2, $3, $4, now(), 'met')`,
      [SMALL.county, randomUUID(), household, place.accounts.lead],
    )
  await database.db.none(
    `insert into patrol (county, id, grid, account, at) select county, gen_random_uuid(), key, $1, now() from grid`,
    [place.accounts.lead],
  )
})
afterAll(() => database.close())

const run = <Row>(actor: Actor, query: string, values?: Record<string, unknown>) =>
  runAs<Row>(database.db, actor, query, values)
const FIGURES = 'select coalesce(sum(households), 0)::int as n from'
const THIS_YEAR = "(date_trunc('year', today())::date, today())"
const number = async (actor: Actor, query: string): Promise<number> =>
  (await run<{ n: number }>(actor, query))[0]!.n

describe('counts of visits', () => {
  it('in reach are for planners, and count their jurisdiction alone', async () => {
    const all = `${FIGURES} visit_figures_in_reach${THIS_YEAR}`
    expect(await number(place.actor('planner', 'planner'), all)).toBe(14)
    expect(await number(place.actor('head', 'planner'), all)).toBe(14)
    await database.db.none(
      `insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
       values ('999902', '999902001002', 'community', '999902001', '别的社区', '值班', '000');
       update account set jurisdiction = '999902001002' where username = 'admin'`,
    )
    expect(await number(place.actor('admin', 'planner'), all)).toBe(0)
  })

  it('in reach are refused to staff and to the public', async () => {
    for (const actor of [place.actor('lead'), { kind: 'public' } as const])
      for (const of of ['visit', 'patrol'])
        await expect(run(actor, `select * from ${of}_figures_in_reach${THIS_YEAR}`)).rejects.toMatchObject({
          code: '42501',
        })
  })

  it('in sight are what the policies let through', async () => {
    const own = `${FIGURES} visit_figures${THIS_YEAR}`
    expect(await number(place.actor('lead'), own)).toBe(3)
    expect(await number(place.actor('contact'), own)).toBe(2)
    expect(await number(place.actor('expired'), own)).toBe(0)
    expect(await number(place.actor('head'), own)).toBe(0)
    await expect(run(place.actor('planner', 'planner'), own)).rejects.toMatchObject({ code: '42501' })
  })

  it('hold nobody’s id', async () => {
    const [row] = await run(
      place.actor('planner', 'planner'),
      `select * from visit_figures_in_reach${THIS_YEAR}`,
    )
    expect(Object.keys(row!)).toEqual([
      ...['path', 'households', 'covered', 'covered_year', 'met', 'phone', 'not_in', 'away', 'refused'],
      'overdue',
    ])
  })
})

describe('a visit written past the program', () => {
  const insert = `insert into visit (county, id, household, account, at, outcome)
    values ($[county], $[id], $[household], $[account], now(), 'met')`
  const values = (household: string, account: string) => ({
    county: SMALL.county,
    id: randomUUID(),
    household: place.households[household],
    account: place.accounts[account],
  })

  it.each([
    ['lead', 'B1', 'lead', 'out of sight'],
    ['worker', 'A12', 'worker', 'out of sight'],
    ['expired', 'A11', 'expired', 'after the post has ended'],
    ['lead', 'A11', 'worker', 'in the name of a colleague'],
  ])('by %s at %s as %s is refused by the database: %s', async (actor, household, account) => {
    const done = run(place.actor(actor), insert, values(household, account))
    await expect(done).rejects.toMatchObject({ code: '42501' })
  })

  it('in sight and in one’s own name is taken', async () => {
    await run(place.actor('worker'), insert, values('A11', 'worker'))
  })

  it('is not changed by anybody', async () => {
    for (const account of ['lead', 'worker'])
      await expect(run(place.actor(account), "update visit set outcome = 'met'")).rejects.toMatchObject({
        code: '42501',
      })
  })

  it('is taken back by nobody but its maker', async () => {
    const taken = await run(place.actor('lead2'), 'delete from visit returning id')
    expect(taken).toEqual([])
  })
})

it('names of staff are told within the county alone', async () => {
  const name = 'select account_name($[id]) as name'
  const id = place.accounts.worker
  expect(await run(place.actor('lead'), name, { id })).toEqual([{ name: 'worker' }])
  const elsewhere: Actor = { kind: 'staff', county: '999903', account: place.accounts.lead! }
  expect(await run(elsewhere, name, { id })).toEqual([{ name: null }])
  await expect(run({ kind: 'public' }, name, { id })).rejects.toMatchObject({ code: '42501' })
})
