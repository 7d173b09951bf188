import type { Action } from '#plan/actions/action.ts'
import type { DraftPorts } from './draft-state.ts'

/** The part of `Storage` that a queue uses. */
type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * Keeps actions that are not confirmed yet in the browser's storage, apart for each account, plan and tab. Reading
 * takes over what tabs before left behind; should one of them still be open, sending twice changes nothing, for
 * actions have ids.
 */
export function draftQueue(drawer: Drawer, account: string, plan: string, tab: string): DraftPorts['queue'] {
  const prefix = `gridhold.unsaved.${account}.${plan}.`
  const own = prefix + tab
  const keep = (actions: readonly Action[]) => {
    try {
      if (actions.length === 0) drawer.removeItem(own)
      else drawer.setItem(own, JSON.stringify(actions))
    } catch {
      // A full or forbidden storage leaves the queue in the page's memory, which warns before it is closed.
    }
  }
  return {
    keep,
    read() {
      const found = new Map<string, Action>()
      for (const key of keysOf(drawer).filter((each) => each.startsWith(prefix))) {
        for (const action of actionsIn(drawer.getItem(key))) found.set(action.id, action)
        if (key !== own) drawer.removeItem(key)
      }
      const actions = [...found.values()]
      keep(actions)
      return actions
    },
  }
}

function keysOf(drawer: Drawer): string[] {
  return Array.from({ length: drawer.length }, (_, i) => drawer.key(i) ?? '')
}

function actionsIn(text: string | null): readonly Action[] {
  try {
    return text === null ? [] : (JSON.parse(text) as Action[])
  } catch {
    return []
  }
}
