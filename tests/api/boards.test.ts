import { randomUUID } from 'node:crypto'
import { encode } from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board, boardList, USUAL_SETTINGS } from '#contract/boards.ts'
import { adminBoard, adminBoards } from '#contract/boards-admin.ts'
import { staffMember } from '#contract/staff.ts'
import type { Reply, Sending } from '../fixtures/server.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { TINY_DAY, tinyId, tinyPosition } from '../fixtures/tiny-town.ts'

const COMMUNITY = '999902001001'
const BOARD = '/api/boards/xiaoshequ'
const ADMIN = '/api/admin/boards'
const STAFF_1 = tinyId('staff', 1)
const PHOTO = `/api/admin/staff/${STAFF_1}/photo`
const MARKER = 'made-by-camera-0042'

let server: TinyServer
let cookies: Record<string, string>
let gridCodes: string[]

beforeAll(async () => {
  server = await tinyServer()
  cookies = {}
  for (const name of ['admin', 'head', 'planner', 'lead']) cookies[name] = await server.as(name)
  gridCodes = (await server.send(BOARD)).as(board).grids.map(({ code }) => code)
})
afterAll(() => server.close())

function day(offset: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
}

const wish = (more: object = {}) => ({
  title: '小社区网格公示',
  jurisdiction: COMMUNITY,
  grid: null,
  settings: USUAL_SETTINGS,
  approvalNumber: null,
  sketch: { declaredBy: '小街道', on: TINY_DAY },
  published: true,
  ...more,
})

/** A square JPEG with a comment that tells of its camera. */
function photo(width = 200, height = width, shade = 90): string {
  const data = new Uint8Array(width * height * 4).map((_, n) => (n % 4 === 3 ? 255 : ((n >> 6) % 60) + shade))
  const plain = Buffer.from(encode({ width, height, data }, 80).data)
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, MARKER.length + 2]), Buffer.from(MARKER)])
  return Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2)]).toString('base64')
}

const send = (method: Sending['method'] & string, path: string, json?: unknown, cookie = cookies.admin!) =>
  server.send(path, { method, cookie, ...(json === undefined ? {} : { json }) })

const refusal = ({ status, text }: Reply) => {
  const { error } = JSON.parse(text) as { error: { code: string; reason?: string } }
  return [status, error.code, ...(error.reason === undefined ? [] : [error.reason])]
}

const shown = async (headers = {}) => (await server.send(BOARD, { headers })).as(board)

