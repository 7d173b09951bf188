import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ogcCollections, ogcException, ogcFeature, ogcItems, ogcLanding } from '#contract/ogc.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import type { Town } from '../../data/town/town.ts'
import { serverOn, type TestServer, townServer } from '../fixtures/server.ts'
import { TOWN_SECRET, townPassword } from '../fixtures/town-database.ts'

let server: TestServer
let published: TestServer
let town: Town

beforeAll(async () => {
  const started = await townServer()
  server = started
  town = started.town
  published = await serverOn(server.database, createSecrets(TOWN_SECRET), {
    publicUrl: 'https://grid.example',
  })
})
afterAll(async () => {
  await published.stop()
  await server.close()
})

const BUILDINGS = '/ogc/collections/buildings/items'
const as = (username: string): Promise<string> => server.signIn(username, townPassword(username))
const buildingsFor = async (username: string, query = '') =>
  (await server.send(`${BUILDINGS}?limit=10000${query}`, { cookie: await as(username) })).as(ogcItems)

describe('a page of another site', () => {
  const openTo = async (path: string, sending = {}) =>
    (await server.send(path, sending)).headers.get('access-control-allow-origin')

  it('may read what is public, its refusals too', async () => {
    const paths = ['', '/collections', '/collections/grids-1/items', '/collections/none']
    for (const path of paths) expect([path, await openTo(`/ogc${path}`)]).toEqual([path, '*'])
    expect(await openTo('/ogc/collections/grids-1/tiles/WebMercatorQuad/0/0/0')).toBe('*')
  })

  it('may not read what an account alone may', async () => {
    expect(await openTo(BUILDINGS, { cookie: await as('planner') })).toBeNull()
  })
})

