import type { Revealed, RevealRequest } from '#contract/households.ts'
import { Refusal } from '../errors.ts'
import type { Account } from '../repositories/accounts.ts'
import { appendAudit } from '../repositories/audit.ts'
import type { Db } from '../repositories/connection.ts'
import { findPerson } from '../repositories/households.ts'
import { txAs } from '../repositories/request.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { actorOf } from './sight.ts'

/**
 * A member's full name and phone, for a reason. The audit is written first and in the same transaction: nothing is
 * shown that is not recorded. Throws `unknown-person` for one that does not exist or is out of sight, alike.
 */
export async function revealPerson(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  { reason, note }: RevealRequest,
): Promise<Revealed> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-person')
  return txAs(db, actor, async (ask) => {
    const person = await findPerson(ask, account.county, id)
    if (person === null) throw new Refusal('unknown-person')
    const auditSeq = await appendAudit(ask, account, {
      verb: 'reveal',
      subject: id,
      grid: person.gridKey,
      reasonCode: reason,
      ...(note ? { note: { text: note, mac: secrets.mac(note) } } : {}),
    })
    const { phone, phoneKey } = person
    return {
      id,
      name: person.name,
      phone: phone && phoneKey ? secrets.open({ ciphertext: phone, keyId: phoneKey }) : null,
      auditSeq,
    }
  })
}
