/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number]

type Nested = number | readonly Nested[]

/** The box around any GeoJSON coordinates (degrees, lon first), or null when there are none. */
export function boundsOf(coordinates: readonly unknown[]): Bounds | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  grow(box, coordinates as readonly Nested[])
  return box[0] === Infinity ? null : box
}

function grow(box: [number, number, number, number], nested: readonly Nested[]): void {
  const [x, y] = nested
  if (typeof x === 'number' && typeof y === 'number') {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
    return
  }
  for (const inner of nested) if (typeof inner !== 'number') grow(box, inner)
}
