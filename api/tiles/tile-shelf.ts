import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/**
 * A tile ready to be sent: bodies are strings of one character a byte, because a body that is a string goes out in
 * one piece with its head (`response.end(body, 'latin1')`), a buffer in two.
 */
export interface KeptTile {
  readonly body: string
  /** Strong validator, quotes included: a hash of the content. */
  readonly etag: string
  /** The body compressed; done when first asked for. */
  gzipped(): string
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
    const tile = keptTile(body)
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

function keptTile(bytes: Uint8Array): KeptTile {
  const body = Buffer.from(bytes).toString('latin1')
  let gzipped: string | undefined
  return {
    body,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    gzipped: () => {
      gzipped ??= gzipSync(Buffer.from(body, 'latin1'), { level: GZIP_LEVEL }).toString('latin1')
      return gzipped
    },
  }
}
