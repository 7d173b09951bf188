import { lockAdmins } from '../../repositories/accounts-writing.ts'
import type { Ask } from '../../repositories/request.ts'
import { refuseAccount } from './account-refusals.ts'

/** An administrator who can sign in, and from where down. */
interface Admin {
  readonly id: string
  readonly jurisdiction: string
}

/**
 * Whether some ground would be left without an administrator: nobody else administers all that this one does. `then` is
 * what they will administer from; null is nothing any more.
 */
export function leavesNobody(admins: readonly Admin[], id: string, then: string | null): boolean {
  const now = admins.find((admin) => admin.id === id)?.jurisdiction
  if (now === undefined || (then !== null && now.startsWith(then))) return false
  return !admins.some((admin) => admin.id !== id && now.startsWith(admin.jurisdiction))
}

/** Holds the administrators of a county. Throws `account-refused` (`last-admin`) where ground would be left without. */
export async function keepAnAdmin(ask: Ask, county: string, id: string, then: string | null): Promise<void> {
  if (leavesNobody(await lockAdmins(ask, county), id, then)) throw refuseAccount('last-admin')
}
