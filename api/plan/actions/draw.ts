import { type Bbox, bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Draw } from './action.ts'
import { groundUnder, handOver } from './draw/ground-under.ts'
import { nestUnder, newGrid } from './draw/new-grid.ts'
import { drawnOutline } from './draw/outline.ts'
import { borders, isHairline, isSmall, piecesOf } from './draw/pieces.ts'
import type { Edit } from './edit.ts'
import { newKey } from './new-key.ts'
import { type Refused, refuse } from './refusal.ts'
import type { Ground } from './relabel.ts'

/**
 * A new grid on the free ground within an outline, which may lie generously over neighbours: free is what nobody
 * at that level holds and nobody exempted. Of several pieces it takes the largest alone, so that a new grid is
 * always one part; pieces under 10 m² or a metre wide only where there is no other. Hairlines that would be
 * left between it and a border it was drawn along are taken in.
 */
export function draw({ snapshot }: Plan, action: Draw): Edit | Refused {
  const nest = nestUnder(snapshot, action.community, action.parent)
  const [at] = action.outline
  if ('refused' in nest) return { ...nest, ...(at && { at }) }
  if (action.name !== null && action.name.trim() === '') return refuse('malformed', at && { at })
  const key = newKey(action.id, 0)
  if (hierarchyOf(snapshot.grids).has(key)) return refuse('id-used')
  const ring = drawnOutline(snapshot.faces, action.outline)
  if ('refused' in ring) return ring

  const nothing = refuse('nothing-free', {
    at: ring[0]!,
    ...(action.parent === null ? {} : { grid: action.parent }),
  })
  const ground = groundUnder(
    snapshot,
    ring,
    ({ community, holder, exemption }) =>
      community === action.community && holder === action.parent && exemption === null,
  )
  if (ground === null) return nothing
  const isFree = (f: number) => ground.taken.has(ground.faceOf[f]!)
  const pieces = piecesOf(ground, snapshot.scale, (f) => isFree(f) && ground.inside(0, f))
  const piece = pieces.find((each) => !isSmall(each)) ?? pieces[0]
  if (piece === undefined) return nothing

  const core = new Set(piece.smallFaces)
  const handed = new Set(core)
  for (const left of piecesOf(ground, snapshot.scale, (f) => isFree(f) && !core.has(f))) {
    if (isHairline(left) && borders(ground, left, core)) for (const f of left.smallFaces) handed.add(f)
  }
  const grid = newGrid(snapshot, nest, key, boxOfGround(ground, core), action.name)
  const label = { community: action.community, holder: key, exemption: null }
  const outcome = handOver(snapshot, ground, handed, label)
  // What only rounding made free is gone again once borders are straight.
  if (!outcome.faces.some(({ holder }) => holder === key)) return nothing
  return { grids: [...snapshot.grids, grid], ...outcome }
}

function boxOfGround(ground: Ground, smallFaces: ReadonlySet<number>): Bbox {
  const { face, origin, x, y } = ground.arrangement.subdivision
  const corners: Position[] = []
  face.forEach((f, h) => {
    if (smallFaces.has(f)) corners.push([x[origin[h]!]!, y[origin[h]!]!])
  })
  return bboxOf([corners])
}
