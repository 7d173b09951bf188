/** Axis-parallel box `[west, south, east, north]` in degrees, EPSG:4326; it never spans the 180th meridian. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number]

/** Whether two boxes share at least a point. */
export function boxesMeet(a: DegreeBox, b: DegreeBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}
