import type { Member } from '#contract/households.ts'
import type { SealedPhone } from '../secrets/secrets.ts'
import type { Ask } from './request.ts'
import { indexedColumns } from './sealed.ts'
import { sql } from './sql.ts'

/** What may be written about a person besides the phone. */
export interface PersonFields {
  readonly name: string
  readonly sex: Member['sex']
  readonly birthYear: number | null
  readonly relation: string
  readonly residence: Member['residence']
  readonly guardian: string | null
}

/** A person as stored, without the number itself. */
export interface StoredPerson extends PersonFields {
  readonly id: string
  readonly household: string
  readonly hasPhone: boolean
}

const queries = {
  member: sql('people/member'),
  update: sql('people/update-member'),
  move: sql('people/move-members'),
  remove: sql('people/remove-member'),
  makeHead: sql('people/make-head'),
  giveGuardians: sql('people/give-guardians'),
  releaseWards: sql('people/release-wards'),
  membersOf: sql('people/members-of'),
}

/** A person in the asker's sight, or null. */
export function findMember(ask: Ask, county: string, id: string): Promise<StoredPerson | null> {
  return ask.oneOrNone<StoredPerson>(queries.member, { county, id })
}

/** Who belongs to a household in sight, the head first. */
export function idsOfMembers(
  ask: Ask,
  county: string,
  household: string,
): Promise<{ id: string; relation: string }[]> {
  return ask.rows(queries.membersOf, { county, household })
}

/** Writes a person anew; an undefined phone stays as it is, null takes it away. */
export function updateMember(
  ask: Ask,
  county: string,
  id: string,
  { name, sex, birthYear, relation, residence, guardian }: PersonFields,
  phone: SealedPhone | null | undefined,
): Promise<void> {
  const values = { county, id, name, sex, birthYear, relation, residence, guardian }
  return ask.none(queries.update, {
    ...values,
    keepPhone: phone === undefined,
    ...indexedColumns(phone ?? null),
  })
}

/** Takes persons to another household. With `stepDown` a head among them is none there; `relation` is given to all. */
export async function moveMembers(
  ask: Ask,
  county: string,
  persons: readonly string[],
  household: string,
  { stepDown, relation = null }: { readonly stepDown: boolean; readonly relation?: string | null },
): Promise<number> {
  const moved = await ask.rows(queries.move, { county, persons, household, stepDown, relation })
  return moved.length
}

/** Deletes a person with their tags. */
export function removeMember(ask: Ask, county: string, id: string): Promise<void> {
  return ask.none(queries.remove, { county, id })
}

/** Makes a member the head; the head before is `其他`. */
export function makeHead(ask: Ask, county: string, household: string, head: string): Promise<void> {
  return ask.none(queries.makeHead, { county, household, head })
}

/** Gives children without a guardian the head of their household; `year` is the town's. */
export function giveGuardians(ask: Ask, county: string, household: string, year: number): Promise<void> {
  return ask.none(queries.giveGuardians, { county, household, year })
}

/** Gives children of other households, whose guardian is a member of this one, the head of their own. */
export function releaseWards(ask: Ask, county: string, household: string, year: number): Promise<void> {
  return ask.none(queries.releaseWards, { county, household, year })
}
