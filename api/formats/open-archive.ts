import type { ImportReason } from '#contract/imports.ts'
import { type ArchiveEntry, openArchive } from './archive.ts'
import { fileProblem } from './file-problem.ts'
import { openKml } from './kml.ts'
import { type OpenFile, refusedFile } from './open-layer.ts'
import { openShapefiles } from './shapefile.ts'
import { openXlsx } from './xlsx.ts'

/** What lies in an archive and is read nowhere, in the order in which it says what the archive is. */
const FOREIGN: readonly (readonly [RegExp, ImportReason])[] = [
  [/\.gdb\/|\.gdbtable$/i, 'convert-filegdb'],
  [/\.udbx?$/i, 'convert-udbx'],
  [/\.(?:tab|mif)$/i, 'convert-mapinfo'],
  [/\.dwg$/i, 'convert-dwg'],
  [/\.dxf$/i, 'convert-dxf'],
  [/\.xls$|^xl\/workbook\.bin$/i, 'convert-xls'],
  [/\.et$/i, 'convert-et'],
  [/\.(?:rar|7z)$/i, 'convert-archive'],
]

/**
 * A zip by what it holds: a workbook, Shapefiles, KML, or one single file of another format (given to `openSingle`; an
 * archive in an archive is not looked into).
 */
export async function openZip(
  file: string,
  bytes: Uint8Array,
  maxBytes: number | undefined,
  openSingle: (name: string, bytes: Uint8Array) => Promise<OpenFile>,
): Promise<OpenFile> {
  const entries = await openArchive(file, bytes, maxBytes)
  if ('reason' in entries) return refusedFile('shapefile', entries)
  if (entries.some(({ path }) => path.toLowerCase() === 'xl/workbook.xml'))
    return openXlsx(file, bytes, maxBytes)
  const ending = (pattern: RegExp) => entries.filter(({ path }) => pattern.test(path))
  if (ending(/\.shp$/i).length > 0) return openShapefiles(file, entries)
  const documents = ending(/\.kml$/i)
  if (documents.length > 0) return openKmz(file, documents)
  const foreign = FOREIGN.find(([pattern]) => ending(pattern).length > 0)
  if (foreign !== undefined) return refusedFile('shapefile', fileProblem(file, foreign[1]))
  const [single, ...others] = ending(/\.(?:gpkg|geojson|json|csv|tsv|txt)$/i)
  if (single === undefined || others.length > 0) {
    return refusedFile('shapefile', fileProblem(file, 'nothing-in-archive'))
  }
  const inside = await single.read()
  if ('reason' in inside) return refusedFile('shapefile', inside)
  return openSingle(single.path.slice(single.path.lastIndexOf('/') + 1), inside)
}

/** More documents than this are somebody's collection, which nobody imports as one. */
const MAX_DOCUMENTS = 50

/** doc.kml and what it links to inside the archive: some programs write a document a layer. Empty ones are left out. */
async function openKmz(file: string, documents: readonly ArchiveEntry[]): Promise<OpenFile> {
  const opened: OpenFile[] = []
  for (const { path, read } of documents.slice(0, MAX_DOCUMENTS)) {
    const inside = await read()
    if ('reason' in inside) return refusedFile('kml', inside)
    const stem = path.slice(path.lastIndexOf('/') + 1, -4)
    const document = openKml(file, inside, stem.toLowerCase() === 'doc' ? undefined : stem)
    const isEmpty = document.problems.some(({ reason }) => reason === 'no-features')
    if (document.problems.length > 0 && !isEmpty) return document
    if (!isEmpty) opened.push(document)
  }
  if (opened.length === 0) return refusedFile('kml', fileProblem(file, 'no-features'))
  const layers = opened.flatMap((document) => document.layers)
  return {
    format: 'kml',
    layers,
    problems: [],
    notes: opened.flatMap(({ notes }) => notes),
  }
}
