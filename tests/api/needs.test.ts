import { randomUUID } from 'node:crypto'
import { Agent, request as send } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { decode, encode } from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needLine, needPhone, needReceipt, needStanding, needs } from '#contract/needs.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { auditOf, dayIn, type PeopleServer, peopleServer, refusalOf } from '../fixtures/people-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

/** Unit 1 stands in grid 3, unit 2 in grid 4, both within grid 1; unit 5 on ground that nobody holds. */
const UNITS = { third: tinyId('unit', 1), fourth: tinyId('unit', 2), gap: tinyId('unit', 5) } as const
const TEXT = '楼道的灯坏了三天，晚上看不见台阶'
const PHONE = '13655550101'

let server: PeopleServer
const tokens: Record<string, string> = {}

beforeAll(async () => {
  server = await peopleServer()
  await server.rows(
    `insert into unit (county, id, building, name, entrance, floors)
     select county, $[unit], id, '1单元', anchor, 1 from building where id = $[building]`,
    { unit: UNITS.gap, building: tinyId('building', 5) },
  )
  await server.refresh()
  for (const { id, token } of await server.rows<{ id: string; token: string }>(
    'select id, door_token as token from unit',
  ))
    tokens[id] = token
})
afterAll(() => server.close())

/** A network address nobody had before: limits are counted by it. */
let addresses = 0
const anew = () => `10.0.${Math.floor(addresses / 250)}.${(addresses++ % 250) + 1}`
const need = (more: object = {}) => ({
  id: randomUUID(),
  kind: 'need',
  text: TEXT,
  phone: null,
  pictures: [],
  ...more,
})
const leave = (json: object, door: keyof typeof UNITS = 'third', ip = anew()) =>
  server.send(`/api/here/${tokens[UNITS[door]]}/needs`, { json, headers: { 'x-forwarded-for': ip } })
const standing = (receipt: string, ip = anew()) =>
  server.send('/api/needs/receipt', { json: { receipt }, headers: { 'x-forwarded-for': ip } })
const listOf = async (account: string, query = '') =>
  (await server.ask(account, 'GET', `/api/needs${query}`)).as(needs)
const seenBy = async (account: string, id: string): Promise<boolean> =>
  (await listOf(account)).needs.some((each) => each.id === id)
const jpeg = (width = 60, height = 40) =>
  Buffer.from(encode({ width, height, data: Buffer.alloc(width * height * 4, 120) }, 80).data)