describe('a board shows', () => {
  it('the usual slides where nobody set any, or somebody did in another shape', async () => {
    expect((await shown()).settings).toEqual(USUAL_SETTINGS)
    await server.database.db.none(`update board set settings = '{"slides": "all", "theme": "night"}'`)
    await server.refresh()
    expect((await shown()).settings).toEqual(USUAL_SETTINGS)
    await server.database.db.none(`update board set settings = '{"theme": "night"}'`)
    await server.refresh()
    expect((await shown()).settings).toEqual({ ...USUAL_SETTINGS, theme: 'night' })
  })

  it('cards of those who agreed, with what their role does in the language of the reply', async () => {
    const { staff } = await shown()
    expect(
      staff.map(({ name, role, grid, level, phone, photo }) => [name, role, grid, level, phone, photo]),
    ).toEqual([['王干部1', '网格长', '第1网格', 1, '13900000001', null]])
    expect(staff[0]!.duties).toMatch(/居民/)
    expect((await shown({ 'accept-language': 'en' })).staff[0]!.duties).toMatch(/residents/)
  })

  it('nobody whose consent is still to come, or whose post is over', async () => {
    const { db } = server.database
    await db.none(`update post set consent_at = today() + 1 where staff = $1`, [STAFF_1])
    await server.refresh()
    expect((await server.send(BOARD)).text).not.toContain('王干部1')
    await db.none(`update post set consent_at = '${TINY_DAY}', valid_to = today() - 1 where staff = $1`, [
      STAFF_1,
    ])
    await server.refresh()
    expect((await server.send(BOARD)).text).not.toContain('王干部1')
    await db.none(`update post set valid_to = null where staff = $1`, [STAFF_1])
    await server.refresh()
    expect((await server.send(BOARD)).text).toContain('王干部1')
  })

  it('figures, with what could point at a household as null under five', async () => {
    const { figures } = await shown()
    const byKey = Object.fromEntries(figures.map(({ key, value }) => [key, value]))
    expect(byKey).toEqual({
      grids1: 2,
      grids2: 2,
      buildings: 5,
      households: expect.anything(),
      staff: 4,
      facilities: 1,
      covered: 80,
    })
    expect(byKey.households).toBeGreaterThanOrEqual(5)
  })

  it('one grid and what is in it, where it is of one', async () => {
    const code = gridCodes[0]!
    const made = await send('PUT', `${ADMIN}/one-grid`, wish({ grid: code }))
    expect([made.status, made.as(adminBoard).grid]).toEqual([201, { code, name: '第1网格' }])
    const whole = await shown()
    const one = (await server.send('/api/boards/one-grid')).as(board)
    expect(one.grid).toEqual({ code, name: '第1网格' })
    expect(one.grids.map(({ name }) => name).sort()).toEqual(['第1网格', '第3网格', '第4网格'])
    expect(one.bbox[2]).toBeLessThan(whole.bbox[2])
    expect(one.chart.length).toBeLessThan(whole.chart.length + 1)
    expect(one.staff.map(({ name }) => name)).toEqual(['王干部1'])
    expect(one.facilities.length).toBeLessThanOrEqual(whole.facilities.length)
    expect(one.figures.find(({ key }) => key === 'grids1')?.value).toBe(1)
    expect(one.figures.map(({ key }) => key)).not.toContain('covered')
    const other = await send('PUT', `${ADMIN}/one-grid`, wish({ grid: gridCodes[1] }))
    expect(other.status).toBe(200)
    const two = (await server.send('/api/boards/one-grid')).as(board)
    expect(two.staff).toEqual([])
    expect(JSON.stringify(two)).not.toContain('王干部1')
    expect((await send('DELETE', `${ADMIN}/one-grid`)).status).toBe(204)
    expect((await server.send('/api/boards/one-grid')).status).toBe(404)
  })

  it('its whole jurisdiction, where its grid is no longer in force: a wall is never empty', async () => {
    const { db } = server.database
    const key = randomUUID()
    await db.none(`insert into grid_identity (county, key, community, code) values ('999902', $1, $2, $3)`, [
      key,
      COMMUNITY,
      `${COMMUNITY}777`,
    ])
    await db.none('update board set grid = $1', [key])
    await server.refresh()
    const whole = await shown()
    expect([whole.grid, whole.grids.length]).toEqual([null, 4])
    const [listed] = (await send('GET', ADMIN)).as(adminBoards).boards
    expect(listed!.grid).toEqual({ code: `${COMMUNITY}777`, name: null })
    await db.none('update board set grid = null')
    await db.none('delete from grid_identity where key = $1', [key])
    await server.refresh()
  })
})

