import type { Colleagues, NewTag, TagKinds } from '#contract/household-changes.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** A service need in the asker's sight. */
export interface StoredTag {
  readonly id: string
  readonly person: string
  readonly household: string
  readonly since: string
  readonly until: string
}

const queries = {
  kinds: sql('people/tag-kinds'),
  tag: sql('people/tag'),
  record: sql('people/record-tag'),
  end: sql('people/end-tag'),
  colleagues: sql('people/colleagues'),
  isColleague: sql('people/is-colleague'),
  contacts: sql('households/contacts'),
  assign: sql('households/assign-contact'),
  withdraw: sql('households/withdraw-contacts'),
}

/** Every kind of service need. */
export function tagKindsOf(ask: Ask): Promise<TagKinds['kinds']> {
  return ask.rows(queries.kinds)
}

/** A service need in the asker's sight, or null. */
export function findTag(ask: Ask, county: string, id: string): Promise<StoredTag | null> {
  return ask.oneOrNone<StoredTag>(queries.tag, { county, id })
}

/** Records what somebody needs; the asker's staff member is who recorded it. */
export function recordTag(ask: Ask, county: string, person: string, tag: NewTag): Promise<void> {
  return ask.none(queries.record, { county, person, ...tag })
}

/** From a day on the need holds no more. Fails with 42501 where the person is not on the caller's ground. */
export async function endTagOn(ask: Ask, id: string, on: string): Promise<void> {
  await ask.rows(queries.end, { id, on })
}

/** Staff at work today on the asker's ground. */
export function colleaguesOf(ask: Ask, county: string): Promise<Colleagues['colleagues']> {
  return ask.rows(queries.colleagues, { county })
}

/** Whether somebody is among them. */
export async function isColleague(ask: Ask, county: string, staff: string): Promise<boolean> {
  return (await ask.one<{ yes: boolean }>(queries.isColleague, { county, staff })).yes
}

/** Ids of who keeps in touch with a household, as far as the asker may see. */
export async function contactsOf(ask: Ask, county: string, household: string): Promise<string[]> {
  return (await ask.rows<{ staff: string }>(queries.contacts, { county, household })).map(
    ({ staff }) => staff,
  )
}

/** Takes every contact member from a household save one, who is assigned from today where they were not. */
export async function setContact(
  ask: Ask,
  county: string,
  household: string,
  staff: string | null,
): Promise<void> {
  await ask.none(queries.withdraw, { county, household, except: staff })
  if (staff !== null) await ask.none(queries.assign, { county, household, staff })
}
