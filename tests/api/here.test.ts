import { randomUUID } from 'node:crypto'
import { decode, encode } from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorCode, doorCodes, type Here, here } from '#contract/here.ts'
import { failure } from '#contract/wire.ts'
import { createLive } from '../../api/live.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { addAccount } from '../../api/usecases/accounts/add-account.ts'
import { auditOf, dayIn, type PeopleServer, peopleServer, refusalOf } from '../fixtures/people-server.ts'
import { TINY_PASSWORD } from '../fixtures/tiny-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

const COUNTY = '999902'
const COMMUNITY = '999902001001'
/** Unit 1 stands in grid 3, unit 2 in grid 4; both grids lie in grid 1. */
const [FIRST, SECOND] = [tinyId('unit', 1), tinyId('unit', 2)]

let server: PeopleServer

beforeAll(async () => {
  server = await peopleServer()
})
afterAll(() => server.close())

const tokenOf = async (unit: string): Promise<string> => {
  const [row] = await server.rows<{ token: string }>('select door_token as token from unit where id = $1', [
    unit,
  ])
  return row!.token
}
const ask = (token: string, headers: Record<string, string> = {}) =>
  server.send(`/api/here/${encodeURIComponent(token)}`, { headers })
const at = async (unit: string, headers?: Record<string, string>): Promise<Here> =>
  (await ask(await tokenOf(unit), headers)).as(here)
const codeOf = async (grid: number): Promise<string> => {
  const [row] = await server.rows<{ code: string }>('select code from grid_identity where key = $1', [
    tinyId('grid', grid),
  ])
  return row!.code
}

describe('a door', () => {
  it('says whom to call, who holds it, where the service centre is and who reads a need', async () => {
    const seen = await at(FIRST)
    expect(seen).toMatchObject({
      address: '小路1号小院1号楼1单元',
      position: [120.20045, 30.2008],
      jurisdiction: { code: COMMUNITY, name: '小社区', contact: { phone: '0000-87654321' } },
      chain: [
        { name: '第1网格', staff: [{ name: '王干部1', phone: '13900000001' }] },
        { name: '第3网格', staff: [{ name: '王*', role: '专职网格员' }, { name: '王*' }] },
      ],
      // Whoever is nearest answers, by the community's number where they did not agree to be public.
      call: { name: '王*', level: 2, phone: '0000-87654321', why: 'duty' },
      partners: [{ kind: 'hotline', name: '政务服务便民热线', phone: '12345' }],
      serviceCentre: {
        name: '小社区服务站',
        phone: '0000-12345678',
        hours: '9:00–17:00',
        position: [120.202, 30.201],
      },
      group: null,
      needs: {
        reader: '第3网格及上级网格的专职网格员、网格长；无人在岗时为小社区负责人',
        keepDays: 90,
      },
      plan: { version: 1, effectiveFrom: '2026-06-01' },
    })
    const english = await at(FIRST, { 'accept-language': 'en' })
    expect(english.partners).toEqual([
      { kind: 'hotline', name: 'Government service hotline', phone: '12345' },
    ])
    expect(english.needs.reader).toMatch(/^the full-time workers and leads of /)
  })

  it('names property company and police who agreed to be public, the nearest first, else the police room', async () => {
    const { db } = server.database
    const appoint = async (staff: number, role: string, kind: string, scope: string, consent: boolean) => {
      await db.none(
        `insert into staff (county, id, name, phone, phone_key)
         select county, $[id], $[name], phone, phone_key from staff where id = $[like]`,
        { id: tinyId('staff', staff), name: `赵伙伴${staff}`, like: tinyId('staff', 1) },
      )
      await db.none(
        `insert into post (county, id, staff, role, scope_kind, scope_id, valid_from, consent_at)
         values ($[COUNTY], $[post], $[staff], $[role], $[kind], $[scope], today(), case when $[consent] then today() end)`,
        { COUNTY, post: randomUUID(), staff: tinyId('staff', staff), role, kind, scope, consent },
      )
    }
    await db.none(
      `insert into facility (county, id, community, kind, name, phone, position)
       select county, $[id], community, 'police', '小社区警务室', '0000-110110', position from facility`,
      { id: randomUUID() },
    )
    await server.refresh()
    const partners = async (unit: string) =>
      (await at(unit)).partners.map(({ kind, name, phone }) => `${kind} ${name} ${phone}`)
    const hotline = 'hotline 政务服务便民热线 12345'
    expect(await partners(FIRST)).toEqual(['police 小社区警务室 0000-110110', hotline])

    await appoint(21, 'police', 'jurisdiction', COMMUNITY, true)
    await appoint(22, 'property-manager', 'grid', tinyId('grid', 3), true)
    await appoint(23, 'property-manager', 'jurisdiction', COMMUNITY, false)
    await server.refresh()
    expect(await partners(FIRST)).toEqual([
      'property 赵伙伴22 13900000001',
      'police 赵伙伴21 13900000001',
      hotline,
    ])
    expect(await partners(SECOND)).toEqual(['police 赵伙伴21 13900000001', hotline])
  })

  it('tells for how long a need is kept by the county’s own rule', async () => {
    await server.ask('admin', 'POST', '/api/retention/rules', { what: 'needs', days: 30 })
    expect((await at(FIRST)).needs.keepDays).toBe(30)
    await server.ask('admin', 'POST', '/api/retention/rules', { what: 'needs', days: null })
    expect((await at(FIRST)).needs.keepDays).toBe(90)
  })

  it('holds nobody who lives there', async () => {
    const reply = await ask(await tokenOf(FIRST))
    expect(reply.text).not.toMatch(/张小|1380000000|101/)
  })
})

