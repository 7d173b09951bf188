import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gridCollection } from '#contract/grids.ts'
import { located, locatedMany } from '#contract/locate.ts'
import { doorMatches } from '#contract/lookup.ts'
import { failure } from '#contract/wire.ts'
import { type Position, toDegrees } from '#geometry/position.ts'
import type { Town } from '../../data/town/town.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'

let server: TestServer
let town: Town
const COMMUNITY = '999901001001'
const VILLAGE = '999901001201'

beforeAll(async () => {
  const started = await townServer()
  server = started
  town = started.town
})
afterAll(() => server.close())

const at = (position: Position, more = ''): Promise<Reply> => {
  const [lon, lat] = toDegrees(position)
  return server.send(`/api/locate?lon=${lon}&lat=${lat}${more}`)
}
/** A building in the middle of the list of those where people live. */
function anchorIn(community: string): Position {
  const homes = new Set(town.households.map(({ building }) => building))
  const anchors = town.buildings.filter(
    (building) => building.community === community && homes.has(building.id),
  )
  const building = anchors[Math.floor(anchors.length / 2)]
  if (building === undefined) throw new Error(`nobody lives in ${community}`)
  return building.anchor
}

describe('whose grid is this position in, and whom to call', () => {
  it('a building of the community: three levels with people, and a call', async () => {
    const answer = (await at(anchorIn(COMMUNITY))).as(located)
    expect(answer.answeredBy).toBe('grid')
    expect(answer.jurisdiction).toMatchObject({ code: COMMUNITY, name: '南桥社区' })
    expect(answer.chain.map(({ level }) => level)).toEqual([1, 2, 3])
    for (const { code, staff } of answer.chain) {
      expect(code).toMatch(new RegExp(`^${COMMUNITY}\\d{3}$`))
      expect(staff.length).toBeGreaterThan(0)
    }
    expect(answer.call).toMatchObject({ level: 3, phone: expect.stringMatching(/^[\d-]{7,}$/) })
    expect(answer.call.name).not.toBe('')
  })

  it('the village: one level', async () => {
    const answer = (await at(anchorIn(VILLAGE))).as(located)
    expect(answer.jurisdiction.name).toBe('柳湾村')
    expect(answer.chain.map(({ level }) => level)).toEqual([1])
    expect(answer.call.level).toBe(1)
  })

  it('the inner gap: two levels, and the second answers', async () => {
    const { position, holder } = town.planted.innerGap
    const answer = (await at(position)).as(located)
    expect(answer.chain.map(({ level }) => level)).toEqual([1, 2])
    expect(answer.chain[1]?.name).toBe(town.coverage.grids.find(({ key }) => key === holder)?.name)
    expect(answer.call.level).toBe(2)
  })

  it('the outer gap: no chain, answered by the jurisdiction', async () => {
    const answer = (await at(town.planted.outerGap)).as(located)
    expect(answer).toMatchObject({
      chain: [],
      answeredBy: 'jurisdiction',
      call: { level: 0, why: 'jurisdiction' },
    })
    expect(answer.call.phone).toBe(answer.jurisdiction.contact.phone)
  })

  it('one kilometre outside: 404', async () => {
    const west = Math.min(...town.coverage.communities.flatMap(({ shape }) => shape.flat(2).map(([x]) => x)))
    const [, y] = anchorIn(COMMUNITY)
    const aKilometre = 110_000
    const reply = await at([west - aKilometre, y])
    expect(reply.status).toBe(404)
    expect(reply.as(failure).error.code).toBe('outside-jurisdiction')
  })

  it('every grid without anybody hands the call up', async () => {
    const { features } = (await server.send('/api/grids')).as(gridCollection)
    for (const key of town.planted.unstaffed) {
      const grid = town.coverage.grids.find((candidate) => candidate.key === key)
      const feature = features.find(
        ({ properties }) => properties.name === grid?.name && properties.level === grid.level,
      )
      const [lon, lat] = feature?.properties.label ?? []
      const answer = (await server.send(`/api/locate?lon=${lon}&lat=${lat}`)).as(located)
      expect(answer.chain.at(-1)?.code).toBe(feature?.id)
      expect(answer.chain.at(-1)?.staff).toEqual([])
      expect(answer.call.why).toBe('upper-level')
      expect(answer.call.level).toBeLessThan(grid?.level ?? 0)
    }
  })

  it('speaks English where that is preferred', async () => {
    const [lon, lat] = toDegrees(anchorIn(COMMUNITY))
    const reply = await server.send(`/api/locate?lon=${lon}&lat=${lat}`, {
      headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' },
    })
    const roles = reply.as(located).chain.flatMap(({ staff }) => staff.map(({ role }) => role))
    expect(roles.length).toBeGreaterThan(0)
    for (const role of roles) expect(role).toMatch(/^[A-Za-z' -]+$/)
  })

  it('many at once: the deepest code of each, null where no grid holds it', async () => {
    const positions = [anchorIn(COMMUNITY), anchorIn(VILLAGE), town.planted.outerGap, [0, 0] as const].map(
      toDegrees,
    )
    const { codes } = (await server.send('/api/locate', { json: { positions } })).as(locatedMany)
    expect(codes).toEqual([
      expect.stringMatching(/^999901001001/),
      expect.stringMatching(/^999901001201/),
      null,
      null,
    ])
    const chain = (await at(anchorIn(COMMUNITY))).as(located).chain
    expect(codes[0]).toBe(chain.at(-1)?.code)
  })

  it('ten thousand at once, and not one more', async () => {
    const position = toDegrees(anchorIn(COMMUNITY))
    const full = await server.send('/api/locate', {
      json: { positions: Array.from({ length: 10_000 }, () => position) },
    })
    expect(full.as(locatedMany).codes).toHaveLength(10_000)
    const over = await server.send('/api/locate', {
      json: { positions: Array.from({ length: 10_001 }, () => position) },
    })
    expect([over.status, over.as(failure).error.code]).toEqual([400, 'bad-parameter'])
  })
})

describe('a parameter that is wrong is named, with what was given and what is wanted', () => {
  it.each([
    ['lon=abc&lat=35', 'lon 不是数字：“abc”。请给出 -180 到 180 之间的经度（十进制度）。'],
    ['lat=35', '缺少参数 lon。请给出 -180 到 180 之间的经度（十进制度）。'],
    ['lon=&lat=', '缺少参数 lon。请给出 -180 到 180 之间的经度（十进制度）。'],
    ['lon=%20&lat=35', '缺少参数 lon。请给出 -180 到 180 之间的经度（十进制度）。'],
    ['lon=113&lat=', '缺少参数 lat。请给出 -90 到 90 之间的纬度（十进制度）。'],
    ['lon=200&lat=35', 'lon 超出范围：“200”。请给出 -180 到 180 之间的经度（十进制度）。'],
    ['lon=113&lat=-90.1', 'lat 超出范围：“-90.1”。请给出 -90 到 90 之间的纬度（十进制度）。'],
    ['lon=NaN&lat=35', 'lon 不是数字：“NaN”。请给出 -180 到 180 之间的经度（十进制度）。'],
    ['lon=1&lon=2&lat=35', 'lon 给了 2 次。请给出 -180 到 180 之间的经度（十进制度）。'],
    ['lon=113&lat=35&accuracyM=-1', 'accuracyM 超出范围：“-1”。请给出 0 到 2000 之间的米数。'],
    ['lon=113&lat=35&at=tomorrow', 'at 不符合要求：“tomorrow”。请给出形如 2026-01-31 的日期。'],
    ['lon=113&lat=35&at=2026-02-30', 'at 不符合要求：“2026-02-30”。请给出形如 2026-01-31 的日期。'],
  ])('%s', async (query, message) => {
    const reply = await server.send(`/api/locate?${query}`)
    expect(reply.status).toBe(400)
    expect(reply.as(failure).error).toMatchObject({ code: 'bad-parameter', message })
  })

  it('in English too', async () => {
    const reply = await server.send('/api/locate?lon=abc&lat=35', { headers: { 'accept-language': 'en' } })
    expect(reply.as(failure).error).toEqual({
      code: 'bad-parameter',
      reason: 'not-a-number',
      message: 'lon is not a number: “abc”. Please give a longitude between -180 and 180 in decimal degrees.',
    })
  })

  it.each([
    'lon=Infinity&lat=35',
    'lon=1e400&lat=35',
    'lon=113,5&lat=35',
    "lon=1'%20or%201=1--&lat=35",
    'lon=%00&lat=35',
    `lon=${'9'.repeat(5_000)}&lat=35`,
  ])('%.40s is refused and not repeated at length', async (query) => {
    const reply = await server.send(`/api/locate?${query}`)
    expect(reply.status).toBe(400)
    expect(reply.as(failure).error.message.length).toBeLessThan(140)
  })

  it.each([
    ['broken JSON', '{"positions":[', 400, 'bad-json'],
    ['no positions', '{}', 400, 'bad-parameter'],
    ['positions of text', '{"positions":[["a","b"]]}', 400, 'bad-parameter'],
    ['a position of three', '{"positions":[[1,2,3]]}', 400, 'bad-parameter'],
    ['a position off the earth', '{"positions":[[200,0]]}', 400, 'bad-parameter'],
    ['a huge body', `{"positions":[${'[0,0],'.repeat(400_000)}[0,0]]}`, 413, 'too-large'],
  ])('a body with %s', async (_, body, status, code) => {
    const reply = await server.send('/api/locate', { headers: { 'content-type': 'application/json' }, body })
    expect([reply.status, reply.as(failure).error.code]).toEqual([status, code])
  })

  it('a body that is not JSON', async () => {
    const reply = await server.send('/api/locate', {
      headers: { 'content-type': 'text/plain' },
      body: 'lon=1',
    })
    expect([reply.status, reply.as(failure).error.code]).toEqual([415, 'wrong-content-type'])
  })
})

describe('doors by address', () => {
  it('finds a building of the town with the grids that hold it, and no household', async () => {
    const building = town.buildings.find(({ anchor }) => anchor === anchorIn(COMMUNITY))
    const compound = town.compounds.find(({ id }) => id === building?.compound)
    const q = encodeURIComponent(`${compound?.name}${building?.name}`)
    const reply = await server.send(`/api/lookup?q=${q}`)
    const { matches } = reply.as(doorMatches)
    expect(matches[0]?.address).toContain(compound?.name)
    expect(matches[0]?.chain).toHaveLength(3)
    expect(matches[0]?.building).toBe(building?.id)
    expect(Object.keys(matches[0] ?? {}).sort()).toEqual([
      'address',
      'building',
      'chain',
      'position',
      'score',
      'unit',
    ])
  })

  it.each(['', '?q=', '?q=%20', `?q=${'a'.repeat(61)}`])('refuses “/api/lookup%s”', async (query) => {
    expect((await server.send(`/api/lookup${query}`)).status).toBe(400)
  })

  it('slows down a machine that reads the whole register', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 320 }, async () => (await server.send('/api/lookup?q=a')).status),
    )
    expect(statuses).toContain(200)
    expect(statuses).toContain(429)
    // Asking where one is stays free.
    expect((await at(anchorIn(COMMUNITY))).status).toBe(200)
  })
})
