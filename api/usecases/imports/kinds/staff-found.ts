import { knownStaff, staffBySourceKey } from '../../../repositories/import-staff.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { digestOf } from './digests.ts'
import type { ImportGround } from './kind.ts'

/** A staff member of the town as rows name them. */
export interface FoundStaff {
  readonly id: string
  readonly mayEdit: boolean
  /** As it is kept, and what it is found by; null where there is none, or none that this program can open. */
  readonly phone: { readonly phone: string; readonly phoneKey: string; readonly index: string } | null
}

/** Finds staff by the code of a file, or by name and phone. */
export interface StaffFinder {
  byCode(code: string): FoundStaff | null
  /** Of this name with this phone; without a phone everybody of the name. */
  named(name: string, phone: string | null): readonly FoundStaff[]
  /** Of this name without any phone. */
  phoneless(name: string): readonly FoundStaff[]
  /** What a number is found by, as hex. */
  indexOf(phone: string): string
}

/** Reads the staff of a county once; their phones are opened in memory, because staff have no index by phone. */
export async function readStaffFinder(
  ask: Ask,
  { county, community, secrets }: ImportGround,
): Promise<StaffFinder> {
  const byName = new Map<string, FoundStaff[]>()
  const byId = new Map<string, FoundStaff>()
  for (const { id, name, phone, mayEdit } of await knownStaff(ask, county, community)) {
    const opened = phone === null || !secrets.knows(phone) ? null : secrets.open(phone)
    const kept = opened === null || phone === null ? null : keptPhone(phone, indexOf(secrets, opened))
    const found = { id, mayEdit, phone: kept }
    byId.set(id, found)
    byName.set(name, [...(byName.get(name) ?? []), found])
  }
  const byKey = await staffBySourceKey(ask, county, community)
  const named = (name: string) => byName.get(name) ?? []
  return {
    byCode: (code) => byId.get(byKey.get(staffCodeDigest(code).toString('hex')) ?? '') ?? null,
    named(name, phone) {
      if (phone === null) return named(name)
      const index = indexOf(secrets, phone)
      return named(name).filter((each) => each.phone?.index === index)
    },
    phoneless: (name) => named(name).filter((each) => each.phone === null),
    indexOf: (phone) => indexOf(secrets, phone),
  }
}

/** What a staff member with a code of their own is known by in files. */
export function staffCodeDigest(code: string): Buffer {
  return digestOf('staff called', code)
}

function indexOf(secrets: Secrets, phone: string): string {
  return secrets.indexesOf(phone)[0]!.toString('hex')
}

function keptPhone({ ciphertext, keyId }: { ciphertext: Buffer; keyId: string }, index: string) {
  return { phone: `\\x${ciphertext.toString('hex')}`, phoneKey: keyId, index }
}
