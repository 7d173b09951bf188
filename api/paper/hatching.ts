import type { Layer, Point, Stroke } from './drawing.ts'

/** Parallel lines over some rings, cut off at them: every `spacing` millimetres, rising to the right unless `falling`. */
export function hatched(
  name: string,
  rings: readonly (readonly Point[])[],
  spacing: number,
  stroke: Stroke,
  falling = false,
): Layer {
  const { minX, minY, maxX, maxY } = extent(rings)
  const [width, height] = [maxX - minX, maxY - minY]
  // Begun at a multiple of the step, so that hatching runs on from one part to the next.
  const step = spacing * Math.SQRT2
  const lines: Point[][] = []
  const from = Math.floor((falling ? minX - maxY : minX + minY) / step) * step
  const to = falling ? maxX - minY : maxX + maxY
  for (let at = from; at <= to; at += step) {
    // x + y = at rises on paper, whose y runs down; x - y = at falls.
    lines.push(
      falling
        ? [
            [minX, minX - at],
            [minX + width, minX + width - at],
          ]
        : [
            [at - minY, minY],
            [at - minY - height, minY + height],
          ],
    )
  }
  return { mark: 'layer', name, clip: rings, marks: [{ mark: 'shape', lines, closed: false, stroke }] }
}

/** Dots over some rings, cut off at them, in rows that stand between each other. */
export function dotted(
  name: string,
  rings: readonly (readonly Point[])[],
  spacing: number,
  colour: string,
): Layer {
  const { minX, minY, maxX, maxY } = extent(rings)
  const lines: Point[][] = []
  for (let j = Math.floor(minY / spacing); j * spacing <= maxY; j++)
    for (let i = Math.floor(minX / spacing) - 1; i * spacing <= maxX; i++) {
      const at: Point = [(i + (j % 2 === 0 ? 0 : 0.5)) * spacing, j * spacing]
      lines.push([at, [at[0] + 0.001, at[1]]])
    }
  const stroke = { colour, width: spacing * 0.3, round: true }
  return { mark: 'layer', name, clip: rings, marks: [{ mark: 'shape', lines, closed: false, stroke }] }
}

function extent(rings: readonly (readonly Point[])[]) {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (const [x, y] of ring) {
      minX = Math.min(minX, x)
      maxX = Math.max(maxX, x)
      minY = Math.min(minY, y)
      maxY = Math.max(maxY, y)
    }
  return { minX, minY, maxX, maxY }
}
