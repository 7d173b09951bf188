import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HouseholdList, householdList } from '#contract/households.ts'
import { type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

type Household = HouseholdList['households'][number]

let server: TestServer
let cookie: string
let own: readonly Household[]

beforeAll(async () => {
  server = await townServer()
  cookie = await server.signIn('lead', townPassword('lead'))
  own = await list('bbox=113,34,114,36')
})
afterAll(() => server.close())

async function list(query: string): Promise<readonly Household[]> {
  return (await server.send(`/api/households?${query}`, { cookie })).as(householdList).households
}
const asked = (text: string): Promise<readonly Household[]> => list(`q=${encodeURIComponent(text)}`)

/** A household of the lead with compound, numbered building, unit and room, in this unit once. */
function someone(): { home: Household; building: string; unit: string } {
  for (const home of own) {
    const [building, unit] = [
      /^(\d+)号楼$/.exec(home.buildingName)?.[1],
      /^(\d+)单元$/.exec(home.unit ?? '')?.[1],
    ]
    if (home.compoundName !== null && building !== undefined && unit !== undefined)
      return { home, building, unit }
  }
  throw new Error('the lead has no household in a building with units')
}

describe('households by an address as people write it', () => {
  it.each<[string, (place: string, building: string, unit: string, room: string) => string]>([
    ['3栋2-501', (place, building, unit, room) => `${place}${building}栋${unit}-${room}`],
    ['3-2-501', (place, building, unit, room) => `${place}${building}-${unit}-${room}`],
    ['3# 2单元 501室', (place, building, unit, room) => `${place} ${building}# ${unit}单元 ${room}室`],
    ['3号楼2单元501', (place, building, unit, room) => `${place}${building}号楼${unit}单元${room}`],
  ])('like %s', async (_, write) => {
    const { home, building, unit } = someone()
    const found = await asked(write(home.compoundName ?? '', building, unit, home.room))
    expect(found.map(({ id }) => id)).toContain(home.id)
    for (const { buildingName, unit: name, room } of found) {
      expect([buildingName, name, room]).toEqual([home.buildingName, home.unit, home.room])
    }
  })

  it('are all of a unit where no room is written', async () => {
    const { home, building, unit } = someone()
    const found = await asked(`${home.compoundName}${building}栋${unit}单元`)
    const there = own.filter(({ building: id, unit: name }) => id === home.building && name === home.unit)
    expect(found.map(({ id }) => id).sort()).toEqual(there.map(({ id }) => id).sort())
  })

  it('are all of a building where no unit is written', async () => {
    const { home, building } = someone()
    const found = await asked(`${home.compoundName}${building}栋`)
    const there = own.filter(({ building: id }) => id === home.building)
    expect(found.map(({ id }) => id).sort()).toEqual(there.map(({ id }) => id).sort())
  })

  it('are none where the dwelling is out of sight', async () => {
    const { home, building, unit } = someone()
    const q = encodeURIComponent(`${home.compoundName}${building}栋${unit}-${home.room}`)
    const others = await server.signIn('lead2', townPassword('lead2'))
    const reply = await server.send(`/api/households?q=${q}`, { cookie: others })
    expect(reply.as(householdList).households).toEqual([])
  })

  it('are not guessed at from a place the town does not have', async () => {
    expect(await asked('北岭公馆3栋2-501')).toEqual([])
  })
})
