import type { GridKey } from '#plan/snapshot.ts'

/** What somebody wants to say, and about which grid and place. */
export interface Remark {
  readonly text: string
  readonly grid: GridKey | null
  /** Degrees. */
  readonly position: readonly [lon: number, lat: number] | null
}

export const NOTHING_SAID: Remark = { text: '', grid: null, position: null }

/** A remark as the server takes it. */
export function toSend({ text, grid, position }: Remark) {
  return { text: text.trim(), grid, position: position === null ? null : ([...position] as [number, number]) }
}
