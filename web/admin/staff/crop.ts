/** What is cut from a picture: a square by its middle and its side, in pixels of the picture. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly side: number
}

/** Width and height of a picture in pixels. */
export interface Extent {
  readonly width: number
  readonly height: number
}

/** The smallest square worth showing on a board, in pixels of the picture. */
export const LEAST_SIDE = 200

/** The largest square of a picture, in its middle; faces stand above it, so an upright picture is cut near its top. */
export function firstCrop({ width, height }: Extent): Crop {
  const side = Math.min(width, height)
  return within({ x: width / 2, y: side / 2 + (height - side) * 0.25, side }, { width, height })
}

/** A crop kept inside its picture: not larger than it, not smaller than what can be shown. */
export function within({ x, y, side }: Crop, { width, height }: Extent): Crop {
  const largest = Math.min(width, height)
  const kept = Math.max(Math.min(LEAST_SIDE, largest), Math.min(side, largest))
  const half = kept / 2
  return {
    x: Math.max(half, Math.min(x, width - half)),
    y: Math.max(half, Math.min(y, height - half)),
    side: kept,
  }
}

/** The crop when the picture is pulled by (dx, dy) pixels of the picture under it. */
export function pulled(crop: Crop, dx: number, dy: number, extent: Extent): Crop {
  return within({ ...crop, x: crop.x - dx, y: crop.y - dy }, extent)
}

/** The crop with its side times `factor`; below 1 shows less of the picture, larger. Its middle stays. */
export function zoomed(crop: Crop, factor: number, extent: Extent): Crop {
  return within({ ...crop, side: crop.side * factor }, extent)
}

/** Side of the picture that is kept, in pixels: never larger than what was cut, never more than a board needs. */
export function keptSide({ side }: Crop): number {
  return Math.max(LEAST_SIDE, Math.min(800, Math.round(side)))
}
