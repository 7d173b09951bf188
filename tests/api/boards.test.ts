import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board, USUAL_SETTINGS } from '#contract/boards.ts'
import { adminBoard, adminBoards } from '#contract/boards-admin.ts'
import { staffMember } from '#contract/staff.ts'
import {
  BOARD,
  BOARDS,
  type BoardServer,
  boardServer,
  boardWish,
  COMMUNITY,
  PHOTO_MARKER,
  photoText,
  refusalOf,
} from '../fixtures/board-server.ts'
import { TINY_DAY, tinyId } from '../fixtures/tiny-town.ts'

const STAFF_1 = tinyId('staff', 1)
const PHOTO = `/api/admin/staff/${STAFF_1}/photo`

let server: BoardServer
let gridCodes: string[]

beforeAll(async () => {
  server = await boardServer()
  gridCodes = (await server.send(BOARD)).as(board).grids.map(({ code }) => code)
})
afterAll(() => server.close())

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
    const grids = async () =>
      (await Promise.all(gridCodes.map((code) => server.send(`/api/grids/${code}`)))).map(({ text }) => text)
    expect((await grids()).join()).toContain('13900000001')
    await db.none(`update post set consent_at = today() + 1 where staff = $1`, [STAFF_1])
    await server.refresh()
    expect((await server.send(BOARD)).text).not.toContain('王干部1')
    expect((await grids()).join()).not.toContain('13900000001')
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
    const made = await server.ask('PUT', `${BOARDS}/one-grid`, boardWish({ grid: code }))
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
    const other = await server.ask('PUT', `${BOARDS}/one-grid`, boardWish({ grid: gridCodes[1] }))
    expect(other.status).toBe(200)
    const two = (await server.send('/api/boards/one-grid')).as(board)
    expect(two.staff).toEqual([])
    expect(JSON.stringify(two)).not.toContain('王干部1')
    expect((await server.ask('DELETE', `${BOARDS}/one-grid`)).status).toBe(204)
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
    const [listed] = (await server.ask('GET', BOARDS)).as(adminBoards).boards
    expect(listed!.grid).toEqual({ code: `${COMMUNITY}777`, name: null })
    await db.none('update board set grid = null')
    await db.none('delete from grid_identity where key = $1', [key])
    await server.refresh()
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
    (await server.ask('GET', BOARDS)).as(adminBoards).boards.find(({ slug }) => slug === 'xiaoshequ')!.screens

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
    expect(refusalOf(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
    expect(reply.text).not.toContain('张三')
  })

  it('of no board are refused, from another site too, and so is one that says it all the time', async () => {
    expect(refusalOf(await server.send('/api/boards/nowhere/alive', { json: alive() }))).toEqual([
      404,
      'unknown-board',
    ])
    const foreign = await server.send(`${BOARD}/alive`, {
      json: alive(),
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(refusalOf(foreign)).toEqual([403, 'cross-site'])
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
    expect((await server.ask('PUT', PHOTO, { jpeg: photoText() })).status).toBe(204)
    expect((await server.ask('GET', `/api/admin/staff/${STAFF_1}`)).as(staffMember).photo).toBe(true)
    const reply = await server.ask('GET', PHOTO)
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ])
    const [row] = await server.database.db.any<{ jpeg: Buffer; width: number }>(
      'select jpeg, width from staff_photo',
    )
    expect(row?.jpeg.includes(PHOTO_MARKER)).toBe(false)
    expect(row?.width).toBe(200)
  })

  it('are public with both consents alone, under an address that names nobody', async () => {
    expect(await onBoard()).toBeNull()
    const { name } = await server.database.db.one<{ name: string }>('select name from staff_photo')
    const address = `${BOARD}/photos/${name}`
    expect(refusalOf(await server.send(address))).toEqual([404, 'unknown-photo'])
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
    expect((await server.ask('DELETE', PHOTO)).status).toBe(204)
    expect(await onBoard()).toBeNull()
    expect((await server.send(address)).status).toBe(404)
    expect((await server.ask('GET', PHOTO)).status).toBe(204)
    expect((await server.ask('DELETE', PHOTO)).status).toBe(204)
  })

  it.each([
    ['that is oblong', { jpeg: photoText(200, 150) }, [422, 'bad-picture', 'not-square']],
    ['that is tiny', { jpeg: photoText(40) }, [422, 'bad-picture', 'too-small']],
    [
      'that is a web page',
      { jpeg: Buffer.from('<html>').toString('base64') },
      [422, 'bad-picture', 'no-jpeg'],
    ],
    ['that is no base64', { jpeg: 'häßlich' }, [400, 'bad-parameter', 'wrong-form']],
    ['of too many characters', { jpeg: 'A'.repeat(2_000_004) }, [400, 'bad-parameter', 'wrong-form']],
    ['of far too many', { jpeg: 'A'.repeat(3_000_000) }, [413, 'too-large']],
  ])('one %s is refused', async (_what, body, wanted) => {
    const reply = await server.ask('PUT', PHOTO, body)
    expect(refusalOf(reply)).toEqual(wanted)
    expect(reply.text.length).toBeLessThan(500)
  })

  it('of somebody else’s staff, or by somebody else, are refused', async () => {
    const nobody = `/api/admin/staff/${randomUUID()}/photo`
    expect(refusalOf(await server.ask('PUT', nobody, { jpeg: photoText() }))).toEqual([404, 'unknown-staff'])
    for (const who of ['head', 'planner', 'lead'])
      expect(refusalOf(await server.ask('PUT', PHOTO, { jpeg: photoText() }, who))).toEqual([
        403,
        'forbidden',
      ])
    expect((await server.send(PHOTO, { method: 'PUT', json: { jpeg: photoText() } })).status).toBe(401)
    for (const path of ['x', '..%2F..', "'%20or%201=1", '0'.repeat(24)])
      expect(refusalOf(await server.send(`${BOARD}/photos/${path}`))).toEqual([404, 'unknown-photo'])
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
