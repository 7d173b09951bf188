import { visitRequest } from '#contract/visits.ts'
import {
  currentVisits,
  eachVisit,
  insertImportedVisits,
  removeVisits,
  restoreVisits,
  updateImportedVisits,
  visitorAccounts,
} from '../../../repositories/import-visits.ts'
import { digestOf, sayingOf } from './digests.ts'
import { type HouseholdFinder, readHouseholdFinder } from './household-found.ts'
import type { ImportKind, Judged, MappedRow } from './kind.ts'
import { KnownIds } from './known.ts'
import { staffOf } from './posts.ts'
import { RowReader, said } from './row.ts'
import { SeenRows } from './seen.ts'
import { readStaffFinder, type StaffFinder } from './staff-found.ts'
import { readDay, readOutcome } from './words.ts'

/** Visits that were written down elsewhere, by staff with an account. */
export const visitKind: ImportKind = {
  target: 'visits',
  tables: ['visit'],
  async begin(ask, ground) {
    const { county, community, today } = ground
    const known = new KnownIds()
    await eachVisit(ask, county, community, ({ id, household, account, day }) =>
      known.add(visitDigest(household, account, day), id),
    )
    const deps = {
      households: await readHouseholdFinder(ask, ground),
      staff: await readStaffFinder(ask, ground),
      accounts: await visitorAccounts(ask, county),
      known,
    }
    return judgeVisits(deps, today)
  },
  current: currentVisits,
  insert: insertImportedVisits,
  update: updateImportedVisits,
  restore: restoreVisits,
  remove: removeVisits,
}

interface Known {
  readonly households: HouseholdFinder
  readonly staff: StaffFinder
  /** Accounts of those who may have visited, by staff id. */
  readonly accounts: ReadonlyMap<string, string>
  readonly known: KnownIds
}

/** Judges rows of one file, in its order: one visit of somebody to a household a day. */
function judgeVisits(
  { households, staff, accounts, known }: Known,
  today: string,
): (row: MappedRow) => Judged {
  const seen = new SeenRows()
  return (row) => {
    const read = new RowReader(row)
    const visitor = staffOf(read, staff, { code: 'staffCode', name: 'staff', phone: 'phone' })
    const account = visitor === null ? null : (accounts.get(visitor) ?? null)
    if (visitor !== null && account === null) read.fault('staff', 'never-visits')
    read.wanted('day')
    const day = read.as('day', readDay)
    if (day !== null && day > today) read.fault('day', 'day-to-come')
    read.wanted('outcome')
    const outcome = read.as('outcome', readOutcome)
    const note = read.as('note', (text) => visitRequest.shape.note.safeParse(text).data ?? null)
    const household = households(read)
    if (household === null || account === null || day === null || read.problems.length > 0) return read.faulty

    const key = visitDigest(household, account, day)
    const before = seen.see(key, sayingOf([outcome, note]), row.place)
    if (before === 'same') return { folded: true }
    if (typeof before === 'number') {
      read.fault('day', 'differs-in-file', { first: before })
      return read.faulty
    }
    const target = known.find(key)
    return {
      sourceKey: key.toString('hex'),
      // Of several on one day none is meant more than another: the file's is one more.
      target: target === 'several' ? null : target,
      candidate: said({
        household,
        account,
        at: target === null ? momentOf(day, today) : null,
        outcome,
        note,
      }),
    }
  }
}

function visitDigest(household: string, account: string, day: string): Buffer {
  return digestOf('visit', household, account, day)
}

/** A day without an hour is its noon; of today, which may not have come that far, its beginning. In UTC. */
function momentOf(day: string, today: string): string {
  const moment = new Date(`${day}T${day === today ? '00' : '12'}:00:00+08:00`)
  return `${moment.toISOString().slice(0, 19)}Z`
}
