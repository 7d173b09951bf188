import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board } from '#contract/boards.ts'
import { householdList } from '#contract/households.ts'
import { located } from '#contract/locate.ts'
import { session } from '#contract/session.ts'
import {
  type NewPost,
  post,
  roles,
  type StaffMember,
  scopes,
  staffMember,
  warnings,
} from '#contract/staff.ts'
import { failure } from '#contract/wire.ts'
import { toDegrees } from '../../api/geometry/position.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import type { Reply } from '../fixtures/server.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { tinyId, tinyPosition } from '../fixtures/tiny-town.ts'

const TODAY = townDay()
const day = (after: number) => new Date(Date.parse(TODAY) + after * 86_400_000).toISOString().slice(0, 10)
const COMMUNITY = '999902001001'

let server: TinyServer
let admin: string

beforeAll(async () => {
  server = await tinyServer()
  admin = await server.as('admin')
})
afterAll(() => server.close())

const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, json?: object, cookie = admin) =>
  server.send(`/api/admin/${path}`, { method, cookie, ...(json && { json }) })
const codeOf = (reply: Reply) => {
  const { code, reason } = reply.as(failure).error
  return [reply.status, code, reason]
}
const whomToCall = async (x: number, y: number) => {
  const [lon, lat] = toDegrees(tinyPosition(x, y))
  return (await server.send(`/api/locate?lon=${lon}&lat=${lat}`)).as(located)
}
const gridsSeenBy = async (cookie: string) =>
  (await server.send('/api/session', { cookie })).as(session).grids.map(({ name }) => name)
async function person(name = '新干部', phone: string | null = '13511112222'): Promise<StaffMember> {
  return (await send('POST', 'staff', { id: randomUUID(), name, phone })).as(staffMember)
}
const wish = (staff: string, more: Partial<NewPost> = {}): NewPost => ({
  id: randomUUID(),
  staff,
  role: 'part-time-worker',
  scope: { kind: 'grid', id: tinyId('grid', 3) },
  from: TODAY,
  to: null,
  ...more,
})
/** The post of staff 1 as lead of grid 1. */
const leadOfOne = async () =>
  (await send('GET', `staff/${tinyId('staff', 1)}`))
    .as(staffMember)
    .posts.find(({ role }) => role.code === 'lead')!

