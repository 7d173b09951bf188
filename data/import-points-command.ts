import type { Db } from '../api/repositories/connection.ts'
import { importBuildings } from '../api/usecases/imports/buildings.ts'
import { importHouseholds } from '../api/usecases/imports/households.ts'
import { flagValue } from './import/arguments.ts'
import { givenCrs } from './import/grid-arguments.ts'
import { buildingColumns, householdColumns, type PointArguments } from './import/point-arguments.ts'
import { openSource } from './import/sources.ts'
import type { Language } from './import/words.ts'
import type { RunOutcome } from './import-grids-command.ts'

/** Reads the file of `import buildings` and hands it to the use case. */
export async function runBuildings(db: Db, wanted: PointArguments, language: Language): Promise<RunOutcome> {
  const request = { ...(await common(wanted)), columns: buildingColumns(wanted.given) }
  const { written, ...judged } = await importBuildings(db, request)
  if (written === null) return { ...judged, written }
  const { buildings, outside } = written
  const zh = `${buildings} 栋楼，其中 ${outside} 栋在网格图之外`
  return {
    ...judged,
    written: language === 'zh' ? zh : `${buildings} buildings, ${outside} of them outside the plan`,
  }
}

/** Reads the file of `import households` and hands it to the use case. */
export async function runHouseholds(db: Db, wanted: PointArguments, language: Language): Promise<RunOutcome> {
  const request = { ...(await common(wanted)), columns: householdColumns(wanted.given) }
  const { written, ...judged } = await importHouseholds(db, request)
  if (written === null) return { ...judged, written }
  const { households, units } = written
  const zh = `${households} 户，新增 ${units} 个单元`
  return { ...judged, written: language === 'zh' ? zh : `${households} households, ${units} new units` }
}

async function common({ given, root, file }: PointArguments) {
  const lon = flagValue(given, 'lon-column')
  const lat = flagValue(given, 'lat-column')
  const positions = { ...(lon === undefined ? {} : { lon }), ...(lat === undefined ? {} : { lat }) }
  const layer = flagValue(given, 'layer')
  const crs = givenCrs(given)
  const source = await openSource(file, {
    positions,
    ...(layer === undefined ? {} : { layer }),
    ...(crs === null ? {} : { crs }),
  })
  const dryRun = flagValue(given, 'dry-run') !== undefined
  return { county: root.slice(0, 6), root, source, dryRun }
}
