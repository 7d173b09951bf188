/** A square picture of pixels, ready for the map's image list. */
export interface Pattern {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Side of a pattern in its own pixels; it is shown at half size so that lines stay crisp on dense screens. */
const SIDE = 24

/**
 * Diagonal hatching that tiles without a seam: a line of `widthPx` every `SIDE / √2` pixels, rising to the
 * right, over an even wash of `wash` (0 to 1). Made of pixels at run time, so no image is fetched.
 */
export function hatch(color: string, widthPx: number, wash = 0, rising = true): Pattern {
  const [r, g, b] = channels(color)
  const data = new Uint8ClampedArray(SIDE * SIDE * 4)
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const along = ((rising ? x + y : x - y + SIDE) + 0.5) % SIDE
      const off = Math.min(along, SIDE - along) / Math.SQRT2
      const ink = Math.max(0, Math.min(1, widthPx / 2 - off + 0.5))
      data.set([r, g, b, 255 * (ink + (1 - ink) * wash)], (y * SIDE + x) * 4)
    }
  }
  return { width: SIDE, height: SIDE, data }
}

/** Red, green, blue of `#rrggbb`, 0 to 255. */
function channels(color: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Error(`a colour must be #rrggbb, got ${color}`)
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
