import { v7 as uuidv7 } from 'uuid'
import type { CorrectHousehold, CorrectPerson, SubjectFile } from '#contract/protection.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  subjectHousehold,
  subjectPeople,
  writeCorrection,
  writeHousehold,
  writePerson,
} from '../../repositories/subjects.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { checkPerson } from '../households/member-rules.ts'
import { asSteward } from './subject-entering.ts'
import { subjectFile } from './subject-file.ts'

const CORRECTION = { verb: 'subject-correct', reasonCode: 'correction' } as const

/** Mends what is wrong about a dwelling; the history says what it was and what it is. Gives the file as it is now. */
export function correctHousehold(
  db: Db,
  secrets: Secrets,
  account: Account,
  household: string,
  { note, ...fields }: CorrectHousehold,
): Promise<SubjectFile> {
  return asSteward(db, secrets, account, household, { ...CORRECTION, note }, async (ask, subject, seq) => {
    const before = await subjectHousehold(ask, subject)
    await writeHousehold(ask, subject, fields)
    const changes = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, [before[name as keyof typeof fields], value]]),
    )
    await writeCorrection(ask, subject, { id: uuidv7(), account: account.id, other: null, changes })
    return subjectFile(ask, secrets, subject, seq)
  })
}

/**
 * Mends what is wrong about a member; the history names the fields and no value. Gives the file as it is now. Throws
 * `unknown-person` for one who is no member, and what `checkPerson` throws.
 */
export function correctPerson(
  db: Db,
  secrets: Secrets,
  account: Account,
  household: string,
  person: string,
  { note, phone, ...fields }: CorrectPerson,
): Promise<SubjectFile> {
  return asSteward(db, secrets, account, household, { ...CORRECTION, note }, async (ask, subject, seq) => {
    const before = (await subjectPeople(ask, subject)).find(({ id }) => id === person)
    if (before === undefined) throw new Refusal('unknown-person')
    checkPerson({
      birthYear: fields.birthYear === undefined ? before.birthYear : fields.birthYear,
      hasPhone: phone === undefined ? before.phone !== null : phone !== null,
    })
    const sealed = phone == null ? phone : secrets.seal(phone)
    await writePerson(ask, subject, person, { ...fields, phone: sealed })
    // The household's own version, so that somebody with it open notices.
    await writeHousehold(ask, subject, {})
    const named = { ...fields, phone }
    const changes = {
      fields: Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name])),
    }
    await writeCorrection(ask, subject, { id: uuidv7(), account: account.id, other: person, changes })
    return subjectFile(ask, secrets, subject, seq)
  })
}