describe('notices', () => {
  const notice = (more: object = {}) => ({
    title: '停水通知',
    text: '周三上午停水。',
    from: day(0),
    until: day(2),
    ...more,
  })

  it('stand on the board until they are over, and screens hear of each', async () => {
    const heard = await server.listen('/api/events')
    const id = randomUUID()
    const added = await send('PUT', `${ADMIN}/xiaoshequ/notices/${id}`, notice())
    expect([added.status, JSON.parse(added.text)]).toEqual([201, { id, ...notice() }])
    expect(await heard.next()).toEqual({ type: 'board-changed' })
    heard.close()
    expect((await shown()).notices).toEqual([{ id, ...notice() }])
    const ended = await send(
      'PUT',
      `${ADMIN}/xiaoshequ/notices/${id}`,
      notice({ from: day(-3), until: day(-1) }),
    )
    expect(ended.status).toBe(200)
    expect((await shown()).notices).toEqual([])
    const all = (await send('GET', ADMIN)).as(adminBoards)
    expect(all.boards.flatMap(({ notices }) => notices.map((each) => each.id))).toEqual([id])
    expect((await send('DELETE', `${ADMIN}/xiaoshequ/notices/${id}`)).status).toBe(204)
    expect(refusal(await send('DELETE', `${ADMIN}/xiaoshequ/notices/${id}`))).toEqual([404, 'unknown-notice'])
  })

  it('those to come are there too: a screen that is cut off goes by their days itself', async () => {
    const id = randomUUID()
    await send('PUT', `${ADMIN}/xiaoshequ/notices/${id}`, notice({ from: day(5), until: day(6) }))
    expect((await shown()).notices.map((each) => each.id)).toEqual([id])
    await send('DELETE', `${ADMIN}/xiaoshequ/notices/${id}`)
  })

  it.each([
    ['no title', notice({ title: ' ' })],
    ['an end before the beginning', notice({ from: day(2), until: day(1) })],
    ['too long a text', notice({ text: '长'.repeat(401) })],
    ['no such day', notice({ until: '2026-02-30' })],
    ['another field', notice({ board: 'x' })],
  ])('with %s are refused', async (_what, body) => {
    const reply = await send('PUT', `${ADMIN}/xiaoshequ/notices/${randomUUID()}`, body)
    expect(refusal(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
  })

  it('are fifty at most, and one of another board keeps its id', async () => {
    const ids = Array.from({ length: 50 }, () => randomUUID())
    await server.database.db.none(
      `insert into board_notice select '999902', id, 'xiaoshequ', '通知', '内容', today(), today() from unnest($1::uuid[]) id`,
      [ids],
    )
    const reply = await send('PUT', `${ADMIN}/xiaoshequ/notices/${randomUUID()}`, notice())
    expect(refusal(reply)).toEqual([409, 'too-many-notices'])
    await send('PUT', `${ADMIN}/second`, wish())
    const taken = await send('PUT', `${ADMIN}/second/notices/${ids[0]}`, notice())
    expect(refusal(taken)).toEqual([409, 'id-taken'])
    await server.database.db.none('delete from board_notice')
    await send('DELETE', `${ADMIN}/second`)
  })
})

describe('administering boards', () => {
  it('an unpublished one is seen in its preview and nowhere else', async () => {
    const made = await send(
      'PUT',
      `${ADMIN}/draft`,
      wish({ title: '草稿牌', published: false, sketch: null }),
    )
    expect(made.status).toBe(201)
    expect((await server.send('/api/boards')).as(boardList).map(({ slug }) => slug)).not.toContain('draft')
    expect(refusal(await server.send('/api/boards/draft'))).toEqual([404, 'unknown-board'])
    const preview = await send('GET', `${ADMIN}/draft/preview`)
    expect(preview.as(board).title).toBe('草稿牌')
    expect(preview.headers.get('cache-control')).toBe('no-store')
    expect((await server.send(`${ADMIN}/draft/preview`)).status).toBe(401)
  })

  it('and is published once its map has an approval number or is declared a sketch', async () => {
    const bare = await send('PUT', `${ADMIN}/draft`, wish({ sketch: null }))
    expect(refusal(bare)).toEqual([422, 'board-needs-approval'])
    expect(bare.text).toMatch(/审图号/)
    expect(
      (await send('PUT', `${ADMIN}/draft`, wish({ sketch: null, approvalNumber: '冀S(2026)1号' }))).status,
    ).toBe(200)
    expect((await server.send('/api/boards/draft')).as(board).approvalNumber).toBe('冀S(2026)1号')
    await send('DELETE', `${ADMIN}/draft`)
  })

  it('settings reach the screens', async () => {
    const [lon, lat] = tinyPosition(50, 50).map((unit) => unit / 1e7)
    const settings = {
      slides: [{ kind: 'chart', seconds: 9 }],
      theme: 'by-hour',
      largeType: true,
      here: [lon, lat],
    }
    expect((await send('PUT', `${ADMIN}/xiaoshequ`, wish({ settings }))).status).toBe(200)
    expect((await shown()).settings).toEqual(settings)
    await send('PUT', `${ADMIN}/xiaoshequ`, wish())
  })

  it.each([
    ['a slug in capitals', 'Big', wish(), [400, 'bad-parameter', 'wrong-form']],
    ['a slug that climbs', '..%2Fx', wish(), [400, 'bad-parameter', 'wrong-form']],
    ['no title', 'new', wish({ title: '' }), [400, 'bad-parameter', 'wrong-form']],
    [
      'a slide twice',
      'new',
      wish({ settings: { ...USUAL_SETTINGS, slides: [1, 2].map(() => ({ kind: 'chart', seconds: 9 })) } }),
      [400, 'bad-parameter', 'wrong-form'],
    ],
    [
      'no slide',
      'new',
      wish({ settings: { ...USUAL_SETTINGS, slides: [] } }),
      [400, 'bad-parameter', 'wrong-form'],
    ],
    [
      'a slide of no time',
      'new',
      wish({ settings: { ...USUAL_SETTINGS, slides: [{ kind: 'chart', seconds: 0 }] } }),
      [400, 'bad-parameter', 'out-of-range'],
    ],
    [
      'a grid that is not there',
      'new',
      wish({ grid: `${COMMUNITY}999` }),
      [422, 'board-refused', 'unknown-grid'],
    ],
    [
      'a community that is not there',
      'new',
      wish({ jurisdiction: '999902001999' }),
      [422, 'board-refused', 'unknown-jurisdiction'],
    ],
    [
      'another county',
      'new',
      wish({ jurisdiction: '999903' }),
      [422, 'board-refused', 'unknown-jurisdiction'],
    ],
    [
      'a place at sea',
      'new',
      wish({ settings: { ...USUAL_SETTINGS, here: [0, 0] } }),
      [422, 'board-refused', 'here-outside'],
    ],
    ['a sketch of tomorrow', 'new', wish({ sketch: { declaredBy: '甲', on: day(1) } }), [422, 'day-ahead']],
    ['another field', 'new', wish({ colour: 'red' }), [400, 'bad-parameter', 'unknown-field']],
  ])('%s is refused', async (_what, slug, body, wanted) => {
    expect(refusal(await send('PUT', `${ADMIN}/${slug}`, body))).toEqual(wanted)
    expect((await send('GET', ADMIN)).as(adminBoards).boards).toHaveLength(1)
  })

  it('a head reads and changes nothing, a planner and a worker are refused, nobody signed in too', async () => {
    const listed = (await send('GET', ADMIN, undefined, cookies.head)).as(adminBoards)
    expect(listed.boards.map(({ slug, mayEdit }) => [slug, mayEdit])).toEqual([['xiaoshequ', false]])
    for (const who of ['head', 'planner', 'lead']) {
      expect(refusal(await send('PUT', `${ADMIN}/xiaoshequ`, wish(), cookies[who]))).toEqual([
        403,
        'forbidden',
      ])
      expect(refusal(await send('DELETE', `${ADMIN}/xiaoshequ`, undefined, cookies[who]))).toEqual([
        403,
        'forbidden',
      ])
    }
    expect(refusal(await send('GET', ADMIN, undefined, cookies.planner))).toEqual([403, 'forbidden'])
    expect((await server.send(ADMIN)).status).toBe(401)
  })

  it('what lies out of reach is not there, and its address is taken', async () => {
    const { db } = server.database
    await db.none(`insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
      values ('999902', '999902002', 'street', '999902', '别街道', '值班', '000')`)
    await db.none(
      `insert into board (county, slug, title, jurisdiction) values ('999902', 'elsewhere', '别处', '999902002')`,
    )
    await db.none(`update account set jurisdiction = '999902001' where username = 'admin'`)
    expect((await send('GET', ADMIN)).as(adminBoards).boards.map(({ slug }) => slug)).toEqual(['xiaoshequ'])
    expect(refusal(await send('PUT', `${ADMIN}/elsewhere`, wish()))).toEqual([409, 'board-slug-taken'])
    expect(refusal(await send('PUT', `${ADMIN}/xiaoshequ`, wish({ jurisdiction: '999902002' })))).toEqual([
      422,
      'board-refused',
      'unknown-jurisdiction',
    ])
    const notice = { title: '通知', text: '内容', from: day(0), until: day(0) }
    for (const reply of [
      await send('DELETE', `${ADMIN}/elsewhere`),
      await send('GET', `${ADMIN}/elsewhere/preview`),
      await send('PUT', `${ADMIN}/elsewhere/notices/${randomUUID()}`, notice),
    ])
      expect(refusal(reply)).toEqual([404, 'unknown-own-board'])
    await db.none(`update account set jurisdiction = '999902' where username = 'admin'`)
    await db.none(
      `delete from board where slug = 'elsewhere'; delete from jurisdiction where code = '999902002'`,
    )
  })

  it('every change is in the audit, by the address of the board', async () => {
    const rows = await server.database.db.any<{ verb: string; reason_code: string; note: string }>(
      `select e.verb, e.reason_code, r.note from audit_entry e
       left join audit_reason r on r.county = e.county and r.seq = e.seq
       where e.verb in ('board-change', 'notice-change')`,
    )
    const told = new Set(rows.map(({ verb, reason_code, note }) => `${verb} ${reason_code} ${note}`))
    expect(told).toContain('board-change added one-grid')
    expect(told).toContain('board-change edited xiaoshequ')
    expect(told).toContain('board-change removed draft')
    expect(told).toContain('notice-change added xiaoshequ')
    expect(told).toContain('notice-change removed xiaoshequ')
  })
})

describe('screens', () => {
  const alive = (more: object = {}) => ({
    screen: randomUUID(),
    plan: server.plan.id,
    dataAt: new Date().toISOString(),
    width: 1920,
    height: 1080,
    ...more,
  })
  const screens = async () =>
    (await send('GET', ADMIN)).as(adminBoards).boards.find(({ slug }) => slug === 'xiaoshequ')!.screens

  it('say what they show; one with another plan is behind, one not heard of is silent', async () => {
    const [now, old, gone] = [alive(), alive({ plan: randomUUID() }), alive()]
    for (const one of [now, old, gone])
      expect((await server.send(`${BOARD}/alive`, { json: one })).status).toBe(204)
    await server.database.db.none(
      `update board_screen set seen_at = now() - interval '6 minutes' where screen = $1`,
      [gone.screen],
    )
    const standing = new Map((await screens()).map((each) => [each.id, [each.standing, each.version]]))
    expect(standing.get(now.screen)).toEqual(['live', 1])
    expect(standing.get(old.screen)).toEqual(['behind', null])
    expect(standing.get(gone.screen)).toEqual(['silent', 1])
    await server.send(`${BOARD}/alive`, { json: gone })
    expect((await screens()).find(({ id }) => id === gone.screen)?.standing).toBe('live')
  })

  it('are two hundred of a board at most: the longest silent give way; after thirty days they are forgotten', async () => {
    const { db } = server.database
    await db.none('delete from board_screen')
    await db.none(`insert into board_screen (county, board, screen, seen_at, width, height)
      select '999902', 'xiaoshequ', gen_random_uuid(), now() - n * interval '1 minute', 1, 1 from generate_series(1, 250) n`)
    const newest = alive()
    await server.send(`${BOARD}/alive`, { json: newest })
    const kept = await screens()
    expect(kept).toHaveLength(200)
    expect(kept[0]!.id).toBe(newest.screen)
    expect(Date.now() - Date.parse(kept.at(-1)!.seenAt)).toBeLessThan(200 * 60_000)
    await db.none(`update board_screen set seen_at = now() - interval '31 days' where screen <> $1`, [
      newest.screen,
    ])
    await server.send(`${BOARD}/alive`, { json: newest })
    expect(await db.one('select count(*)::int as n from board_screen')).toEqual({ n: 1 })
  })

  it.each([
    ['no screen', { screen: 'x' }],
    ['no plan', { plan: '' }],
    ['a width of nothing', { width: 0 }],
    ['a time that is none', { dataAt: 'yesterday' }],
    ['a name besides', { name: '张三' }],
  ])('with %s are refused', async (_what, more) => {
    const reply = await server.send(`${BOARD}/alive`, { json: alive(more) })
    expect(refusal(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
    expect(reply.text).not.toContain('张三')
  })

  it('of no board are refused, from another site too, and so is one that says it all the time', async () => {
    expect(refusal(await server.send('/api/boards/nowhere/alive', { json: alive() }))).toEqual([
      404,
      'unknown-board',
    ])
    const foreign = await server.send(`${BOARD}/alive`, {
      json: alive(),
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(refusal(foreign)).toEqual([403, 'cross-site'])
    const same = alive()
    const replies = await Promise.all(
      Array.from({ length: 70 }, () => server.send(`${BOARD}/alive`, { json: same })),
    )
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThan(5)
  })
})

describe('photos', () => {
  const onBoard = async () => (await shown()).staff.find(({ name }) => name === '王干部1')?.photo ?? null
  const consent = async (photoDays: number | null) => {
    await server.database.db.none('update post set consent_photo_at = today() + $2::int where staff = $1', [
      STAFF_1,
      photoDays,
    ])
    await server.refresh()
  }

  it('are kept anew from their pixels, and shown to administrators', async () => {
    expect((await send('PUT', PHOTO, { jpeg: photo() })).status).toBe(204)
    expect((await send('GET', `/api/admin/staff/${STAFF_1}`)).as(staffMember).photo).toBe(true)
    const reply = await send('GET', PHOTO)
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ])
    const [row] = await server.database.db.any<{ jpeg: Buffer; width: number }>(
      'select jpeg, width from staff_photo',
    )
    expect(row?.jpeg.includes(MARKER)).toBe(false)
    expect(row?.width).toBe(200)
  })

  it('are public with both consents alone, under an address that names nobody', async () => {
    expect(await onBoard()).toBeNull()
    const { name } = await server.database.db.one<{ name: string }>('select name from staff_photo')
    const address = `${BOARD}/photos/${name}`
    expect(refusal(await server.send(address))).toEqual([404, 'unknown-photo'])
    await consent(0)
    expect(await onBoard()).toBe(address)
    expect(address).not.toContain(STAFF_1)
    const reply = await server.send(address)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('cache-control')).toBe('public, max-age=300')
    await consent(1)
    expect(await onBoard()).toBeNull()
    expect((await server.send(address)).status).toBe(404)
    await consent(0)
  })

  it('are gone from boards with the consent to the name, with the post, and with the photo', async () => {
    const address = (await onBoard())!
    const { db } = server.database
    for (const [lose, regain] of [
      ['consent_at = null', `consent_at = '${TINY_DAY}'`],
      ['valid_to = today() - 1', 'valid_to = null'],
    ]) {
      await db.none(`update post set ${lose} where staff = $1`, [STAFF_1])
      expect((await server.send(address)).status).toBe(404)
      await db.none(`update post set ${regain} where staff = $1`, [STAFF_1])
      expect((await server.send(address)).status).toBe(200)
    }
    expect((await send('DELETE', PHOTO)).status).toBe(204)
    expect(await onBoard()).toBeNull()
    expect((await server.send(address)).status).toBe(404)
    expect((await send('GET', PHOTO)).status).toBe(204)
    expect((await send('DELETE', PHOTO)).status).toBe(204)
  })

  it.each([
    ['that is oblong', { jpeg: photo(200, 150) }, [422, 'bad-picture', 'not-square']],
    ['that is tiny', { jpeg: photo(40) }, [422, 'bad-picture', 'too-small']],
    [
      'that is a web page',
      { jpeg: Buffer.from('<html>').toString('base64') },
      [422, 'bad-picture', 'no-jpeg'],
    ],
    ['that is no base64', { jpeg: 'häßlich' }, [400, 'bad-parameter', 'wrong-form']],
    ['of too many characters', { jpeg: 'A'.repeat(2_000_004) }, [400, 'bad-parameter', 'wrong-form']],
    ['of far too many', { jpeg: 'A'.repeat(3_000_000) }, [413, 'too-large']],
  ])('one %s is refused', async (_what, body, wanted) => {
    const reply = await send('PUT', PHOTO, body)
    expect(refusal(reply)).toEqual(wanted)
    expect(reply.text.length).toBeLessThan(500)
  })

  it('of somebody else’s staff, or by somebody else, are refused', async () => {
    const nobody = `/api/admin/staff/${randomUUID()}/photo`
    expect(refusal(await send('PUT', nobody, { jpeg: photo() }))).toEqual([404, 'unknown-staff'])
    for (const who of ['head', 'planner', 'lead'])
      expect(refusal(await send('PUT', PHOTO, { jpeg: photo() }, cookies[who]))).toEqual([403, 'forbidden'])
    expect((await server.send(PHOTO, { method: 'PUT', json: { jpeg: photo() } })).status).toBe(401)
    for (const path of ['x', '..%2F..', "'%20or%201=1", '0'.repeat(24)])
      expect(refusal(await server.send(`${BOARD}/photos/${path}`))).toEqual([404, 'unknown-photo'])
  })
})

describe('the page of a board', () => {
  it('may stand in a frame of our own, and no other page', async () => {
    const framed = await server.send('/board/xiaoshequ')
    expect(framed.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(framed.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    for (const path of ['/', '/find', '/plan', '/admin', '/boards', '/here/x', '/assets/x.js']) {
      const { headers } = await server.send(path)
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('x-frame-options'), path).toBe('DENY')
    }
  })
})
