import type { Handover } from '#contract/plans.ts'

/** Under which key the sheets are kept; what begins with `people` is forgotten at sign-out. */
export const HANDOVERS = ['people', 'handover'] as const

/** Whether the signed-in side of a sheet is still to be confirmed. */
export function waitsForMe({ side, confirmedOut, confirmedIn }: Handover): boolean {
  return (side === 'out' ? confirmedOut : confirmedIn) === null
}
