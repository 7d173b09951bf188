import type { HouseholdEdit } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Changes, writeEvent } from '../../repositories/household-history.ts'
import { editHousehold } from '../../repositories/household-writing.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { auditChange, hold, writePeople } from './household-write.ts'
import { heldDetail } from './open-household.ts'

/** Corrects floor, room, occupancy or since. What is as it was is no change, and raises no version. */
export async function editDwelling(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  { version, ...edit }: HouseholdEdit,
): Promise<HouseholdDetail> {
  if (edit.since && edit.since > townDay()) throw new Refusal('day-ahead', { day: edit.since })
  return writePeople(db, account, 'unknown-household', async (ask) => {
    const held = await hold(ask, account, id, version)
    const fields = (['floor', 'room', 'occupancy', 'since'] as const).filter(
      (field) => edit[field] !== undefined && edit[field] !== held[field],
    )
    if (fields.length > 0) {
      const changes: Changes = Object.fromEntries(
        fields.map((field) => [field, [held[field], edit[field] ?? null]]),
      )
      const given = Object.fromEntries(fields.map((field) => [field, edit[field]]))
      await editHousehold(ask, account.county, id, { ...held, ...given })
      await writeEvent(ask, account, id, 'edited', { changes })
      await auditChange(ask, account, 'household-change', id, held.gridKey)
    }
    return heldDetail(ask, secrets, account, id)
  })
}
