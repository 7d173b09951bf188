import { v7 as uuidv7 } from 'uuid'
import type { SubjectErased } from '#contract/protection.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { eraseEverything, recordErased, subjectHousehold } from '../../repositories/subjects.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { asSteward } from './subject-entering.ts'
import { confirmationOf } from './subject-file.ts'

/**
 * Erases a household with its members and everything about them, for good; the free text of reasons goes too, and the
 * chain of the audit holds all the same. What stays are a line in the audit and a row that says how much went. Throws
 * `wrong-confirmation` where what was typed is not the household's door; then nothing is done.
 */
export function eraseSubject(
  db: Db,
  secrets: Secrets,
  account: Account,
  household: string,
  typed: string,
): Promise<SubjectErased> {
  const why = { verb: 'subject-erase', reasonCode: 'erasure', note: undefined } as const
  return asSteward(db, secrets, account, household, why, async (ask, subject, auditSeq) => {
    const confirm = confirmationOf(await subjectHousehold(ask, subject))
    if (typed.replaceAll(/\s/g, '') !== confirm) throw new Refusal('wrong-confirmation', { confirm })
    const erased = await eraseEverything(ask, subject)
    await recordErased(ask, subject, account, uuidv7(), erased)
    return { erased, auditSeq }
  })
}
