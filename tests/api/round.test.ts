import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { householdVisits, round, visitRules } from '#contract/visits.ts'
import { failure } from '#contract/wire.ts'
import { type VisitPlace, visitPlace } from '../fixtures/visit-place.ts'

let place: VisitPlace

beforeAll(async () => {
  place = await visitPlace()
})
afterAll(() => place.server.close())
beforeEach(async () => {
  await place.server.database.db.none(
    "delete from visit; delete from visit_rule; update household set occupancy = 'living'",
  )
})

const db = () => place.server.database.db
const get = (account: string, path: string) => place.send(account, path)
const roundOf = async (account: string, query = '') => (await get(account, `/api/round${query}`)).as(round)
const dueOf = async (account: string, name: string) =>
  (await get(account, `/api/households/${place.households[name]}/visits`)).as(householdVisits)
/** The town's day, so many days from today, as the database counts. */
const dayIn = async (days: number): Promise<string> =>
  (await db().one<{ day: string }>('select today() + $1::int as day', [days])).day
/** A visit so many days ago, past every check. */
const covered = (name: string, days: number, outcome = 'met', account = 'worker') =>
  place.plantVisit(account, name, {
    id: randomUUID(),
    at: new Date(Date.now() - days * 86_400_000),
    outcome,
  })
const rule = (name: string, tagKind: string | null, everyDays: number, endedOn: string | null = null) =>
  db().none('insert into visit_rule values ($1, $2, $3, $4, $5, $6)', [
    '999902',
    randomUUID(),
    name,
    tagKind,
    everyDays,
    endedOn,
  ])

describe('when a household is due, where the county made no rule', () => {
  it('once a year, and weekly where an old person lives alone', async () => {
    await covered('A11', 10)
    const last = await dayIn(-10)
    expect(await dueOf('worker', 'A11')).toMatchObject({
      last,
      due: [
        { rule: null, tagKind: 'elder-alone', everyDays: 7, dueOn: await dayIn(-3) },
        { rule: null, tagKind: null, everyDays: 365, dueOn: await dayIn(355) },
      ],
    })
  })

  it('today where nobody was ever there', async () => {
    const { last, due } = await dueOf('worker', 'A11')
    expect(last).toBeNull()
    expect(due.map(({ dueOn }) => dueOn)).toEqual([await dayIn(0), await dayIn(0)])
  })

  it('only met and phone cover it', async () => {
    for (const outcome of ['not-in', 'away', 'refused']) await covered('A11', 1, outcome)
    expect((await dueOf('worker', 'A11')).last).toBeNull()
    await covered('A11', 2, 'phone')
    expect((await dueOf('worker', 'A11')).last).toBe(await dayIn(-2))
  })

  it('yearly alone to a contact member, who may not see the need', async () => {
    expect((await dueOf('contact', 'gap')).due.map(({ everyDays }) => everyDays)).toEqual([365])
  })

  it('never where the home is empty or closed', async () => {
    await db().none("update household set occupancy = 'empty' where id = $1", [place.households.A11])
    expect((await dueOf('worker', 'A11')).due).toEqual([])
    await db().none(
      "update household set occupancy = 'living', closed_on = today(), closed_why = 'moved-away' where id = $1",
      [place.households.A11],
    )
    expect((await dueOf('worker', 'A11')).due).toEqual([])
    expect((await roundOf('worker')).due).toBe(0)
    await db().none('update household set closed_on = null, closed_why = null')
  })
})

describe('rules of the county', () => {
  it('replace the program’s own', async () => {
    await rule('每月一次', null, 30)
    await covered('A11', 31)
    expect((await dueOf('worker', 'A11')).due).toMatchObject([{ name: '每月一次', dueOn: await dayIn(-1) }])
  })

  it('hold together: the one that asks soonest decides', async () => {
    await rule('每季一次', null, 90)
    await rule('独居每月', 'elder-alone', 30)
    await covered('A11', 40)
    await covered('A12', 100)
    const { stops } = await roundOf('lead')
    expect(
      stops
        .filter(({ lastVisit }) => lastVisit !== null)
        .map(({ room, rule, overdueDays }) => [room, rule, overdueDays])
        .sort(),
    ).toEqual([
      ['A11', '独居每月', 10],
      ['A12', '独居每月', 70],
    ])
  })

  it('ask for nobody once all have ended', async () => {
    await rule('每月一次', null, 30, await dayIn(0))
    expect((await roundOf('lead')).due).toBe(0)
    expect((await dueOf('lead', 'A')).due).toEqual([])
  })

  it('are made and ended by administrators alone, and stand in the audit', async () => {
    const json = { id: randomUUID(), name: '每半年一次', tagKind: null, everyDays: 182 }
    for (const account of ['lead', 'head', 'planner'])
      expect((await place.send(account, '/api/admin/visit-rules', { json })).as(failure).error.code).toBe(
        'forbidden',
      )
    const made = await place.send('admin', '/api/admin/visit-rules', { json })
    expect([made.status, made.as(visitRules)]).toEqual([
      201,
      { rules: [{ ...json, endedOn: null }], defaults: false },
    ])
    expect((await place.send('admin', '/api/admin/visit-rules', { json })).status).toBe(201)
    expect((await get('lead', '/api/visit-rules')).as(visitRules)).toEqual(made.as(visitRules))

    const end = `/api/admin/visit-rules/${json.id}/end`
    const ended = await place.send('admin', end, { json: {} })
    expect(ended.as(visitRules).rules).toEqual([{ ...json, endedOn: await dayIn(0) }])
    expect((await place.send('admin', end, { json: {} })).as(failure).error.code).toBe('unknown-visit-rule')
    expect((await place.audit(json.id)).map(({ verb }) => verb)).toEqual(['setting-change', 'setting-change'])
  })

  it('name a need of the list', async () => {
    const json = { id: randomUUID(), name: '随便', tagKind: 'no-such-need', everyDays: 7 }
    const reply = await place.send('admin', '/api/admin/visit-rules', { json })
    expect(reply.as(failure).error.code).toBe('unknown-need')
    expect((await get('admin', '/api/visit-rules')).as(visitRules)).toMatchObject({
      defaults: true,
      rules: [
        { id: null, tagKind: null, everyDays: 365 },
        { id: null, tagKind: 'elder-alone', everyDays: 7 },
      ],
    })
  })
})

