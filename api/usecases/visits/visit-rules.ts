import type { VisitRuleRequest, VisitRules } from '#contract/visits.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import {
  endVisitRule,
  findVisitRule,
  insertVisitRule,
  listVisitRules,
} from '../../repositories/visit-rules.ts'
import { actorOf } from '../accounts/sight.ts'

/** How often whom, for everybody who works here. */
export async function showVisitRules(db: Db, account: Account): Promise<VisitRules> {
  const rules = await listVisitRules(askAs(db, actorOf(account)), account.county)
  return { rules, defaults: rules.some(({ id }) => id === null) }
}

/**
 * Adds a rule of the county, with its line in the audit; the very same rule sent again changes nothing. For
 * administrators. Throws `forbidden`, `id-taken` and `unknown-need`.
 */
export async function addVisitRule(db: Db, account: Account, rule: VisitRuleRequest): Promise<VisitRules> {
  await asAdministrator(db, account, async (ask) => {
    if (await insertVisitRule(ask, account.county, rule)) {
      await appendAudit(ask, account, { verb: 'setting-change', subject: rule.id })
      return
    }
    const there = await findVisitRule(ask, account.county, rule.id)
    if (there === null) throw new Refusal('unknown-need', { kind: rule.tagKind ?? '' })
    const isSame =
      there.name === rule.name && there.tagKind === rule.tagKind && there.everyDays === rule.everyDays
    if (!isSame) throw new Refusal('id-taken')
  })
  return showVisitRules(db, account)
}

/** Ends a rule from today on, with its line in the audit. For administrators. Throws `forbidden` and `unknown-visit-rule`. */
export async function closeVisitRule(db: Db, account: Account, id: string): Promise<VisitRules> {
  await asAdministrator(db, account, async (ask) => {
    if (!(await endVisitRule(ask, account.county, id))) throw new Refusal('unknown-visit-rule')
    await appendAudit(ask, account, { verb: 'setting-change', subject: id })
  })
  return showVisitRules(db, account)
}

/** Rules touch no resident and are the county's own, so the program writes them for who may change settings. */
async function asAdministrator(db: Db, account: Account, work: (ask: Ask) => Promise<void>): Promise<void> {
  if (account.capacity !== 'admin') throw new Refusal('forbidden')
  await txAs(db, { kind: 'system' }, work)
}
