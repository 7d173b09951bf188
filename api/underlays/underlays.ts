import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Underlays } from '#contract/underlays.ts'
import { openTileFile, type TileFile, type TileFileFault } from './mbtiles.ts'
import { addressOf, type TileAddress, tileAddress } from './tile-address.ts'

/** Pictures in tiles that lie in a folder of the server; read anew whenever a file there changed. */
export interface UnderlayFolder {
  list(): Promise<Underlays>
  /** The bytes of a tile and what they are; null where there is none. `unknown`: no such underlay. */
  tile(id: string, z: number, x: number, y: number): Promise<UnderlayTile | null | 'unknown' | 'unreachable'>
  close(): void
}

export interface UnderlayTile {
  readonly bytes: Uint8Array
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp'
}

interface Source {
  readonly name: string
  readonly minzoom: number
  readonly maxzoom: number
  readonly from: TileFile | TileAddress
}

const TIMEOUT_MS = 8_000
const MAX_TILE_BYTES = 2_000_000

const FAULTS: Readonly<Record<TileFileFault | 'no-address', { readonly zh: string; readonly en: string }>> = {
  unreadable: {
    zh: '打不开：不是 MBTiles 文件，或已损坏。',
    en: 'It cannot be opened: no MBTiles file, or a damaged one.',
  },
  'no-pictures': {
    zh: '里面是矢量瓦片；底图要图片（png、jpg、webp）。',
    en: 'It holds vector tiles; an underlay wants pictures (png, jpg, webp).',
  },
  'no-tiles': { zh: '里面没有瓦片。', en: 'It holds no tile.' },
  'no-address': {
    zh: '应写成 {"name":"…","url":"http://…/{z}/{x}/{y}.png"}。',
    en: 'It should read {"name":"…","url":"http://…/{z}/{x}/{y}.png"}.',
  },
}

/**
 * Underlays of a folder: `*.mbtiles`, and `*.json` with the address of a service in the office's network, which this server
 * asks for the browser. Only who can write on the server's disk says what is asked; no request does.
 */
export function underlayFolder(folder: string | undefined): UnderlayFolder {
  let seen = ''
  let sources = new Map<string, Source>()
  let unusable: Underlays['unusable'] = []

  async function look(): Promise<void> {
    const names = folder === undefined ? [] : await readdir(folder).catch(() => [])
    const files = names.filter((name) => /\.(mbtiles|json)$/i.test(name)).sort()
    const marks = await Promise.all(files.map((file) => markOf(join(folder!, file))))
    const now = files.map((file, i) => `${file} ${marks[i]}`).join('\n')
    if (now === seen) return
    closeAll()
    const next = new Map<string, Source>()
    const bad: Underlays['unusable'] = []
    for (const file of files) {
      const source = await open(join(folder!, file), file)
      if (typeof source === 'string') bad.push({ file, ...FAULTS[source] })
      else next.set(createHash('sha256').update(file).digest('hex').slice(0, 12), source)
    }
    sources = next
    unusable = bad
    seen = now
  }

  function closeAll(): void {
    for (const { from } of sources.values()) if ('tile' in from) from.close()
  }

  return {
    async list() {
      await look()
      const underlays = [...sources].map(([id, { name, minzoom, maxzoom }]) => ({
        id,
        name,
        minzoom,
        maxzoom,
      }))
      return { underlays, unusable }
    },
    async tile(id, z, x, y) {
      await look()
      const source = sources.get(id)
      if (source === undefined) return 'unknown'
      if (z < source.minzoom || z > source.maxzoom) return null
      if (!('tile' in source.from)) return fetched(addressOf(source.from, z, x, y))
      const bytes = source.from.tile(z, x, y)
      return bytes === null ? null : typed(bytes)
    },
    close: closeAll,
  }
}

async function open(path: string, file: string): Promise<Source | keyof typeof FAULTS> {
  const plainName = file.replace(/\.\w+$/, '')
  if (!file.toLowerCase().endsWith('.json')) {
    const from = openTileFile(path)
    if (typeof from === 'string') return from
    return { name: from.name || plainName, minzoom: from.minzoom, maxzoom: from.maxzoom, from }
  }
  const text = await readFile(path, 'utf8')
  try {
    const from = tileAddress.parse(JSON.parse(text))
    return { name: from.name, minzoom: from.minzoom, maxzoom: from.maxzoom, from }
  } catch {
    return 'no-address'
  }
}

async function fetched(url: string): Promise<UnderlayTile | null | 'unreachable'> {
  try {
    const reply = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (reply.status === 404 || reply.status === 204) return null
    if (!reply.ok || reply.body === null) return 'unreachable'
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of reply.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > MAX_TILE_BYTES) return 'unreachable'
      parts.push(part)
    }
    return typed(Buffer.concat(parts))
  } catch {
    return 'unreachable'
  }
}

/** Whatever is passed on is a picture by its first bytes, never by what somebody calls it. */
function typed(bytes: Uint8Array): UnderlayTile | null {
  const begins = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47)) return { bytes, type: 'image/png' }
  if (begins(0xff, 0xd8, 0xff)) return { bytes, type: 'image/jpeg' }
  if (begins(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57) return { bytes, type: 'image/webp' }
  return null
}

async function markOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  return `${size} ${mtimeMs}`
}
