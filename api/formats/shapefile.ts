import type { LayerHead } from '#contract/import-files.ts'
import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import { readPrj } from '../projection/crs-of-prj.ts'
import type { ArchiveEntry } from './archive.ts'
import { type Dbf, readDbf } from './dbf.ts'
import { fileProblem, wholeFile } from './file-problem.ts'
import { readShape } from './geojson-shape.ts'
import { type OpenFile, type OpenLayer, type ReadRecord, refusedFile } from './open-layer.ts'
import { isShp, readShp, type ShpRecord } from './shp.ts'

/** Every Shapefile of an archive as a layer, in whatever folders they lie. */
export async function openShapefiles(file: string, entries: readonly ArchiveEntry[]): Promise<OpenFile> {
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]))
  const stems = entries.filter(({ path }) => /\.shp$/i.test(path)).map(({ path }) => path.slice(0, -4))
  const names = stems.map((stem) => stem.slice(stem.lastIndexOf('/') + 1))
  const layers: OpenLayer[] = []
  const notes: ImportNote[] = []
  for (const [i, stem] of stems.entries()) {
    const part = (extension: string) => byPath.get(`${stem}.${extension}`.toLowerCase())?.read()
    // Two of one name in different folders are told apart by their folders.
    const name = names.filter((each) => each === names[i]).length > 1 ? stem : names[i]!
    const opened = await openOne(file, name, part)
    if ('reason' in opened) return refusedFile('shapefile', opened)
    layers.push(opened.layer)
    notes.push(...opened.notes)
  }
  return { format: 'shapefile', layers, problems: [], notes }
}

type Part = (extension: string) => Promise<Buffer | ImportProblem> | undefined

async function openOne(
  file: string,
  name: string,
  part: Part,
): Promise<{ readonly layer: OpenLayer; readonly notes: readonly ImportNote[] } | ImportProblem> {
  const shp = (await part('shp'))!
  if ('reason' in shp) return shp
  if (!isShp(shp)) return damaged(file, `${name}.shp`, 'header')
  const table = await part('dbf')
  if (table === undefined) return fileProblem(file, 'missing-part', { part: `${name}.dbf` })
  if ('reason' in table) return table
  const cpg = await textOf(part('cpg'))
  const dbf = readDbf(table, cpg)
  if ('fault' in dbf) return damaged(file, `${name}.dbf`, dbf.fault)
  const prj = await textOf(part('prj'))
  const layer = { name, columns: dbf.columns, crs: crsOf(prj), read: () => recordsOf(file, name, shp, dbf) }
  const notes: ImportNote[] = dbf.guessedGb18030
    ? [{ remark: 'decoded-as-gb18030', ...wholeFile(file), values: {} }]
    : []
  return { layer, notes }
}

/** Both parts go side by side, record by record; what a table has marked as deleted is left out. */
function* recordsOf(
  file: string,
  name: string,
  shp: Buffer,
  dbf: Dbf,
): Generator<ReadRecord | ImportProblem, void> {
  let index = 0
  for (const record of readShp(shp)) {
    const place = { file, feature: index, line: null, column: null }
    if (index >= dbf.rows) {
      yield { ...damaged(file, `${name}.dbf`, 'rows'), ...place }
      return
    }
    const properties = dbf.row(index)
    index++
    if (properties !== null) yield joined(record, properties, place)
  }
  // More rows than shapes: what is missing cannot be told, so nothing is taken for granted.
  if (index < dbf.rows) yield damaged(file, `${name}.shp`, 'records')
}

function joined(
  record: ShpRecord,
  properties: Record<string, unknown>,
  place: ReadRecord['record']['place'],
): ReadRecord | ImportProblem {
  if ('reason' in record) return { ...place, reason: record.reason, values: { ...record.values } }
  if (record.geometry === null) return { record: { place, id: null, properties, shape: null }, remarks: [] }
  const read = readShape(record.geometry)
  if ('reason' in read) return { ...place, reason: read.reason, values: { ...read.values } }
  return { record: { place, id: null, properties, shape: read.shape }, remarks: read.remarks }
}

function crsOf(prj: string | null): LayerHead['crs'] {
  if (prj === null || prj.trim() === '') return { id: null, said: null }
  const { id, said } = readPrj(prj)
  return { id, said: (said ?? '?').slice(0, 200) }
}

/** A small text beside the table; null where there is none or nothing to be made of it. */
async function textOf(reading: Promise<Buffer | ImportProblem> | undefined): Promise<string | null> {
  const bytes = await reading
  if (bytes === undefined || 'reason' in bytes || bytes.length > 100_000) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function damaged(file: string, part: string, fault: string): ImportProblem {
  return fileProblem(file, 'damaged-file', { part, fault })
}
