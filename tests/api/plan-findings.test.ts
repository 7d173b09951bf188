import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PlanFinding, planFindings, planSummary } from '#contract/plans.ts'
import { failure } from '#contract/wire.ts'
import { STREET } from '../../data/town/jurisdictions.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: TestServer
let planner: string

beforeAll(async () => {
  server = await townServer()
  planner = await server.signIn('planner', townPassword('planner'))
})
afterAll(() => server?.close())

/** A fresh copy of the plan in force. */
async function draft(): Promise<string> {
  const reply = await server.send('/api/plans', { cookie: planner, json: { jurisdiction: STREET } })
  expect(reply.status, reply.text).toBe(201)
  return reply.as(planSummary).id
}
async function findingsOf(id: string): Promise<PlanFinding[]> {
  const reply = await server.send(`/api/plans/${id}/findings`, { cookie: planner })
  expect(reply.status, reply.text).toBe(200)
  return reply.as(planFindings).findings
}
const act = (id: string, revision: number, actions: object[]): Promise<Reply> =>
  server.send(`/api/plans/${id}/actions`, { cookie: planner, json: { revision, actions } })
const one = (all: readonly PlanFinding[], rule: string) => all.find((each) => each.rule === rule)!

it('a draft has the findings that were planted, each gap with ways out in degrees', async () => {
  const all = await findingsOf(await draft())
  const gap = one(all, 'outer-gap')
  expect(gap).toMatchObject({ severity: 'blocking', households: 5, geometry: { type: 'MultiPolygon' } })
  expect(gap.fixes[0]).toMatchObject({
    type: 'fillGap',
    face: [expect.closeTo(gap.at[0], 2), expect.closeTo(gap.at[1], 2)],
  })
  const inner = one(all, 'inner-gap')
  expect(inner.gridKey).toMatch(/^[0-9a-f-]{36}$/)
  expect(inner.grid?.name).not.toBe('')
})

it('a fix that is sent as it came makes its finding go, and the next answer knows', async () => {
  const id = await draft()
  const before = await findingsOf(id)
  const gap = one(before, 'outer-gap')
  const sent = await act(id, 0, [{ ...gap.fixes[0]!, id: uuidv7() }])
  expect(sent.status, sent.text).toBe(200)
  const after = await findingsOf(id)
  expect(after.some(({ key }) => key === gap.key)).toBe(false)
  expect(after.filter(({ rule }) => rule === 'household-unheld')).toEqual([])
  expect(after.length).toBeLessThan(before.length)
})

it('an exempted finding is marked in every plan until it is lifted or its day is over', async () => {
  const [first, second] = [await draft(), await draft()]
  const { rule, key } = one(await findingsOf(first), 'inner-gap')
  const accepted = async (id: string) => (await findingsOf(id)).find((each) => each.key === key)?.accepted
  const path = `/api/plans/${first}/exemptions`
  const why = { rule, key, reason: '明年拆迁', until: null }
  expect((await server.send(path, { cookie: planner, json: why })).status).toBe(204)
  expect(await accepted(second)).toBe('明年拆迁')
  const past = { ...why, until: '2020-01-01' }
  expect((await server.send(path, { cookie: planner, json: past })).status).toBe(204)
  expect(await accepted(second)).toBeUndefined()
  expect((await server.send(path, { cookie: planner, json: why })).status).toBe(204)
  const query = `?rule=${rule}&key=${encodeURIComponent(key)}`
  const lifted = await server.send(`${path}${query}`, { cookie: planner, method: 'DELETE' })
  expect(lifted.status).toBe(204)
  expect(await accepted(first)).toBeUndefined()
})

it('the plan in force has findings and no fixes: nobody draws in it', async () => {
  const { plan } = await server.database.db.one<{ plan: string }>('select plan from plan_in_force')
  const all = await findingsOf(plan)
  expect(one(all, 'outer-gap').households).toBe(5)
  expect(all.flatMap(({ fixes }) => fixes)).toEqual([])
})

it('a worker sees no findings', async () => {
  const id = await draft()
  const worker = await server.signIn('lead', townPassword('lead'))
  const reply = await server.send(`/api/plans/${id}/findings`, { cookie: worker })
  expect(reply.as(failure).error.code).toBe('forbidden')
})
