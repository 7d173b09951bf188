import { insertCompounds, insertRoads, insertWaters } from '../../repositories/base-map.ts'
import { insertBoards } from '../../repositories/boards-writing.ts'
import { insertBuildings, insertUnits } from '../../repositories/buildings.ts'
import { insertChart } from '../../repositories/chart.ts'
import type { Db } from '../../repositories/connection.ts'
import { insertJurisdictions } from '../../repositories/jurisdictions.ts'
import {
  insertContacts,
  insertHouseholds,
  insertPersons,
  insertWelfareTags,
  type NewPerson,
} from '../../repositories/people-writing.ts'
import { insertFacilities, insertOrganisations } from '../../repositories/places.ts'
import { insertPosts } from '../../repositories/posts.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { insertStaff, type StaffMember } from '../../repositories/staff.ts'
import type { Secrets } from '../../secrets/secrets.ts'

/** The rows an insert of a repository takes. */
type RowsOf<Insert extends (ask: Ask, county: string, rows: never) => unknown> = Parameters<Insert>[2]

/** Somebody whose phone is not sealed yet. */
type Unsealed<Someone> = Omit<Someone, 'phone'> & { readonly phone: string | null }

/** Everything of a town but its plan and accounts. */
export interface TownRecords {
  readonly county: string
  readonly jurisdictions: RowsOf<typeof insertJurisdictions>
  readonly chart: RowsOf<typeof insertChart>
  readonly waters: RowsOf<typeof insertWaters>
  readonly roads: RowsOf<typeof insertRoads>
  readonly compounds: RowsOf<typeof insertCompounds>
  readonly buildings: RowsOf<typeof insertBuildings>
  readonly units: RowsOf<typeof insertUnits>
  readonly facilities: RowsOf<typeof insertFacilities>
  readonly organisations: RowsOf<typeof insertOrganisations>
  readonly households: RowsOf<typeof insertHouseholds>
  readonly persons: readonly Unsealed<NewPerson>[]
  readonly staff: readonly Unsealed<StaffMember>[]
  readonly posts: RowsOf<typeof insertPosts>
  readonly contacts: RowsOf<typeof insertContacts>
  readonly welfareTags: RowsOf<typeof insertWelfareTags>
  readonly boards: RowsOf<typeof insertBoards>
}

/** What is being written, in this order. */
export type SettleStep = 'places' | 'buildings' | 'households' | 'persons' | 'staff'

/** Writes a town into a county that has none, in one transaction; phones are sealed on the way. */
export function settleTown(
  db: Db,
  secrets: Secrets,
  town: TownRecords,
  onProgress?: (step: SettleStep, written: number) => void,
): Promise<void> {
  const { county } = town
  const sealed = <Someone extends { readonly phone: string | null }>(someone: Someone) => ({
    ...someone,
    phone: someone.phone === null ? null : secrets.seal(someone.phone),
  })
  const told = (step: SettleStep) => (written: number) => onProgress?.(step, written)
  return txAs(db, { kind: 'system' }, async (ask) => {
    await insertJurisdictions(ask, county, town.jurisdictions)
    await insertChart(ask, county, town.chart)
    await insertWaters(ask, county, town.waters)
    await insertRoads(ask, county, town.roads)
    await insertCompounds(ask, county, town.compounds)
    await insertFacilities(ask, county, town.facilities)
    await insertOrganisations(ask, county, town.organisations)
    await insertBoards(ask, county, town.boards)
    told('places')(town.compounds.length)
    await insertBuildings(ask, county, town.buildings, told('buildings'))
    await insertUnits(ask, county, town.units)
    await insertHouseholds(ask, county, town.households, told('households'))
    await insertPersons(ask, county, town.persons.map(sealed), told('persons'))
    await insertStaff(ask, county, town.staff.map(sealed))
    await insertPosts(ask, county, town.posts)
    await insertContacts(ask, county, town.contacts)
    await insertWelfareTags(ask, county, town.welfareTags)
    told('staff')(town.staff.length)
  })
}
