import { useSyncExternalStore } from 'react'
import type { DraftSession } from '../../editor/draft-session.ts'
import type { DraftState } from '../../editor/draft-state.ts'
import type { StageState } from '../../editor/stage.ts'

/** The draft as it is now; draws anew after every change. */
export function useDraft(session: DraftSession): DraftState {
  return useSyncExternalStore(session.subscribe, session.state)
}

/** What is chosen and looked at now. */
export function useStage({ stage }: DraftSession): StageState {
  return useSyncExternalStore(stage.subscribe, stage.state)
}
