import { newStaff } from '#contract/staff.ts'
import {
  currentStaff,
  insertImportedStaff,
  removeStaff,
  restoreStaff,
  updateImportedStaff,
} from '../../../repositories/import-staff.ts'
import { sealedColumns } from '../../../repositories/sealed.ts'
import { digestOf, sayingOf } from './digests.ts'
import type { ImportGround, ImportKind, Judged, MappedRow } from './kind.ts'
import { RowReader, said } from './row.ts'
import { SeenRows } from './seen.ts'
import { type FoundStaff, readStaffFinder, type StaffFinder, staffCodeDigest } from './staff-found.ts'

const { name: nameRule, phone: phoneRule } = newStaff.shape

/** Staff, kept by the jurisdiction that is imported for. */
export const staffKind: ImportKind = {
  target: 'staff',
  tables: ['staff'],
  async begin(ask, ground) {
    return judgeStaff(await readStaffFinder(ask, ground), ground)
  },
  current: currentStaff,
  insert: insertImportedStaff,
  update: updateImportedStaff,
  restore: restoreStaff,
  remove: removeStaff,
}

/** Judges rows of one file, in its order. */
function judgeStaff(
  staff: StaffFinder,
  { community, secrets }: Pick<ImportGround, 'community' | 'secrets'>,
): (row: MappedRow) => Judged {
  const seen = new SeenRows()
  return (row) => {
    const read = new RowReader(row)
    const code = read.text('code')
    read.wanted('name')
    const name = read.as('name', (text) => nameRule.safeParse(text).data ?? null)
    const phone = read.as('phone', (text) => phoneRule.safeParse(text).data ?? null)
    if (name === null || read.problems.length > 0) return read.faulty
    const index = phone === null ? null : staff.indexOf(phone)
    const key = code === null ? digestOf('staff', name, index) : staffCodeDigest(code)
    const before = seen.see(key, sayingOf([name, index]), row.place)
    if (typeof before === 'number')
      read.fault(code === null ? 'name' : 'code', 'differs-in-file', { first: before })
    const meant = staffMeant(staff, code, name, phone)
    if (meant === 'several') read.fault('phone', 'ambiguous-staff')
    if (read.problems.length > 0 || meant === 'several') return read.faulty
    if (before === 'same') return { folded: true }
    // A number that is kept already stays as it was sealed: nothing about them changes.
    const keeps = meant !== null && (index === null || meant.phone?.index === index)
    if (meant !== null && !keeps && !meant.mayEdit) {
      read.fault('name', 'staff-elsewhere')
      return read.faulty
    }
    const columns = keeps
      ? index === null
        ? null
        : meant.phone
      : phone === null
        ? null
        : sealed(secrets, phone)
    const candidate = said({
      name,
      phone: columns?.phone ?? null,
      phoneKey: columns?.phoneKey ?? null,
      home: meant === null ? community : null,
    })
    // Keyed where a name is in it: a plain hash of a name tells it to whoever guesses.
    const sourceKey =
      code === null ? secrets.mac(`source ${key.toString('hex')}`).toString('hex') : key.toString('hex')
    return { sourceKey, target: meant?.id ?? null, candidate }
  }
}

function sealed(secrets: ImportGround['secrets'], phone: string) {
  return sealedColumns(secrets.seal(phone))
}

/** By code, by name and phone, by a name whose phone is not known; without a phone by a name that is one person's alone. */
function staffMeant(
  staff: StaffFinder,
  code: string | null,
  name: string,
  phone: string | null,
): FoundStaff | 'several' | null {
  const called = code === null ? null : staff.byCode(code)
  if (called !== null) return called
  const named = staff.named(name, phone)
  const found = named.length > 0 || phone === null ? named : staff.phoneless(name)
  return found.length > 1 ? 'several' : (found[0] ?? null)
}
