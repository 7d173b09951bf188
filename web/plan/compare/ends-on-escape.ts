import type { Editor } from '../../editor/editor.ts'

/**
 * Calls `end` for an Escape that nothing nearer takes: a dialogue or field, a refusal, a line being drawn. Heard before
 * the table's own keys, which would give up what is chosen. Stops with the answer.
 */
export function endsOnEscape(editor: Editor, end: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isTaken(event.target)) return
    const { refused, busy } = editor.state()
    if (refused !== null || busy) return
    event.preventDefault()
    end()
  }
  addEventListener('keydown', listen, true)
  return () => removeEventListener('keydown', listen, true)
}

function isTaken(target: EventTarget | null): boolean {
  if ([...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.checkVisibility()))
    return true
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="radio"]), textarea, select, [role="listbox"], [role="menu"]') !== null
  )
}
