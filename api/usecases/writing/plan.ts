import type { PlanExport, PlanExportQuery } from '#contract/exports-geo.ts'
import type { CrsId, SourceFormat } from '#contract/import-files.ts'
import { householdsByGrid, placed, standsOf } from '#plan/difference/stands.ts'
import { type Language, Refusal } from '../../errors.ts'
import { writeLayer } from '../../formats/write/write-layer.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { shareDraft } from '../../repositories/plans.ts'
import { txAs } from '../../repositories/request.ts'
import { showDifference } from '../plans/difference.ts'
import type { DraftStore } from '../plans/draft-store.ts'
import { showPlanFindings } from '../plans/plan-findings.ts'
import type { Inspections } from '../plans/plan-findings-inspections.ts'
import { planInSight } from '../plans/plan-rights.ts'
import { readGround } from '../plans/read-ground.ts'
import { readSnapshot } from '../plans/read-snapshot.ts'
import { columnsOf } from './columns.ts'
import { faceRows, findingRows, gridRows, groundRows, moveRows, type Rows } from './layers.ts'

/** A file of a plan. */
export interface PlanFile {
  readonly name: string
  readonly content: Uint8Array
  readonly rows: number
}

/** Words for what a file holds, in its name. */
const TITLES: Readonly<Record<PlanExport, Readonly<Record<Language, string>>>> = {
  grids: { zh: '网格', en: 'grids' },
  faces: { zh: '地块', en: 'faces' },
  findings: { zh: '检查结果', en: 'findings' },
  difference: { zh: '变更范围', en: 'difference' },
  moves: { zh: '变更楼栋', en: 'moves' },
}

export const ENDINGS: Readonly<Record<SourceFormat, string>> = {
  geojson: 'geojson',
  shapefile: 'zip',
  geopackage: 'gpkg',
  kml: 'kml',
  csv: 'csv',
  xlsx: 'xlsx',
}

interface Stores {
  readonly drafts: DraftStore
  readonly inspections: Inspections
}

/**
 * A plan, or what is amiss with it, or what it changes, as a file for other programs; for those who may read it. Of residents
 * there are counts alone. Throws `forbidden` for workers, `unknown-plan`, and what `checkWish` throws.
 */
export async function writePlan(
  db: Db,
  stores: Stores,
  account: Account,
  id: string,
  wish: PlanExportQuery,
  language: Language,
): Promise<PlanFile> {
  checkWish(wish)
  const name = await txAs(db, { kind: 'system' }, async (ask) => {
    const { row } = await planInSight(ask, account, id)
    return row.name
  })
  const { columns, rows } = await rowsOf(db, stores, account, id, wish, language)
  const { what, format, crs, level } = wish
  const title = TITLES[what][language]
  // Within the zip of a Shapefile stand names of files: old programs garble Chinese ones.
  const layer = {
    name: format === 'shapefile' ? what : title,
    columns: columnsOf(columns, format, language),
    rows,
  }
  const parts = [
    name,
    title,
    ...(level === undefined ? [] : [`L${level}`]),
    ...(crs === 'EPSG:4326' ? [] : [crs]),
  ]
  const stem = parts.join('-').replace(/[\\/:*?"<>|]|\p{Cc}/gu, '_')
  return {
    name: `${stem}.${ENDINGS[format]}`,
    content: await writeLayer(layer, format, crs),
    rows: rows.length,
  }
}

/** Refuses wishes that make no sense: `kml-is-wgs84`, `level-of-grids`, `against-of-difference`. */
export function checkWish({ what, format, crs, level, against }: PlanExportQuery): void {
  if (format === 'kml') checkKml(crs)
  if (level !== undefined && what !== 'grids') throw new Refusal('level-of-grids')
  if (against !== undefined && what !== 'difference' && what !== 'moves')
    throw new Refusal('against-of-difference')
}

/** KML knows one reference system. Throws `kml-is-wgs84`. */
export function checkKml(crs: CrsId = 'EPSG:4326'): void {
  if (crs !== 'EPSG:4326') throw new Refusal('kml-is-wgs84', { crs })
}

async function rowsOf(
  db: Db,
  stores: Stores,
  account: Account,
  id: string,
  { what, level, against }: PlanExportQuery,
  language: Language,
): Promise<Rows> {
  if (what === 'findings') return findingRows(await showPlanFindings(db, stores, account, id))
  if (what === 'difference') return groundRows(await showDifference(db, account, id, against, language))
  if (what === 'moves') return moveRows(await showDifference(db, account, id, against, language))
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { row } = await planInSight(ask, account, id, shareDraft)
    const snapshot = await readSnapshot(ask, account.county, row)
    if (what === 'faces') return faceRows(snapshot)
    const stands = standsOf(await readGround(ask, account.county, snapshot))
    return gridRows(snapshot, householdsByGrid(placed(stands, snapshot, snapshot), 'to'), level)
  })
}
