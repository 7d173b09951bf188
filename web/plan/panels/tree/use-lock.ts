import type { Grid, Level } from '#plan/snapshot.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useAct } from '../use-act.ts'
import { useDraft } from '../use-draft.ts'

/** Which grids and levels are locked, and how that is changed. */
export function useLock(session: DraftSession) {
  const { locks } = useDraft(session).plan
  const act = useAct(session)
  return {
    /** Whether a grid is locked itself, with its whole level, or not. */
    of: ({ key, level }: Grid): 'itself' | 'level' | null =>
      locks.levels.includes(level) ? 'level' : locks.grids.includes(key) ? 'itself' : null,
    toggle: ({ key }: Grid): void => {
      const locked = !locks.grids.includes(key)
      act({ type: 'lock', id: session.newId(), grids: [key], levels: [], locked })
    },
    levels: locks.levels,
    toggleLevel: (level: Level): void => {
      const locked = !locks.levels.includes(level)
      act({ type: 'lock', id: session.newId(), grids: [], levels: [level], locked })
    },
  }
}
