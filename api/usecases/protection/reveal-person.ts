import type { Revealed, RevealRequest } from '#contract/households.ts'
import { REVEAL_MINUTES } from '#contract/protection.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { txAs } from '../../repositories/request.ts'
import { personToReveal, revealedRecently, wasVisited } from '../../repositories/reveals.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { actorOf } from '../accounts/sight.ts'

/** Reveals of one account in 24 hours, on all servers together: more than any day's round, fewer than a community. */
export const REVEALS_A_DAY = 200

/**
 * A member's full name and phone, for a reason; of a member under 14 the guardian's. The audit is written first and in the
 * same transaction: nothing is shown that is not recorded, and it names whose number was shown. Throws `unknown-person` for
 * one that does not exist or is out of sight, alike; `visit-elsewhere` where `about` is no visit to that household;
 * `no-guardian`; `too-many-requests` beyond a day's measure.
 */
export async function revealPerson(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  { reason, note, about }: RevealRequest,
): Promise<Revealed> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-person')
  return txAs(db, actor, async (ask) => {
    const asked = await personToReveal(ask, account.county, id)
    if (asked === null) throw new Refusal('unknown-person')
    if (about !== undefined && !(await wasVisited(ask, account.county, about, asked.household)))
      throw new Refusal('visit-elsewhere')
    const shown = asked.isChild ? asked.guardian : asked
    if (shown === null) throw new Refusal('no-guardian')
    const { reveals, seconds } = await revealedRecently(ask)
    if (reveals >= REVEALS_A_DAY)
      throw new Refusal('too-many-requests', { seconds }, { retryAfterS: seconds })
    const auditSeq = await appendAudit(ask, account, {
      verb: 'reveal',
      subject: shown.id,
      grid: asked.gridKey,
      reasonCode: reason,
      ...(about === undefined ? {} : { about }),
      ...(note ? { note: { text: note, mac: secrets.mac(note) } } : {}),
    })
    return {
      id,
      person: shown.id,
      name: shown.name,
      phone: shown.phone && secrets.open(shown.phone),
      through: asked.isChild ? 'guardian' : 'self',
      until: new Date(Date.now() + REVEAL_MINUTES * 60_000).toISOString(),
      auditSeq,
    }
  })
}