describe('a code', () => {
  const NONE = [
    `${COUNTY}-000000000000`,
    `${COUNTY}-00000000000000000000`,
    '111111-0123456789ab',
    'nonsense',
    "'; drop table unit",
    `${COUNTY}-`,
  ]

  it('has 80 random bits behind the county', async () => {
    const tokens = [await tokenOf(FIRST), await tokenOf(SECOND)]
    for (const token of tokens) expect(token).toMatch(/^999902-[0-9a-f]{20}$/)
    expect(tokens[0]).not.toBe(tokens[1])
  })

  it('is read in capitals and with blanks', async () => {
    const token = await tokenOf(FIRST)
    expect((await ask(` ${token.toUpperCase()} `)).status).toBe(200)
  })

  it('that is none gets one and the same answer, however it is written', async () => {
    const replies = await Promise.all(NONE.map((token) => ask(token)))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(refusalOf(replies[0]!)).toEqual([404, 'unknown-door'])
  })

  it('is not found by trying, and who tries keeps nobody from their own door', async () => {
    const from = (ip: string) => ({ 'x-forwarded-for': ip })
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        ask(`${COUNTY}-${String(i).padStart(20, '0')}`, from('203.0.113.7')),
      ),
    )
    const statuses = tries.map(({ status }) => status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
    // Behind the same address, and behind another.
    const token = await tokenOf(FIRST)
    for (let i = 0; i < 40; i++) expect((await ask(token, from('203.0.113.7'))).status).toBe(200)
    expect((await ask(NONE[0]!, from('203.0.113.8'))).status).toBe(404)
    // One home has all addresses of IPv6 that begin alike.
    for (let i = 0; i < 30; i++) await ask(NONE[0]!, from(`2001:db8:1:2::${i}`))
    expect((await ask(NONE[0]!, from('2001:db8:1:2:ffff::1'))).status).toBe(429)
    expect((await ask(NONE[0]!, from('2001:db8:1:3::1'))).status).toBe(404)
  })
})

