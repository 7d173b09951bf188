import { v7 as uuidv7 } from 'uuid'
import type { ImportProblem, SourceFile } from '#contract/imports.ts'
import { insertUnits, type NewUnit } from '../../repositories/buildings.ts'
import type { Db } from '../../repositories/connection.ts'
import { type KnownBuilding, knownBuildings, knownUnits, takenCodes } from '../../repositories/import.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { insertHouseholds, type NewHousehold } from '../../repositories/people-writing.ts'
import { type Ask, askAs } from '../../repositories/request.ts'
import { placeHouseholds } from '../households/place-households.ts'
import { rootProblem } from './grids/root.ts'
import { type DescribedHousehold, type HouseholdColumns, readHouseholds } from './household-records.ts'
import { recordProblem } from './kinds/values.ts'
import { type ImportOutcome, writeIf } from './outcome.ts'
import { type BuildingFinder, createBuildingFinder } from './placing/building-finder.ts'

/** Households of one community as a file gives them. */
export interface HouseholdImport {
  readonly county: string
  /** 12-digit code of a community or village whose buildings are there already. */
  readonly root: string
  readonly source: SourceFile
  readonly columns: HouseholdColumns
  readonly dryRun: boolean
}

export interface WrittenHouseholds {
  readonly households: number
  /** Units (单元) that were not there before. */
  readonly units: number
}

/** Beyond this a position is of no building: the distance that counts as far in findings. */
const NEAR_BUILDING_M = 60

/** Imports households: judged as a whole first, then written and placed on the map in one transaction. */
export async function importHouseholds(
  db: Db,
  wanted: HouseholdImport,
): Promise<ImportOutcome<WrittenHouseholds>> {
  const ask = askAs(db, { kind: 'system' })
  const { county, root, columns, source } = wanted
  const read = readHouseholds(source, columns)
  const { notes } = source
  if ((await listJurisdictions(ask, county, [root])).length === 0) {
    return { problems: [rootProblem('unknown-root', { root }), ...read.problems], notes, written: null }
  }
  const finder = createBuildingFinder(await knownBuildings(ask, county, root))
  const housed = read.households.map((household) => ({ household, found: buildingOf(household, finder) }))
  const homeless = housed.flatMap(({ found }) => ('reason' in found ? [found] : []))
  const problems = [...read.problems, ...homeless, ...(await taken(ask, wanted, read.households))]
  if (problems.length > 0) return { problems, notes, written: null }

  const units = await unitsOf(ask, wanted)
  const rows = housed.map(({ household, found }): NewHousehold => {
    const building = found as KnownBuilding
    const unit = household.unit === null ? null : units.of(building, household.unit)
    const { sourceCode, floor, room, occupancy, position } = household
    return { id: uuidv7(), building: building.id, unit, floor, room, occupancy, position, sourceCode }
  })
  await writeIf(
    db,
    () => !wanted.dryRun,
    async (ask) => {
      await insertUnits(ask, county, units.added)
      await insertHouseholds(ask, county, rows)
      await placeHouseholds(ask, county)
    },
  )
  return { problems: [], notes, written: { households: rows.length, units: units.added.length } }
}

/** Its building by what is written, else by where it stands. */
function buildingOf(household: DescribedHousehold, finder: BuildingFinder): KnownBuilding | ImportProblem {
  const { record, building, buildingColumn, position } = household
  if (building !== null) {
    const called = finder.called(building)
    if (called.length === 1) return called[0]!
    const values = { building, count: called.length }
    const reason = called.length === 0 ? 'unknown-building' : 'ambiguous-building'
    return recordProblem(record, reason, values, buildingColumn)
  }
  if (record.shape?.kind === 'area') return recordProblem(record, 'wrong-geometry-type', { type: 'Polygon' })
  if (position === null && buildingColumn !== null) {
    return recordProblem(record, 'missing-value', {}, buildingColumn)
  }
  if (position === null) return recordProblem(record, 'no-geometry')
  const near = finder.at(position, NEAR_BUILDING_M)
  return near ?? recordProblem(record, 'no-building-near', { limitM: NEAR_BUILDING_M })
}

async function taken(
  ask: Ask,
  { county, columns }: HouseholdImport,
  households: readonly DescribedHousehold[],
): Promise<ImportProblem[]> {
  const codes = households.flatMap(({ sourceCode }) => (sourceCode === null ? [] : [sourceCode]))
  const known = await takenCodes(ask, county, 'household', codes)
  return households
    .filter(({ sourceCode }) => sourceCode !== null && known.has(sourceCode))
    .map(({ record, sourceCode }) =>
      recordProblem(record, 'already-imported', { code: sourceCode! }, columns.code),
    )
}

/** Units that are there, and those the file brings; a new one has its entrance where its building is anchored. */
async function unitsOf(ask: Ask, { county, root }: HouseholdImport) {
  const units = new Map(
    (await knownUnits(ask, county, root)).map(({ id, building, name }) => [`${building} ${name}`, id]),
  )
  const added: NewUnit[] = []
  return {
    added,
    of(building: KnownBuilding, name: string): string {
      const key = `${building.id} ${name}`
      const known = units.get(key)
      if (known !== undefined) return known
      const unit = { id: uuidv7(), building: building.id, name, entrance: building.anchor }
      added.push({ ...unit, floors: building.floors })
      units.set(key, unit.id)
      return unit.id
    },
  }
}
