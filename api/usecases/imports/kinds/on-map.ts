import {
  doorsOffMap,
  ownOffMap,
  putDoorsOnMap,
  putOwnOnMap,
  takeOffMap,
} from '../../../repositories/import-map.ts'
import type { Ask } from '../../../repositories/request.ts'
import { readPathFinder } from '../../households/place-households.ts'

/**
 * Puts every household of a county on the map that an import brought, moved or closed; all others stay as they are. What
 * `placeHouseholds` does to all of them, where the grids themselves have not changed: households behind one door are placed
 * once, and written by one statement.
 */
export async function placeImported(ask: Ask, county: string): Promise<void> {
  await takeOffMap(ask, county)
  const paths = await readPathFinder(ask, county)
  const doors = await doorsOffMap(ask, county)
  if (doors.length > 0) {
    await putDoorsOnMap(ask, county, doors, paths(doors.map(({ position }) => position)))
  }
  for await (const households of ownOffMap(ask, county)) {
    await putOwnOnMap(ask, county, households, paths(households.map(({ position }) => position)))
  }
}
