import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { located, locatedMany } from '#contract/locate.ts'
import { failure } from '#contract/wire.ts'
import { toDegrees } from '#geometry/position.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import type { PlanRef } from '../../api/repositories/plans.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { publishedNext, shifted, undivided } from '../fixtures/succession.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { tinyId, tinyPosition } from '../fixtures/tiny-town.ts'

let server: TinyServer
let inForce: PlanRef
let scheduled: PlanRef

/** In grids 1 and 4 at first, in grid 2 since July, when the border came to x = 180. */
const [lon, lat] = toDegrees(tinyPosition(190, 80))
/** In grids 1 and 3 until 2099, when both of its children end. */
const [west, south] = toDegrees(tinyPosition(50, 80))

beforeAll(async () => {
  server = await tinyServer()
  const { county } = server.plan
  inForce = await publishedNext(server.database.db, county, shifted(server.town, 180), '2026-07-01')
  await activatePlan(server.database.db, inForce, '2026-07-01')
  await server.refresh()
  scheduled = await publishedNext(server.database.db, county, undivided(server.town), '2099-01-01')
})
afterAll(() => server?.close())

const at = (x: number, y: number, day?: string) =>
  server.send(`/api/locate?lon=${x}&lat=${y}${day === undefined ? '' : `&at=${day}`}`)
const answer = async (x: number, y: number, day?: string) => {
  const { chain, plan } = (await at(x, y, day)).as(located)
  return { names: chain.map(({ name }) => name), plan }
}

describe('a position on another day', () => {
  it('is answered by the plan of that day, past or scheduled', async () => {
    expect(await answer(lon, lat)).toEqual({
      names: ['第2网格'],
      plan: { id: inForce.id, effectiveFrom: '2026-07-01' },
    })
    expect(await answer(lon, lat, '2026-06-30')).toEqual({
      names: ['第1网格', '第4网格'],
      plan: { id: server.plan.id, effectiveFrom: '2026-06-01' },
    })
    expect((await answer(lon, lat, '2026-07-01')).plan.id).toBe(inForce.id)
    expect(await answer(west, south, '2098-12-31')).toMatchObject({ names: ['第1网格', '第3网格'] })
    expect(await answer(west, south, '2099-01-01')).toEqual({
      names: ['第1网格'],
      plan: { id: scheduled.id, effectiveFrom: '2099-01-01' },
    })
  })

  it('is today without asking for it', async () => {
    expect((await at(lon, lat, townDay())).text).toBe((await at(lon, lat)).text)
  })

  it('before the first plan is refused with the first day there is', async () => {
    const reply = await at(lon, lat, '2026-05-31')
    expect(reply.status).toBe(400)
    expect(reply.as(failure).error).toEqual({
      code: 'bad-parameter',
      reason: 'before-plan',
      message: 'at 早于首个方案的生效日 2026-06-01。请给出 2026-06-01 或以后的日期。',
    })
  })

  it('outside every community is outside on that day too', async () => {
    expect((await at(0, 0, '2026-06-30')).as(failure).error.code).toBe('outside-jurisdiction')
  })

  it('names who was on duty on that day', async () => {
    const staffOn = async (day: string) =>
      (await at(lon, lat, day))
        .as(located)
        .chain.at(-1)
        ?.staff.map(({ role }) => role)
    expect(await staffOn('2026-06-30')).toEqual(['专职网格员'])
    await server.database.db.none("update post set valid_to = '2026-06-20' where scope_id = $1", [
      tinyId('grid', 4),
    ])
    await server.refresh()
    expect(await staffOn('2026-06-20')).toEqual(['专职网格员'])
    expect(await staffOn('2026-06-30')).toEqual([])
  })

  it('does not change what many positions at once are answered', async () => {
    const reply = await server.send('/api/locate', { json: { positions: [[lon, lat]] } })
    const [code] = reply.as(locatedMany).codes
    expect(code).toBe((await at(lon, lat)).as(located).chain.at(-1)?.code)
  })

  it('comes back after a scheduled plan was taken away', async () => {
    await server.database.db.none("update plan set state = 'approved', effective_from = null where id = $1", [
      scheduled.id,
    ])
    expect((await answer(west, south, '2099-01-01')).plan.id).toBe(inForce.id)
  })

  it('is answered for more plans than are kept, asked for all at once', async () => {
    let border = 181
    const days: string[] = []
    for (let year = 2100; year < 2107; year++) {
      days.push(`${year}-01-01`)
      await publishedNext(
        server.database.db,
        server.plan.county,
        shifted(server.town, border++),
        `${year}-01-01`,
      )
    }
    const twice = [...days, ...days]
    const answers = await Promise.all(twice.map((day) => answer(lon, lat, day)))
    expect(answers.map(({ plan }) => plan.effectiveFrom)).toEqual(twice)
  })
})
