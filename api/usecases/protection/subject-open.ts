import type { OpenSubject, SubjectDoors, SubjectFile, SubjectsQuery } from '#contract/protection.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'
import { doorsOf, type FoundDoor, findDoors } from '../../repositories/subjects.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { asSteward, stewardOf } from './subject-entering.ts'
import { subjectFile } from './subject-file.ts'

/** Doors found by words at most. */
const MOST_DOORS = 200

/** The doors and rooms of a building, for an administrator to find the household a resident stands for. */
export async function listSubjects(
  db: Db,
  account: Account,
  { building, unit }: SubjectsQuery,
): Promise<SubjectDoors> {
  return { doors: await doorsOf(askAs(db, stewardOf(account)), account.county, building, unit) }
}

/** Doors within an administrator's reach whose address holds every word of a text. */
export function findSubjects(db: Db, account: Account, text: string): Promise<FoundDoor[]> {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return findDoors(askAs(db, stewardOf(account)), account.county, words, MOST_DOORS)
}

/** Everything that is held about a household, and who looked; the audit has a line of it first. */
export function openSubject(
  db: Db,
  secrets: Secrets,
  account: Account,
  household: string,
  { reason, note }: OpenSubject,
): Promise<SubjectFile> {
  const why = { verb: 'subject-access', reasonCode: reason, note } as const
  return asSteward(db, secrets, account, household, why, (ask, subject, seq) =>
    subjectFile(ask, secrets, subject, seq),
  )
}
