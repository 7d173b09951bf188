import type { ImportReason } from '#contract/imports.ts'

export interface PositionFault {
  readonly reason: ImportReason
  readonly values: Readonly<Record<string, string | number>>
}

/** Why a pair of numbers is not degrees of longitude and latitude, or null where it is. */
export function positionFault(x: number, y: number): PositionFault | null {
  const values = { x, y }
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    return { reason: 'not-finite', values: { x: String(x), y: String(y) } }
  }
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return null
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180) return { reason: 'swapped-axes', values }
  // Beyond every way of counting degrees: metres of a projection.
  if (Math.abs(x) > 1_000 || Math.abs(y) > 1_000) return { reason: 'projected-coordinates', values }
  return { reason: 'out-of-range', values }
}
