import { mobile } from './names.ts'
import type { Random } from './random.ts'
import { appoint, type Roll } from './staffing.ts'
import type { TownPerson } from './town.ts'

/** Households of one grid that a contact member may be given, and the chart unit the member works under. */
export interface Neighbourhood {
  readonly households: readonly string[]
  readonly chartUnit: string
}

/** The rule: ten to fifteen households to a contact member. */
const MOST = 15

/** The contact member with too many households, planted, and how many are left without one. */
export const LOADED = 19

export interface Contacts {
  readonly rows: { staff: string; household: string; since: string }[]
  readonly loaded: string | null
  /** A contact member with as many households as the rule says. */
  readonly ordinary: string
}

/**
 * Gives every neighbourhood its contact members, each living among the ten to fifteen households they visit.
 * @param loaded index of the neighbourhood whose first member gets 19 households, or null
 */
export function shareContacts(
  roll: Roll,
  neighbourhoods: readonly Neighbourhood[],
  loaded: number | null,
  membersOf: (household: string) => readonly TownPerson[],
  random: Random,
): Contacts {
  const rows: Contacts['rows'] = []
  let loadedStaff: string | null = null
  neighbourhoods.forEach(({ households, chartUnit }, i) => {
    const rounds =
      i === loaded ? [households.slice(0, LOADED), ...evenly(households.slice(LOADED))] : evenly(households)
    for (const round of rounds) {
      const member = recruit(roll, round, membersOf, random)
      if (round.length === LOADED) loadedStaff = member
      appoint(roll, random, {
        staff: member,
        role: 'contact-member',
        scope: { kind: 'chart', id: chartUnit },
        chartUnit,
      })
      for (const household of round) rows.push({ staff: member, household, since: '2025-03-01' })
    }
  })
  const ordinary = rows.find(({ staff }) => staff !== loadedStaff)
  if (ordinary === undefined) throw new Error('nobody but the loaded contact member has households')
  return { rows, loaded: loadedStaff, ordinary: ordinary.staff }
}

function evenly(households: readonly string[]): string[][] {
  const rounds = Math.ceil(households.length / MOST)
  return Array.from({ length: rounds }, (_, i) =>
    households.slice(
      Math.round((households.length * i) / rounds),
      Math.round((households.length * (i + 1)) / rounds),
    ),
  )
}

/** Somebody grown up who lives in one of the households. */
function recruit(
  roll: Roll,
  households: readonly string[],
  membersOf: (household: string) => readonly TownPerson[],
  random: Random,
): string {
  const grown = households.flatMap(membersOf).filter(({ birthYear }) => birthYear > 1951 && birthYear < 2003)
  const person = random.pick(grown)
  const staff = { id: random.uuid(), name: person.name, phone: person.phone ?? mobile(random) }
  roll.staff.push(staff)
  return staff.id
}
