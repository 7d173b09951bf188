import type { CrsId, SourceFormat } from '#contract/import-files.ts'
import { writeGeoJson } from './geojson.ts'
import { writeGeoPackage } from './geopackage.ts'
import { writeKml } from './kml.ts'
import type { WrittenLayer } from './layer.ts'
import { writeShapefile } from './shapefile.ts'
import { writeCsv, writeXlsx } from './table.ts'

/** A layer as a file in a reference system. KML knows WGS 84 alone; the caller refuses any other wish. */
export async function writeLayer(layer: WrittenLayer, format: SourceFormat, crs: CrsId): Promise<Uint8Array> {
  switch (format) {
    case 'geojson':
      return writeGeoJson(layer, crs)
    case 'geopackage':
      return writeGeoPackage(layer, crs)
    case 'shapefile':
      return writeShapefile(layer, crs)
    case 'kml':
      if (crs !== 'EPSG:4326') throw new Error(`KML is in WGS 84, not in ${crs}`)
      return writeKml(layer)
    case 'csv':
      return writeCsv(layer, crs)
    case 'xlsx':
      return writeXlsx(layer, crs)
  }
}
