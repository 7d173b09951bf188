import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { MAX_SOURCE_BYTES, type SourceFile } from '#contract/imports.ts'
import { type CsvOptions, readCsv } from '#formats/csv.ts'
import { fileProblem } from '#formats/file-problem.ts'
import { readGeoJson } from '#formats/geojson.ts'

/** Reads a GeoJSON file from disk; what keeps it from being read is a problem of that file. */
export function openGeoJson(path: string): Promise<SourceFile> {
  return open(path, readGeoJson)
}

/** Reads a table where the name ends in .csv, .tsv or .txt (before .gz), else GeoJSON. */
export function openTableOrGeoJson(path: string, options: CsvOptions): Promise<SourceFile> {
  const table = /\.(csv|tsv|txt)(\.gz)?$/i.test(path)
  return open(path, table ? (name, bytes) => readCsv(name, bytes, options) : readGeoJson)
}

async function open(
  path: string,
  read: (name: string, bytes: Uint8Array) => SourceFile,
): Promise<SourceFile> {
  const name = basename(path)
  const refused = (problem: SourceFile['problems'][number]): SourceFile => {
    return { name, records: [], columns: [], problems: [problem], notes: [] }
  }
  try {
    const { size } = await stat(path)
    // Looked at before it is read: an oversized file should not be in memory even once.
    if (size > MAX_SOURCE_BYTES) {
      return refused(fileProblem(name, 'too-large', { limitMb: MAX_SOURCE_BYTES / 1024 / 1024 }))
    }
    return read(name, await readFile(path))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return refused(fileProblem(name, 'unreadable-file', { fault: String(error.code) }))
  }
}
