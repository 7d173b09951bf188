import type { LogLine } from '../../../editor/draft-state.ts'

/** A line of the log as the panel shows it. */
export interface HistoryLine extends LogLine {
  /** Counted from 1 in the order of the log. */
  readonly step: number
  /** Taken back, and not done again since. */
  readonly taken: boolean
}

/** The log, the latest first, with what was taken back marked. */
export function historyLines(log: readonly LogLine[]): HistoryLine[] {
  const taken = new Set<string>()
  // From the end: a revert that was itself taken back no longer takes anything back.
  for (const { action } of [...log].reverse())
    if (action.type === 'revert' && !taken.has(action.id)) taken.add(action.action)
  return log.map((line, i) => ({ ...line, step: i + 1, taken: taken.has(line.action.id) })).reverse()
}

/** One's own steps after a step that still stand, the latest first: what going back to that step takes back. */
export function ownAfter(lines: readonly HistoryLine[], step: number): HistoryLine[] {
  return lines.filter((line) => line.mine && !line.taken && line.step > step && line.action.type !== 'revert')
}