describe('a post that is given, ended or away', () => {
  it('changes whom to call at once, without a restart', async () => {
    const { id } = await person('钱先行', '13611113333')
    // A full-time worker answers before the others of grid 2.
    const scope = { kind: 'grid', id: tinyId('grid', 2) } as const
    const before = (await whomToCall(300, 80)).call
    const given = await send('POST', 'posts', wish(id, { role: 'full-time-worker', scope, consentAt: TODAY }))
    expect([given.status, given.as(post).standing]).toEqual([201, 'current'])
    expect((await whomToCall(300, 80)).call).toMatchObject({
      name: '钱先行',
      phone: '13611113333',
      why: 'duty',
    })

    const away = { from: TODAY, to: day(2) }
    await send('PATCH', `posts/${given.as(post).id}`, { away, deputy: tinyId('staff', 1) })
    expect((await whomToCall(300, 80)).call).toMatchObject({ name: '王干部1', why: 'deputy' })

    await send('PATCH', `posts/${given.as(post).id}`, { away: null, consentAt: null })
    const unnamed = (await whomToCall(300, 80)).call
    expect(unnamed).toMatchObject({ name: '钱*', why: 'duty' })
    expect(JSON.stringify(unnamed)).not.toContain('13611113333')

    const ended = await send('DELETE', `posts/${given.as(post).id}`)
    expect(codeOf(ended)).toEqual([422, 'post-refused', 'has-begun'])
    await send('PATCH', `posts/${given.as(post).id}`, { from: day(-3) })
    expect((await send('POST', `posts/${given.as(post).id}/end`, { on: day(-1) })).as(post).standing).toBe(
      'past',
    )
    expect((await whomToCall(300, 80)).call).toEqual(before)
  })

  it('moves sight at once, without a new sign-in: a lead whose post ended yesterday sees nothing today', async () => {
    const lead = await server.as('lead')
    const households = async () =>
      (await server.send('/api/households?q=小院', { cookie: lead })).as(householdList).households.length
    expect(await gridsSeenBy(lead)).toEqual(['第1网格'])
    expect(await households()).toBeGreaterThan(0)
    const { id } = await leadOfOne()
    await send('POST', `posts/${id}/end`, { on: day(-1) })
    expect(await gridsSeenBy(lead)).toEqual([])
    expect(await households()).toBe(0)
    await send('PATCH', `posts/${id}`, { to: null })
    expect(await gridsSeenBy(lead)).toEqual(['第1网格'])
  })

  it('and so does the mere passing of days, with nothing but the dates in the database moved', async () => {
    const lead = await server.as('lead')
    expect(await gridsSeenBy(lead)).toEqual(['第1网格'])
    const { db } = server.database
    const { id } = await leadOfOne()
    await db.none('update post set valid_to = today() - 1 where id = $1', [id])
    expect(await gridsSeenBy(lead)).toEqual([])
    const reply = await server.send(`/api/households/${tinyId('household', 3)}`, { cookie: lead })
    expect(reply.status).toBe(404)
    await db.none('update post set valid_to = null where id = $1', [id])
    expect((await server.send(`/api/households/${tinyId('household', 3)}`, { cookie: lead })).status).toBe(
      200,
    )
  })

  it('shows on the board, and whoever looks at it hears of it', async () => {
    const heard = await server.listen('/api/events')
    const { id } = await person('孙上榜')
    const chartUnit = tinyId('other', 1)
    const given = await send('POST', 'posts', wish(id, { role: 'lead', chartUnit, consentAt: TODAY }))
    expect(await heard.next()).toEqual({ type: 'board-changed' })
    const shown = async () => (await server.send('/api/boards/xiaoshequ')).text.includes('孙上榜')
    expect(await shown()).toBe(true)
    expect((await server.send('/api/boards/xiaoshequ')).as(board).title).toBe('小社区网格公示')
    await send('PATCH', `posts/${given.as(post).id}`, { consentAt: null })
    expect(await shown()).toBe(false)
  })

  it('is in the audit with its id and no name', async () => {
    const rows = await server.database.db.any<{ row: string; subject: string }>(
      `select e::text as row, subject from audit_entry e where verb in ('post-change', 'staff-change')`,
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const { row, subject } of rows) {
      expect(subject).not.toBeNull()
      expect(row).not.toMatch(/干部|钱先行|孙上榜|13611113333/)
    }
    expect(server.log.join('')).not.toMatch(/钱先行|孙上榜|13611113333/)
  })
})

