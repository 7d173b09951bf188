import type { NeedLine, NeedMove, NeedPhone, NeedState } from '#contract/needs.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { findNeed, moveNeed, sealedOfNeed } from '../../repositories/needs.ts'
import { txAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { actorOf } from '../accounts/sight.ts'
import { type Doors, lineOf } from './need-list.ts'

/** From which states each may be reached. An answer may be mended; what was answered stays answered. */
const FROM: Readonly<Record<NeedMove['state'], readonly NeedState[]>> = {
  received: ['sent'],
  done: ['sent', 'received'],
  answered: ['sent', 'received', 'done', 'answered'],
}

/**
 * The number to call back, which the audit has before it is shown. Throws `unknown-resident-need` for one that is not the account's
 * to see to, and `need-without-phone`.
 */
export async function phoneOfNeed(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
): Promise<NeedPhone> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-resident-need')
  return txAs(db, actor, async (ask) => {
    const found = await sealedOfNeed(ask, account.county, id)
    if (found === null) throw new Refusal('unknown-resident-need')
    if (found.phone === null) throw new Refusal('need-without-phone')
    await appendAudit(ask, account, { verb: 'need-phone', subject: id, grid: found.grid })
    return { phone: secrets.open(found.phone) }
  })
}

/**
 * Says what became of a need, with a line in the audit; said again it changes nothing. Throws `unknown-resident-need`, and
 * `need-moved-on` for a step back.
 */
export async function moveNeedOn(
  db: Db,
  doors: Doors,
  account: Account,
  id: string,
  { state, answer: words }: NeedMove,
): Promise<NeedLine> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-resident-need')
  const { county } = account
  const answer = words ?? null
  return txAs(db, actor, async (ask) => {
    const before = await findNeed(ask, county, id)
    if (before === null) throw new Refusal('unknown-resident-need')
    if (before.state === state && before.answer === answer) return lineOf(before, doors)
    const move = { id, account: account.id, state, answer, from: FROM[state] }
    if (!(await moveNeed(ask, county, move))) throw new Refusal('need-moved-on')
    await appendAudit(ask, account, {
      verb: 'need-state',
      subject: id,
      grid: before.gridKey,
      reasonCode: state,
    })
    const after = await findNeed(ask, county, id)
    if (after === null) throw new Error('a need that was moved is out of sight')
    return lineOf(after, doors)
  })
}
