import { distanceM } from '#geometry/scale.ts'
import { boxOf } from '#plan/actions/near.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Face, GridKey } from '#plan/snapshot.ts'
import { facesNear } from '../face-index.ts'
import type { Choice, Desk, Tool } from '../tool.ts'
import { gapTool } from './gap-tool.ts'
import { piecesOf } from './pieces.ts'

/** 填补: a gap goes to an undivided grid beside it; the one with the longest common border is proposed. */
export function fillTool(desk: Desk): Tool {
  return gapTool(desk, {
    question: 'fill-with',
    hint: 'hintFill',
    hintReady: 'hintFillReady',
    choices,
    action: (face, to) => ({ type: 'fillGap', id: desk.newId(), face, to }),
  })

  function choices(gap: Face): Choice[] {
    const beside = leavesBeside(gap)
    const chosen = desk.selected().find((key) => beside.includes(key))
    const order = chosen === undefined ? beside : [chosen, ...beside.filter((key) => key !== chosen)]
    const pieces = new Map(
      piecesOf(desk.plan(), order, desk.ground()).map((piece) => [piece.grid.key, piece]),
    )
    return order.flatMap((key, tone) => {
      const piece = pieces.get(key)
      return piece === undefined
        ? []
        : [{ id: key, name: piece.grid.name, households: piece.households, tone }]
    })
  }
  /** Undivided grids of the gap's community along its border, the longest stretch first. */
  function leavesBeside(gap: Face): GridKey[] {
    const { faces, grids, scale } = desk.plan().snapshot
    const { isLeaf } = hierarchyOf(grids)
    const lengths = new Map<string, number>()
    for (const ring of gap.polygon)
      ring.forEach((b, i) => {
        const a = ring.at(i - 1)!
        lengths.set(`${b} ${a}`, distanceM(a, b, scale))
      })
    const { minX, minY, maxX, maxY } = boxOf(gap.polygon)
    const middle = [(minX + maxX) / 2, (minY + maxY) / 2] as const
    const beside = new Map<GridKey, number>()
    for (const { polygon, holder, community } of facesNear(
      faces,
      middle,
      Math.max(maxX - minX, maxY - minY) / 2 + 1,
    )) {
      if (holder === null || community !== gap.community || !isLeaf(holder)) continue
      for (const ring of polygon)
        ring.forEach((b, i) => {
          const length = lengths.get(`${ring.at(i - 1)!} ${b}`)
          if (length !== undefined) beside.set(holder, (beside.get(holder) ?? 0) + length)
        })
    }
    return [...beside].sort((a, b) => b[1] - a[1]).map(([key]) => key)
  }
}