describe('a post', () => {
  it('tells where it is in words: grid, jurisdiction, chart, building, unit with floors, contact households', async () => {
    const { id } = await person('李多处')
    const places: [NewPost['scope'], object][] = [
      [
        { kind: 'grid', id: tinyId('grid', 3) },
        { name: '第3网格', place: '小社区' },
      ],
      [
        { kind: 'jurisdiction', id: COMMUNITY },
        { code: COMMUNITY, name: '小社区', place: '小街道' },
      ],
      [
        { kind: 'chart', id: tinyId('other', 1) },
        { name: '第1支部', place: '小社区' },
      ],
      [{ kind: 'building', id: tinyId('building', 1) }, { place: '小院' }],
      [
        { kind: 'unit', id: tinyId('unit', 2) },
        { name: expect.stringContaining('2单元'), place: '小院' },
      ],
      [{ kind: 'households', id: COMMUNITY }, { name: '小社区' }],
    ]
    for (const [scope, words] of places) {
      const floors = scope.kind === 'unit' ? { from: 2, to: 4 } : null
      const reply = await send('POST', 'posts', wish(id, { scope, floors }))
      expect(reply.text).toContain('"id"')
      expect(reply.as(post)).toMatchObject({
        scope: { ...scope, ...words },
        floors,
        staff: { name: '李多处' },
      })
    }
    const all = (await send('GET', `staff/${id}`)).as(staffMember)
    expect(all.posts).toHaveLength(places.length)
  })

  it('can name its grid by code, and is given once however often it is sent', async () => {
    const { id } = await person('周两次')
    const [{ code } = { code: null }] = (await send('GET', 'scopes?kind=grid&q=第2')).as(scopes).scopes
    const wanted = wish(id, { scope: { kind: 'grid', id: code! } })
    expect((await send('POST', 'posts', wanted)).status).toBe(201)
    const again = await send('POST', 'posts', wanted)
    expect([again.status, again.as(post).scope.id]).toEqual([200, tinyId('grid', 2)])
    expect(codeOf(await send('POST', 'posts', { ...wanted, to: day(9) }))).toEqual([
      409,
      'id-taken',
      undefined,
    ])
  })

  it('opens the floors of a unit to a building head, and no others', async () => {
    const { id } = await person('吴楼长')
    const scope = { kind: 'unit', id: tinyId('unit', 2) } as const
    await send('POST', 'posts', wish(id, { role: 'building-head', scope }))
    const { db } = server.database
    await db.none(`update account set staff = $1 where username = 'worker'`, [id])
    const cookie = await server.as('worker')
    const seen = (await server.send('/api/households?q=小院', { cookie })).as(householdList)
    expect(seen.households.map((each) => each.id)).toEqual([tinyId('household', 6)])
    await db.none(`update account set staff = $1 where username = 'worker'`, [tinyId('staff', 3)])
  })

  it.each<[string, Partial<NewPost>]>([
    ['role-unknown', { role: 'king' }],
    ['scope-unknown', { scope: { kind: 'grid', id: tinyId('grid', 77) } }],
    ['scope-unknown', { scope: { kind: 'grid', id: 'x' } }],
    ['scope-unknown', { scope: { kind: 'jurisdiction', id: '110101001001' } }],
    ['scope-unknown', { scope: { kind: 'unit', id: tinyId('building', 1) } }],
    ['to-before-from', { from: TODAY, to: day(-1) }],
    ['deputy-unknown', { deputy: tinyId('staff', 99) }],
    ['away-upside-down', { away: { from: day(3), to: day(1) } }],
    ['away-outside-post', { away: { from: day(-3), to: day(1) } }],
    ['away-outside-post', { to: day(5), away: { from: day(3), to: day(6) } }],
    ['consent-to-come', { consentAt: day(1) }],
    ['consent-to-come', { consentPhotoAt: day(1) }],
    ['floors-without-unit', { floors: { from: 1, to: 2 } }],
    ['floors-upside-down', { scope: { kind: 'unit', id: tinyId('unit', 1) }, floors: { from: 3, to: 2 } }],
    ['overlapping', { scope: { kind: 'grid', id: tinyId('grid', 1) }, role: 'lead', from: day(5) }],
  ])('is refused with %s and a sentence that says why', async (reason, more) => {
    const refused = await send('POST', 'posts', wish(tinyId('staff', 1), more))
    expect(codeOf(refused)).toEqual([422, 'post-refused', reason])
    expect(refused.as(failure).error.message).toMatch(/这个任职不能这样：.+。/)
  })

  it('has no holder for a deputy, is nobody’s without a person, and is not itself on the same days twice at once', async () => {
    const { id } = await person('郑两边')
    expect(codeOf(await send('POST', 'posts', wish(id, { deputy: id })))).toEqual([
      422,
      'post-refused',
      'deputy-is-holder',
    ])
    expect(codeOf(await send('POST', 'posts', wish(randomUUID())))[1]).toBe('unknown-staff')
    const replies = await Promise.all([0, 1, 2].map(() => send('POST', 'posts', wish(id))))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422, 422])
  })

  it('that has not begun can be taken back, one that has is ended; a leave beyond its end is cut', async () => {
    const { id } = await person('王将来')
    const coming = (await send('POST', 'posts', wish(id, { from: day(3) }))).as(post)
    expect(coming.standing).toBe('coming')
    expect((await send('DELETE', `posts/${coming.id}`)).status).toBe(204)
    expect(codeOf(await send('DELETE', `posts/${coming.id}`))[1]).toBe('unknown-post')
    const away = { from: day(1), to: day(20) }
    const held = (await send('POST', 'posts', wish(id, { away, deputy: tinyId('staff', 2) }))).as(post)
    expect((await send('POST', `posts/${held.id}/end`, { on: day(10) })).as(post)).toMatchObject({
      to: day(10),
      away: { from: day(1), to: day(10) },
    })
    expect(codeOf(await send('POST', `posts/${held.id}/end`, { on: day(12) }))[2]).toBe('already-ends')
    expect(codeOf(await send('POST', `posts/${held.id}/end`, { on: day(-2) }))[2]).toBe('to-before-from')
  })
})

