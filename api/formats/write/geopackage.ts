import initSqlJs from 'sql.js'
import type { CrsId } from '#contract/import-files.ts'
import { crsName, epsgOf, isGeographic, ogcWkt } from '../../projection/prj-of-crs.ts'
import { geoPackageBinary } from './geopackage-binary.ts'
import { kindsOf, projected, type WrittenColumn, type WrittenLayer } from './layer.ts'

/** The tables every GeoPackage has, after OGC 12-128r18 (version 1.3). */
const TABLES = `
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
`

/** Ids for what has no definition: undefined degrees, as GCJ-02 and BD-09 are. */
const UNDEFINED_DEGREES = 0

const SQL_TYPES = { text: 'TEXT', integer: 'INTEGER', number: 'REAL' } as const

/** A GeoPackage of one table of features, without a spatial index: programs make one when they want it. */
export async function writeGeoPackage(layer: WrittenLayer, crs: CrsId): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const db = new Database()
  try {
    const srs = epsgOf(crs) ?? UNDEFINED_DEGREES
    db.run(TABLES)
    systemsOf(crs).forEach((row) => {
      db.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)', [...row])
    })
    const { name, columns, rows } = projected(layer, crs)
    const fields = distinctNames(columns)
    const declared = columns.map(({ kind }, i) => `, ${quoted(fields[i]!)} ${SQL_TYPES[kind]}`)
    db.run(
      `CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom ${typeOf(layer)}${declared.join('')})`,
    )
    const marks = columns.map(() => ', ?').join('')
    const named = fields.map((field) => `, ${quoted(field)}`).join('')
    const insert = db.prepare(`INSERT INTO ${quoted(name)} (geom${named}) VALUES (?${marks})`)
    const box = [Infinity, Infinity, -Infinity, -Infinity]
    db.run('BEGIN')
    for (const { shape, values } of rows)
      insert.run([shape && geoPackageBinary(shape, srs, box), ...columns.map((_, i) => values[i] ?? null)])
    db.run('COMMIT')
    insert.free()
    const extent = box.every(Number.isFinite) ? box : [null, null, null, null]
    db.run(
      "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) VALUES (?, 'features', ?, ?, ?, ?, ?, ?)",
      [name, name, ...extent, srs],
    )
    db.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", [name, typeOf(layer), srs])
    return db.export()
  } finally {
    db.close()
  }
}

function typeOf(layer: WrittenLayer): string {
  const [kind, another] = kindsOf(layer)
  if (another !== undefined || kind === undefined) return 'GEOMETRY'
  return kind === 'point' ? 'POINT' : 'MULTIPOLYGON'
}

/** The three systems that every GeoPackage must have, and the one that is used. */
function systemsOf(crs: CrsId): (readonly (string | number | null)[])[] {
  const wgs84 = ['WGS 84', 4326, 'EPSG', 4326, ogcWkt('EPSG:4326'), 'longitude/latitude in degrees']
  const code = epsgOf(crs)
  const undefinedDegrees = code === null ? `${crs}, degrees` : 'undefined geographic'
  return [
    ['Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian'],
    ['Undefined geographic SRS', UNDEFINED_DEGREES, 'NONE', 0, 'undefined', undefinedDegrees],
    wgs84,
    ...(code === null || code === 4326
      ? []
      : [[crsName(crs), code, 'EPSG', code, ogcWkt(crs), isGeographic(crs) ? 'degrees' : 'metres']]),
  ]
}

/** SQLite takes names of columns that differ by case alone for one, and `fid` and `geom` are its own. */
function distinctNames(columns: readonly WrittenColumn[]): string[] {
  const taken = new Set(['fid', 'geom'])
  return columns.map(({ name }) => {
    let free = name
    for (let n = 1; taken.has(free.toLowerCase()); n++) free = `${name}_${n}`
    taken.add(free.toLowerCase())
    return free
  })
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`
}
