import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import type { Face } from './snapshot.ts'

/** The three labels of a face; see `Face`. */
export type FaceLabel = Pick<Face, 'community' | 'holder' | 'exemption'>

/** One text per label, equal for equal labels; what face keys and their order begin with. */
export function labelKey({ community, holder, exemption }: FaceLabel): string {
  return `${community}.${holder ?? '-'}.${exemption ?? '-'}`
}

/**
 * The faces of a plan in normal form: one per edge-connected region of equal labels, rings canonical, and no
 * vertex between two collinear edges that only two faces share. Faces are in order of their keys, by code
 * units. So plans that put the same ground under the same labels are equal byte for byte, however they came
 * about. `labelOf` gives the label of each face of the subdivision, null outside the plan.
 *
 * A key is the label and a running number among the faces of that label from west to east: most grids have
 * one face, whose key outlives every change of its shape.
 */
export function normalFaces(subdivision: Subdivision, labelOf: readonly (FaceLabel | null)[]): Face[] {
  const numbers = new Map<string, number>()
  const labels: FaceLabel[] = []
  const numbered = labelOf.map((label) => {
    if (label === null) return NO_REGION
    const key = labelKey(label)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, labels.length)
    labels.push(label)
    return labels.length - 1
  })
  const regions = dissolve(subdivision, numbered, { straighten: true })
  regions.sort((a, b) => compareRings(a.polygon[0], b.polygon[0]))
  const counted = new Map<number, number>()
  const faces = regions.map(({ label, polygon }): Face => {
    const { community, holder, exemption } = labels[label]!
    const ordinal = (counted.get(label) ?? 0) + 1
    counted.set(label, ordinal)
    const key = `${labelKey({ community, holder, exemption })}.${String(ordinal).padStart(4, '0')}`
    return { key, community, holder, exemption, polygon }
  })
  return faces.sort((a, b) => (a.key < b.key ? -1 : 1))
}
