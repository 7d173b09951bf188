import { App } from 'antd'
import type { Action } from '#plan/actions/action.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import type { DraftSession } from '../../editor/draft-session.ts'
import { lookAtPositions } from './look-at.ts'
import { useRefusalWords } from './use-refusal-words.ts'

/** Does an action of a panel; a refusal is said and its place shown. Whether it was done. */
export function useAct(session: DraftSession): (action: Action) => boolean {
  const { message } = App.useApp()
  const words = useRefusalWords()
  return (action) => {
    const outcome = session.act(action)
    if (!isRefusal(outcome)) return true
    void message.error(words(outcome, session.state().plan.snapshot.grids))
    const look = outcome.at === undefined ? null : lookAtPositions([outcome.at])
    if (look !== null) session.stage.lookAt(look)
    return false
  }
}