describe('my round for today', () => {
  it.each([
    ['lead', ['A', 'A11', 'A12']],
    ['worker', ['A11']],
    ['contact', ['B3', 'gap']],
    ['lead-and-contact', ['A11', 'B3']],
    ['micro', []],
    ['expired', []],
    ['head', []],
    ['planner', []],
    ['admin', []],
  ])('of %s is among the households they answer for', async (account, rooms) => {
    const { stops, due } = await roundOf(account)
    expect(stops.map(({ room }) => room).sort()).toEqual(rooms)
    expect(due).toBe(rooms.length)
  })

  it('says where, whom (masked), why and since when', async () => {
    await covered('A11', 37)
    expect((await roundOf('worker')).stops).toEqual([
      {
        household: place.households.A11,
        building: expect.any(String),
        unitId: null,
        address: '1号楼',
        unit: null,
        floor: null,
        room: 'A11',
        position: [120.001, 30],
        head: '张**1',
        rule: '独居老人每周走访一次',
        tagKind: 'elder-alone',
        everyDays: 7,
        dueOn: await dayIn(-30),
        overdueDays: 30,
        lastVisit: await dayIn(-37),
        visitedToday: null,
      },
    ])
  })

  it('leaves out who is not due yet', async () => {
    await covered('A11', 3)
    await covered('A12', 7)
    const { stops, due } = await roundOf('lead')
    expect([stops.map(({ room }) => room).sort(), due]).toEqual([['A', 'A12'], 2])
  })

  it('takes the most overdue up to the limit, and counts all', async () => {
    await covered('B1', 400)
    await covered('B2', 100)
    await covered('B3', 8)
    const { stops, due } = await roundOf('lead2', '?limit=2')
    expect([stops.map(({ room }) => room).sort(), due]).toEqual([['B1', 'B2'], 10])
  })

  it('keeps those I was at today, however it ended, and says so', async () => {
    await covered('A11', 0, 'met', 'lead')
    await covered('A12', 0, 'not-in', 'lead')
    await covered('A', 0, 'phone', 'worker')
    const { stops, due, doneToday } = await roundOf('lead')
    expect(stops.map(({ room, visitedToday }) => [room, visitedToday]).sort()).toEqual([
      ['A11', 'met'],
      ['A12', 'not-in'],
    ])
    expect([due, doneToday]).toEqual([1, 1])
  })

  it('is walked from where I stand, along the lane and not to and fro', async () => {
    const rooms = async (query: string) => (await roundOf('lead2', query)).stops.map(({ room }) => room)
    const lane = Array.from({ length: 10 }, (_, i) => `B${i + 1}`)
    expect(await rooms('?lon=119.9&lat=30')).toEqual(lane)
    expect(await rooms('?lon=121&lat=30')).toEqual(lane.toReversed())
    const { walkM } = await roundOf('lead2', '?lon=120.004&lat=30')
    expect(walkM).toBeGreaterThan(860)
    expect(walkM).toBeLessThan(870)
  })

  it.each(['?limit=0', '?limit=61', '?lon=120', '?lat=30', '?lon=200&lat=30'])(
    'refuses %s',
    async (query) => {
      expect((await get('lead', `/api/round${query}`)).as(failure).error.code).toBe('bad-parameter')
    },
  )

  it('keeps nothing of where I stand', async () => {
    await roundOf('lead2', '?lon=120.0042424&lat=30.0042424')
    expect(place.server.log.join('\n')).not.toContain('0042424')
  })
})
