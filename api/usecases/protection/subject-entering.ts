import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Actor, type Ask, txAs } from '../../repositories/request.ts'
import { enterSubject, type Subject, type SubjectWhy } from '../../repositories/subjects.ts'
import type { Secrets } from '../../secrets/secrets.ts'

/** What a steward came for, with the note in clear. */
export interface Why extends Omit<SubjectWhy, 'note'> {
  readonly note: string | undefined
}

/** The eyes of an administrator who answers for one household. Throws `forbidden` for any other account. */
export function stewardOf(account: Account): Actor {
  if (account.capacity !== 'admin') throw new Refusal('forbidden')
  return { kind: 'steward', county: account.county, account: account.id }
}

/**
 * Runs `work` in one transaction that sees one household and no other, after the audit has a line of it, whose number it
 * gets. Throws `unknown-household` for one that does not exist or is out of reach, alike; then nothing is written.
 */
export function asSteward<Result>(
  db: Db,
  secrets: Secrets,
  account: Account,
  household: string,
  { note, ...why }: Why,
  work: (ask: Ask, subject: Subject, auditSeq: number) => Promise<Result>,
): Promise<Result> {
  const subject = { county: account.county, household }
  return txAs(db, stewardOf(account), async (ask) => {
    const kept = note === undefined ? null : { text: note, mac: secrets.mac(note) }
    const auditSeq = await enterSubject(ask, subject, { ...why, note: kept })
    if (auditSeq === null) throw new Refusal('unknown-household')
    return work(ask, subject, auditSeq)
  })
}