describe('buildings with counts', () => {
  it('want a session, in the list and one by one; that there is such a collection is no secret', async () => {
    const list = await server.send(BUILDINGS)
    expect([list.status, list.as(ogcException).code]).toEqual([401, 'not-signed-in'])
    expect((await server.send(`${BUILDINGS}/${town.buildings[0]?.id}`)).status).toBe(401)
    const { collections } = (await server.send('/ogc/collections')).as(ogcCollections)
    expect(collections.find(({ id }) => id === 'buildings')?.extent).toBeUndefined()
  })

  it('count for a planner what the town has, and nothing under five', async () => {
    const { features, numberMatched } = await buildingsFor('planner')
    expect(numberMatched).toBe(town.buildings.length)
    const rows = await server.database.db.any<{ building: string; n: number }>(
      'select h.building, count(*)::int as n from household h join household_grid g on g.household = h.id group by 1',
    )
    const counts = new Map(rows.map(({ building, n }) => [building, n]))
    for (const { id, properties } of features) {
      const n = counts.get(String(id)) ?? 0
      expect([id, properties.households]).toEqual([id, n < 5 ? null : n])
    }
    expect(features.filter(({ properties }) => properties.households === null).length).toBeGreaterThan(10)
  })

  it('count for a worker what the worker sees and no more', async () => {
    const [planner, lead, lead2] = await Promise.all(
      ['planner', 'lead', 'lead2'].map((name) => buildingsFor(name)),
    )
    const counted = (of: typeof lead) =>
      new Map(of!.features.map(({ id, properties }) => [id, Number(properties.households ?? 0)]))
    const [all, mine, others] = [counted(planner), counted(lead), counted(lead2)]
    const seen = [...mine].filter(([, n]) => n > 0)
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.filter(([id, n]) => n > (all.get(id) ?? 0))).toEqual([])
    expect(seen.filter(([id]) => (others.get(id) ?? 0) === all.get(id))).toEqual([])
    expect([...mine.values()].reduce((a, b) => a + b)).toBeLessThan([...all.values()].reduce((a, b) => a + b))
  })

  it('end where the reach of an account does', async () => {
    const { features } = await buildingsFor('head')
    expect(features.length).toBeGreaterThan(10)
    expect(features.length).toBeLessThan(town.buildings.length)
    const elsewhere = town.buildings.find(({ id }) => !features.some((feature) => feature.id === id))
    const reply = await server.send(`${BUILDINGS}/${elsewhere?.id}`, { cookie: await as('head') })
    expect([reply.status, reply.as(ogcException).code]).toEqual([404, 'unknown-feature'])
  })

  it('are filtered by the counts that are told, so that asking does not tell the others', async () => {
    const { features } = await buildingsFor('planner')
    const known = features.filter(({ properties }) => properties.households !== null)
    const filter = (text: string) => buildingsFor('planner', `&filter=${encodeURIComponent(text)}`)
    expect((await filter('households < 5')).numberMatched).toBe(0)
    expect((await filter('NOT households >= 5')).numberMatched).toBe(0)
    expect((await filter('households >= 5')).numberMatched).toBe(known.length)
    expect((await filter('households IS NULL')).numberMatched).toBe(features.length - known.length)
    expect((await buildingsFor('planner', '&households=3')).numberMatched).toBe(0)
  })

  it('are kept nowhere, and their length is not that of their content packed', async () => {
    const reply = await server.send(BUILDINGS, {
      cookie: await as('planner'),
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(reply.headers.get('cache-control')).toBe('no-store, no-transform')
    expect([reply.headers.get('etag'), reply.headers.get('content-encoding')]).toEqual([null, null])
    const open = await server.send('/ogc/collections/grids-3/items', {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(open.headers.get('content-encoding')).toBe('gzip')
    const page = await server.send(`${BUILDINGS}?f=html`, { cookie: await as('planner') })
    expect(page.headers.get('cache-control')).toBe('no-store, no-transform')
  })
})

describe('collections', () => {
  it('hold no household and nobody’s name', async () => {
    const { collections } = (await server.send('/ogc/collections')).as(ogcCollections)
    expect(collections.filter(({ id }) => /household|person|resident/.test(id))).toEqual([])
    const people = new Set([...town.persons, ...town.staff].map(({ name }) => name))
    for (const id of ['jurisdictions', 'grids-1', 'grids-2', 'grids-3', 'facilities']) {
      const { text } = await server.send(`/ogc/collections/${id}/items?limit=10000`)
      const told = [...text.matchAll(/"([^"]*)"/g)].map(([, said = '']) => said)
      expect(told.length).toBeGreaterThan(20)
      expect(told.filter((said) => people.has(said))).toEqual([])
    }
  })

  it('give grids the counts that are public, and communities the ground of their grids', async () => {
    const { features } = (await server.send('/ogc/collections/grids-3/items?limit=10000')).as(ogcItems)
    const [one] = features
    const detail = JSON.parse((await server.send(`/api/grids/${one?.id}`)).text)
    expect(one?.properties).toMatchObject({
      households: detail.counts.households,
      buildings: detail.counts.buildings,
      name: detail.properties.name,
      parent: detail.properties.parent,
    })
    expect(
      features.filter(
        ({ properties }) => properties.households !== null && Number(properties.households) < 5,
      ),
    ).toEqual([])
    const places = (await server.send('/ogc/collections/jurisdictions/items')).as(ogcItems)
    expect(places.features.map(({ properties }) => properties.kind).sort()).toEqual([
      'community',
      'street',
      'village',
    ])
    const village = places.features.find(({ properties }) => properties.kind === 'village')
    const inside = { op: 's_within', args: [{ property: 'geometry' }, village?.geometry] }
    const filter = new URLSearchParams({
      filter: JSON.stringify(inside),
      'filter-lang': 'cql2-json',
      limit: '999',
    })
    const there = (await server.send(`/ogc/collections/grids-1/items?${filter}`)).as(ogcItems)
    const firsts = (await server.send('/ogc/collections/grids-1/items?limit=999')).as(ogcItems)
    expect(there.features.map(({ id }) => id)).toEqual(
      firsts.features.filter(({ properties }) => properties.jurisdiction === village?.id).map(({ id }) => id),
    )
    expect(there.features.length).toBeGreaterThan(1)
  })
})

describe('links and pages', () => {
  it('lead to the public address, and where a stranger’s Host is no host, to no other', async () => {
    const { links } = (await published.send('/ogc')).as(ogcLanding)
    expect(links.filter(({ href }) => !href.startsWith('https://grid.example/ogc'))).toEqual([])
    const items = (await published.send('/ogc/collections/grids-3/items?limit=2')).as(ogcItems)
    expect(items.links.filter(({ href }) => !href.startsWith('https://grid.example/ogc'))).toEqual([])
    expect((await published.send('/ogc/api')).text).toContain(
      '"servers":[{"url":"https://grid.example/ogc"}]',
    )
    expect((await published.send('/ogc?f=html')).text).toContain('href="https://grid.example/ogc/style.css"')
  })

  it('write what somebody called a place as text', async () => {
    const evil = `<script>alert(1)</script>"'&`
    const [facility] = town.facilities
    await server.database.db.none('update facility set name = $1 where id = $2', [evil, facility?.id])
    await server.refresh()
    const path = `/ogc/collections/facilities/items/${facility?.id}`
    expect((await server.send(path)).as(ogcFeature).properties.name).toBe(evil)
    for (const page of [path, '/ogc/collections/facilities/items']) {
      const { text } = await server.send(`${page}?f=html`)
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
      expect(text).not.toContain('<script')
    }
    const echoed = await server.send(
      `/ogc/collections/facilities/items?name=${encodeURIComponent(evil)}&f=html`,
    )
    expect(echoed.text).not.toContain('<script')
    await server.database.db.none('update facility set name = $1 where id = $2', [
      facility?.name,
      facility?.id,
    ])
    await server.refresh()
  })

  it('come in English where that is preferred', async () => {
    const english = await server.send('/ogc/collections/grids-3', { headers: { 'accept-language': 'en' } })
    expect(JSON.parse(english.text).title).toBe('Third-level grids')
    const refused = await server.send('/ogc/collections/nothing', { headers: { 'accept-language': 'en' } })
    expect(refused.as(ogcException).description).toMatch(/^There is no such collection/)
  })

  it('end where another plan took effect between two pages', async () => {
    const items = '/ogc/collections/grids-3/items'
    const { links } = (await server.send(`${items}?limit=2`)).as(ogcItems)
    const next = new URL(links.find(({ rel }) => rel === 'next')!.href)
    const other = next.search.replace(/after=[0-9a-f]{12}/, 'after=000000000000')
    const reply = await server.send(items + other)
    expect([reply.status, reply.as(ogcException).code]).toEqual([400, 'page-gone'])
    expect((await server.send(`${items}?after=x`)).status).toBe(400)
  })
})

describe('what is asked without sense', () => {
  it('is answered quickly, and the server goes on', async () => {
    const items = '/ogc/collections/grids-3/items?filter='
    const far = Array.from({ length: 120 }, (_, i) => `${113 + Math.sin(i) / 9} ${35 + Math.cos(i) / 9}`)
    const filters = [
      '('.repeat(5_000),
      'NOT '.repeat(1_500),
      `name LIKE '${'%_'.repeat(900)}'`,
      Array.from({ length: 300 }, (_, i) => `households = ${i}`).join(' OR '),
      Array.from({ length: 8 }, () => `S_CROSSES(geometry, LINESTRING(${far.slice(0, 8).join()}))`).join(
        ' AND ',
      ),
      `S_TOUCHES(geometry, LINESTRING(${far.join()}))`,
      Array.from({ length: 9 }, () => 'S_WITHIN(geometry, POINT(1 1))').join(' OR '),
    ]
    for (const filter of filters) {
      const began = performance.now()
      const reply = await server.send(items + encodeURIComponent(filter))
      expect([200, 400]).toContain(reply.status)
      expect([filter.slice(0, 40), performance.now() - began < 3_000]).toEqual([filter.slice(0, 40), true])
    }
    expect((await server.send('/healthz')).status).toBe(200)
    expect(server.log.filter((line) => line.includes('"level":50'))).toEqual([])
  })

  it.each([
    '/ogc/',
    '/ogc/collections/../../etc/passwd',
    '/ogc/collections/__proto__/items',
    '/ogc/collections/grids-3/items/__proto__',
    '/ogc/collections/grids-3/items/%E0%A4%A',
    '/ogc/collections/grids-3/items?__proto__=1',
    '/ogc/collections/grids-3/items?constructor=1',
    '/ogc/collections/grids-3/items?filter=constructor%20%3D%201',
    '/ogc/tileMatrixSets/constructor',
    '/ogc/nothing/here',
  ])('%s is no surprise', async (path) => {
    const reply = await server.send(path)
    if (path !== '/ogc/') expect([400, 404]).toContain(reply.status)
    if (path.startsWith('/ogc/c') && !path.includes('..'))
      expect(reply.as(ogcException).code.length).toBeGreaterThan(3)
  })

  it('is not asked without end: spatial filters of one address are limited, boxes and all else are not', async () => {
    const items = '/ogc/collections/grids-1/items?limit=1'
    const filter = encodeURIComponent('S_INTERSECTS(geometry, POINT(1 1))')
    const replies = await Promise.all(
      Array.from({ length: 120 }, () => server.send(`${items}&filter=${filter}`)),
    )
    const refused = replies.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.as(ogcException).code).toBe('too-many-requests')
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await server.send(`${items}&bbox=113,34,114,36`)).status).toBe(200)
  })
})
