import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { FillGap } from './action.ts'
import type { Edit } from './edit.ts'
import { faceAt } from './face-at.ts'
import { labelFace } from './label-face.ts'
import { type Refused, refuse } from './refusal.ts'

/** Gives a gap to an undivided grid of its community. */
export function fillGap({ snapshot }: Plan, { face: at, to }: FillGap): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  if (!hierarchy.has(to)) return refuse('no-such-grid', { at, grid: to })
  const f = faceAt(snapshot.faces, at)
  const face = snapshot.faces[f]
  if (face === undefined) return refuse('no-such-face', { at })
  if (face.holder !== null && hierarchy.isLeaf(face.holder))
    return refuse('not-a-gap', { at, grid: face.holder })
  if (!hierarchy.isLeaf(to)) return refuse('divided', { at, grid: to })
  if (hierarchy.grid(to).community !== face.community) return refuse('different-community', { at, grid: to })
  return labelFace(snapshot, f, { community: face.community, holder: to, exemption: null }, { borders: to })
}
