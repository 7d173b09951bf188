import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { contactsOf, isColleague, setContact } from '../../repositories/household-needs.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { auditChange, hold, writePeople } from './household-write.ts'
import { heldDetail } from './open-household.ts'

/**
 * Gives a household its one contact member, or none. Who it was already stays since when they were. Throws
 * `unknown-household` or `unknown-colleague`.
 */
export async function chooseContact(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  staff: string | null,
): Promise<HouseholdDetail> {
  return writePeople(db, account, 'unknown-household', async (ask) => {
    const { county } = account
    const held = await hold(ask, account, id, undefined)
    const before = await contactsOf(ask, county, id)
    const same = staff === null ? before.length === 0 : before.length === 1 && before[0] === staff
    if (!same) {
      if (staff !== null && !before.includes(staff) && !(await isColleague(ask, county, staff))) {
        throw new Refusal('unknown-colleague')
      }
      await setContact(ask, county, id, staff)
      await writeEvent(ask, account, id, 'contact-set', { changes: { contact: true } })
      await auditChange(ask, account, 'contact-change', id, held.gridKey)
    }
    return heldDetail(ask, secrets, account, id)
  })
}
