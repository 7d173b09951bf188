import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board, boardList, type ChartNode } from '#contract/boards.ts'
import { scorecard } from '#contract/coverage.ts'
import { gridCollection, gridDetail } from '#contract/grids.ts'
import { householdList } from '#contract/households.ts'
import { located } from '#contract/locate.ts'
import { failure } from '#contract/wire.ts'
import { toDegrees } from '#geometry/position.ts'
import { runAs } from '../../api/repositories/request.ts'
import type { Town } from '../../data/town/town.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: TestServer
let town: Town
const COMMUNITY = '999901001001'

beforeAll(async () => {
  const started = await townServer()
  server = started
  town = started.town
})
afterAll(() => server.close())

const as = (username: string): Promise<string> => server.signIn(username, townPassword(username))
const codeOf = (reply: Reply): string => reply.as(failure).error.code
const features = async (query: string) =>
  (await server.send(`/api/grids${query}`)).as(gridCollection).features

describe('grids in force', () => {
  it('are all there, by level and by parent', async () => {
    const all = await features('')
    expect(all).toHaveLength(town.coverage.grids.length)
    const levels = await Promise.all([1, 2, 3].map((level) => features(`?level=${level}`)))
    expect(levels.flat()).toHaveLength(all.length)
    const [first] = levels[0] ?? []
    const below = await features(`?parent=${first?.id}`)
    expect(below.length).toBeGreaterThan(0)
    expect(below.every(({ properties }) => properties.level === 2 && properties.parent === first?.id)).toBe(
      true,
    )
    const top = await features(`?parent=${COMMUNITY}`)
    expect(top.map(({ properties }) => properties.level)).toEqual(top.map(() => 1))
    expect(await features('?parent=999901001999')).toEqual([])
  })

  it('by box are those that meet it', async () => {
    const [one] = await features('?level=3')
    const [lon = 0, lat = 0] = one?.properties.label ?? []
    const here = await features(`?bbox=${lon},${lat},${lon},${lat}&level=3`)
    expect(here.map(({ id }) => id)).toContain(one?.id)
    expect(here.length).toBeLessThan(10)
    expect(await features('?bbox=0,0,1,1')).toEqual([])
  })

  it('carry a label that lies in them', async () => {
    for (const { id, properties } of await features(`?parent=${COMMUNITY}`)) {
      const [lon, lat] = properties.label
      const { chain } = (await server.send(`/api/locate?lon=${lon}&lat=${lat}`)).as(located)
      expect(chain[0]?.code).toBe(id)
    }
  })

  it('one by one: people, children and counts that add up', async () => {
    const [first] = await features(`?level=1&parent=${COMMUNITY}`)
    const detail = (await server.send(`/api/grids/${first?.id}`)).as(gridDetail)
    expect(detail.staff.length).toBeGreaterThan(0)
    const children = await Promise.all(
      detail.children.map(async ({ code }) => (await server.send(`/api/grids/${code}`)).as(gridDetail)),
    )
    const below = children.reduce((sum, { counts }) => sum + (counts.households ?? 0), 0)
    expect(detail.counts.households).toBeGreaterThanOrEqual(below)
    const [{ n } = { n: -1 }] = await runAs<{ n: number }>(
      server.database.db,
      { kind: 'system' },
      `select count(*)::int as n from household_grid hg join grid g on hg.path >= g.path and hg.path < g.path + 10000
       join grid_identity i on i.key = g.key where i.code = '${first?.id}'`,
    )
    expect(detail.counts.households).toBe(n)
    expect(detail.counts.buildings).toBeGreaterThan(10)
  })

  it('hide a count under five', async () => {
    const small = await Promise.all(
      (await features('?level=3')).map(async ({ id }) =>
        (await server.send(`/api/grids/${id}`)).as(gridDetail),
      ),
    )
    const counts = small.map(({ counts: { households } }) => households)
    expect(counts.filter((n) => n !== null && n < 5)).toEqual([])
    expect(counts.filter((n) => n === null).length).toBeLessThan(counts.length)
  })

  it.each([
    ['/api/grids?level=4', 400, 'bad-parameter'],
    ['/api/grids?level=abc', 400, 'bad-parameter'],
    ['/api/grids?parent=1', 400, 'bad-parameter'],
    ["/api/grids?parent=' or 1=1", 400, 'bad-parameter'],
    ['/api/grids?bbox=1,2,3', 400, 'bad-parameter'],
    ['/api/grids?bbox=3,2,1,4', 400, 'bad-parameter'],
    ['/api/grids?bbox=NaN,0,1,1', 400, 'bad-parameter'],
    ['/api/grids/999901001001999', 404, 'unknown-grid'],
    ["/api/grids/'%20or%201=1", 404, 'unknown-grid'],
    ['/api/grids/__proto__', 404, 'unknown-grid'],
    ['/api/grids/%E0%A4%A', 400, 'bad-address'],
    ['/api/boards/nowhere', 404, 'unknown-board'],
    ['/api/nothing', 404, 'not-found'],
    ['/api', 404, 'not-found'],
  ])('%s answers %d %s', async (path, status, code) => {
    const reply = await server.send(path)
    expect([reply.status, codeOf(reply)]).toEqual([status, code])
    expect(reply.headers.get('content-type')).toMatch(/^application\/json/)
  })
})

