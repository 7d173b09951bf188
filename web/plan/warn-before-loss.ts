import { useEffect } from 'react'
import type { DraftSession } from '../editor/draft-session.ts'
import type { Editor } from '../editor/editor.ts'

/** Asks before the page is left with something half drawn, or not yet on the server. */
export function useWarnBeforeLoss(session: DraftSession, editor: Editor): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (session.state().unsaved > 0 || editor.state().busy) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [session, editor])
}
