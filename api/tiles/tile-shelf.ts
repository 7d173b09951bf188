import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/**
 * Bytes ready to be sent, as a string of one character a byte: a body that is a string goes out in one piece with
 * its head (`response.end(body, 'latin1')`), a buffer in two.
 */
export interface Representation {
  readonly body: string
  /** Strong validator, quotes included. Two encodings are two representations, and it tells them apart. */
  readonly etag: string
}

/** A tile in both of its encodings. */
export interface KeptTile {
  readonly plain: Representation
  /** Compressed; done when first asked for. */
  gzipped(): Representation
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
    for (const [oldest, { plain }] of this.kept) {
      if (this.bytes <= ROOM) break
      this.kept.delete(oldest)
      this.bytes -= plain.body.length
    }
    return tile
  }
}

function keptTile(bytes: Uint8Array): KeptTile {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  const plain = { body: Buffer.from(bytes).toString('latin1'), etag: `"${hash}"` }
  let gzipped: Representation | undefined
  return {
    plain,
    gzipped: () => {
      gzipped ??= {
        body: gzipSync(Buffer.from(plain.body, 'latin1'), { level: GZIP_LEVEL }).toString('latin1'),
        etag: `"${hash}-gz"`,
      }
      return gzipped
    },
  }
}
