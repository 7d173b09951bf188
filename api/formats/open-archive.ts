import type { ImportReason } from '#contract/imports.ts'
import { type ArchiveEntry, openArchive } from './archive.ts'
import { fileProblem } from './file-problem.ts'
import { openKml } from './kml.ts'
import { type OpenFile, refusedFile } from './open-layer.ts'
import { openShapefiles } from './shapefile.ts'

/** What lies in an archive and is read nowhere, in the order in which it says what the archive is. */
const FOREIGN: readonly (readonly [RegExp, ImportReason])[] = [
  [/\.gdb\/|\.gdbtable$/i, 'convert-filegdb'],
  [/\.udbx?$/i, 'convert-udbx'],
  [/\.(?:tab|mif)$/i, 'convert-mapinfo'],
  [/\.dwg$/i, 'convert-dwg'],
  [/\.dxf$/i, 'convert-dxf'],
  [/\.xls$/i, 'convert-xls'],
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

/** doc.kml is what a KMZ shows; of others without one the first counts. */
async function openKmz(file: string, documents: readonly ArchiveEntry[]): Promise<OpenFile> {
  const shown = documents.find(({ path }) => path.toLowerCase() === 'doc.kml') ?? documents[0]!
  const inside = await shown.read()
  return 'reason' in inside ? refusedFile('kml', inside) : openKml(file, inside)
}
