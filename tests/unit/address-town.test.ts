import { beforeAll, describe, expect, it } from 'vitest'
import { initialsOf } from '../../api/lookup/address/pinyin.ts'
import { createDoorSearch, type DoorSearch } from '../../api/lookup/doors.ts'
import type { Door } from '../../api/lookup/in-force.ts'
import { generateTown } from '../../data/town/generate.ts'

let doors: readonly Door[]
let search: DoorSearch

beforeAll(() => {
  doors = doorsOfTown()
  search = createDoorSearch(doors)
})

/** The doors of a generated town as the database gives them. */
function doorsOfTown(): Door[] {
  const town = generateTown({ seed: 7, households: 5_000 })
  const communities = new Map(town.jurisdictions.map(({ code, name }) => [code, name]))
  const compounds = new Map(town.compounds.map((compound) => [compound.id, compound]))
  const own = town.buildings.map((building): Door => {
    const compound = compounds.get(building.compound ?? '')
    return {
      id: building.id,
      building: building.id,
      unit: null,
      communityName: communities.get(building.community ?? '') ?? '',
      compoundName: compound?.name ?? null,
      compoundAddress: compound?.address ?? null,
      villagersGroup: building.villagersGroup,
      buildingName: building.name,
      unitName: null,
      position: building.anchor,
    }
  })
  const byBuilding = new Map(own.map((door) => [door.building, door]))
  const units = town.units.map(({ id, building, name, entrance }): Door => {
    return { ...byBuilding.get(building)!, id, unit: id, unitName: name, position: entrance }
  })
  return [...own, ...units]
}

/** The share of doors found first, and among the first five, when written so; null leaves a door out. */
function shares(write: (door: Door) => string | null): { first: number; five: number; asked: number } {
  let [first, five, asked] = [0, 0, 0]
  for (const door of doors) {
    const text = write(door)
    if (text === null) continue
    asked++
    const at = search.search(text, 20).found.findIndex((one) => one.door.id === door.id)
    if (at === 0) first++
    if (at >= 0 && at < 5) five++
  }
  return { first: first / asked, five: five / asked, asked }
}

const behind = ({ buildingName, unitName }: Door): string => buildingName + (unitName ?? '')
const named = (door: Door, write: (name: string) => string): string | null =>
  door.compoundName === null || door.compoundName.length < 4 ? null : write(door.compoundName) + behind(door)

describe('every door of the sample town', () => {
  it.each<[string, (door: Door) => string | null, number, number]>([
    [
      'its whole address',
      (door) =>
        door.compoundName === null
          ? door.communityName + (door.villagersGroup ?? '') + behind(door)
          : (door.compoundAddress ?? '') + door.compoundName + behind(door),
      1,
      1,
    ],
    ['its compound', (door) => named(door, (name) => name), 1, 1],
    [
      'the road and number of its gate',
      (door) =>
        door.compoundAddress !== null && /^\d+号楼/.test(door.buildingName)
          ? door.compoundAddress + behind(door)
          : null,
      1,
      1,
    ],
    ['a compound without its last character', (door) => named(door, (name) => name.slice(0, -1)), 0.98, 1],
    ['a compound with a wrong character', (door) => named(door, (name) => `错${name.slice(1)}`), 0.95, 0.99],
    ['the initials of its compound', (door) => named(door, initialsOf), 0.95, 0.99],
  ])('is found by %s', (what, write, leastFirst, leastFive) => {
    const { first, five, asked } = shares(write)
    console.log(`${what}: first ${first.toFixed(3)}, among five ${five.toFixed(3)} of ${asked}`)
    expect(asked).toBeGreaterThan(200)
    expect(first).toBeGreaterThanOrEqual(leastFirst)
    expect(five).toBeGreaterThanOrEqual(leastFive)
  })
})
