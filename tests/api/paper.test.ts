import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sheets, sheets } from '../../api/contract/paper.ts'
import { failure } from '../../api/contract/wire.ts'
import { hasTool, ofPdf, printed, qrIn } from '../fixtures/paper-tools.ts'
import { townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: Awaited<ReturnType<typeof townServer>>
const cookies: Record<string, string> = {}
const NANQIAO = '999901001001'

beforeAll(async () => {
  server = await townServer()
  for (const name of ['admin', 'head', 'lead', 'planner'])
    cookies[name] = await server.signIn(name, townPassword(name))
})
afterAll(() => server.close())

async function bytesOf(
  path: string,
  cookie?: string,
): Promise<{ status: number; type: string; body: Buffer }> {
  const reply = await fetch(server.url + path, { headers: cookie === undefined ? {} : { cookie } })
  const body = Buffer.from(await reply.arrayBuffer())
  return { status: reply.status, type: reply.headers.get('content-type') ?? '', body }
}

const order = (who: string, json: unknown) =>
  server.send('/api/admin/sheets', { json, cookie: cookies[who]! })

/** Waits until all pages are done. */
async function done(who: string, { id }: Sheets): Promise<Sheets> {
  for (;;) {
    const state = (await server.send(`/api/admin/sheets/${id}`, { cookie: cookies[who]! })).as(sheets)
    if (state.bytes !== null) return state
    await sleep(50)
  }
}

describe('posters of a board', () => {
  it.skipIf(!hasTool('pdftotext') || !hasTool('pdftoppm'))(
    'are a PDF that says the place and leads to the look-up by its code',
    async () => {
      const { status, type, body } = await bytesOf('/api/boards/nanqiao/poster.pdf?paper=8K')
      expect([status, type]).toEqual([200, 'application/pdf'])
      const text = ofPdf('pdftotext', body)
      expect(text).toContain('南桥社区')
      expect(text).toContain('网格索引')
      expect(qrIn(printed(body, 120))).toBe(`${server.url}/find`)
    },
  )

  it('are an SVG in millimetres in either language, map or chart, and hold no code of a door', async () => {
    const chart = await bytesOf('/api/boards/nanqiao/poster.svg?what=chart&paper=A3&turn=upright&lang=en')
    expect([chart.status, chart.type.split(';')[0]]).toEqual([200, 'image/svg+xml'])
    expect(chart.body.toString()).toContain('width="297mm" height="420mm"')
    expect(chart.body.toString()).toContain('Organisation chart')
    const map = (await bytesOf('/api/boards/liuwan/poster.svg')).body.toString()
    expect(map).toContain('柳湾村')
    for (const file of [chart.body.toString(), map]) {
      expect(file).not.toMatch(/999901-[0-9a-f]{12}/)
      expect(file).not.toContain('/here/')
    }
  })

  it('are refused with the reason for a paper there is not, a board there is not, a page there is not', async () => {
    const refused = async (path: string) => {
      const reply = await server.send(path)
      return [reply.status, reply.as(failure).error.code]
    }
    expect(await refused('/api/boards/nanqiao/poster.pdf?paper=B5')).toEqual([400, 'bad-parameter'])
    expect(await refused('/api/boards/nowhere/poster.pdf')).toEqual([404, 'unknown-board'])
    expect(await refused('/api/boards/liuwan/poster.svg?page=2')).toEqual([404, 'no-such-page'])
  })

  it('leave the look-up free while they wait for each other, and turn away who comes when too many do', async () => {
    const asked = ['A2', 'A3', 'A4', '8K', '4K'].flatMap((paper) =>
      ['upright', 'across'].map((turn) =>
        bytesOf(`/api/boards/liuwan/poster.pdf?paper=${paper}&turn=${turn}`),
      ),
    )
    const located = await server.send('/api/locate?lon=113.505&lat=35.009')
    expect(located.status).toBe(200)
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(6)
    expect(statuses).toContain(503)
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
  })
})

describe('sheets for entrances', () => {
  it('are made for one entrance, and its printed code is that of the door', async () => {
    const { unit, address, token } = await someDoor()
    const reply = await order('admin', { unit })
    expect(reply.status).toBe(202)
    const made = await done('admin', reply.as(sheets))
    expect(made).toMatchObject({ done: 1, total: 1 })
    const file = await bytesOf(`/api/admin/sheets/${made.id}/file`, cookies.admin)
    expect([file.status, file.type, file.body.length]).toEqual([200, 'application/pdf', made.bytes])
    if (!hasTool('pdftotext') || !hasTool('pdftoppm')) return
    expect(ofPdf('pdftotext', file.body)).toContain(address)
    expect(qrIn(printed(file.body, 110))).toBe(`${server.url}/here/${token}`)
  })

  it('are made for all entrances of a grid by the head of its community, with progress, and for nobody else to fetch', async () => {
    const code = await gridWithDoors()
    const reply = await order('head', { grid: code, paper: '8K' })
    expect(reply.status).toBe(202)
    const begun = reply.as(sheets)
    expect(begun.total).toBeGreaterThan(1)
    const early = await server.send(`/api/admin/sheets/${begun.id}/file`, { cookie: cookies.head! })
    expect([200, 409]).toContain(early.status)
    const made = await done('head', begun)
    expect(made.done).toBe(begun.total)
    for (const path of ['', '/file']) {
      const other = await server.send(`/api/admin/sheets/${made.id}${path}`, { cookie: cookies.admin! })
      expect([other.status, other.as(failure).error.code]).toEqual([404, 'unknown-sheets'])
    }
  })

  it('are for administrators and heads within reach alone', async () => {
    expect((await server.send('/api/admin/sheets', { json: { community: NANQIAO } })).status).toBe(401)
    for (const who of ['lead', 'planner'])
      expect((await order(who, { community: NANQIAO })).as(failure).error.code).toBe('forbidden')
    // The village is another community than the head's own.
    const beyond = await order('head', { community: '999901001201' })
    const nowhere = await order('head', { community: '999901001999' })
    expect([beyond.status, nowhere.status]).toEqual([404, 404])
    expect((await order('admin', { community: '999901001201' })).as(failure).error.code).toBe('no-entrances')
    expect((await order('admin', { community: NANQIAO, grid: `${NANQIAO}001` })).status).toBe(400)
  })
})

/** An entrance of the town by what is printed at it. */
async function someDoor(): Promise<{ unit: string; address: string; token: string }> {
  const reply = await server.send('/api/admin/doors?q=南桥花园', { cookie: cookies.admin! })
  const { doors } = JSON.parse(reply.text) as { doors: { unit: string; address: string; token: string }[] }
  return doors[0]!
}

/** Code of a second-level grid with entrances in it. */
async function gridWithDoors(): Promise<string> {
  const { unit } = await someDoor()
  const [lon, lat] = server.town.units.find(({ id }) => id === unit)!.entrance.map((value) => value / 1e7)
  const reply = await server.send(`/api/locate?lon=${lon}&lat=${lat}`)
  return (JSON.parse(reply.text) as { chain: { code: string }[] }).chain[1]!.code
}
