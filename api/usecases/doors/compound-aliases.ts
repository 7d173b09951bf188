import type { AliasList, CompoundAlias } from '#contract/aliases.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import type { Account } from '../../repositories/accounts.ts'
import { listAliases, replaceAliases } from '../../repositories/aliases.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs, txAs } from '../../repositories/request.ts'

const system = { kind: 'system' } as const

/** Compounds within an administrator's reach and what else they are called. Throws `forbidden` for others. */
export async function showAliases(db: Db, account: Account): Promise<AliasList> {
  refuseOthers(account)
  return { compounds: await listAliases(askAs(db, system), account.county, account.jurisdiction) }
}

/** Replaces the other names of a compound; the search knows them at once. Throws `unknown-compound`. */
export async function setAliases(
  db: Db,
  live: Live,
  account: Account,
  compound: string,
  aliases: readonly CompoundAlias[],
): Promise<AliasList> {
  refuseOthers(account)
  const { county, jurisdiction } = account
  const compounds = await txAs(db, system, async (ask) => {
    if (!(await replaceAliases(ask, { county, jurisdiction, compound }, aliases))) {
      throw new Refusal('unknown-compound')
    }
    await appendAudit(ask, account, { verb: 'setting-change', subject: compound })
    return listAliases(ask, county, jurisdiction)
  })
  await live.refresh(db)
  return { compounds }
}

function refuseOthers({ capacity }: Account): void {
  if (capacity !== 'admin') throw new Refusal('forbidden')
}
