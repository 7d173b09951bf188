import type { ImportProblem, SourceFile, SourceRecord } from '#contract/imports.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import type { NewHousehold } from '../../repositories/people-writing.ts'
import { columnOf } from './kinds/columns.ts'
import { missingColumns, nameOfPlace, recordProblem, textOf } from './kinds/values.ts'

/** Columns asked for; null takes the usual ones. */
export interface HouseholdColumns {
  readonly code: string | null
  readonly building: string | null
  readonly unit: string | null
  readonly floor: string | null
  readonly room: string | null
  readonly occupancy: string | null
}

/** A household as a file describes it; its building is found later. */
export interface DescribedHousehold {
  readonly record: SourceRecord
  readonly sourceCode: string | null
  /** Code or name of its building; null where only the position tells. */
  readonly building: string | null
  readonly buildingColumn: string | null
  readonly unit: string | null
  readonly floor: number | null
  readonly room: string
  readonly occupancy: NewHousehold['occupancy']
  readonly position: Position | null
}

const USUAL: Readonly<Record<keyof HouseholdColumns, readonly string[]>> = {
  code: ['code', '编号', '户编号'],
  building: ['building', '楼栋', '楼栋编号', '楼号'],
  unit: ['unit', '单元'],
  floor: ['floor', '楼层'],
  room: ['room', '房号', '室', '户号'],
  occupancy: ['occupancy', '居住状态'],
}

const OCCUPANCY: Readonly<Record<string, NewHousehold['occupancy']>> = {
  living: 'living',
  常住: 'living',
  自住: 'living',
  away: 'away',
  外出: 'away',
  rented: 'rented',
  出租: 'rented',
  租住: 'rented',
  empty: 'empty',
  空置: 'empty',
}

/** Rows → households; every fault of every row is reported. */
export function readHouseholds(
  source: SourceFile,
  asked: HouseholdColumns,
): { readonly households: readonly DescribedHousehold[]; readonly problems: readonly ImportProblem[] } {
  const column = (name: keyof HouseholdColumns) => columnOf(source, asked[name], USUAL[name])
  const columns: HouseholdColumns = {
    code: column('code'),
    building: column('building'),
    unit: column('unit'),
    floor: column('floor'),
    room: column('room'),
    occupancy: column('occupancy'),
  }
  if (source.records.length === 0) return { households: [], problems: source.problems }
  const placed = source.records.some(({ shape }) => shape !== null)
  const wanted = Object.values(placed ? columns : { ...columns, building: columns.building ?? 'building' })
  const absent = missingColumns(source, wanted)
  const problems = [...source.problems, ...absent]
  // Without a column every row would miss a value; the column is the one thing to mend.
  if (absent.length > 0) return { households: [], problems }
  const seen = new Map<string, SourceRecord>()
  const households = source.records.map((record) => {
    const household = describe(record, columns)
    problems.push(...faultsOf(household, columns))
    const code = household.sourceCode
    const before = code === null ? undefined : seen.get(code)
    if (before) {
      const values = { code: code!, first: nameOfPlace(before) }
      problems.push(recordProblem(record, 'duplicate-code', values, columns.code))
    } else if (code !== null) seen.set(code, record)
    return household
  })
  return { households, problems }
}

function describe(record: SourceRecord, columns: HouseholdColumns): DescribedHousehold {
  const floor = textOf(record, columns.floor)
  const { shape } = record
  return {
    record,
    sourceCode: textOf(record, columns.code) ?? record.id,
    building: textOf(record, columns.building),
    buildingColumn: columns.building,
    unit: textOf(record, columns.unit),
    floor: floor === null ? null : Number(floor),
    room: textOf(record, columns.room) ?? '',
    occupancy: OCCUPANCY[textOf(record, columns.occupancy) ?? 'living'] ?? 'living',
    position: shape?.kind === 'point' ? toLattice(...shape.at) : null,
  }
}

function faultsOf(household: DescribedHousehold, columns: HouseholdColumns): ImportProblem[] {
  const { record, floor } = household
  const occupancy = textOf(record, columns.occupancy)
  const faults: ImportProblem[] = []
  if (floor !== null && !(Number.isInteger(floor) && Math.abs(floor) <= 200)) {
    faults.push(
      recordProblem(record, 'wrong-value', { value: textOf(record, columns.floor)! }, columns.floor),
    )
  }
  if (occupancy !== null && !Object.hasOwn(OCCUPANCY, occupancy)) {
    faults.push(recordProblem(record, 'wrong-value', { value: occupancy }, columns.occupancy))
  }
  return faults
}
