import { createRequire } from 'node:module'
import type { Database } from 'node-sqlite3-wasm'

const { Database: Sqlite } = createRequire(import.meta.url)('node-sqlite3-wasm') as {
  Database: typeof Database
}

/** A file of picture tiles (MBTiles 1.3), open for reading. */
export interface TileFile {
  readonly name: string
  readonly minzoom: number
  readonly maxzoom: number
  tile(z: number, x: number, y: number): Uint8Array | null
  close(): void
}

/** Why a file is none. */
export type TileFileFault = 'unreadable' | 'no-pictures' | 'no-tiles'

const FORMATS = ['png', 'jpg', 'jpeg', 'webp']

/** Opens an MBTiles file of pictures; the file itself is the server's own, nobody sends one. */
export function openTileFile(path: string): TileFile | TileFileFault {
  let file: Database | null = null
  try {
    file = new Sqlite(path, { readOnly: true, fileMustExist: true })
    const rows = file.all('select name, value from metadata') as unknown as { name: string; value: string }[]
    const about = new Map(rows.map(({ name, value }) => [name, String(value)]))
    if (!FORMATS.includes(about.get('format') ?? 'png')) return closing(file, 'no-pictures')
    const span = file.get('select min(zoom_level) as low, max(zoom_level) as high from tiles') as unknown as {
      low: number | null
      high: number | null
    } | null
    if (span?.low == null || span.high == null) return closing(file, 'no-tiles')
    return reading(file, about.get('name') ?? '', span.low, span.high)
  } catch {
    return file === null ? 'unreadable' : closing(file, 'unreadable')
  }
}

function reading(file: Database, name: string, minzoom: number, maxzoom: number): TileFile {
  return {
    name,
    minzoom,
    maxzoom,
    tile(z, x, y) {
      // Rows of MBTiles count from the south.
      const place = [z, x, 2 ** z - 1 - y]
      const row = file.get(
        'select tile_data from tiles where zoom_level = ? and tile_column = ? and tile_row = ?',
        place,
      )
      return (row as { tile_data?: Uint8Array } | null)?.tile_data ?? null
    },
    close: () => file.close(),
  }
}

function closing(file: Database, fault: TileFileFault): TileFileFault {
  file.close()
  return fault
}
