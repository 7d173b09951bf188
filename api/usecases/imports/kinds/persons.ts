import { memberAdd } from '#contract/household-changes.ts'
import {
  currentPersons,
  eachPerson,
  insertImportedPersons,
  removePersons,
  restorePersons,
  settleChildren,
  settleHeads,
  updateImportedPersons,
} from '../../../repositories/import-persons.ts'
import type { Ask } from '../../../repositories/request.ts'
import { indexedColumns } from '../../../repositories/sealed.ts'
import { isChild, townYear } from '../../households/member-rules.ts'
import { digestOf, sayingOf } from './digests.ts'
import { type HouseholdFinder, readHouseholdFinder } from './household-found.ts'
import type { ImportGround, ImportKind, Judged, MappedRow } from './kind.ts'
import { KnownIds } from './known.ts'
import { RowReader, said } from './row.ts'
import { SeenRows } from './seen.ts'
import { readBirthYear, readResidence, readSex } from './words.ts'

const { name: nameRule, phone: phoneRule, relation: relationRule } = memberAdd.shape

/** Members of households. Children get the head of their household as guardian, as at the counter. */
export const personKind: ImportKind = {
  target: 'persons',
  tables: ['person'],
  async begin(ask, ground) {
    const households = await readHouseholdFinder(ask, ground)
    return judgePersons(households, await readPersons(ask, ground), ground)
  },
  current: currentPersons,
  insert: insertImportedPersons,
  update: updateImportedPersons,
  settle: [settleHeads, (ask, county, rows) => settleChildren(ask, county, rows, townYear())],
  restore: restorePersons,
  remove: removePersons,
}

/** Members of the town by household, name and year, by household and name, and those whose year is not known. */
export interface KnownPersons {
  readonly byYear: KnownIds
  readonly byName: KnownIds
  readonly yearless: KnownIds
}

export function noPersons(): KnownPersons {
  return { byYear: new KnownIds(), byName: new KnownIds(), yearless: new KnownIds() }
}

async function readPersons(ask: Ask, { county, community }: ImportGround): Promise<KnownPersons> {
  const known = noPersons()
  await eachPerson(ask, county, community, (person) => addPerson(known, person))
  return known
}

export function addPerson(
  known: KnownPersons,
  person: { id: string; household: string; name: string; birthYear: number | null },
): void {
  const { id, household, name, birthYear } = person
  known.byName.add(personDigest(household, name, null), id)
  if (birthYear === null) known.yearless.add(personDigest(household, name, null), id)
  else known.byYear.add(personDigest(household, name, birthYear), id)
}

function personDigest(household: string, name: string, birthYear: number | null): Buffer {
  return digestOf('person', household, name, birthYear)
}

/** Judges rows of one file, in its order. Nothing of what they say stands in a problem. */
export function judgePersons(
  households: HouseholdFinder,
  known: KnownPersons,
  { today, secrets }: Pick<ImportGround, 'today' | 'secrets'>,
): (row: MappedRow) => Judged {
  const seen = new SeenRows()
  const heads = new SeenRows()
  return (row) => {
    const read = new RowReader(row)
    read.wanted('name')
    const name = read.as('name', (text) => nameRule.safeParse(text).data ?? null)
    const sex = read.as('sex', readSex)
    const birthYear = read.as('birthYear', readBirthYear)
    const phone = read.as('phone', (text) => phoneRule.safeParse(text).data ?? null)
    const relation = read.as('relation', (text) => relationRule.safeParse(text).data ?? null)
    const residence = read.as('residence', readResidence)
    if (birthYear !== null && birthYear > townYear(today)) read.fault('birthYear', 'day-to-come')
    if (phone !== null && isChild(birthYear, today)) read.fault('phone', 'child-has-phone')
    const household = households(read)
    if (household === null || name === null) return read.faulty

    const key = personDigest(household, name, birthYear)
    const columns = indexedColumns(phone === null ? null : secrets.seal(phone))
    const before = seen.see(key, sayingOf([sex, relation, residence, columns.phoneIndex]), row.place)
    if (typeof before === 'number') read.fault('name', 'differs-in-file', { first: before })
    if (relation === HEAD) {
      const other = heads.see(digestOf('head', household), key.toString('hex'), row.place)
      if (typeof other === 'number') read.fault('relation', 'two-heads', { first: other })
    }
    const target = personMeant(known, household, name, birthYear)
    if (target === 'several') read.fault('birthYear', 'ambiguous-person')
    if (read.problems.length > 0 || target === 'several') return read.faulty
    if (before === 'same') return { folded: true }
    const candidate = said({
      household,
      name,
      sex,
      birthYear,
      relation,
      residence,
      phoneIndex: columns.phoneIndex,
      sealed: phone === null ? null : { phone: columns.phone, phoneKey: columns.phoneKey },
    })
    // Keyed, because it outlives the person here and a plain hash of a name tells it to whoever guesses.
    return { sourceKey: secrets.mac(`source ${key.toString('hex')}`).toString('hex'), target, candidate }
  }
}

const HEAD = '户主'

/** Of the same name in the household: born in the same year, or where one of both does not say when. */
function personMeant(
  known: KnownPersons,
  household: string,
  name: string,
  birthYear: number | null,
): string | 'several' | null {
  const named = personDigest(household, name, null)
  if (birthYear === null) return known.byName.find(named)
  return known.byYear.find(personDigest(household, name, birthYear)) ?? known.yearless.claim(named)
}
