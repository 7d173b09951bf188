import { afterAll, beforeAll, expect, test } from 'vitest'
import { handoverList } from '#contract/plans.ts'
import { failure } from '#contract/wire.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { publishedNext, undivided } from '../fixtures/succession.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'

let server: TinyServer
const DAY = '2026-07-01'

beforeAll(async () => {
  server = await tinyServer()
  await publishedNext(server.database.db, server.plan.county, undivided(server.town), DAY)
})
afterAll(() => server?.close())

const listOf = async (username: string) =>
  (await server.send('/api/handover', { cookie: await server.as(username) })).as(handoverList).handovers
const confirm = async (username: string, id: string, json: unknown) =>
  server.send(`/api/handover/${id}/confirm`, { cookie: await server.as(username), json })

test('each side sees its sheets, with buildings and counts and nobody who lives there', async () => {
  const out = await listOf('worker')
  expect(
    out.map(({ side, from, to, households }) => [side, from.grid?.name, to.grid?.name, households]),
  ).toEqual(
    expect.arrayContaining([
      ['out', '第3网格', '第1网格', 1],
      ['out', '第4网格', '第1网格', 2],
    ]),
  )
  expect(out[0]).toMatchObject({
    plan: { effectiveFrom: DAY },
    from: { name: '王干部3' },
    to: { name: '王干部1' },
    confirmedOut: null,
    confirmedIn: null,
  })
  const incoming = await listOf('lead')
  expect(incoming.map(({ id, side }) => [id, side]).sort()).toEqual(out.map(({ id }) => [id, 'in']).sort())
  const text = JSON.stringify(incoming)
  expect(text).toContain('小院1号楼')
  for (const { name } of server.town.persons) expect(text).not.toContain(name)
})

test('whoever has nothing to hand over has no sheet', async () => {
  expect(await listOf('lead2')).toEqual([])
  expect(await listOf('planner')).toEqual([])
  expect((await server.send('/api/handover')).status).toBe(401)
})

test('a side confirms for itself alone, and once', async () => {
  const [sheet] = await listOf('worker')
  const refused = async (username: string, side: string) => {
    const reply = await confirm(username, sheet!.id, { side })
    return [reply.status, reply.as(failure).error.code]
  }
  expect(await refused('lead2', 'out')).toEqual([404, 'unknown-handover'])
  expect(await refused('worker', 'in')).toEqual([404, 'unknown-handover'])
  expect(await refused('lead', 'out')).toEqual([404, 'unknown-handover'])
  expect(await refused('lead', 'both')).toEqual([400, 'bad-parameter'])

  const own = async (username: string) => (await listOf(username)).find(({ id }) => id === sheet!.id)
  const out = (await confirm('worker', sheet!.id, { side: 'out' })).as(handoverList).handovers
  const confirmedOut = out.find(({ id }) => id === sheet!.id)?.confirmedOut
  expect(confirmedOut).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(await own('lead')).toMatchObject({ confirmedOut, confirmedIn: null })
  expect((await confirm('worker', sheet!.id, { side: 'out' })).status).toBe(200)
  expect(await own('worker')).toMatchObject({ confirmedOut })
  expect((await confirm('lead', sheet!.id, { side: 'in' })).status).toBe(200)
  expect(await own('worker')).toMatchObject({ confirmedOut, confirmedIn: expect.any(String) })
})

test('sheets of a plan that was overtaken before it took effect are gone', async () => {
  const { db } = server.database
  const { county } = server.plan
  const back = await publishedNext(db, county, server.town.coverage, '2026-07-02')
  expect(await listOf('worker')).not.toEqual([])
  await activatePlan(db, back, '2026-07-02')
  expect(await listOf('worker')).toEqual([])
  expect(await listOf('lead')).toEqual([])
})