describe('a code that is renewed', () => {
  const renew = async (account: string, unit: string) =>
    server.ask(account, 'POST', `/api/admin/doors/${unit}/renew`, {})

  it('ends at once, kindly, and the new one works, on other servers too', async () => {
    const other = createLive(createSecrets(TOWN_SECRET))
    await other.refresh(server.database.db)
    const old = await tokenOf(SECOND)
    const renewed = (await renew('admin', SECOND)).as(doorCode)
    expect(renewed).toEqual({
      unit: SECOND,
      address: '小路1号小院1号楼2单元',
      token: await tokenOf(SECOND),
      ended: 1,
    })
    expect(renewed.token).not.toBe(old)

    const [zh, en] = [await ask(old), await ask(old, { 'accept-language': 'en' })]
    expect(refusalOf(zh)).toEqual([410, 'door-code-ended'])
    expect(zh.as(failure).error.message).toContain('小社区的电话：0000-87654321')
    expect(en.as(failure).error.message).toContain('ring 小社区: 0000-87654321')
    expect((await ask(renewed.token)).as(here).address).toBe(renewed.address)
    const need = { id: randomUUID(), kind: 'need', text: '灯不亮', phone: null, pictures: [] }
    expect(refusalOf(await server.send(`/api/here/${old}/needs`, { json: need }))).toEqual([
      410,
      'door-code-ended',
    ])

    await other.refreshPosts(server.database.db, 'heard')
    expect(other.plan().doorsOnGround.byToken(old)).toBeNull()
    expect(other.plan().doorsOnGround.byToken(renewed.token)?.unit).toBe(SECOND)
    expect(other.plan().here.ended.get(old)).toBe(SECOND)

    const again = (await renew('admin', SECOND)).as(doorCode)
    expect(again.ended).toBe(2)
    for (const ended of [old, renewed.token]) expect((await ask(ended)).status).toBe(410)
    expect((await ask(again.token)).status).toBe(200)
    await server.refresh()
    for (const ended of [old, renewed.token]) expect((await ask(ended)).status).toBe(410)
    expect((await ask(again.token)).status).toBe(200)
    expect(await auditOf(server, SECOND)).toEqual(['door-renew', 'door-renew'])
  })

  it('is found by every word of its address, by an alias, and by what is printed', async () => {
    const found = async (q: string): Promise<string[]> =>
      (await server.ask('admin', 'GET', `/api/admin/doors?q=${encodeURIComponent(q)}`))
        .as(doorCodes)
        .doors.map(({ address }) => address.slice(-3))
    expect(await found('小院')).toEqual(['1单元', '2单元'])
    expect(await found('小院 2单元')).toEqual(['2单元'])
    expect(await found((await tokenOf(FIRST)).toUpperCase())).toEqual(['1单元'])
    expect(await found('100%')).toEqual([])
    await server.rows(
      "insert into compound_alias select county, id, '老厂院', 'alias' from compound where name = '小院'",
    )
    expect(await found('老厂院 1单元')).toEqual(['1单元'])
  })

  it('lies within the reach of an administrator, and is nobody else’s', async () => {
    const { db } = server.database
    await db.none(
      `insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
       values ($1, $2, 'community', '999902001', '邻社区', '值班', '000')`,
      [COUNTY, '999902001002'],
    )
    const neighbour = { county: COUNTY, username: 'neighbour', password: TINY_PASSWORD, staff: null }
    await addAccount(db, { ...neighbour, capacity: 'admin', jurisdiction: '999902001002' })
    expect(refusalOf(await renew('neighbour', FIRST))).toEqual([404, 'unknown-entrance'])
    expect(refusalOf(await renew('admin', randomUUID()))).toEqual([404, 'unknown-entrance'])
    expect(refusalOf(await renew('admin', 'one'))).toEqual([400, 'bad-parameter'])
    const none = await server.ask('neighbour', 'GET', '/api/admin/doors?q=%E5%B0%8F')
    expect(none.as(doorCodes).doors).toEqual([])
    for (const account of ['lead', 'planner', 'head']) {
      expect(refusalOf(await renew(account, FIRST))).toEqual([403, 'forbidden'])
      expect(refusalOf(await server.ask(account, 'GET', '/api/admin/doors?q=a'))).toEqual([403, 'forbidden'])
    }
    expect((await server.send(`/api/admin/doors/${FIRST}/renew`, { json: {} })).status).toBe(401)
    expect((await server.ask('admin', 'GET', '/api/admin/doors?q=')).status).toBe(400)
    expect(await auditOf(server, FIRST)).toEqual([])
  })
})

