import type { Census } from './census.ts'
import { YEAR } from './people.ts'
import type { Random } from './random.ts'
import type { TownHousehold, TownPerson } from './town.ts'

/** From this age on somebody is reached themselves; younger ones through a parent. */
const GROWN = 14

/**
 * What a census does not ask: two households behind one door here and there, since when they live there, who is registered
 * elsewhere, and through whom children are reached. Nobody is added or lost.
 */
export function withLives(census: Census, random: Random): Census {
  const households = sharing(census.households, random).map((household) => ({
    ...household,
    since: sinceOf(household, random),
  }))
  const occupancy = new Map(households.map((household) => [household.id, household.occupancy]))
  const families = new Map<string, TownPerson[]>()
  for (const person of census.persons) {
    families.set(person.household, [...(families.get(person.household) ?? []), person])
  }
  const persons = [...families].flatMap(([household, family]) =>
    familyLife(family, occupancy.get(household)!, random),
  )
  return { ...census, households, persons }
}

/** About one door in eighty of a block of flats is shared: the neighbours moved in together and let their own flat. */
function sharing(households: readonly TownHousehold[], random: Random): TownHousehold[] {
  const settled: TownHousehold[] = []
  let isShared = false
  for (const household of households) {
    const before = settled.at(-1)
    const isNext =
      before !== undefined &&
      before.building === household.building &&
      before.unit !== null &&
      before.unit === household.unit &&
      before.position === null &&
      household.position === null
    isShared = isNext && !isShared && random.chance(1 / 80)
    settled.push(isShared ? { ...household, floor: before!.floor, room: before!.room } : household)
  }
  return settled
}

/** Known for somewhat less than half of all; tenants came lately. */
function sinceOf({ occupancy }: TownHousehold, random: Random): string | null {
  const year = random.int(occupancy === 'rented' ? 2021 : 1998, YEAR - 1)
  const day = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  return random.chance(0.45) ? day : null
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function familyLife(
  family: readonly TownPerson[],
  occupancy: TownHousehold['occupancy'],
  random: Random,
): TownPerson[] {
  const isMoved = random.chance(occupancy === 'rented' ? 0.75 : occupancy === 'away' ? 0.6 : 0)
  const isMixed = random.chance(0.03)
  const parents = family.filter(({ relation }) => relation === '户主' || relation === '配偶')
  return family.map((person) => {
    const residence = isMoved
      ? occupancy === 'away'
        ? 'lives-elsewhere'
        : 'registered-elsewhere'
      : isMixed && person.relation === '配偶'
        ? 'registered-elsewhere'
        : 'here'
    const isChild = YEAR - person.birthYear < GROWN
    return { ...person, residence, guardian: isChild ? random.pick(parents).id : null }
  })
}
