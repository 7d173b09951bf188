import type { Pattern } from './hatch.ts'

const SIDE = 16

/** Grey dots over an even wash that tile without a seam, for ground that need not be held. */
export function dotted(): Pattern {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4)
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const near = [
        [4, 4],
        [12, 12],
      ].map(([cx, cy]) => Math.hypot(x + 0.5 - cx!, y + 0.5 - cy!))
      const ink = Math.max(0, Math.min(1, 2.4 - Math.min(...near)))
      data.set([90, 98, 104, 255 * Math.max(0.14, ink * 0.75)], (y * SIDE + x) * 4)
    }
  }
  return { width: SIDE, height: SIDE, data }
}
