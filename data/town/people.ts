import { givenName, mobile, surname } from './names.ts'
import type { Random } from './random.ts'
import type { TownHousehold, TownPerson } from './town.ts'

/** The year ages are counted from. */
export const YEAR = 2026

type Kin = {
  readonly relation: string
  readonly sex: 'female' | 'male'
  readonly age: number
  readonly sameName: boolean
}

/** Who lives in a household: 0 where nobody does, else one to six persons of one to three generations. */
export function membersOf(
  household: { readonly id: string; readonly occupancy: TownHousehold['occupancy'] },
  random: Random,
): TownPerson[] {
  if (household.occupancy === 'empty') return []
  const family = surname(random)
  return kinOf(household.occupancy, random).map(({ relation, sex, age, sameName }) => {
    const id = random.uuid()
    const name = (sameName ? family : surname(random)) + givenName(sex, random)
    const phone = age >= 12 && random.chance(age > 75 ? 0.6 : 0.93) ? mobile(random) : null
    // A child of 12 or 13 may have one, and it is nobody's business.
    return {
      id,
      household: household.id,
      name,
      sex,
      birthYear: YEAR - age,
      phone: age >= 14 ? phone : null,
      relation,
    }
  })
}

function kinOf(occupancy: TownHousehold['occupancy'], random: Random): Kin[] {
  const shape =
    occupancy === 'rented'
      ? random.weighted({ one: 40, couple: 30, child: 20, two: 8, grand: 2 })
      : random.weighted({ one: 12, couple: 26, child: 31, two: 21, grand: 13 })
  const age =
    shape === 'one'
      ? random.int(24, 88)
      : shape === 'couple'
        ? random.int(26, 82)
        : shape === 'grand'
          ? random.int(32, 48)
          : random.int(28, 52)
  const sex = random.chance(0.66) ? 'male' : 'female'
  const head: Kin = { relation: '户主', sex, age, sameName: true }
  if (shape === 'one') return [head]
  const partner: Kin = {
    relation: '配偶',
    sex: sex === 'male' ? 'female' : 'male',
    age: Math.max(22, age + random.int(-5, 4)),
    sameName: false,
  }
  const child = (index: number): Kin => {
    const girl = random.chance(0.49)
    const years = Math.max(0, Math.min(age - 23, 30) - index * random.int(2, 5) - random.int(0, 5))
    return { relation: girl ? '女儿' : '儿子', sex: girl ? 'female' : 'male', age: years, sameName: true }
  }
  if (shape === 'couple') return [head, partner]
  if (shape === 'child') return [head, partner, child(0)]
  if (shape === 'two') return [head, partner, child(0), child(1)]
  const elders: Kin[] = [
    { relation: '母亲', sex: 'female', age: age + random.int(22, 30), sameName: false },
    { relation: '父亲', sex: 'male', age: age + random.int(23, 33), sameName: true },
  ]
  const young = random.chance(0.5) ? [child(0), child(1)] : [child(0)]
  return [head, partner, ...young, ...elders.slice(0, random.int(1, 2))]
}

/** How a home is used; a village has more people away for work. */
export function occupancyOf(rural: boolean, random: Random): TownHousehold['occupancy'] {
  return rural
    ? random.weighted({ living: 76, rented: 2, away: 18, empty: 4 })
    : random.weighted({ living: 86, rented: 8, away: 3, empty: 3 })
}
