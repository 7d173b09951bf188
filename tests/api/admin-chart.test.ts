import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chart, chartUnit, type NewChartUnit } from '#contract/staff.ts'
import { failure } from '#contract/wire.ts'
import { hangsBelow } from '../../api/usecases/staff/chart-tree.ts'
import type { Reply } from '../fixtures/server.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

const COMMUNITY = '999902001001'
const [TOP, BELOW] = [tinyId('other', 1), tinyId('other', 2)]

let server: TinyServer
let admin: string

beforeAll(async () => {
  server = await tinyServer()
  admin = await server.as('admin')
})
afterAll(() => server.close())

const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path = '', json?: object, cookie = admin) =>
  server.send(`/api/admin/chart${path}`, { method, cookie, ...(json && { json }) })
const codeOf = (reply: Reply) => {
  const { code, reason } = reply.as(failure).error
  return [reply.status, code, reason]
}
const units = async () => (await send('GET')).as(chart).units
const unit = (more: Partial<NewChartUnit> = {}): NewChartUnit => ({
  id: randomUUID(),
  jurisdiction: COMMUNITY,
  parent: TOP,
  kind: 'group',
  name: '新小组',
  ...more,
})

describe('the organisation chart', () => {
  it('lists boxes with their grid, parents before children', async () => {
    const all = await units()
    expect(all.map(({ name }) => name)).toEqual(['第1支部', '第2支部'])
    expect(all[0]).toMatchObject({
      children: 1,
      jurisdiction: { code: COMMUNITY, name: '小社区' },
      mayEdit: true,
    })
    expect(all[1]).toMatchObject({ parent: TOP, coversGrid: { key: tinyId('grid', 1), name: '第1网格' } })
  })

  it('takes a box once, changes it, and shows it on the board at once', async () => {
    const wanted = unit({ coversGrid: tinyId('grid', 2) })
    expect((await send('POST', '', wanted)).status).toBe(201)
    const again = await send('POST', '', wanted)
    expect([again.status, again.as(chartUnit).ordinal]).toEqual([200, 1])
    const onBoard = async (name: string) => (await server.send('/api/boards/xiaoshequ')).text.includes(name)
    expect(await onBoard('新小组')).toBe(true)
    const change = { name: '改名小组', parent: BELOW, coversGrid: null, kind: 'tier', ordinal: 7 }
    const changed = (await send('PATCH', `/${wanted.id}`, change)).as(chartUnit)
    expect(changed).toMatchObject({ ...change, jurisdiction: { code: COMMUNITY } })
    expect([await onBoard('新小组'), await onBoard('改名小组')]).toEqual([false, true])
    expect((await send('DELETE', `/${wanted.id}`)).status).toBe(204)
    expect(codeOf(await send('DELETE', `/${wanted.id}`))).toEqual([404, 'unknown-chart-unit', undefined])
  })

  it('keeps a box that has others below it or posts, and says how many', async () => {
    const refused = await send('DELETE', `/${TOP}`)
    expect(codeOf(refused)).toEqual([409, 'chart-in-use', undefined])
    expect(refused.as(failure).error.message).toContain('“第1支部”下面还有 1 个下级')
    await server.database.db.none('update post set chart_unit = $1 where id = $2', [
      BELOW,
      tinyId('other', 201),
    ])
    expect((await send('DELETE', `/${BELOW}`)).as(failure).error.message).toContain('1 个任职')
    // A past post does not keep it, and stays on record without it.
    await server.database.db.none('update post set valid_to = today() - 1 where id = $1', [
      tinyId('other', 201),
    ])
    expect((await send('DELETE', `/${BELOW}`)).status).toBe(204)
    const { left } = await server.database.db.one<{ left: string | null }>(
      'select chart_unit as left from post where id = $1',
      [tinyId('other', 201)],
    )
    expect(left).toBeNull()
  })

  it('never hangs below itself, however far down', async () => {
    const chain = [unit(), unit(), unit()]
    for (const [i, each] of chain.entries()) {
      await send('POST', '', { ...each, parent: chain[i - 1]?.id ?? TOP })
    }
    for (const parent of chain) {
      expect(codeOf(await send('PATCH', `/${chain[0]!.id}`, { parent: parent.id }))).toEqual([
        422,
        'chart-refused',
        'circle',
      ])
    }
    // Two moves at once, each fine alone, together a circle: one of them is refused.
    const replies = await Promise.all([
      send('PATCH', `/${chain[0]!.id}`, { parent: null }).then(() =>
        send('PATCH', `/${chain[1]!.id}`, { parent: null }),
      ),
    ])
    expect(replies[0]!.status).toBe(200)
    const both = await Promise.all([
      send('PATCH', `/${chain[0]!.id}`, { parent: chain[1]!.id }),
      send('PATCH', `/${chain[1]!.id}`, { parent: chain[0]!.id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  it.each([
    ['unknown-parent', { parent: tinyId('other', 99) }],
    ['unknown-jurisdiction', { jurisdiction: '999902001009' }],
    ['unknown-grid', { coversGrid: tinyId('grid', 99) }],
    ['parent-elsewhere', { jurisdiction: '999902001', parent: TOP }],
  ])('refuses a box with %s', async (reason, more) => {
    expect(codeOf(await send('POST', '', unit(more)))).toEqual([422, 'chart-refused', reason])
  })

  it.each([
    ['no name', { name: ' ' }],
    ['a kind that is none', { kind: 'club' }],
    ['a negative place', { ordinal: -1 }],
    ['a jurisdiction of seven digits', { jurisdiction: '9999021' }],
  ])('refuses a box with %s', async (_, more) => {
    const reply = await send('POST', '', { ...unit(), ...more })
    expect(codeOf(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
  })

  it('is read by a head and changed by administrators within reach alone', async () => {
    const head = await server.as('head')
    const seen = (await send('GET', '', undefined, head)).as(chart).units
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.every(({ mayEdit }) => !mayEdit)).toBe(true)
    for (const username of ['head', 'planner', 'lead']) {
      const cookie = await server.as(username)
      expect((await send('POST', '', unit(), cookie)).status).toBe(403)
      expect((await send('PATCH', `/${TOP}`, { name: '某' }, cookie)).status).toBe(403)
      expect((await send('DELETE', `/${TOP}`, undefined, cookie)).status).toBe(403)
    }
    const { db } = server.database
    await db.none(
      `insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
         values ('999902', '999902001002', 'community', '999902001', '邻社区', '值班', '000');
       update account set capacity = 'admin', jurisdiction = '999902001002' where username = 'head'`,
    )
    const other = await server.as('head')
    expect((await send('GET', '', undefined, other)).as(chart).units).toEqual([])
    expect(codeOf(await send('PATCH', `/${TOP}`, { name: '某' }, other))[1]).toBe('unknown-chart-unit')
    expect(codeOf(await send('DELETE', `/${TOP}`, undefined, other))[1]).toBe('unknown-chart-unit')
    expect(codeOf(await send('POST', '', unit(), other))[2]).toBe('unknown-jurisdiction')
    const elsewhere = unit({ jurisdiction: '999902001002' })
    expect(codeOf(await send('POST', '', elsewhere, other))[2]).toBe('unknown-parent')
    expect((await send('POST', '', { ...elsewhere, parent: null }, other)).status).toBe(201)
  })
})

it('a chart that holds a circle already is walked once, not for ever', () => {
  const at = (id: string, parent: string) => ({ id, parent, jurisdiction: COMMUNITY })
  const chart = [at('a', 'b'), at('b', 'a')]
  expect(hangsBelow(chart, 'a', 'c')).toBe(false)
  expect(hangsBelow(chart, 'a', 'b')).toBe(true)
})
