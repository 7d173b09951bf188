import type { LogLine } from './draft-state.ts'

/**
 * The line of one's own that undo and redo would each take back. Taking back is an action too: a revert of an
 * action undoes it, a revert of that revert does it again. What was drawn afresh ends what could be done again.
 */
export function undoable(log: readonly LogLine[]): { undo: LogLine | null; redo: LogLine | null } {
  /** 0 for what was drawn, 1 for taking it back, 2 for doing it again … */
  const depth = new Map<string, number>()
  const taken = new Set<string>()
  for (const { action } of log) {
    if (action.type === 'revert') {
      depth.set(action.id, (depth.get(action.action) ?? 0) + 1)
      taken.add(action.action)
    } else depth.set(action.id, 0)
  }
  let undo: LogLine | null = null
  let redo: LogLine | null = null
  let fresh = false
  for (let i = log.length - 1; i >= 0 && (undo === null || (redo === null && !fresh)); i--) {
    const line = log[i]!
    if (!line.mine) continue
    const deep = depth.get(line.action.id)!
    const stands = !taken.has(line.action.id)
    if (deep % 2 === 0) {
      if (deep === 0) fresh = true
      if (stands) undo ??= line
    } else if (stands && !fresh) redo ??= line
  }
  return { undo, redo }
}
