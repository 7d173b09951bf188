import type { RevealLog } from '#contract/protection.ts'
import type { Sealed } from '../secrets/cipher.ts'
import type { Ask } from './request.ts'
import { sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

/** Somebody's name and sealed number, about to be shown. */
export interface Reachable {
  readonly id: string
  readonly name: string
  readonly phone: Sealed | null
}

/** A person about to be revealed; a member under 14 comes with the guardian through whom they are reached, if any is in sight. */
export interface RevealPerson extends Reachable {
  readonly household: string
  readonly gridKey: string | null
  readonly isChild: boolean
  readonly guardian: Reachable | null
}

/** How often an account revealed in the last 24 hours, and the seconds until the oldest of these no longer counts. */
export interface Recently {
  readonly reveals: number
  readonly seconds: number
}

interface PersonRow {
  readonly id: string
  readonly household: string
  readonly name: string
  readonly phone: Buffer | null
  readonly phoneKey: string | null
  readonly gridKey: string | null
  readonly isChild: boolean
  readonly guardianId: string | null
  readonly guardianName: string | null
  readonly guardianPhone: Buffer | null
  readonly guardianPhoneKey: string | null
}

/** One reveal as the head of a community sees it; `code` and `name` are the grid's. */
export interface RevealRow extends Omit<RevealLog['reveals'][number], 'at' | 'grid'> {
  readonly at: Date
  readonly code: string | null
  readonly name: string | null
}

/** Town days, both included. */
export interface Span {
  readonly from: string
  readonly to: string
}

const person = sql('reveals/person')
const visited = sql('reveals/visited')
const recently = sql('reveals/recently')
const log = sql('reveals/log')
const accounts = sql('reveals/accounts')

/** A person in the asker's sight, or null; only `staff` may ask. */
export async function personToReveal(ask: Ask, county: string, id: string): Promise<RevealPerson | null> {
  const row = await ask.oneOrNone<PersonRow>(person, { county, id })
  if (row === null) return null
  const { guardianId, guardianName, guardianPhone, guardianPhoneKey, phone, phoneKey, ...rest } = row
  return {
    ...rest,
    phone: sealedFrom(phone, phoneKey),
    guardian:
      guardianId === null || guardianName === null
        ? null
        : { id: guardianId, name: guardianName, phone: sealedFrom(guardianPhone, guardianPhoneKey) },
  }
}

/** Whether a visit in the asker's sight was to this household. */
export async function wasVisited(
  ask: Ask,
  county: string,
  visit: string,
  household: string,
): Promise<boolean> {
  return (await ask.one<{ visited: boolean }>(visited, { county, visit, household })).visited
}

/** What the asking account revealed in the last 24 hours, on whatever server; only `staff` may ask. */
export function revealedRecently(ask: Ask): Promise<Recently> {
  return ask.one<Recently>(recently)
}

/** Reveals within the asker's reach, newest first; only `planner` may ask. */
export function listReveals(ask: Ask, county: string, span: Span, limit: number): Promise<RevealRow[]> {
  return ask.rows<RevealRow>(log, { county, ...span, limit })
}

/** Reveals of each account within the asker's reach; only `planner` may ask. */
export function countReveals(ask: Ask, county: string, span: Span): Promise<RevealLog['accounts']> {
  return ask.rows(accounts, { county, ...span })
}
