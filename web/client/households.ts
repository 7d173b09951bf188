import {
  type HouseholdDetail,
  type HouseholdList,
  householdDetail,
  householdList,
  type Revealed,
  type RevealRequest,
  revealed,
} from '#contract/households.ts'
import { type Answer, post, request } from './request.ts'

/** Households of one building within sight. */
export function householdsOfBuilding(building: string): Promise<Answer<HouseholdList>> {
  return request(householdList, `/api/households?${new URLSearchParams({ building })}`)
}

/** Households of one grid within sight. */
export function householdsOfGrid(grid: string): Promise<Answer<HouseholdList>> {
  return request(householdList, `/api/households?${new URLSearchParams({ grid })}`)
}

/** The households assigned to the account as contact, or by the doors of its posts. */
export function assignedHouseholds(): Promise<Answer<HouseholdList>> {
  return request(householdList, '/api/households?assigned=true')
}

/** One household with its members, names and phones masked. */
export function household(id: string): Promise<Answer<HouseholdDetail>> {
  return request(householdDetail, `/api/households/${encodeURIComponent(id)}`)
}

/** A member's full name and phone, for a reason that goes into the audit. */
export function reveal(person: string, why: RevealRequest): Promise<Answer<Revealed>> {
  return post(revealed, `/api/persons/${encodeURIComponent(person)}/reveal`, why)
}