const people = (node: ChartNode): ChartNode['people'] => [...node.people, ...node.children.flatMap(people)]

describe('boards', () => {
  it('are listed, and each shows the grids of its own jurisdiction', async () => {
    const list = (await server.send('/api/boards')).as(boardList)
    expect(list.map(({ slug }) => slug).sort()).toEqual(
      town.boards
        .filter(({ published }) => published)
        .map(({ slug }) => slug)
        .sort(),
    )
    for (const { slug } of list) {
      const shown = (await server.send(`/api/boards/${slug}`)).as(board)
      expect(shown.grids.length).toBeGreaterThan(0)
      expect(shown.grids.every(({ code }) => code.startsWith(shown.jurisdiction.code))).toBe(true)
      expect(shown.chart.length).toBeGreaterThan(0)
      expect(shown.facilities.length).toBeGreaterThan(0)
    }
  })

  it('name those who agreed and nobody else, and hold no resident', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const staffName = new Map(town.staff.map(({ id, name }) => [id, name]))
    const agreed = new Set(
      town.posts
        .filter(({ consentAt }) => consentAt !== null && consentAt <= today)
        .map(({ staff }) => staffName.get(staff)),
    )
    const reply = await server.send('/api/boards/nanqiao')
    const shown = reply.as(board)
    const named = [...shown.grids.flatMap(({ staff }) => staff), ...shown.chart.flatMap(people)]
    const unnamed = named.filter(({ name }) => name === '岗位在编')
    expect(unnamed.length).toBeGreaterThan(0)
    expect(unnamed.every(({ phone }) => phone === undefined)).toBe(true)
    for (const { name } of named) if (name !== '岗位在编') expect(agreed).toContain(name)
    const onDuty = new Set(town.staff.map(({ phone }) => phone))
    const residents = town.persons.filter(({ phone }) => phone !== null && !onDuty.has(phone))
    expect(residents.length).toBeGreaterThan(100)
    expect(residents.filter(({ phone }) => phone !== null && reply.text.includes(phone))).toEqual([])
    expect(shown.grids.filter(({ households }) => households !== null && households < 5)).toEqual([])
  })

  it('answer 304 to a screen that has this one, and anew after a change', async () => {
    const first = await server.send('/api/boards/nanqiao')
    const etag = first.headers.get('etag') ?? ''
    const again = await server.send('/api/boards/nanqiao', { headers: { 'if-none-match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
    const english = await server.send('/api/boards/nanqiao', {
      headers: { 'if-none-match': etag, 'accept-language': 'en' },
    })
    expect(english.status).toBe(200)
    const agreed = town.posts.find(({ scope, consentAt }) => scope.kind === 'grid' && consentAt !== null)
    await server.database.db.none('update post set consent_at = null where id = $1', [agreed?.id])
    await server.refresh()
    const after = await server.send('/api/boards/nanqiao', { headers: { 'if-none-match': etag } })
    await server.database.db.none('update post set consent_at = $2 where id = $1', [
      agreed?.id,
      agreed?.consentAt,
    ])
    await server.refresh()
    expect(after.status).toBe(200)
    expect(after.headers.get('etag')).not.toBe(etag)
  })
})

describe('coverage', () => {
  it.each(['planner', 'admin', 'head'])('shows %s the planted findings', async (username) => {
    const card = (await server.send('/api/coverage', { cookie: await as(username) })).as(scorecard)
    const rules = new Set(card.findings.map(({ rule }) => rule))
    for (const rule of [
      'outer-gap',
      'inner-gap',
      'over-band',
      'under-band',
      'role-missing',
      'unit-cut',
      'contact-load',
      'household-without-contact',
    ] as const) {
      expect(rules, rule).toContain(rule)
    }
    expect(card.findings.find(({ rule }) => rule === 'inner-gap')?.households).toBe(23)
    expect(card.households.held).toBeLessThan(card.households.total)
  })

  it('names nobody', async () => {
    const reply = await server.send('/api/coverage', { cookie: await as('planner') })
    for (const { name } of town.persons.filter((person) => person.name.length > 2).slice(0, 3_000)) {
      expect(reply.text).not.toContain(name)
    }
  })

  it.each([
    ['lead', '', 403, 'forbidden'],
    ['contact', '', 403, 'forbidden'],
    ['head', '?jurisdiction=999901001201', 403, 'forbidden'],
    ['head', '?jurisdiction=999901001', 403, 'forbidden'],
    ['planner', '?jurisdiction=999902001001', 403, 'forbidden'],
    ['planner', '?jurisdiction=999901001999', 404, 'unknown-jurisdiction'],
    ['planner', '?jurisdiction=abc', 400, 'bad-parameter'],
  ])('answers %s%s with %d %s', async (username, query, status, code) => {
    const reply = await server.send(`/api/coverage${query}`, { cookie: await as(username) })
    expect([reply.status, codeOf(reply)]).toEqual([status, code])
  })

  it('of one community is about that community', async () => {
    const card = (
      await server.send('/api/coverage?jurisdiction=999901001201', { cookie: await as('planner') })
    ).as(scorecard)
    expect(card.jurisdiction.name).toBe('柳湾村')
    expect(card.grids.total).toBe(6)
  })
})

describe('the town’s own accounts', () => {
  it('lead and lead2 see each their own grid and no household of the other', async () => {
    const lists = await Promise.all(
      ['lead', 'lead2'].map(async (username) => {
        const reply = await server.send('/api/households?bbox=113,34,114,36', { cookie: await as(username) })
        return reply.as(householdList).households.map(({ id }) => id)
      }),
    )
    const [mine = [], others = []] = lists
    expect(mine.length).toBeGreaterThan(100)
    expect(others.length).toBeGreaterThan(100)
    expect(mine.filter((id) => others.includes(id))).toEqual([])
  })

  it('contact sees the households assigned and a planner the same count as a grid shows', async () => {
    const contact = await server.send('/api/households?bbox=113,34,114,36', { cookie: await as('contact') })
    const { staff } = town.accounts.find(({ username }) => username === 'contact') ?? {}
    const assigned = town.contacts.filter((one) => one.staff === staff).map(({ household }) => household)
    expect(assigned.length).toBeGreaterThanOrEqual(10)
    expect(
      contact
        .as(householdList)
        .households.map(({ id }) => id)
        .sort(),
    ).toEqual(assigned.sort())
    const [grid] = await features(`?level=2&parent=${(await features('?level=1'))[0]?.id}`)
    const counted = await server.send(`/api/households?grid=${grid?.id}`, { cookie: await as('planner') })
    const { counts } = (await server.send(`/api/grids/${grid?.id}`)).as(gridDetail)
    expect(counted.as(householdList)).toEqual({ households: [], truncated: false, count: counts.households })
  })

  it('a planner counts a building as its lead lists it', async () => {
    const lead = await as('lead')
    const [{ building } = { building: '' }] = (
      await server.send('/api/households?bbox=113,34,114,36', { cookie: lead })
    ).as(householdList).households
    const listed = (await server.send(`/api/households?building=${building}`, { cookie: lead })).as(
      householdList,
    )
    const counted = (
      await server.send(`/api/households?building=${building}`, { cookie: await as('planner') })
    ).as(householdList)
    expect(listed.households.length).toBeGreaterThan(1)
    expect(counted.count).toBe(listed.households.length)
  })
})

describe('tiles', () => {
  const tileAt = (zoom: number): string => {
    const [lon, lat] = toDegrees(town.planted.innerGap.position)
    const n = 2 ** zoom
    const radians = (lat * Math.PI) / 180
    const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * n)
    return `${zoom}/${Math.floor(((lon + 180) / 360) * n)}/${y}.mvt`
  }
  it.each(['grids', 'base'])('%s are public', async (set) => {
    const reply = await server.send(`/tiles/${set}/${tileAt(14)}`)
    expect(reply.status).toBe(200)
    expect(reply.text.length).toBeGreaterThan(100)
  })

  it('buildings need a session', async () => {
    const path = `/tiles/buildings/${tileAt(16)}`
    const stranger = await server.send(path)
    expect([stranger.status, codeOf(stranger)]).toEqual([401, 'not-signed-in'])
    expect((await server.send(path, { cookie: await as('lead') })).status).toBe(200)
  })

  it.each([
    '/tiles/grids/99/0/0.mvt',
    '/tiles/grids/1/9/9.mvt',
    '/tiles/grids/a/b/c.mvt',
    '/tiles/nothing/1/0/0.mvt',
    '/tiles/grids/1/0/0.png',
  ])('%s is not there', async (path) => {
    expect((await server.send(path)).status).toBeGreaterThanOrEqual(400)
    expect((await server.send(path)).status).toBeLessThan(500)
  })
})
