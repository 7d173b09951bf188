import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { Scale } from '#geometry/scale.ts'
import { edgeLengths, measureRegions } from '../../overlay/measure.ts'
import type { Ground } from '../relabel.ts'

/** Below either of these a piece of ground is too small to be somebody's. */
const LEAST_AREA_M2 = 10
const LEAST_WIDTH_M = 1

/** How near a border a line is meant to be that border. */
const SNAP_M = 0.5

/** An edge-connected piece of ground laid out. */
export interface Piece {
  /** The plan's face it lies in. */
  readonly face: number
  readonly smallFaces: readonly number[]
  readonly areaM2: number
  readonly widthM: number
}

/** The pieces of the small faces `chosen`, the largest first; each lies in one face of the plan. */
export function piecesOf(ground: Ground, scale: Scale, chosen: (smallFace: number) => boolean): Piece[] {
  const { subdivision } = ground.arrangement
  const numbers = ground.faceOf.map((face, f) => (face !== -1 && chosen(f) ? face : NO_REGION))
  const regions = regionsOf(subdivision, numbers)
  const measures = measureRegions(subdivision, regions, edgeLengths(subdivision, scale), scale)
  const members = new Map<number, number[]>()
  regions.forEach((region, f) => {
    if (region === NO_REGION) return
    const known = members.get(region)
    if (known === undefined) members.set(region, [f])
    else known.push(f)
  })
  return [...members]
    .map(([region, smallFaces]) => ({ face: numbers[region]!, smallFaces, ...measures.get(region)! }))
    .sort((a, b) => b.areaM2 - a.areaM2)
}

/** Too small to be a part of a grid on its own. */
export function isSmall({ areaM2, widthM }: Piece): boolean {
  return areaM2 < LEAST_AREA_M2 || widthM < LEAST_WIDTH_M
}

/**
 * So thin that it is sooner left over by a careless hand than meant: within the snap all along, or small and
 * under a metre.
 */
export function isHairline({ areaM2, widthM }: Piece): boolean {
  return widthM < SNAP_M || (widthM < LEAST_WIDTH_M && areaM2 < LEAST_AREA_M2)
}

/** Whether a piece shares an edge with some small faces. */
export function borders(ground: Ground, piece: Piece, others: ReadonlySet<number>): boolean {
  const { face } = ground.arrangement.subdivision
  const own = new Set(piece.smallFaces)
  return face.some((left, h) => own.has(left) && others.has(face[h ^ 1]!))
}
