import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scorecard, scorecard } from '#contract/coverage.ts'
import { report } from '#contract/reports.ts'
import { failure } from '#contract/wire.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let server: TinyServer

beforeAll(async () => {
  server = await tinyServer()
  await server.database.db.none(
    `insert into visit (county, id, household, account, at, outcome)
     select $[county], gen_random_uuid(), h.id, (select id from account where username = 'lead'), d.at, d.outcome
     from household h, (values (now(), 'met'), (now() - interval '1 minute', 'not-in')) d (at, outcome)
     where h.id in ($[first], $[second])`,
    { county: server.plan.county, first: tinyId('household', 1), second: tinyId('household', 2) },
  )
})
afterAll(() => server?.close())

const cardOf = async (username: string, query = ''): Promise<Scorecard> =>
  (await server.send(`/api/coverage${query}`, { cookie: await server.as(username) })).as(scorecard)

test('the scorecard says how many homes were reached this year, in all and by grid of level 1', async () => {
  const { visits } = await cardOf('head')
  const { households } = await server.database.db.one<{ households: number }>(
    "select count(*)::int as households from household where occupancy <> 'empty'",
  )
  expect(visits).toMatchObject({ covered: 2, total: households, overdue: households - 2 })
  const first = (await server.send('/api/reports?period=month', { cookie: await server.as('head') }))
    .as(report)
    .rows.filter(({ level }) => level === 1)
  expect(visits.byGrid).toEqual(
    first.map(({ code, name, coveredThisYear, households, overdue }) => ({
      ...{ code, name, covered: coveredThisYear, total: households, overdue },
    })),
  )
  expect(visits.byGrid.length).toBeGreaterThan(1)
})

test('planner and administrator see the same figures of a community', async () => {
  const { visits, jurisdiction } = await cardOf('head')
  for (const username of ['planner', 'admin'])
    expect((await cardOf(username, `?jurisdiction=${jurisdiction.code}`)).visits).toEqual(visits)
})

test('workers are refused, as before', async () => {
  const reply = await server.send('/api/coverage', { cookie: await server.as('lead') })
  expect(reply.as(failure).error.code).toBe('forbidden')
})
