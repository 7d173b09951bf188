import type { SubjectFile } from '#contract/protection.ts'
import type { Ask } from '../../repositories/request.ts'
import {
  type Subject,
  type SubjectHousehold,
  type SubjectPerson,
  subjectHousehold,
  subjectPeople,
  subjectRest,
} from '../../repositories/subjects.ts'
import type { Secrets } from '../../secrets/secrets.ts'

/** Everything that is held about the household a steward has entered, opened. */
export async function subjectFile(
  ask: Ask,
  secrets: Secrets,
  subject: Subject,
  auditSeq: number,
): Promise<SubjectFile> {
  const held = await subjectHousehold(ask, subject)
  const people = await subjectPeople(ask, subject)
  const { contacts, visits, history, looks } = await subjectRest(ask, subject)
  const { gridCode, gridName, ...household } = held
  return {
    household: {
      ...household,
      grid: gridCode === null || gridName === null ? null : { code: gridCode, name: gridName },
    },
    people: people.map((person) => opened(person, secrets)),
    contacts,
    visits: visits.map(dated),
    history: history.map(dated),
    looks: looks.map(dated),
    confirm: confirmationOf(held),
    auditSeq,
  }
}

/** What has to be typed before a household is erased: its door. */
export function confirmationOf({ compound, building, unit, room }: SubjectHousehold): string {
  return [compound, building, unit, room].join('').replaceAll(/\s/g, '')
}

function opened(
  { phone, phoneKey, ...person }: SubjectPerson,
  secrets: Secrets,
): SubjectFile['people'][number] {
  const number = phone && phoneKey ? secrets.open({ ciphertext: phone, keyId: phoneKey }) : null
  return { ...person, phone: number }
}

function dated<Row extends { readonly at: Date }>(row: Row): Omit<Row, 'at'> & { at: string } {
  return { ...row, at: row.at.toISOString() }
}
