/** Longitude and latitude in degrees from what was typed, such as `113.51234, 35.01234`; null where it is no place. */
export function positionIn(text: string): [number, number] | null {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，、\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text)
  if (found === null) return null
  const [lon, lat] = [Number(found[1]), Number(found[2])]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}

/** A place as it is typed; empty where there is none. */
export function positionWords(position: readonly [number, number] | null): string {
  return position === null ? '' : `${position[0]}, ${position[1]}`
}
