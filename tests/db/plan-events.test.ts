import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConnection } from '../../api/repositories/connection.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { type Running, serve } from '../../api/serve.ts'
import { STREET } from '../../data/town/jurisdictions.ts'
import { listenTo } from '../fixtures/listening.ts'
import { TOWN_SECRET, type TownDatabase, townDatabase, townPassword } from '../fixtures/town-database.ts'

const isServer = process.env.DATABASE_URL !== undefined

let database: TownDatabase

/** A server of its own on the town, as `main.ts` starts it. */
async function started(): Promise<{
  running: Running
  connection: Awaited<ReturnType<typeof openConnection>>
}> {
  const connection = await openConnection(database.url)
  const running = await serve({
    db: connection.db,
    secrets: createSecrets(TOWN_SECRET),
    logger: pino({ level: 'silent' }),
    publicUrl: undefined,
    pages: new URL('.', import.meta.url).pathname,
    host: '127.0.0.1',
    port: 0,
    shared: isServer,
  })
  return { running, connection }
}

async function post(url: string, path: string, json: object, cookie = '') {
  const reply = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(json),
  })
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
  return reply
}

async function signedIn(url: string): Promise<string> {
  const reply = await post(url, '/api/session', { username: 'planner', password: townPassword('planner') })
  return reply.headers.getSetCookie()[0]!.split(';')[0]!
}

beforeAll(async () => {
  database = await townDatabase()
})
afterAll(() => database?.close())

describe('server-sent events', () => {
  it('reach whoever looks at a plan, through other servers on the same database, and end with the server', async () => {
    const one = await started()
    const two = isServer ? await started() : one
    const cookie = await signedIn(one.running.url)
    const begun = await post(one.running.url, '/api/plans', { jurisdiction: STREET }, cookie)
    const { id } = (await begun.json()) as { id: string }
    await expect(listenTo(`${two.running.url}/api/plans/${id}/events`)).rejects.toThrow('401')
    const heard = await listenTo(`${two.running.url}/api/plans/${id}/events`, cookie)
    expect(heard.headers.get('content-type')).toContain('text/event-stream')
    expect(heard.headers.get('content-encoding')).toBeNull()
    await post(one.running.url, `/api/plans/${id}/comments`, { text: '看这里' }, cookie)
    expect(await heard.next()).toEqual({ type: 'comments' })
    await post(one.running.url, `/api/plans/${id}/submit`, {}, cookie)
    expect(await heard.next()).toEqual({ type: 'state', state: 'submitted' })

    const board = await listenTo(`${two.running.url}/api/events`)
    const began = Date.now()
    await two.running.close()
    expect(Date.now() - began).toBeLessThan(4_000)
    expect([await heard.ended(), await board.ended()]).toEqual([true, true])
    if (two !== one) await one.running.close()
    for (const each of new Set([one, two])) await each.connection.close()
  })

  it.runIf(isServer)(
    'another server that hears of a new plan in force reads it before its pages know',
    async () => {
      const [one, two] = [await started(), await started()]
      const heard = await listenTo(`${two.running.url}/api/events`)
      const echo = await listenTo(`${one.running.url}/api/events`)
      const cookie = await signedIn(one.running.url)
      const admin = await post(one.running.url, '/api/session', {
        username: 'admin',
        password: townPassword('admin'),
      })
      const approver = admin.headers.getSetCookie()[0]!.split(';')[0]!
      await database.db.none(`update plan set effective_from = effective_from - 1 where state = 'published'`)
      const begun = await post(one.running.url, '/api/plans', { jurisdiction: STREET }, cookie)
      const { id } = (await begun.json()) as { id: string }
      await post(one.running.url, `/api/plans/${id}/submit`, {}, cookie)
      await post(one.running.url, `/api/plans/${id}/approve`, {}, approver)
      const { today } = await database.db.one<{ today: string }>('select today()::text as today')
      const publish = (accept: object[]) =>
        fetch(`${one.running.url}/api/plans/${id}/publish`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ effectiveFrom: today, accept }),
        })
      const left = (await (await publish([])).json()) as { findings: { rule: string; key: string }[] }
      const done = await publish(left.findings.map(({ rule, key }) => ({ rule, key, reason: '测试' })))
      expect(done.status).toBe(200)
      expect(await heard.next()).toMatchObject({ type: 'plan-activated', plan: id })
      expect(await echo.next()).toMatchObject({ type: 'plan-activated', plan: id })
      const ready = (await (await fetch(`${two.running.url}/readyz`)).json()) as { plan: string }
      expect(ready.plan).toBe(id)
      // Nothing goes round in circles: what went one way was there within milliseconds.
      await expect(echo.next(1_500)).rejects.toThrow('nothing from')
      for (const each of [one, two]) {
        await each.running.close()
        await each.connection.close()
      }
    },
  )
})
