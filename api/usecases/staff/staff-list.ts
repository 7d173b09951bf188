import type { StaffList, StaffMember, StaffQuery } from '#contract/staff.ts'
import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { postsOfStaff } from '../../repositories/posts-in-words.ts'
import { type Ask, askAs } from '../../repositories/request.ts'
import { accountsOfStaff, type StaffRow, staffWithin } from '../../repositories/staff.ts'
import { maskPhone } from '../../secrets/mask.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { mustOversee } from '../accounts/admin-reach.ts'
import { postToWire } from './post-words.ts'

const LIMIT = 500

/** Staff within reach with their posts and accounts, phones masked. Throws `forbidden`. */
export async function listStaff(
  db: Db,
  secrets: Secrets,
  account: Account,
  { q, standing, after }: StaffQuery,
): Promise<StaffList> {
  mustOversee(account)
  const ask = askAs(db, { kind: 'system' })
  const wish = {
    limit: LIMIT,
    ...(q === undefined ? {} : { q }),
    ...(after === undefined ? {} : { after }),
    ...(standing === undefined ? {} : { posted: standing === 'with-post' }),
  }
  const { staff, total } = await staffWithin(ask, account.county, account.jurisdiction, wish)
  const phoneOf = (member: StaffRow) => member.phone && maskPhone(secrets.open(member.phone))
  return { staff: await staffToWire(ask, account, staff, phoneOf), total }
}

/** One of them with the full phone. Throws `forbidden` and `unknown-staff`. */
export async function showStaff(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
): Promise<StaffMember> {
  mustOversee(account)
  const ask = askAs(db, { kind: 'system' })
  return staffMemberOf(ask, secrets, account, await staffInReach(ask, account, id))
}

/** A staff member within reach. Throws `unknown-staff`. */
export async function staffInReach(ask: Ask, account: Account, id: string): Promise<StaffRow> {
  const { staff } = await staffWithin(ask, account.county, account.jurisdiction, { id, limit: 1 })
  if (staff[0] === undefined) throw new Refusal('unknown-staff')
  return staff[0]
}

/** One staff member as the interface shows them: administrators get the full phone, heads a masked one. */
export async function staffMemberOf(
  ask: Ask,
  secrets: Secrets,
  account: Account,
  row: StaffRow,
): Promise<StaffMember> {
  const phoneOf = ({ phone }: StaffRow) => {
    const full = phone && secrets.open(phone)
    return full !== null && account.capacity !== 'admin' ? maskPhone(full) : full
  }
  const [member] = await staffToWire(ask, account, [row], phoneOf)
  if (member === undefined) throw new Error('one staff member went in and none came out')
  return member
}

async function staffToWire(
  ask: Ask,
  account: Account,
  staff: readonly StaffRow[],
  phoneOf: (member: StaffRow) => string | null,
): Promise<StaffMember[]> {
  const today = townDay()
  const ids = staff.map(({ id }) => id)
  const posts = byStaff(await postsOfStaff(ask, account.county, ids))
  const accounts = byStaff(await accountsOfStaff(ask, account.county, ids))
  return staff.map((member) => ({
    id: member.id,
    name: member.name,
    phone: phoneOf(member),
    home: member.home,
    photo: member.photo,
    posts: (posts.get(member.id) ?? []).map((post) => postToWire(account, post, today)),
    accounts: (accounts.get(member.id) ?? []).map(({ id, username, disabled }) => ({
      id,
      username,
      disabled,
    })),
    mayEdit: account.capacity === 'admin' && member.mayEdit,
  }))
}

function byStaff<Row extends { readonly staff: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.staff)
    if (group === undefined) groups.set(row.staff, [row])
    else group.push(row)
  }
  return groups
}
