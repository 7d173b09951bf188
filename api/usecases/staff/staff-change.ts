import type { NewStaff, StaffChange, StaffMember } from '#contract/staff.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { txAs } from '../../repositories/request.ts'
import { addStaff, changeStaff, type StaffRow } from '../../repositories/staff.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { mustAdminister } from '../accounts/admin-reach.ts'
import { staffInReach, staffMemberOf } from './staff-list.ts'

const system = { kind: 'system' } as const

/**
 * Adds a staff member, kept by the jurisdiction of who adds them. `added` is false where the very same was there, so
 * that sending twice is once. Throws `forbidden`, and `id-taken` for an id that means somebody else.
 */
export function addStaffMember(
  db: Db,
  secrets: Secrets,
  account: Account,
  wish: NewStaff,
): Promise<{ readonly member: StaffMember; readonly added: boolean }> {
  mustAdminister(account)
  const { id, name, phone } = wish
  return txAs(db, system, async (ask) => {
    const home = account.jurisdiction
    const row = { id, name, home, phone: phone === null ? null : secrets.seal(phone) }
    const added = await addStaff(ask, account.county, row)
    if (added) await appendAudit(ask, account, { verb: 'staff-change', subject: id, reasonCode: 'added' })
    const there = await staffInReach(ask, account, id).catch(() => null)
    if (there === null || (!added && !isSame(there, wish, secrets))) throw new Refusal('id-taken')
    return { member: await staffMemberOf(ask, secrets, account, there), added }
  })
}

function isSame(there: StaffRow, { name, phone }: NewStaff, secrets: Secrets): boolean {
  return there.name === name && (there.phone && secrets.open(there.phone)) === phone
}

/**
 * Changes name or phone; look-ups and boards follow, where they are published. Throws `forbidden`, `unknown-staff`, and
 * `outside-reach` for somebody who also serves elsewhere.
 */
export async function changeStaffMember(
  db: Db,
  live: Live,
  secrets: Secrets,
  account: Account,
  id: string,
  change: StaffChange,
): Promise<StaffMember> {
  mustAdminister(account)
  const changed = await txAs(db, system, async (ask) => {
    const before = await staffInReach(ask, account, id)
    if (!before.mayEdit)
      throw new Refusal('outside-reach', { what: { zh: '他的部分任职', en: 'One of their posts' } })
    const { name = before.name, phone } = change
    const sealed = typeof phone === 'string' ? secrets.seal(phone) : phone
    const row = { ...before, name, phone: sealed === undefined ? before.phone : sealed }
    await changeStaff(ask, account.county, row)
    await appendAudit(ask, account, { verb: 'staff-change', subject: id, reasonCode: 'edited' })
    return staffMemberOf(ask, secrets, account, row)
  })
  await live.refreshPosts(db)
  return changed
}
