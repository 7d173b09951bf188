import initSqlJs, { type Database, type SqlValue } from 'sql.js'
import { type CrsId, isCrs, type LayerHead } from '#contract/import-files.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { readPrj } from '../projection/crs-of-prj.ts'
import { fileProblem } from './file-problem.ts'
import { readShape } from './geojson-shape.ts'
import { type OpenFile, type OpenLayer, type ReadRecord, refusedFile } from './open-layer.ts'
import { readWkb } from './wkb.ts'

/** Layers of a package; each has its own cost at opening. */
const MAX_LAYERS = 200

interface Content {
  readonly table: string
  readonly geometry: string | null
  readonly srs: number | null
}

/**
 * A GeoPackage in memory. Only tables of `gpkg_contents` that are real tables are read, and of them only real columns:
 * no view, virtual table or generated column, which could compute without end. Reasons: `damaged-file`, `convert-udbx`
 * (SuperMap keeps its data in SQLite too), `unknown-format` (any other database).
 */
export async function openGeoPackage(file: string, bytes: Uint8Array): Promise<OpenFile> {
  const { Database } = await initSqlJs()
  try {
    const db = new Database(bytes)
    db.run('pragma trusted_schema = off; pragma query_only = on; pragma cell_size_check = on')
    if (tableNames(db, 'SmRegister').length > 0)
      return refusedFile('geopackage', fileProblem(file, 'convert-udbx'))
    if (tableNames(db, 'gpkg_contents').length === 0) {
      return refusedFile('geopackage', fileProblem(file, 'unknown-format'))
    }
    const layers = contentsOf(db).map((content) => layerOf(file, db, content))
    if (layers.length === 0) return refusedFile('geopackage', fileProblem(file, 'no-features'))
    return { format: 'geopackage', layers, problems: [], notes: [] }
  } catch {
    // What SQLite says of a damaged file may quote it.
    return refusedFile('geopackage', fileProblem(file, 'damaged-file', { part: 'SQLite', fault: 'open' }))
  }
}

/** The name as the database has it where there is a real table of that name. */
function tableNames(db: Database, name: string): string[] {
  const found = rows(
    db,
    `select name from sqlite_master where type = 'table' and lower(name) = lower(?)
       and sql not like 'create virtual%'`,
    [name],
  )
  return found.map(([each]) => String(each))
}

function contentsOf(db: Database): Content[] {
  const listed = rows(
    db,
    `select c.table_name, c.data_type, c.srs_id from gpkg_contents c
     where c.data_type in ('features', 'attributes') limit ${MAX_LAYERS}`,
  )
  const hasGeometry = tableNames(db, 'gpkg_geometry_columns').length > 0
  return listed.flatMap(([name, kind, srs]): Content[] => {
    const [table] = tableNames(db, String(name))
    if (table === undefined || /^(?:gpkg_|sqlite_)/i.test(table)) return []
    if (kind === 'attributes' || !hasGeometry) return [{ table, geometry: null, srs: null }]
    const [column] = rows(
      db,
      'select column_name, srs_id from gpkg_geometry_columns where lower(table_name) = lower(?)',
      [table],
    )
    return [{ table, geometry: column ? String(column[0]) : null, srs: Number(column?.[1] ?? srs) }]
  })
}

function layerOf(file: string, db: Database, { table, geometry, srs }: Content): OpenLayer {
  const all = rows(db, 'select name, pk from pragma_table_info(?)', [table]).map(([name, key]) => ({
    name: String(name),
    isKey: Number(key) > 0,
  }))
  const isGeometry = (name: string) => name.toLowerCase() === geometry?.toLowerCase()
  const keys = all.filter(({ isKey }) => isKey)
  // A single key is the feature's id in its file; it is no property unless it is all there is.
  const id = keys.length === 1 && all.length > 1 && !isGeometry(keys[0]!.name) ? keys[0]!.name : null
  const columns = all.map(({ name }) => name).filter((name) => !isGeometry(name) && name !== id)
  const wanted = [id ?? 'null', ...columns, ...(geometry === null ? [] : [geometry])]
  const list = wanted.map((name, i) => (i === 0 && id === null ? 'null' : quoted(name))).join(', ')
  return {
    name: table,
    columns,
    crs: geometry === null ? { id: null, said: null } : crsOf(db, srs),
    *read() {
      let index = 0
      try {
        for (const cells of each(db, `select ${list} from ${quoted(table)}`)) {
          yield recordOf(file, index++, columns, cells, geometry !== null)
        }
      } catch {
        yield { ...fileProblem(file, 'damaged-file', { part: table, fault: 'SQLite' }), feature: index }
      }
    },
  }
}

