/** Pixels row by row from the upper left, four bytes each: red, green, blue, and one that means nothing here. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/**
 * The same picture with neither side longer than `longestSide` pixels; a smaller one stays as it is. Each new pixel
 * is the mean of the old ones it covers.
 */
export function scaleDown(raster: Raster, longestSide: number): Raster {
  const ratio = Math.max(raster.width, raster.height) / longestSide
  if (ratio <= 1) return raster
  const width = Math.max(1, Math.round(raster.width / ratio))
  const height = Math.max(1, Math.round(raster.height / ratio))
  const data = new Uint8Array(width * height * 4)
  const columns = startsOf(width, raster.width)
  const rows = startsOf(height, raster.height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, right] = [columns[x]!, columns[x + 1]!]
      const [top, bottom] = [rows[y]!, rows[y + 1]!]
      let red = 0
      let green = 0
      let blue = 0
      for (let row = top; row < bottom; row++) {
        for (let at = (row * raster.width + left) * 4; at < (row * raster.width + right) * 4; at += 4) {
          red += raster.data[at]!
          green += raster.data[at + 1]!
          blue += raster.data[at + 2]!
        }
      }
      const covered = (right - left) * (bottom - top)
      data.set([red / covered, green / covered, blue / covered, 255], (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

/** Where each of `count` new pixels begins among `length` old ones, and where the last one ends. */
function startsOf(count: number, length: number): number[] {
  return Array.from({ length: count + 1 }, (_, n) => Math.floor((n * length) / count))
}