describe('the picture of a group', () => {
  const jpeg = Buffer.from(
    encode({ width: 40, height: 40, data: Buffer.alloc(40 * 40 * 4, 90) }, 80).data,
  ).toString('base64')
  const put = async (account: string, grid: number, more: object = {}) =>
    server.ask(account, 'PUT', `/api/grids/${await codeOf(grid)}/group`, { jpeg, until: dayIn(7), ...more })

  it('is shown at the doors of its grid until its last day, made anew, and taken away', async () => {
    expect((await put('lead', 1)).status).toBe(204)
    expect((await put('worker', 3, { until: dayIn(0) })).status).toBe(204)
    const [near, wide] = [(await at(FIRST)).group, (await at(SECOND)).group]
    expect(near).toEqual({
      picture: expect.stringMatching(
        new RegExp(`^/api/grids/${await codeOf(3)}/group.jpg\\?v=[0-9a-f]{24}$`),
      ),
      until: dayIn(0),
    })
    expect(wide).toMatchObject({ until: dayIn(7) })
    const picture = await fetch(server.url + near!.picture)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(decode(Buffer.from(await picture.arrayBuffer()))).toMatchObject({ width: 40, height: 40 })

    await server.rows('update grid_group_picture set until_day = today() - 1 where grid = $1', [
      tinyId('grid', 3),
    ])
    await server.refresh()
    expect((await at(FIRST)).group).toEqual(wide)
    expect(refusalOf(await server.send(near!.picture))).toEqual([404, 'unknown-picture'])
    expect((await server.ask('admin', 'DELETE', `/api/grids/${await codeOf(1)}/group`)).status).toBe(204)
    expect((await at(FIRST)).group).toBeNull()
    expect(await auditOf(server, tinyId('grid', 1))).toEqual(['group-picture', 'group-picture'])
  })

  it('is put there by those who patrol the grid or administer it, and nobody else', async () => {
    for (const account of ['lead', 'worker', 'contact', 'admin'])
      expect([account, (await put(account, 3)).status]).toEqual([account, 204])
    for (const [account, grid] of [
      ['worker', 1],
      ['lead2', 3],
      ['head', 3],
      ['planner', 3],
      ['neighbour', 3],
    ] as const) {
      expect([account, ...refusalOf(await put(account, grid))]).toEqual([account, 403, 'not-your-group'])
      const path = `/api/grids/${await codeOf(grid)}/group`
      expect(refusalOf(await server.ask(account, 'DELETE', path))).toEqual([403, 'not-your-group'])
    }
    expect((await at(FIRST)).group).not.toBeNull()
  })

  it.each([
    [{ until: dayIn(-1) }, 422, 'picture-until-past'],
    [{ until: dayIn(400) }, 422, 'picture-until-past'],
    [{ until: 'tomorrow' }, 400, 'bad-parameter'],
    [{ jpeg: Buffer.from('no picture').toString('base64') }, 422, 'bad-picture'],
    [{ jpeg: '<svg>' }, 400, 'bad-parameter'],
    [{ more: 1 }, 400, 'bad-parameter'],
  ])('%j is refused', async (more, status, code) => {
    expect(refusalOf(await put('lead', 1, more))).toEqual([status, code])
  })

  it('of a grid there is none of', async () => {
    const path = '/api/grids/999902001001999'
    expect(refusalOf(await server.send(`${path}/group.jpg`))).toEqual([404, 'unknown-grid'])
    expect(refusalOf(await server.ask('lead', 'DELETE', `${path}/group`))).toEqual([404, 'unknown-grid'])
    expect((await server.send('/api/grids/x/group.jpg')).status).toBe(400)
  })
})
