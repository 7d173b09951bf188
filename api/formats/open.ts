import { openCsv } from './csv.ts'
import { fileProblem } from './file-problem.ts'
import { openGeoJson } from './geojson.ts'
import { openGeoPackage } from './geopackage.ts'
import { openKml } from './kml.ts'
import { openZip } from './open-archive.ts'
import { namedApart, type OpenFile, refusedFile } from './open-layer.ts'
import { sniff } from './sniff.ts'
import { unpack } from './unpack.ts'

/**
 * Opens a file by what is in it; its name only helps where the bytes say nothing. Whatever is wrong is a problem of the
 * file: nothing is thrown for a person's file. `tick` is called now and then where a walk through all of it takes long.
 */
export async function openFile(
  name: string,
  bytes: Uint8Array,
  maxBytes?: number,
  tick: () => void = () => undefined,
): Promise<OpenFile> {
  const unpacked = unpack(name, bytes, maxBytes)
  if ('reason' in unpacked) return refusedFile('geojson', unpacked)
  const isZip = sniff(name, unpacked) === 'zip'
  const opened = isZip
    ? await openZip(name, unpacked, maxBytes, (inside, data) => openUnpacked(inside, data, tick))
    : await openUnpacked(name, unpacked, tick)
  return { ...opened, layers: namedApart(opened.layers) }
}

async function openUnpacked(name: string, bytes: Uint8Array, tick: () => void): Promise<OpenFile> {
  if (bytes.length === 0) return refusedFile('geojson', fileProblem(name, 'empty-file'))
  const kind = sniff(name, bytes)
  if (typeof kind === 'object') return refusedFile('geojson', fileProblem(name, kind.reason))
  switch (kind) {
    case 'zip':
      return refusedFile('geojson', fileProblem(name, 'nothing-in-archive'))
    case 'sqlite':
      return openGeoPackage(name, bytes)
    case 'xml':
      return openKml(name, bytes, undefined, tick)
    case 'json':
      return openGeoJson(name, bytes)
    case 'table':
      return openCsv(name, bytes)
  }
}
