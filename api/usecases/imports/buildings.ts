import { v7 as uuidv7 } from 'uuid'
import type { ImportNote, ImportProblem, SourceFile } from '#contract/imports.ts'
import type { Position } from '#geometry/position.ts'
import { assign, NO_FACE } from '#plan/assign.ts'
import { insertBuildings, type NewBuilding } from '../../repositories/buildings.ts'
import type { Db } from '../../repositories/connection.ts'
import { newestPlan, takenCodes } from '../../repositories/import.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { findPlan } from '../../repositories/plans.ts'
import { type Ask, askAs } from '../../repositories/request.ts'
import { readSnapshot } from '../plans/read-snapshot.ts'
import { type BuildingColumns, type DrawnBuilding, readBuildings } from './building-records.ts'
import { rootProblem } from './grids/root.ts'
import { recordProblem } from './kinds/values.ts'
import { type ImportOutcome, writeIf } from './outcome.ts'

/** Buildings of one community as a file gives them. */
export interface BuildingImport {
  readonly county: string
  /** 12-digit code of a community or village that is there already. */
  readonly root: string
  readonly source: SourceFile
  readonly columns: BuildingColumns
  readonly dryRun: boolean
}

export interface WrittenBuildings {
  readonly buildings: number
  /** Those whose anchor lies outside the plan: kept, of no community. */
  readonly outside: number
}

/** Imports buildings: judged as a whole first, then written in one transaction. */
export async function importBuildings(
  db: Db,
  wanted: BuildingImport,
): Promise<ImportOutcome<WrittenBuildings>> {
  const ask = askAs(db, { kind: 'system' })
  const read = readBuildings(wanted.source, wanted.columns)
  const problems = [...(await againstTown(ask, wanted, read.buildings)), ...read.problems]
  if (problems.length > 0) return { problems, notes: read.notes, written: null }

  const communities = await communitiesAt(
    ask,
    wanted,
    read.buildings.map(({ anchor }) => anchor),
  )
  if (communities.every((community) => community === null)) {
    const values = { count: communities.length, root: wanted.root }
    return { problems: [rootProblem('nothing-inside', values)], notes: read.notes, written: null }
  }
  const rows = read.buildings.map((building, i) => rowOf(building, communities[i]!))
  const outside: ImportNote[] = read.buildings
    .filter((_, i) => communities[i] === null)
    .map(({ record }) => ({ remark: 'outside-root', ...record.place, values: {} }))
  await writeIf(
    db,
    () => !wanted.dryRun,
    (ask) => insertBuildings(ask, wanted.county, rows),
  )
  const written = { buildings: rows.length, outside: outside.length }
  return { problems: [], notes: [...read.notes, ...outside], written }
}

/** What is wrong with the file in view of what the town has already. */
async function againstTown(
  ask: Ask,
  { county, root, columns }: BuildingImport,
  buildings: readonly DrawnBuilding[],
): Promise<ImportProblem[]> {
  const known = await listJurisdictions(ask, county, [root])
  if (known.length === 0) return [rootProblem('unknown-root', { root })]
  const codes = buildings.flatMap(({ sourceCode }) => (sourceCode === null ? [] : [sourceCode]))
  const taken = await takenCodes(ask, county, 'building', codes)
  return buildings
    .filter(({ sourceCode }) => sourceCode !== null && taken.has(sourceCode))
    .map(({ record, sourceCode }) =>
      recordProblem(record, 'already-imported', { code: sourceCode! }, columns.code),
    )
}

/** The community that each position stands in by the root's plan; all in the root while there is no plan. */
async function communitiesAt(
  ask: Ask,
  { county, root }: BuildingImport,
  positions: readonly Position[],
): Promise<(string | null)[]> {
  const id = await newestPlan(ask, county, root)
  const plan = id === null ? null : await findPlan(ask, { county, id })
  if (plan === null) return positions.map(() => root)
  const { faces } = await readSnapshot(ask, county, plan)
  return [...assign(faces, positions)].map((face) => (face === NO_FACE ? null : faces[face]!.community))
}

function rowOf(building: DrawnBuilding, community: string | null): NewBuilding {
  const { record: _, ...drawn } = building
  return { ...drawn, id: uuidv7(), community, compound: null }
}
