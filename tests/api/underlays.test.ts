import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'node-sqlite3-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { underlays } from '#contract/underlays.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'

const { Database: Sqlite } = createRequire(import.meta.url)('node-sqlite3-wasm') as {
  Database: typeof Database
}
const PNG = Buffer.from('89504e470d0a1a0a00ff', 'hex')

let server: TinyServer
let folder: string
let office: Server
/** What the service in the office was asked, and what it answers. */
const asked: string[] = []
let answer: { readonly status: number; readonly body: Buffer | string } = { status: 200, body: PNG }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridhold-underlays-'))
  office = createServer((request, response) => {
    asked.push(request.url!)
    response
      .writeHead(answer.status, answer.status === 302 ? { location: '/elsewhere' } : {})
      .end(answer.body)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => office.once('listening', resolve))
  const { port } = office.address() as AddressInfo
  writeTiles(join(folder, 'air.mbtiles'), 'png')
  writeTiles(join(folder, 'vector.mbtiles'), 'pbf')
  await writeFile(join(folder, 'broken.mbtiles'), 'no database at all')
  await writeFile(join(folder, 'typo.json'), '{"name":"x","url":"http://127.0.0.1/tile"}')
  const url = `http://127.0.0.1:${port}/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&south={-y}`
  await writeFile(join(folder, 'office.json'), JSON.stringify({ name: '办公网影像', url, maxzoom: 19 }))
  server = await tinyServer({ underlays: folder })
})
afterAll(async () => {
  await server?.close()
  office.close()
  await rm(folder, { recursive: true })
})

/** One tile, 3/4/2, counted from the north. */
function writeTiles(path: string, format: string): void {
  const file = new Sqlite(path)
  file.exec(`create table metadata (name text, value text);
    create table tiles (zoom_level int, tile_column int, tile_row int, tile_data blob);
    insert into metadata values ('name', '航拍 2025'), ('format', '${format}')`)
  file.run('insert into tiles values (3, 4, 5, ?)', [PNG])
  file.close()
}

async function listed(cookie: string) {
  const reply = await server.send('/api/underlays', { cookie })
  expect(reply.status).toBe(200)
  return reply.as(underlays)
}

describe('pictures to draw over', () => {
  test('are those of the folder; files that are none are told with a reason', async () => {
    const list = await listed(await server.as('planner'))
    expect(list.underlays.map(({ name, minzoom, maxzoom }) => [name, minzoom, maxzoom])).toEqual([
      ['航拍 2025', 3, 3],
      ['办公网影像', 0, 19],
    ])
    expect(list.unusable.map(({ file }) => file)).toEqual(['broken.mbtiles', 'typo.json', 'vector.mbtiles'])
    expect(list.unusable[2]!.en).toContain('vector tiles')
  })

  test('come tile by tile, counted from the north as everywhere', async () => {
    const cookie = await server.as('planner')
    const [air] = (await listed(cookie)).underlays
    const tile = await server.send(`/tiles/underlay/${air!.id}/3/4/2`, { cookie })
    expect([tile.status, tile.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await server.send(`/tiles/underlay/${air!.id}/3/4/5`, { cookie })).status).toBe(204)
    expect((await server.send(`/tiles/underlay/${air!.id}/9/0/0`, { cookie })).status).toBe(204)
    expect((await server.send(`/tiles/underlay/${air!.id}/3/9/0`, { cookie })).status).toBe(400)
    expect((await server.send('/tiles/underlay/000000000000/3/4/2', { cookie })).status).toBe(404)
  })

  test('of the office’s service are asked by the server alone, and passed on only where they are pictures', async () => {
    const cookie = await server.as('planner')
    const { id } = (await listed(cookie)).underlays[1]!
    const tile = () => server.send(`/tiles/underlay/${id}/10/800/400`, { cookie })
    answer = { status: 200, body: PNG }
    expect((await tile()).headers.get('content-type')).toBe('image/png')
    expect(asked.at(-1)).toBe('/wmts?TILEMATRIX=10&TILEROW=400&TILECOL=800&south=623')
    answer = { status: 200, body: '<script>alert(1)</script>' }
    expect((await tile()).status).toBe(204)
    answer = { status: 404, body: '' }
    expect((await tile()).status).toBe(204)
    answer = { status: 302, body: '' }
    expect((await tile()).status).toBe(502)
    expect(asked).not.toContain('/elsewhere')
    answer = { status: 200, body: Buffer.alloc(3_000_000, 1) }
    expect((await tile()).status).toBe(502)
  })

  test('are for those who see plans', async () => {
    for (const path of ['/api/underlays', '/tiles/underlay/000000000000/3/4/2']) {
      expect((await server.send(path)).status).toBe(401)
      expect((await server.send(path, { cookie: await server.as('lead') })).status).toBe(403)
    }
  })
})
