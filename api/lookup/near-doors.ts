import Flatbush from 'flatbush'
import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import type { Door } from './in-force.ts'

/** A door and how far it is. */
export interface NearDoor {
  readonly door: Door
  readonly distanceM: number
}

/** Finds doors by where they are, and by the token that is printed on them. */
export interface DoorsOnGround {
  /** At most `limit` doors no farther than `withinM` metres, nearest first; a unit's door before its building's own. */
  near(position: Position, withinM: number, limit: number): NearDoor[]
  byToken(token: string): Door | null
  /** The entrance of a unit. */
  byUnit(unit: string): Door | null
}

/**
 * Indexes doors by position and token. Of a building with units only the units count: nobody stands at the middle of
 * its roof. Metres are those of the plan's scale.
 */
export function createDoorsOnGround(doors: readonly Door[], scale: Scale): DoorsOnGround {
  const divided = new Set(doors.flatMap(({ unit, building }) => (unit === null ? [] : [building])))
  const entrances = doors.filter(({ unit, building }) => unit !== null || !divided.has(building))
  const tokens = new Map(entrances.flatMap((door) => (door.token ? [[door.token, door] as const] : [])))
  const units = new Map(entrances.flatMap((door) => (door.unit ? [[door.unit, door] as const] : [])))
  const index = entrances.length === 0 ? null : new Flatbush(entrances.length)
  for (const { position } of entrances) index?.add(position[0], position[1], position[0], position[1])
  index?.finish()
  return {
    near(position, withinM, limit) {
      const [dx, dy] = [withinM / scale.x, withinM / scale.y]
      const [x, y] = position
      return (index?.search(x - dx, y - dy, x + dx, y + dy) ?? [])
        .map((at) => ({
          door: entrances[at]!,
          distanceM: distanceM(position, entrances[at]!.position, scale),
        }))
        .filter((near) => near.distanceM <= withinM)
        .sort((a, b) => a.distanceM - b.distanceM || (a.door.id < b.door.id ? -1 : 1))
        .slice(0, limit)
    },
    byToken: (token) => tokens.get(token) ?? null,
    byUnit: (unit) => units.get(unit) ?? null,
  }
}
