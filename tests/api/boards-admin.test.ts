import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board, boardList, USUAL_SETTINGS } from '#contract/boards.ts'
import { adminBoards } from '#contract/boards-admin.ts'
import {
  BOARD,
  BOARDS,
  type BoardServer,
  boardDay,
  boardServer,
  boardWish,
  COMMUNITY,
  refusalOf,
} from '../fixtures/board-server.ts'
import { tinyPosition } from '../fixtures/tiny-town.ts'

let server: BoardServer

beforeAll(async () => {
  server = await boardServer()
})
afterAll(() => server.close())

const shown = async () => (await server.send(BOARD)).as(board)

describe('notices', () => {
  const notice = (more: object = {}) => ({
    title: '停水通知',
    text: '周三上午停水。',
    from: boardDay(0),
    until: boardDay(2),
    ...more,
  })

  it('stand on the board until they are over, and screens hear of each', async () => {
    const heard = await server.listen('/api/events')
    const id = randomUUID()
    const added = await server.ask('PUT', `${BOARDS}/xiaoshequ/notices/${id}`, notice())
    expect([added.status, JSON.parse(added.text)]).toEqual([201, { id, ...notice() }])
    expect(await heard.next()).toEqual({ type: 'board-changed' })
    heard.close()
    expect((await shown()).notices).toEqual([{ id, ...notice() }])
    const ended = await server.ask(
      'PUT',
      `${BOARDS}/xiaoshequ/notices/${id}`,
      notice({ from: boardDay(-3), until: boardDay(-1) }),
    )
    expect(ended.status).toBe(200)
    expect((await shown()).notices).toEqual([])
    const all = (await server.ask('GET', BOARDS)).as(adminBoards)
    expect(all.boards.flatMap(({ notices }) => notices.map((each) => each.id))).toEqual([id])
    expect((await server.ask('DELETE', `${BOARDS}/xiaoshequ/notices/${id}`)).status).toBe(204)
    expect(refusalOf(await server.ask('DELETE', `${BOARDS}/xiaoshequ/notices/${id}`))).toEqual([
      404,
      'unknown-notice',
    ])
  })

  it('those to come are there too: a screen that is cut off goes by their days itself', async () => {
    const id = randomUUID()
    await server.ask(
      'PUT',
      `${BOARDS}/xiaoshequ/notices/${id}`,
      notice({ from: boardDay(5), until: boardDay(6) }),
    )
    expect((await shown()).notices.map((each) => each.id)).toEqual([id])
    await server.ask('DELETE', `${BOARDS}/xiaoshequ/notices/${id}`)
  })

  it.each([
    ['no title', notice({ title: ' ' })],
    ['an end before the beginning', notice({ from: boardDay(2), until: boardDay(1) })],
    ['too long a text', notice({ text: '长'.repeat(401) })],
    ['no such day', notice({ until: '2026-02-30' })],
    ['another field', notice({ board: 'x' })],
  ])('with %s are refused', async (_what, body) => {
    const reply = await server.ask('PUT', `${BOARDS}/xiaoshequ/notices/${randomUUID()}`, body)
    expect(refusalOf(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
  })

  it('are fifty at most, and one of another board keeps its id', async () => {
    const ids = Array.from({ length: 50 }, () => randomUUID())
    await server.database.db.none(
      `insert into board_notice select '999902', id, 'xiaoshequ', '通知', '内容', today(), today() from unnest($1::uuid[]) id`,
      [ids],
    )
    const reply = await server.ask('PUT', `${BOARDS}/xiaoshequ/notices/${randomUUID()}`, notice())
    expect(refusalOf(reply)).toEqual([409, 'too-many-notices'])
    await server.ask('PUT', `${BOARDS}/second`, boardWish())
    const taken = await server.ask('PUT', `${BOARDS}/second/notices/${ids[0]}`, notice())
    expect(refusalOf(taken)).toEqual([409, 'id-taken'])
    await server.database.db.none('delete from board_notice')
    await server.ask('DELETE', `${BOARDS}/second`)
  })
})

describe('administering boards', () => {
  it('an unpublished one is seen in its preview and nowhere else', async () => {
    const made = await server.ask(
      'PUT',
      `${BOARDS}/draft`,
      boardWish({ title: '草稿牌', published: false, sketch: null }),
    )
    expect(made.status).toBe(201)
    expect((await server.send('/api/boards')).as(boardList).map(({ slug }) => slug)).not.toContain('draft')
    expect(refusalOf(await server.send('/api/boards/draft'))).toEqual([404, 'unknown-board'])
    const preview = await server.ask('GET', `${BOARDS}/draft/preview`)
    expect(preview.as(board).title).toBe('草稿牌')
    expect(preview.headers.get('cache-control')).toBe('no-store')
    expect((await server.send(`${BOARDS}/draft/preview`)).status).toBe(401)
  })

  it('and is published once its map has an approval number or is declared a sketch', async () => {
    const bare = await server.ask('PUT', `${BOARDS}/draft`, boardWish({ sketch: null }))
    expect(refusalOf(bare)).toEqual([422, 'board-needs-approval'])
    expect(bare.text).toMatch(/审图号/)
    expect(
      (
        await server.ask(
          'PUT',
          `${BOARDS}/draft`,
          boardWish({ sketch: null, approvalNumber: '冀S(2026)1号' }),
        )
      ).status,
    ).toBe(200)
    expect((await server.send('/api/boards/draft')).as(board).approvalNumber).toBe('冀S(2026)1号')
    await server.ask('DELETE', `${BOARDS}/draft`)
  })

  it('settings reach the screens', async () => {
    const [lon, lat] = tinyPosition(50, 50).map((unit) => unit / 1e7)
    const settings = {
      slides: [{ kind: 'chart', seconds: 9 }],
      theme: 'by-hour',
      largeType: true,
      here: [lon, lat],
    }
    expect((await server.ask('PUT', `${BOARDS}/xiaoshequ`, boardWish({ settings }))).status).toBe(200)
    expect((await shown()).settings).toEqual(settings)
    await server.ask('PUT', `${BOARDS}/xiaoshequ`, boardWish())
  })

  it.each([
    ['a slug in capitals', 'Big', boardWish(), [400, 'bad-parameter', 'wrong-form']],
    ['a slug that climbs', '..%2Fx', boardWish(), [400, 'bad-parameter', 'wrong-form']],
    ['no title', 'new', boardWish({ title: '' }), [400, 'bad-parameter', 'wrong-form']],
    [
      'a slide twice',
      'new',
      boardWish({
        settings: { ...USUAL_SETTINGS, slides: [1, 2].map(() => ({ kind: 'chart', seconds: 9 })) },
      }),
      [400, 'bad-parameter', 'wrong-form'],
    ],
    [
      'no slide',
      'new',
      boardWish({ settings: { ...USUAL_SETTINGS, slides: [] } }),
      [400, 'bad-parameter', 'wrong-form'],
    ],
    [
      'a slide of no time',
      'new',
      boardWish({ settings: { ...USUAL_SETTINGS, slides: [{ kind: 'chart', seconds: 0 }] } }),
      [400, 'bad-parameter', 'out-of-range'],
    ],
    [
      'a grid that is not there',
      'new',
      boardWish({ grid: `${COMMUNITY}999` }),
      [422, 'board-refused', 'unknown-grid'],
    ],
    [
      'a community that is not there',
      'new',
      boardWish({ jurisdiction: '999902001999' }),
      [422, 'board-refused', 'unknown-jurisdiction'],
    ],
    [
      'another county',
      'new',
      boardWish({ jurisdiction: '999903' }),
      [422, 'board-refused', 'unknown-jurisdiction'],
    ],
    [
      'a place at sea',
      'new',
      boardWish({ settings: { ...USUAL_SETTINGS, here: [0, 0] } }),
      [422, 'board-refused', 'here-outside'],
    ],
    [
      'a sketch of tomorrow',
      'new',
      boardWish({ sketch: { declaredBy: '甲', on: boardDay(1) } }),
      [422, 'day-ahead'],
    ],
    ['another field', 'new', boardWish({ colour: 'red' }), [400, 'bad-parameter', 'unknown-field']],
  ])('%s is refused', async (_what, slug, body, wanted) => {
    expect(refusalOf(await server.ask('PUT', `${BOARDS}/${slug}`, body))).toEqual(wanted)
    expect((await server.ask('GET', BOARDS)).as(adminBoards).boards).toHaveLength(1)
  })

  it('a head reads and changes nothing, a planner and a worker are refused, nobody signed in too', async () => {
    const listed = (await server.ask('GET', BOARDS, undefined, 'head')).as(adminBoards)
    expect(listed.boards.map(({ slug, mayEdit }) => [slug, mayEdit])).toEqual([['xiaoshequ', false]])
    for (const who of ['head', 'planner', 'lead']) {
      expect(refusalOf(await server.ask('PUT', `${BOARDS}/xiaoshequ`, boardWish(), who))).toEqual([
        403,
        'forbidden',
      ])
      expect(refusalOf(await server.ask('DELETE', `${BOARDS}/xiaoshequ`, undefined, who))).toEqual([
        403,
        'forbidden',
      ])
    }
    expect(refusalOf(await server.ask('GET', BOARDS, undefined, 'planner'))).toEqual([403, 'forbidden'])
    expect((await server.send(BOARDS)).status).toBe(401)
  })

  it('what lies out of reach is not there, and its address is taken', async () => {
    const { db } = server.database
    await db.none(`insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
      values ('999902', '999902002', 'street', '999902', '别街道', '值班', '000')`)
    await db.none(
      `insert into board (county, slug, title, jurisdiction) values ('999902', 'elsewhere', '别处', '999902002')`,
    )
    await db.none(`update account set jurisdiction = '999902001' where username = 'admin'`)
    expect((await server.ask('GET', BOARDS)).as(adminBoards).boards.map(({ slug }) => slug)).toEqual([
      'xiaoshequ',
    ])
    expect(refusalOf(await server.ask('PUT', `${BOARDS}/elsewhere`, boardWish()))).toEqual([
      409,
      'board-slug-taken',
    ])
    expect(
      refusalOf(await server.ask('PUT', `${BOARDS}/xiaoshequ`, boardWish({ jurisdiction: '999902002' }))),
    ).toEqual([422, 'board-refused', 'unknown-jurisdiction'])
    const notice = { title: '通知', text: '内容', from: boardDay(0), until: boardDay(0) }
    for (const reply of [
      await server.ask('DELETE', `${BOARDS}/elsewhere`),
      await server.ask('GET', `${BOARDS}/elsewhere/preview`),
      await server.ask('PUT', `${BOARDS}/elsewhere/notices/${randomUUID()}`, notice),
    ])
      expect(refusalOf(reply)).toEqual([404, 'unknown-own-board'])
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
    expect(told).toContain('board-change added draft')
    expect(told).toContain('board-change edited xiaoshequ')
    expect(told).toContain('board-change removed draft')
    expect(told).toContain('notice-change added xiaoshequ')
    expect(told).toContain('notice-change removed xiaoshequ')
  })
})