function recordOf(
  file: string,
  index: number,
  columns: readonly string[],
  cells: readonly Cell[],
  hasGeometry: boolean,
): ReadRecord | ImportProblem {
  const place = { file, feature: index, line: null, column: null }
  const properties: Record<string, unknown> = {}
  for (const [i, column] of columns.entries()) properties[column] = valueIn(cells[i + 1]!)
  const id = cells[0] === null || cells[0] instanceof Uint8Array ? null : String(cells[0])
  const blob = hasGeometry ? cells.at(-1)! : null
  const unplaced = { place, id, properties }
  if (blob === null) return { record: { ...unplaced, shape: null }, remarks: [] }
  const wkb = blob instanceof Uint8Array ? wkbOf(blob) : null
  const geometry = wkb && readWkb(wkb)
  if (geometry === null) return { ...place, reason: 'malformed-coordinates', values: { where: 'GeoPackage' } }
  const read = readShape(geometry)
  if ('reason' in read) return { ...place, reason: read.reason, values: { ...read.values } }
  return { record: { ...unplaced, shape: read.shape }, remarks: read.remarks }
}

/** The well-known binary behind the header of a GeoPackage's geometry; null where there is none. */
function wkbOf(blob: Uint8Array): Uint8Array | null {
  if (blob.length < 13 || blob[0] !== 0x47 || blob[1] !== 0x50) return null
  const envelope = [0, 32, 48, 48, 64][(blob[3]! >> 1) & 7]
  return envelope === undefined || blob.length < 8 + envelope + 5 ? null : blob.subarray(8 + envelope)
}

function crsOf(db: Database, srs: number | null): LayerHead['crs'] {
  const [found] =
    tableNames(db, 'gpkg_spatial_ref_sys').length === 0
      ? []
      : rows(
          db,
          `select srs_name, organization, organization_coordsys_id, definition
           from gpkg_spatial_ref_sys where srs_id = ?`,
          [srs],
        )
  if (found === undefined || srs === null || srs === 0 || srs === -1) return { id: null, said: null }
  const [name, organization, code, definition] = found.map((cell) => String(cell ?? ''))
  const id: CrsId = `EPSG:${Number(code)}`
  const said = `${name}`.slice(0, 200) || id
  if (organization!.toUpperCase() === 'EPSG' && isCrs(id)) return { id, said }
  return { id: readPrj(definition!).id, said }
}

type Cell = SqlValue | bigint

function valueIn(cell: Cell): unknown {
  if (typeof cell === 'bigint') {
    const number = Number(cell)
    return Number.isSafeInteger(number) ? number : String(cell)
  }
  // Pictures and the like are nothing that is brought in.
  return cell instanceof Uint8Array ? null : cell
}

function rows(db: Database, query: string, given: readonly SqlValue[] = []): Cell[][] {
  return [...each(db, query, given)]
}

function* each(db: Database, query: string, given: readonly SqlValue[] = []): Generator<Cell[], void> {
  const statement = db.prepare(query, [...given])
  // The types do not know its second argument yet, without which long codes lose their last digits.
  const get = statement.get as (params: null, config: { useBigInt: boolean }) => Cell[]
  try {
    while (statement.step()) yield get.call(statement, null, { useBigInt: true })
  } finally {
    statement.free()
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
