import { useEffect } from 'react'
import type { DraftSession } from '../editor/draft-session.ts'
import type { Editor } from '../editor/editor.ts'
import { TOOLS } from '../editor/tool.ts'
import type { PlanMap } from '../map/plan-map.ts'
import { TOOL_KEYS } from './tool-keys.ts'

interface Keyboard {
  readonly session: DraftSession
  readonly editor: Editor
  readonly map: PlanMap | null
  readonly help: () => void
}

/** Metres an arrow key moves a vertex, and with Shift. */
const NUDGE_M = [0.1, 1] as const
/** Pixels an arrow key moves the view where nothing is chosen to be moved. */
const PAN_PX = 120

const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Keys of the table: letters take tools up everywhere but in fields; the others work while the map has the focus. */
export function useKeys({ session, editor, map, help }: Keyboard): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      const done = event.ctrlKey || event.metaKey ? withControl(event) : letter(event) || onMap(event)
      if (done) event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)

    function withControl({ key, shiftKey }: KeyboardEvent): boolean {
      const undo = key.toLowerCase() === 'z' && !shiftKey
      const redo = (key.toLowerCase() === 'z' && shiftKey) || key.toLowerCase() === 'y'
      if (undo) editor.say(session.undo())
      else if (redo) editor.say(session.redo())
      return undo || redo
    }
    function letter({ key, altKey }: KeyboardEvent): boolean {
      if (altKey) return false
      if (key === '?') {
        help()
        return true
      }
      const level = ([1, 2, 3] as const).find((each) => String(each) === key)
      if (level !== undefined) {
        session.stage.setLevel(level)
        return true
      }
      const name = TOOLS.find((each) => TOOL_KEYS[each] === key.toUpperCase())
      if (name !== undefined) editor.take(name)
      return name !== undefined
    }
    function onMap(event: KeyboardEvent): boolean {
      const { key, shiftKey, target } = event
      const tool = editor.tool()
      const { name, busy, ready, refused } = editor.state()
      if (key === 'Escape') {
        if (refused !== null) editor.say(null)
        else if (busy || name === 'measure') tool.cancel()
        else if (session.stage.state().selected.length > 0) session.stage.select([])
        else if (target === map?.canvas) document.querySelector<HTMLElement>('.toolbar button')?.focus()
        return true
      }
      if (target instanceof HTMLButtonElement) return false
      if (key === 'Enter' && ready) {
        tool.confirm?.()
        return true
      }
      if (key === 'Backspace' && busy) {
        tool.back?.()
        return true
      }
      if (key === 'Delete') {
        tool.remove?.()
        return true
      }
      if (target !== map?.canvas || map === null) return false
      if (key === 'Tab' && tool.next !== undefined) {
        tool.next(shiftKey)
        return true
      }
      if (key === ' ') {
        tool.pin?.()
        return true
      }
      if (key === '+' || key === '=') map.zoomBy(1)
      if (key === '-') map.zoomBy(-1)
      const arrow = ARROWS[key]
      if (arrow === undefined) return '+=-'.includes(key)
      const [east, north] = arrow
      const far = NUDGE_M[shiftKey ? 1 : 0]
      if (!(tool.nudge?.(east * far, north * far) ?? false)) map.panBy(east * PAN_PX, -north * PAN_PX)
      return true
    }
  }, [session, editor, map, help])
}

/** Whether a key is meant for a field, a list or a dialogue. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.closest(
      'input, textarea, select, [contenteditable], [role="dialog"], [role="tree"], [role="listbox"]',
    ) !== null
  )
}