describe('a need left at a door', () => {
  it('is told who reads it and for how long, and stands under its receipt', async () => {
    const reply = await leave(need({ phone: PHONE }))
    expect(reply.status).toBe(201)
    const left = reply.as(needReceipt)
    expect(left).toEqual({
      receipt: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/),
      reader: '第3网格及上级网格的专职网格员、网格长；无人在岗时为小社区负责人',
      keepUntil: dayIn(90),
    })
    const asked = (await standing(left.receipt)).as(needStanding)
    expect(asked).toMatchObject({ kind: 'need', state: 'sent', answer: null, keepUntil: dayIn(90) })
    const sloppy = ` ${left.receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect((await standing(sloppy)).as(needStanding)).toEqual(asked)
  })

  it('is one need however often it is sent, with the same receipt', async () => {
    const json = need({ pictures: [jpeg().toString('base64')], phone: PHONE })
    const first = await leave(json)
    const again = await leave(json)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.text).toBe(first.text)
    expect((await server.rows('select 1 from need where id = $1', [json.id])).length).toBe(1)
    for (const other of [{ text: '别的' }, { kind: 'mistake' }, { phone: null }, { pictures: [] }])
      expect(refusalOf(await leave({ ...json, ...other }))).toEqual([409, 'id-taken'])
    expect(refusalOf(await leave(json, 'fourth'))).toEqual([409, 'id-taken'])
  })

  it('has a receipt that follows from its id for who holds the key, now or earlier, and for nobody else', () => {
    const [own, other] = [
      createSecrets(TOWN_SECRET),
      createSecrets('another secret key of some length, 2026'),
    ]
    const id = randomUUID()
    expect(own.receiptsOf(id)[0]).toEqual(own.receiptsOf(id)[0])
    expect(own.receiptsOf(id)[0]).not.toEqual(own.receiptsOf(randomUUID())[0])
    expect(own.receiptsOf(id)[0]).not.toEqual(other.receiptsOf(id)[0])
    const after = createSecrets('another secret key of some length, 2026', [TOWN_SECRET])
    expect(after.receiptsOf(id)).toEqual([other.receiptsOf(id)[0], own.receiptsOf(id)[0]])
  })

  it('keeps pictures made anew, and its number only as ciphertext', async () => {
    const withComment = Buffer.concat([
      jpeg().subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 12]),
      Buffer.from('GPSMARKER!'),
      jpeg().subarray(2),
    ])
    const json = need({ phone: PHONE, pictures: [withComment.toString('base64')] })
    expect((await leave(json)).status).toBe(201)
    const [kept] = await server.rows<{ jpeg: Buffer; phone: Buffer }>(
      'select p.jpeg, n.phone from need n join need_picture p on p.need = n.id where n.id = $1',
      [json.id],
    )
    expect(kept!.jpeg.includes('GPSMARKER!')).toBe(false)
    expect(decode(kept!.jpeg)).toMatchObject({ width: 60, height: 40 })
    expect(kept!.phone.includes(PHONE)).toBe(false)
    const picture = `/api/needs/${json.id}/pictures/1`
    const seen = await server.ask('worker', 'GET', picture)
    expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ])
    expect(refusalOf(await server.ask('lead2', 'GET', picture))).toEqual([404, 'unknown-resident-need'])
    expect(refusalOf(await server.ask('worker', 'GET', picture.replace(/1$/, '2')))).toEqual([
      404,
      'unknown-resident-need',
    ])
    expect((await server.send(picture)).status).toBe(401)
  })

  it.each([
    ['an id that is none', { id: 'x' }, 400, 'bad-parameter'],
    ['another kind', { kind: 'wish' }, 400, 'bad-parameter'],
    ['no words', { text: ' ' }, 400, 'bad-parameter'],
    ['too many words', { text: '长'.repeat(1001) }, 400, 'bad-parameter'],
    ['a phone in words', { phone: 'call me' }, 400, 'bad-parameter'],
    ['a phone too short', { phone: '1' }, 400, 'bad-parameter'],
    ['no word on a phone', { phone: undefined }, 400, 'bad-parameter'],
    ['a picture that is no base64', { pictures: ['<script>'] }, 400, 'bad-parameter'],
    ['four pictures', { pictures: [1, 2, 3, 4].map(() => jpeg().toString('base64')) }, 400, 'bad-parameter'],
    [
      'a picture that is no JPEG',
      { pictures: [Buffer.from('GIF89a').toString('base64')] },
      422,
      'bad-picture',
    ],
    ['a field there is none of', { name: '张三' }, 400, 'bad-parameter'],
    ['more than three pictures weigh', { text: 'x'.repeat(6_500_000) }, 413, 'too-large'],
  ])('with %s is refused', async (_, more, status, code) => {
    const reply = await leave(need(more))
    expect(refusalOf(reply)).toEqual([status, code])
    expect(reply.text).not.toContain('call me')
  })

  it('is refused from another site’s page, without JSON, and at a door there is none of', async () => {
    const path = `/api/here/${tokens[UNITS.third]}/needs`
    const headers = { 'x-forwarded-for': anew() }
    const foreign = await server.send(path, {
      json: need(),
      headers: { ...headers, 'sec-fetch-site': 'cross-site' },
    })
    expect(refusalOf(foreign)).toEqual([403, 'cross-site'])
    expect(refusalOf(await server.send(path, { body: 'text', headers }))).toEqual([415, 'wrong-content-type'])
    const nowhere = `/api/here/999902-${'0'.repeat(20)}/needs`
    expect(refusalOf(await server.send(nowhere, { json: need(), headers }))).toEqual([404, 'unknown-door'])
  })
})

describe('those who answer for it', () => {
  it.each([
    ['third', ['worker', 'lead']],
    ['fourth', ['worker', 'lead']],
    ['gap', ['head']],
  ] as const)('at the %s door are %j alone', async (door, readers) => {
    const json = need({ phone: PHONE })
    await leave(json, door)
    for (const account of ['lead', 'lead2', 'worker', 'contact', 'micro', 'head', 'planner', 'admin']) {
      const reads = (readers as readonly string[]).includes(account)
      expect([account, await seenBy(account, json.id)]).toEqual([account, reads])
      const phone = await server.ask(account, 'POST', `/api/needs/${json.id}/phone`, {})
      const state = await server.ask(account, 'POST', `/api/needs/${json.id}/state`, { state: 'received' })
      if (reads) expect([phone.status, state.status]).toEqual([200, 200])
      else
        for (const reply of [phone, state]) expect(refusalOf(reply)).toEqual([404, 'unknown-resident-need'])
    }
    expect((await server.send('/api/needs')).status).toBe(401)
  })

  it('are the head of the community while nobody who can sign in works there', async () => {
    const json = need()
    await leave(json, 'third')
    const posts = "update post set valid_to = valid_to where role in ('lead', 'full-time-worker')"
    expect(await seenBy('head', json.id)).toBe(false)
    await server.rows("update account set disabled_at = now() where username in ('lead', 'worker')")
    expect(await seenBy('head', json.id)).toBe(true)
    await server.rows("update account set disabled_at = null where username in ('lead', 'worker')")
    expect(await seenBy('head', json.id)).toBe(false)
    await server.rows(posts.replace('= valid_to', '= today() - 1'))
    expect([await seenBy('head', json.id), await seenBy('worker', json.id)]).toEqual([true, false])
    await server.rows(posts.replace('= valid_to', '= null'))
    expect([await seenBy('head', json.id), await seenBy('worker', json.id)]).toEqual([false, true])
  })

  it('see the newest first, how many there are and how many wait', async () => {
    await server.rows('delete from need')
    const all = [
      need({ text: '一' }),
      need({ text: '二', phone: PHONE }),
      need({ text: '三', kind: 'mistake' }),
    ]
    for (const each of all) await leave(each)
    await server.rows("update need set sent_at = now() - interval '1 hour' where text = '一'")
    await server.ask('worker', 'POST', `/api/needs/${all[1]!.id}/state`, { state: 'done' })
    const list = await listOf('worker')
    expect([list.total, list.open, list.needs.map(({ text }) => text).at(-1)]).toEqual([3, 2, '一'])
    expect(list.needs.find(({ text }) => text === '二')).toMatchObject({
      address: '小路1号小院1号楼1单元',
      grid: { name: '第3网格' },
      hasPhone: true,
      pictures: 0,
      state: 'done',
    })
    const open = await listOf('worker', '?open=true')
    expect([open.total, open.open, open.needs.length]).toEqual([3, 2, 2])
    expect((await server.ask('worker', 'GET', '/api/needs?open=yes')).status).toBe(400)
    expect(await listOf('admin')).toEqual({ needs: [], total: 0, open: 0 })
  })

  it('look at the number with a line in the audit', async () => {
    const [silent, called] = [need(), need({ phone: ` ${PHONE} ` })]
    for (const each of [silent, called]) await leave(each)
    const phoneOf = (id: string) => server.ask('worker', 'POST', `/api/needs/${id}/phone`, {})
    expect((await phoneOf(called.id)).as(needPhone)).toEqual({ phone: PHONE })
    expect(await auditOf(server, called.id)).toEqual(['need-phone'])
    expect(refusalOf(await phoneOf(silent.id))).toEqual([404, 'need-without-phone'])
    expect(refusalOf(await phoneOf(randomUUID()))).toEqual([404, 'unknown-resident-need'])
    expect(refusalOf(await phoneOf('x'))).toEqual([400, 'bad-parameter'])
  })

  it('move it on and answer it, which its sender reads; a step back and a second time change nothing', async () => {
    const json = need()
    const { receipt } = (await leave(json)).as(needReceipt)
    const move = (state: string, answer?: string) =>
      server.ask('worker', 'POST', `/api/needs/${json.id}/state`, { state, answer })
    for (const state of ['received', 'received', 'done'])
      expect((await move(state)).as(needLine)).toMatchObject({ id: json.id, state, answer: null })
    expect(refusalOf(await move('received'))).toEqual([409, 'need-moved-on'])
    expect((await move('answered', '灯已换好')).as(needLine)).toMatchObject({ answer: '灯已换好' })
    expect((await move('answered', '灯已换好，谢谢')).as(needLine).answer).toBe('灯已换好，谢谢')
    expect(refusalOf(await move('done'))).toEqual([409, 'need-moved-on'])
    expect((await standing(receipt)).as(needStanding)).toMatchObject({
      state: 'answered',
      answer: '灯已换好，谢谢',
    })
    expect(await auditOf(server, json.id)).toEqual(['need-state', 'need-state', 'need-state', 'need-state'])
    for (const bad of [
      { state: 'sent' },
      { state: 'answered' },
      { state: 'answered', answer: ' ' },
      { state: 'done', answer: '好' },
      {},
    ])
      expect((await server.ask('worker', 'POST', `/api/needs/${json.id}/state`, bad)).status).toBe(400)
  })
})

describe('when its time is over', () => {
  it('nobody reads it, deleted or not', async () => {
    const json = need({ pictures: [jpeg().toString('base64')] })
    const { receipt } = (await leave(json)).as(needReceipt)
    await server.rows('update need set keep_until = today() - 1 where id = $1', [json.id])
    expect(await seenBy('worker', json.id)).toBe(false)
    expect(refusalOf(await standing(receipt))).toEqual([404, 'unknown-receipt'])
    expect((await server.ask('worker', 'GET', `/api/needs/${json.id}/pictures/1`)).status).toBe(404)
    await server.ask('admin', 'POST', '/api/retention/run', { confirm: true })
    const left = await server.rows(
      'select id::text from need where id = $1 union all select need::text from need_picture where need = $1',
      [json.id],
    )
    expect(left).toEqual([])
  })
})

describe('a receipt', () => {
  it.each(['0000-0000-0000-0000', 'abcd', '7K3M9QXVT4WA2HPN7K3M', '回执回执回执'])(
    '%s is none',
    async (text) => {
      expect(refusalOf(await standing(text))).toEqual([404, 'unknown-receipt'])
    },
  )

  it('is not found by trying, and who tries keeps nobody from their own', async () => {
    const { receipt } = (await leave(need())).as(needReceipt)
    const ip = anew()
    const tried: number[] = []
    for (let i = 0; i < 33; i++)
      tried.push((await standing(`0000-0000-0000-${String(i).padStart(4, '0')}`, ip)).status)
    expect(tried).toEqual([...Array(30).fill(404), 429, 429, 429])
    expect((await standing(receipt, ip)).status).toBe(200)
    expect((await standing('0000-0000-0000-0000')).status).toBe(404)
    expect((await server.send('/api/needs/receipt', { json: { receipt: 'a' } })).status).toBe(400)
  })
})

it('stands in no line of the log, whatever was refused', async () => {
  await leave(need({ phone: 'x'.repeat(30) + PHONE, text: TEXT }))
  await leave(need({ pictures: [TEXT] }))
  const lines = server.log.join('\n')
  expect(lines.length).toBeGreaterThan(100)
  for (const secret of [TEXT, '楼道', PHONE, '灯已换好']) expect(lines).not.toContain(secret)
  const metrics = (await server.send('/metrics')).text
  expect(metrics).toContain('/api/here/:token/needs')
  for (const secret of [TEXT, PHONE, ...Object.values(tokens)]) expect(metrics).not.toContain(secret)
})

describe('many at once', () => {
  it('10,000 from one address leave look-ups and needs of others as they were', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 32 })
    const path = `/api/here/${tokens[UNITS.third]}/needs`
    const spam = anew()
    const statuses = new Map<number, number>()
    const one = () =>
      new Promise<void>((resolve, reject) => {
        const body = JSON.stringify(need())
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-forwarded-for': spam,
        }
        const request = send(server.url + path, { agent, method: 'POST', headers }, (reply) => {
          statuses.set(reply.statusCode ?? 0, (statuses.get(reply.statusCode ?? 0) ?? 0) + 1)
          reply.resume().once('end', resolve)
        })
        request.once('error', reject).end(body)
      })
    let over = false
    const flood = Promise.all(
      Array.from({ length: 32 }, async (_, i) => {
        for (let n = i; n < 10_000; n += 32) await one()
      }),
    ).finally(() => {
      over = true
      agent.destroy()
    })

    const took: { look: number[]; need: number[] } = { look: [], need: [] }
    while (!over) {
      const began = performance.now()
      const look = await server.send(`/api/here/${tokens[UNITS.third]}`, {
        headers: { 'x-forwarded-for': anew() },
      })
      took.look.push(performance.now() - began)
      const sent = performance.now()
      const left = await leave(need())
      took.need.push(performance.now() - sent)
      expect([look.status, left.status]).toEqual([200, 201])
      await sleep(20)
    }
    await flood
    // Thirty in ten minutes, of which only three at once are read.
    expect(statuses.get(429)).toBe(9_970)
    expect((statuses.get(201) ?? 0) + (statuses.get(503) ?? 0)).toBe(30)
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
    expect(took.look.length).toBeGreaterThan(10)
    // On a busy machine; the flood itself takes seconds.
    expect(median(took.look)).toBeLessThan(500)
    expect(median(took.need)).toBeLessThan(1_000)
  })

  it('only so many bodies are read, few of them from one address, and look-ups go on', async () => {
    const sockets: Socket[] = []
    const { port } = new URL(server.url)
    const slowly = (ip: string): void => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(
        `POST /api/here/${tokens[UNITS.third]}/needs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
          `X-Forwarded-For: ${ip}\r\nContent-Length: 5000\r\n\r\n{"id":`,
      )
      sockets.push(socket)
    }
    const slow = anew()
    const crowded = (own: () => string, asking: () => string) =>
      expect
        .poll(
          async () => {
            slowly(own())
            // Until it holds its place: else what is asked next takes it, and is gone when one looks again.
            await sleep(200)
            return (await leave(need(), 'third', asking())).status
          },
          { timeout: 30_000 },
        )
        .toBe(503)
    await crowded(
      () => slow,
      () => slow,
    )
    expect(refusalOf(await leave(need(), 'third', slow))).toEqual([503, 'needs-crowded'])
    expect((await leave(need())).status).toBe(201)

    await crowded(anew, anew)
    expect((await server.send(`/api/here/${tokens[UNITS.third]}`)).status).toBe(200)
    for (const socket of sockets) socket.destroy()
    await expect.poll(async () => (await leave(need())).status, { timeout: 30_000 }).toBe(201)
  })
})
