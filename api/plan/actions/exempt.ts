import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Exempt } from './action.ts'
import type { Edit } from './edit.ts'
import { faceAt } from './face-at.ts'
import { labelFace } from './label-face.ts'
import { type Refused, refuse } from './refusal.ts'

/** Notes why nobody deeper needs to hold a face, or lifts that again. */
export function exempt({ snapshot }: Plan, { face: at, reason }: Exempt): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  const f = faceAt(snapshot.faces, at)
  const face = snapshot.faces[f]
  if (face === undefined) return refuse('no-such-face', { at })
  if (reason === '') return refuse('no-such-reason', { at })
  if (face.holder !== null && hierarchy.isLeaf(face.holder))
    return refuse('not-a-gap', { at, grid: face.holder })
  if (face.exemption === reason) return refuse('no-change', { at })
  return labelFace(snapshot, f, { community: face.community, holder: face.holder, exemption: reason })
}
