import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Face } from '../snapshot.ts'
import type { Assign } from './action.ts'
import { emptiedGrid, handedGround } from './assign/handed-ground.ts'
import { groundUnder, handOver } from './draw/ground-under.ts'
import { drawnOutline } from './draw/outline.ts'
import type { Edit } from './edit.ts'
import { partsOf } from './merge/joined.ts'
import { type Refused, refuse } from './refusal.ts'

/**
 * Gives an undivided grid the ground of its community within an area: what other childless grids hold there,
 * gaps, and what divided grids hold themselves. Exempt ground stays exempt, ground of other communities where it
 * is. No grid may lose all it has, and the grid must come out in no more parts than it was in, unless it is a
 * declared exclave. Pieces that would be left too small go along; see `handedGround`.
 */
export function assign({ snapshot }: Plan, { area, to }: Assign): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  const where = { ...(area[0] && { at: area[0] }), grid: to }
  if (!hierarchy.has(to)) return refuse('no-such-grid', where)
  if (!hierarchy.isLeaf(to)) return refuse('divided', where)
  const { community } = hierarchy.grid(to)
  const ring = drawnOutline(snapshot.faces, area)
  if ('refused' in ring) return ring
  const ground = groundUnder(
    snapshot,
    ring,
    (face) => face.community === community && face.holder !== to && face.exemption === null,
  )
  if (ground === null) return refuse('no-change', where)
  const handed = handedGround(snapshot, ground, hierarchy.grid(to))
  if ('refused' in handed) return handed
  if (handed.size === 0) return refuse('no-change', where)
  const outcome = handOver(snapshot, ground, handed, { community, holder: to, exemption: null })
  const emptied = emptiedGrid(snapshot, outcome)
  if (emptied !== null) return emptied
  // Rounding may part ground of a few units that held together.
  const parts = (faces: readonly Face[]): number => partsOf(faces.filter(({ holder }) => holder === to))
  const torn = parts(outcome.faces) > Math.max(parts(snapshot.faces), 1)
  return torn && !hierarchy.grid(to).exclave ? refuse('not-adjacent', where) : outcome
}
