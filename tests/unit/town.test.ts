import { describe, expect, test } from 'vitest'
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'

const town = generateTown(SAMPLE)
const COMMUNITY = '999901001001'
const VILLAGE = '999901001201'

function ofCommunity(code: string) {
  const buildings = town.buildings.filter(({ community }) => community === code)
  const inside = new Set(buildings.map(({ id }) => id))
  const households = town.households.filter(({ building }) => inside.has(building))
  const ids = new Set(households.map(({ id }) => id))
  return {
    buildings,
    households,
    persons: town.persons.filter(({ household }) => ids.has(household)),
    compounds: town.compounds.filter(({ community }) => community === code),
    grids: town.coverage.grids.filter(({ community }) => community === code),
  }
}

describe('the sample', () => {
  test('has the numbers of a real community', () => {
    const { grids, buildings, households, persons, compounds } = ofCommunity(COMMUNITY)
    expect([1, 2, 3].map((level) => grids.filter((grid) => grid.level === level).length)).toEqual([
      8, 18, 155,
    ])
    expect(households).toHaveLength(4_600)
    expect(Math.abs(persons.length - 12_900)).toBeLessThan(130)
    expect(Math.abs(buildings.length - 700)).toBeLessThan(40)
    expect(compounds).toHaveLength(40)
    expect(grids.filter(({ kind }) => kind === 'dedicated')).toHaveLength(2)
  })

  test('has the home that texts name, 南桥花园3号楼2单元501', () => {
    const compound = town.compounds.find(({ name }) => name === '南桥花园')
    const building = town.buildings.find(({ compound: of, name }) => of === compound?.id && name === '3号楼')
    const unit = town.units.find(({ building: of, name }) => of === building?.id && name === '2单元')
    expect(unit && town.households.filter((one) => one.unit === unit.id && one.room === '501')).not.toEqual(
      [],
    )
    expect(town.compounds.filter(({ name }) => name === '南桥花园')).toHaveLength(1)
  })

  test('has a village of six groups on one level', () => {
    const { grids, buildings, compounds } = ofCommunity(VILLAGE)
    expect(grids.map(({ name }) => name).sort()).toEqual(
      ['一组', '二组', '三组', '四组', '五组', '六组'].sort(),
    )
    expect(new Set(grids.map(({ level }) => level))).toEqual(new Set([1]))
    expect(new Set(buildings.map(({ villagersGroup }) => villagersGroup)).size).toBe(6)
    expect(compounds.filter(({ kind }) => kind === 'farmland').length).toBeGreaterThan(10)
    expect(town.coverage.exemptions.map(({ reason }) => reason).sort()).toEqual([
      'farmland',
      'water',
      'water',
    ])
  })

  test('has bridges: roads that cross the river', () => {
    const banks = town.coverage.exemptions.find(
      ({ community, reason }) => community === COMMUNITY && reason === 'water',
    )!
    const onBank = new Set(banks.shape.flat(2).map(String))
    const crossing = town.roads.filter(
      ({ line }) => line.filter((position) => onBank.has(String(position))).length >= 2,
    )
    expect(crossing.map(({ name }) => name)).toContain('建设路')
  })

  test('names every door: a compound with its gate, or a shop by its road', () => {
    const compounds = new Map(town.compounds.map((compound) => [compound.id, compound]))
    const roads = new Set(town.roads.map(({ name }) => name))
    for (const { compound, name, villagersGroup, use } of town.buildings) {
      expect(name).not.toBe('')
      if (villagersGroup !== null) expect(name).toMatch(/^\d+号$/)
      else if (compound === null) expect(use).toBe('shop')
      else {
        const { address, name: called } = compounds.get(compound)!
        expect(called).not.toBeNull()
        expect(roads.has(address!.replace(/\d+号$/, ''))).toBe(true)
      }
    }
    const addresses = town.compounds.flatMap(({ address }) => (address === null ? [] : [address]))
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('never gives the same name to two buildings of one compound', () => {
    const doors = town.buildings.map(
      ({ compound, villagersGroup, name }) => `${compound}/${villagersGroup}/${name}`,
    )
    expect(new Set(doors).size).toBe(doors.length)
  })

  test('has two households behind one door here and there, and never three', () => {
    const doors = new Map<string, number>()
    for (const { building, unit, room } of town.households) {
      const door = `${building}/${unit}/${room}`
      doors.set(door, (doors.get(door) ?? 0) + 1)
    }
    const counts = [...doors.values()]
    expect(Math.max(...counts)).toBe(2)
    expect(counts.filter((count) => count === 2).length).toBeGreaterThan(10)
  })

  test('has an id for everything once', () => {
    const lists = [
      town.buildings,
      town.units,
      town.households,
      town.persons,
      town.staff,
      town.posts,
      town.chart,
    ]
    const ids = [...lists.flat(), ...town.facilities, ...town.organisations, ...town.welfareTags].map(
      ({ id }) => id,
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
