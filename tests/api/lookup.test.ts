import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DoorMatches, doorMatches } from '#contract/lookup.ts'
import { type TestServer, townServer } from '../fixtures/server.ts'

let server: TestServer
let compound: string
let building: string
let unit: string

beforeAll(async () => {
  const { town, ...started } = await townServer()
  server = started
  const buildings = new Map(town.buildings.map((one) => [one.id, one]))
  const compounds = new Map(town.compounds.map((one) => [one.id, one]))
  for (const one of town.units) {
    const inside = buildings.get(one.building)
    const name = compounds.get(inside?.compound ?? '')?.name
    if (
      name == null ||
      name.length < 4 ||
      !/^\d+号楼$/.test(inside?.name ?? '') ||
      !/^\d+单元$/.test(one.name)
    )
      continue
    ;[compound, building, unit] = [name, inside?.name ?? '', one.name]
    return
  }
  throw new Error('the town has no numbered unit of a compound')
})
afterAll(() => server.close())

async function lookup(q: string): Promise<DoorMatches> {
  return (await server.send(`/api/lookup?q=${encodeURIComponent(q)}`)).as(doorMatches)
}
const number = (name: string): string => name.replace(/\D+/g, '')

describe('GET /api/lookup', () => {
  it.each<[string, () => string]>([
    ['3栋2-501', () => `${compound}${number(building)}栋${number(unit)}-501`],
    ['3#2-501', () => `${compound}${number(building)}#${number(unit)}-501`],
    ['3-2-501', () => `${compound} ${number(building)}-${number(unit)}-501`],
    ['a wrong character', () => `错${compound.slice(1)}${building}${unit}501`],
  ])('finds a door written with %s and says what it understood', async (_, write) => {
    const { matches, understood, left } = await lookup(write())
    expect(matches[0]?.address).toContain(`${compound}${building}${unit}`)
    expect(matches[0]?.chain.length).toBeGreaterThan(0)
    expect(understood).toEqual([
      { part: 'compound', text: compound },
      { part: 'building', text: building },
      { part: 'unit', text: unit },
      { part: 'room', text: '501' },
    ])
    expect(left).toEqual([])
  })

  it('says what it could not place', async () => {
    const { matches, understood, left } = await lookup('北岭公馆3号楼（邮局附近）')
    expect(matches).toEqual([])
    expect(understood).toEqual([{ part: 'building', text: '3号楼' }])
    expect(left).toEqual(['邮局附近', '北岭公馆'])
  })

  it('gives neither a name nor a number of a person back', async () => {
    const reply = await server.send(`/api/lookup?q=${encodeURIComponent(`张三 13812345678 ${compound}`)}`)
    expect(reply.as(doorMatches).matches.length).toBeGreaterThan(0)
    expect(reply.text).not.toMatch(/张三|13812345678/)
  })
})
