import { readCsv } from './csv.ts'
import { openGeoJson } from './geojson.ts'
import { type OpenFile, type OpenLayer, refusedFile } from './open-layer.ts'
import { unpack } from './unpack.ts'

/** Opens a file by what is in it; its name only helps where the bytes say nothing. */
export async function openFile(name: string, bytes: Uint8Array, maxBytes?: number): Promise<OpenFile> {
  const unpacked = unpack(name, bytes, maxBytes)
  if ('reason' in unpacked) return refusedFile('geojson', unpacked)
  const table = /\.(csv|tsv|txt)(\.gz)?$/i.test(name)
  return table ? openCsv(name, unpacked) : openGeoJson(name, unpacked)
}

function openCsv(name: string, bytes: Uint8Array): OpenFile {
  const first = readCsv(name, bytes)
  if (first.columns.length === 0) return refusedFile('csv', ...first.problems)
  const layer: OpenLayer = {
    name: name.replace(/\..*$/, ''),
    columns: first.columns,
    crs: { id: null, said: null },
    *read(positions) {
      const { records, problems } = readCsv(name, bytes, positions)
      for (const record of records) yield { record, remarks: [] }
      yield* problems
    },
  }
  return { format: 'csv', layers: [layer], problems: [], notes: first.notes }
}
