import type { Handover, HandoverList } from '#contract/plans.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { confirmSheet, type OwnSheet, sheetsOfAccount } from '../../repositories/handovers.ts'
import { askAs, txAs } from '../../repositories/request.ts'

/** The sheets on which the signed-in person hands over or takes over; empty for who holds no post. */
export async function listHandovers(db: Db, account: Account): Promise<HandoverList> {
  const sheets = await sheetsOfAccount(askAs(db, { kind: 'system' }), account)
  return { handovers: sheets.map(handoverOf) }
}

/**
 * Confirms the side of a sheet on which the signed-in person stands, and gives their sheets as they are then. A
 * second time changes nothing. Throws `unknown-handover` for a sheet or a side that is not theirs, alike.
 */
export function confirmHandover(
  db: Db,
  account: Account,
  id: string,
  side: Handover['side'],
): Promise<HandoverList> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    if (!(await confirmSheet(ask, account, id, side))) throw new Refusal('unknown-handover')
    await appendAudit(ask, account, { verb: 'confirm-handover', subject: id })
    return { handovers: (await sheetsOfAccount(ask, account)).map(handoverOf) }
  })
}

function handoverOf(sheet: OwnSheet): Handover {
  return {
    id: sheet.id,
    plan: { id: sheet.plan, name: sheet.planName, effectiveFrom: sheet.effectiveFrom },
    side: sheet.outgoing ? 'out' : 'in',
    from: { name: sheet.fromName, grid: sheet.gridFrom },
    to: { name: sheet.toName, grid: sheet.gridTo },
    items: sheet.items,
    households: sheet.households,
    confirmedOut: sheet.confirmedOut?.toISOString() ?? null,
    confirmedIn: sheet.confirmedIn?.toISOString() ?? null,
  }
}
