import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aliasList } from '#contract/aliases.ts'
import { doorMatch, doorMatches, nearDoors } from '#contract/lookup.ts'
import { failure } from '#contract/wire.ts'
import { toDegrees } from '../../api/geometry/position.ts'
import type { Town } from '../../data/town/town.ts'
import { type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: TestServer
let town: Town
let admin: string

beforeAll(async () => {
  const { town: made, ...started } = await townServer()
  server = started
  town = made
  admin = await server.signIn('admin', townPassword('admin'))
})
afterAll(() => server.close())

const search = async (q: string) =>
  (await server.send(`/api/lookup?q=${encodeURIComponent(q)}`)).as(doorMatches)

/** A building with two units, whose entrances stand apart. */
function twoUnits() {
  const first = town.units.find(
    ({ building }) => town.units.filter((u) => u.building === building).length === 2,
  )
  if (first === undefined) throw new Error('the town has no building with two units')
  return first
}

describe('doors near a position', () => {
  it('names the unit one stands at first, and how far each is', async () => {
    const unit = twoUnits()
    const [lon, lat] = toDegrees(unit.entrance)
    const reply = await server.send(`/api/doors?lon=${lon}&lat=${lat}&accuracyM=60`)
    const { doors } = reply.as(nearDoors)
    expect(doors[0]).toMatchObject({ unit: unit.id, building: unit.building, distanceM: 0 })
    expect(doors[0]?.chain.length).toBeGreaterThan(0)
    const distances = doors.map(({ distanceM }) => distanceM)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(Math.max(...distances)).toBeLessThanOrEqual(60)
    expect(doors.length).toBeGreaterThan(1)
    expect(doors.length).toBeLessThanOrEqual(6)
  })

  it('looks 30 m around however sure the phone is, and says nothing far from every door', async () => {
    const [lon, lat] = toDegrees(twoUnits().entrance)
    expect(
      (await server.send(`/api/doors?lon=${lon}&lat=${lat}`)).as(nearDoors).doors.length,
    ).toBeGreaterThan(0)
    expect((await server.send('/api/doors?lon=100&lat=30')).as(nearDoors)).toEqual({ doors: [] })
  })

  it.each(['', '?lon=1', '?lon=abc&lat=2', '?lon=1&lat=2&accuracyM=-1', '?lon=1&lat=2&accuracyM=99999'])(
    'refuses “%s” and says what to give',
    async (query) => {
      const reply = await server.send(`/api/doors${query}`)
      expect(reply.status).toBe(400)
      expect(reply.as(failure).error.message).toMatch(/请给出/)
    },
  )
})

describe('the code on a door', () => {
  it('leads to its unit, however it is typed', async () => {
    const unit = twoUnits()
    const { token } = await server.database.db.one<{ token: string }>(
      'select door_token as token from unit where id = $1',
      [unit.id],
    )
    expect(token.slice(0, 7)).toBe(`${town.county}-`)
    for (const typed of [token, token.toUpperCase(), ` ${token} `]) {
      const door = (await server.send(`/api/doors/${encodeURIComponent(typed)}`)).as(doorMatch)
      expect(door).toMatchObject({ unit: unit.id, building: unit.building })
    }
  })

  it('is its own for every door', async () => {
    const { n, different } = await server.database.db.one<{ n: number; different: number }>(
      'select count(*)::int as n, count(distinct door_token)::int as different from unit',
    )
    expect(n).toBe(town.units.length)
    expect(different).toBe(n)
  })

  it.each([
    ['999999-000000000000', 404],
    ['nonsense', 400],
    ["999999-';drop table", 400],
  ])('that does not exist, %s, is said in words', async (token, status) => {
    const reply = await server.send(`/api/doors/${encodeURIComponent(token)}`)
    expect(reply.status).toBe(status)
    expect(reply.as(failure).error.message).toMatch(/门牌码/)
  })
})

describe('other names of a compound', () => {
  const put = (cookie: string, id: string, aliases: unknown) =>
    server.send(`/api/admin/aliases/${id}`, {
      method: 'PUT',
      cookie,
      body: JSON.stringify({ aliases }),
      headers: { 'content-type': 'application/json' },
    })

  it('are understood by the search as soon as they are entered, and forgotten when taken away', async () => {
    const { compounds } = (await server.send('/api/admin/aliases', { cookie: admin })).as(aliasList)
    const compound = compounds.find(({ id }) =>
      town.buildings.some((each) => each.compound === id && /^1号楼$/.test(each.name)),
    )
    if (compound === undefined) throw new Error('no compound has a first building')
    expect((await search('钢厂老家属院1号楼')).matches.map(({ address }) => address)).toEqual([])
    const reply = await put(admin, compound.id, [
      { alias: '钢厂老家属院', kind: 'old-name' },
      { alias: '小蓝楼', kind: 'alias' },
    ])
    expect(reply.as(aliasList).compounds.find(({ id }) => id === compound.id)?.aliases).toHaveLength(2)
    for (const name of ['钢厂老家属院', '小蓝楼']) {
      const { matches, understood, left } = await search(`${name}1号楼`)
      expect(matches[0]?.address).toContain(`${compound.name}1号楼`)
      expect(understood).toContainEqual({ part: 'compound', text: compound.name })
      expect(left).toEqual([])
    }
    await put(admin, compound.id, [])
    expect((await search('钢厂老家属院1号楼')).matches).toEqual([])
  })

  it('are refused without words, for a compound that is not there, and by who is no administrator', async () => {
    const [compound] = (await server.send('/api/admin/aliases', { cookie: admin })).as(aliasList).compounds
    expect((await put(admin, compound!.id, [{ alias: ' ', kind: 'alias' }])).status).toBe(400)
    expect((await put(admin, compound!.id, [{ alias: '好', kind: 'nickname' }])).status).toBe(400)
    const unknown = await put(admin, '00000000-0000-4000-8000-000000000000', [])
    expect(unknown.as(failure).error.code).toBe('unknown-compound')
    for (const name of ['planner', 'lead']) {
      const cookie = await server.signIn(name, townPassword(name))
      expect((await server.send('/api/admin/aliases', { cookie })).status).toBe(403)
      expect((await put(cookie, compound!.id, [])).status).toBe(403)
    }
  })
})
