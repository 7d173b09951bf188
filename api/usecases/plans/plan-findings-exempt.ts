import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { exemptFinding, type FindingExemption, liftExemption } from '../../repositories/findings.ts'
import { txAs } from '../../repositories/request.ts'
import { planInSight } from './plan-rights.ts'

/**
 * Notes why a finding need not be mended and until when, in place of what was noted before. It outlives the plan
 * it was seen in. Throws `forbidden` for workers and `unknown-plan`.
 */
export function exempt(db: Db, account: Account, id: string, exemption: FindingExemption): Promise<void> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { ref } = await planInSight(ask, account, id)
    await exemptFinding(ask, ref.county, exemption)
  })
}

/** Asks for a finding to be mended again. Throws `forbidden` for workers and `unknown-plan`. */
export function liftExempt(
  db: Db,
  account: Account,
  id: string,
  finding: { readonly rule: string; readonly key: string },
): Promise<void> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { ref } = await planInSight(ask, account, id)
    await liftExemption(ask, ref.county, finding)
  })
}
