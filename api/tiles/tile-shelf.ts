import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** A tile ready to be sent. */
export interface KeptTile {
  readonly body: Uint8Array
  /** Strong validator, quotes included: a hash of the content. */
  readonly etag: string
  /** The body compressed; done when first asked for. */
  gzipped(): Uint8Array
}

/** Room for the tiles of a town at every zoom people look at, in bytes of uncompressed tiles. */
const ROOM = 48 * 1024 * 1024

/** Fast over small: a grid tile shrinks to a third in under a millisecond. */
const GZIP_LEVEL = 4

/** Tiles cut before; when the room is full, the one not asked for the longest goes. */
export class TileShelf {
  private readonly kept = new Map<string, KeptTile>()
  private bytes = 0

  /** The tile under `key`, made with `make` where it is not here; null (nothing to be seen) is not kept. */
  get(key: string, make: () => Uint8Array | null): KeptTile | null {
    const found = this.kept.get(key)
    if (found !== undefined) {
      this.kept.delete(key)
      this.kept.set(key, found)
      return found
    }
    const body = make()
    if (body === null) return null
    const tile = keptTile(body.slice())
    this.kept.set(key, tile)
    this.bytes += body.length
    for (const [oldest, { body }] of this.kept) {
      if (this.bytes <= ROOM) break
      this.kept.delete(oldest)
      this.bytes -= body.length
    }
    return tile
  }
}

function keptTile(body: Uint8Array): KeptTile {
  let gzipped: Uint8Array | undefined
  return {
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    gzipped: () => {
      gzipped ??= gzipSync(body, { level: GZIP_LEVEL })
      return gzipped
    },
  }
}
