import type { UnderstoodPart } from '#contract/lookup.ts'

/** Room and floor as far as an address said them, for the fields of those names. */
export function roomAndFloor(parts: readonly UnderstoodPart[]): { room?: string; floor?: string } {
  const said = (wanted: UnderstoodPart['part']) => parts.find(({ part }) => part === wanted)?.text
  const [room, floor] = [said('room'), /-?\d+/.exec(said('floor') ?? '')?.[0]]
  return { ...(room ? { room } : {}), ...(floor ? { floor } : {}) }
}
