import { decode, encode } from 'jpeg-js'
import { type Raster, scaleDown } from './scale-down.ts'

/** How large the new picture may be. */
export interface PictureBounds {
  /** Pixels of its longer side. */
  readonly longestSide: number
  readonly maxBytes: number
}

/** A JPEG made from pixels alone: no place, no camera, no name of a file is in it. */
export interface Picture {
  readonly jpeg: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Why a picture was not taken. */
export type PictureProblem = 'no-jpeg' | 'too-many-pixels' | 'damaged'

/** A screen shows 2 million; a phone's page makes its pictures smaller than this before it sends them. */
export const MAX_PIXELS = 4_000_000
/** What the decoder may claim; a real picture of the largest size takes about 110. */
const MAX_MEGABYTES = 160
/** Progressive files have about ten; each of thousands, in a few bytes, would be a walk through the whole picture. */
const MAX_SCANS = 60
const QUALITIES = [85, 75, 65, 50, 35]

/**
 * Decodes a JPEG within bounds that hold before a pixel is allocated, makes it no larger than wanted and encodes it
 * anew. Takes up to a second of a core: run it by `re-encode.ts`. The orientation of EXIF is not looked at; a page
 * that draws a picture on a canvas has turned it.
 */
export function drawAnew(bytes: Uint8Array, bounds: PictureBounds): Picture | PictureProblem {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return 'no-jpeg'
  if (scansIn(bytes) > MAX_SCANS) return 'damaged'
  const raster = pixelsOf(bytes)
  return typeof raster === 'string' ? raster : encodeWithin(raster, bounds)
}

function pixelsOf(bytes: Uint8Array): Raster | PictureProblem {
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      maxResolutionInMP: MAX_PIXELS / 1e6,
      maxMemoryUsageInMB: MAX_MEGABYTES,
    })
    return width > 0 && height > 0 ? { width, height, data } : 'damaged'
  } catch (error) {
    const tooMany = error instanceof Error && error.message.startsWith('maxResolutionInMP')
    return tooMany ? 'too-many-pixels' : 'damaged'
  }
}

/** Beginnings of scans; inside coded data 0xff is followed by other bytes. */
function scansIn(bytes: Uint8Array): number {
  let scans = 0
  for (let at = bytes.indexOf(0xff); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xda) scans++
  }
  return scans
}

/** Lowers quality first, then the size, until it fits. */
function encodeWithin(raster: Raster, { longestSide, maxBytes }: PictureBounds): Picture {
  for (let side = longestSide; ; side = Math.ceil(side * 0.75)) {
    const { width, height, data } = scaleDown(raster, side)
    for (const quality of QUALITIES) {
      const { data: jpeg } = encode({ width, height, data }, quality)
      if (jpeg.length <= maxBytes || side < 32) return { jpeg, width, height }
    }
  }
}