describe('staff', () => {
  it('are listed with posts, accounts and masked phones, by part of a name', async () => {
    const reply = await send('GET', 'staff?q=干部1')
    expect(reply.text).not.toContain('13900000001')
    const { staff } = JSON.parse(reply.text) as { staff: StaffMember[] }
    expect(staff).toHaveLength(1)
    expect(staff[0]).toMatchObject({
      name: '王干部1',
      phone: '139****0001',
      accounts: [{ username: 'lead' }],
    })
    expect((await send('GET', `staff/${tinyId('staff', 1)}`)).as(staffMember).phone).toBe('13900000001')
  })

  it('are added once and changed, the phone sealed', async () => {
    const id = randomUUID()
    const wanted = { id, name: ' 冯新来 ', phone: '13722223333' }
    expect((await send('POST', 'staff', wanted)).status).toBe(201)
    expect((await send('POST', 'staff', wanted)).status).toBe(200)
    expect(codeOf(await send('POST', 'staff', { ...wanted, name: '别人' }))[1]).toBe('id-taken')
    const changed = (await send('PATCH', `staff/${id}`, { name: '冯改名' })).as(staffMember)
    expect(changed).toMatchObject({ name: '冯改名', phone: '13722223333', home: '999902', mayEdit: true })
    expect((await send('PATCH', `staff/${id}`, { phone: null })).as(staffMember).phone).toBeNull()
    const rows = await server.database.db.any<{ row: string }>('select s::text as row from staff s')
    for (const { row } of rows) expect(row).not.toContain(Buffer.from('13900000001').toString('hex'))
  })

  it('whose published phone changes answer with the new one', async () => {
    const phone = '13999998888'
    await send('PATCH', `staff/${tinyId('staff', 1)}`, { phone })
    expect((await whomToCall(150, 180)).call).toMatchObject({ name: '王干部1', phone })
  })

  it.each([
    ['no name', { id: randomUUID(), phone: null }],
    ['a name of blanks', { id: randomUUID(), name: '  ', phone: null }],
    ['words for a phone', { id: randomUUID(), name: '某', phone: '请打办公室' }],
    ['no id', { name: '某', phone: null }],
    ['a field too many', { id: randomUUID(), name: '某', phone: null, salary: 1 }],
  ])('are not added with %s', async (_, json) => {
    const reply = await send('POST', 'staff', json)
    expect(codeOf(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
  })
})

describe('who may what', () => {
  it.each(['planner', 'lead', 'worker'])('%s is refused everywhere', async (username) => {
    const cookie = await server.as(username)
    for (const [method, path, json] of [
      ['GET', 'staff'],
      ['GET', `staff/${tinyId('staff', 1)}`],
      ['POST', 'staff', { id: randomUUID(), name: '某', phone: null }],
      ['PATCH', `staff/${tinyId('staff', 1)}`, { name: '某' }],
      ['POST', 'posts', wish(tinyId('staff', 1))],
      ['PATCH', `posts/${randomUUID()}`, { to: null }],
      ['POST', `posts/${randomUUID()}/end`, { on: TODAY }],
      ['DELETE', `posts/${randomUUID()}`],
      ['GET', 'roles'],
      ['GET', 'scopes?kind=grid'],
      ['GET', 'warnings'],
    ] as const) {
      expect(codeOf(await send(method, path, json, cookie)), `${method} ${path}`).toEqual([
        403,
        'forbidden',
        undefined,
      ])
    }
    expect((await server.send('/api/admin/staff')).status).toBe(401)
  })

  it('a head reads the own community, phones masked, and changes nothing', async () => {
    const head = await server.as('head')
    const shown = await send('GET', `staff/${tinyId('staff', 2)}`, undefined, head)
    expect(shown.as(staffMember)).toMatchObject({ name: '王干部2', phone: '139****0002', mayEdit: false })
    expect((await send('GET', 'warnings', undefined, head)).status).toBe(200)
    expect((await send('GET', 'staff', undefined, head)).status).toBe(200)
    expect((await send('PATCH', `staff/${tinyId('staff', 2)}`, { name: '某' }, head)).status).toBe(403)
    expect((await send('POST', 'posts', wish(tinyId('staff', 2)), head)).status).toBe(403)
  })

  it('an administrator of another community finds nobody here and can touch nothing', async () => {
    const { db } = server.database
    await db.none(
      `insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
         values ('999902', '999902001002', 'community', '999902001', '邻社区', '值班', '000');
       update account set capacity = 'admin', jurisdiction = '999902001002' where username = 'head'`,
    )
    const other = await server.as('head')
    expect((await send('GET', 'staff', undefined, other)).text).toBe('{"staff":[],"total":0}')
    expect(codeOf(await send('GET', `staff/${tinyId('staff', 1)}`, undefined, other))[1]).toBe(
      'unknown-staff',
    )
    expect(codeOf(await send('PATCH', `staff/${tinyId('staff', 1)}`, { name: '某' }, other))[1]).toBe(
      'unknown-staff',
    )
    expect(codeOf(await send('POST', 'posts', wish(tinyId('staff', 1)), other))[1]).toBe('unknown-staff')
    const { id } = await leadOfOne()
    for (const [method, path, json] of [
      ['PATCH', `posts/${id}`, { to: day(1) }],
      ['POST', `posts/${id}/end`, { on: TODAY }],
      ['DELETE', `posts/${id}`],
    ] as const) {
      expect(codeOf(await send(method, path, json, other))).toEqual([403, 'outside-reach', undefined])
    }
    // Their own new staff member is theirs, but no post beyond the border.
    const own = (await send('POST', 'staff', { id: randomUUID(), name: '邻居', phone: null }, other)).as(
      staffMember,
    )
    expect(own.home).toBe('999902001002')
    expect(codeOf(await send('POST', 'posts', wish(own.id), other))[2]).toBe('scope-unknown')
    const scope = { kind: 'jurisdiction', id: '999902001002' } as const
    expect((await send('POST', 'posts', wish(own.id, { scope, role: 'head' }), other)).status).toBe(201)
    expect((await send('GET', 'scopes?kind=grid', undefined, other)).as(scopes).scopes).toEqual([])
    await db.none(`update account set capacity = 'head', jurisdiction = $1 where username = 'head'`, [
      COMMUNITY,
    ])
  })
})

it('roles and places are offered for choosing', async () => {
  expect((await send('GET', 'roles')).as(roles).roles.map(({ code }) => code)).toContain('lead')
  const found = async (query: string) =>
    (await send('GET', `scopes?${query}`)).as(scopes).scopes.map(({ name }) => name)
  expect(await found('kind=grid')).toEqual(['第1网格', '第2网格', '第3网格', '第4网格'].sort())
  expect(await found('kind=unit&q=2单元')).toHaveLength(1)
  expect(await found('kind=building&q=小院')).not.toHaveLength(0)
  expect(await found('kind=jurisdiction')).toEqual(['小县', '小街道', '小社区', '邻社区'])
  expect((await send('GET', 'scopes?kind=moon')).status).toBe(400)
})

describe('warnings', () => {
  it('name posts that end, that ended without a successor, leave without a deputy, and grids without a required role', async () => {
    const { id } = await person('陈到期')
    const scope = (n: number) => ({ kind: 'grid', id: tinyId('grid', n) }) as const
    const soon = wish(id, { scope: scope(2), role: 'building-head', to: day(10) })
    const later = wish(id, { scope: scope(1), role: 'building-head', to: day(40) })
    const gone = wish(id, { scope: scope(3), role: 'building-head', from: day(-20), to: day(-5) })
    const away = wish(id, { scope: scope(4), role: 'building-head', away: { from: day(1), to: day(4) } })
    for (const each of [soon, later, gone, away]) expect((await send('POST', 'posts', each)).status).toBe(201)
    const read = async () => (await send('GET', 'warnings')).as(warnings)
    const first = await read()
    const ids = (posts: readonly { id: string }[]) => posts.map((each) => each.id)
    expect(first.day).toBe(TODAY)
    expect(ids(first.ending)).toContain(soon.id)
    expect(ids(first.ending)).not.toContain(later.id)
    expect(ids(first.unsucceeded)).toContain(gone.id)
    expect(ids(first.uncovered)).toEqual([away.id])

    const { id: next } = await person('褚后任')
    await send('POST', 'posts', wish(next, { scope: scope(2), role: 'building-head', from: day(11) }))
    await send('POST', 'posts', wish(next, { scope: scope(3), role: 'building-head' }))
    await send('PATCH', `posts/${away.id}`, { deputy: next })
    const second = await read()
    expect(ids(second.ending)).not.toContain(soon.id)
    expect(ids(second.unsucceeded)).not.toContain(gone.id)
    expect(second.uncovered).toEqual([])
  })

  it('say that a grid has no lead once its lead is gone', async () => {
    const unstaffed = async () =>
      (await send('GET', 'warnings')).as(warnings).unstaffed.map(({ name, role }) => `${name} ${role?.code}`)
    expect(await unstaffed()).toEqual([])
    const { id } = await leadOfOne()
    await send('POST', `posts/${id}/end`, { on: day(-1) })
    expect(await unstaffed()).toEqual(['第1网格 lead'])
    await send('PATCH', `posts/${id}`, { to: null })
  })
})
