const METRES_PER_DEGREE = 111_320
const CORNERS = 64

/**
 * A circle of `radiusM` metres around `[lon, lat]` as a GeoJSON ring in degrees, good to a per cent: it shows
 * what a phone believes of itself, nothing is measured by it.
 */
export function circle([lon, lat]: readonly [number, number], radiusM: number): [number, number][] {
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % CORNERS)) / CORNERS
    return [lon + (radiusM * Math.cos(angle)) / perLon, lat + (radiusM * Math.sin(angle)) / METRES_PER_DEGREE]
  })
}
