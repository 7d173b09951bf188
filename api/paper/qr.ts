import { encode } from 'uqr'
import { area, type Mark, type Point } from './drawing.ts'

/** Empty modules around a code, which readers want. */
const QUIET = 3

/**
 * A QR code of `side` millimetres with its quiet rim. Runs of dark modules of a row are one rectangle, so that no printer
 * leaves hairs between them. Correction Q: a quarter of it may be torn or soiled.
 */
export function qrMark(words: string, [x, y]: Point, side: number): Mark {
  const { data, size } = encode(words, { ecc: 'Q', border: QUIET })
  const module = side / size
  const bars: Point[][] = []
  data.forEach((row, j) => {
    for (let i = 0; i < size; i++) {
      if (!row[i]) continue
      const from = i
      while (row[i + 1]) i++
      const [left, right] = [x + from * module, x + (i + 1) * module]
      const [top, bottom] = [y + j * module, y + (j + 1) * module]
      bars.push([
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ])
    }
  })
  const paper: Point[] = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]
  return { mark: 'layer', name: 'qr', marks: [area([paper], '#ffffff'), area(bars, '#000000')] }
}
