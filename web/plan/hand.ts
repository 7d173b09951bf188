import { toDegrees } from '#geometry/position.ts'
import type { Editor } from '../editor/editor.ts'
import type { Stage } from '../editor/stage.ts'
import type { Pointer } from '../editor/tool.ts'
import type { Hand } from '../map/plan-pointer.ts'

/**
 * Leads mouse and fingers to the tool in hand; moves are answered once a frame, with the latest place. While a panel
 * waits for a place, a click is for it, and the tool hears of nothing.
 */
export function handOf(editor: Editor, stage: Stage): Hand {
  const picking = () => stage.state().picking !== null
  let waiting: { deed: 'move' | 'drag'; pointer: Pointer } | null = null
  const flush = () => {
    if (waiting === null) return
    const { deed, pointer } = waiting
    waiting = null
    if (!picking()) editor.tool()[deed]?.(pointer)
  }
  const soon = (deed: 'move' | 'drag') => (pointer: Pointer) => {
    if (waiting === null) requestAnimationFrame(flush)
    waiting = { deed, pointer }
  }
  return {
    move: soon('move'),
    drag: soon('drag'),
    down: (pointer) => !picking() && (editor.tool().down?.(pointer) ?? false),
    up(pointer) {
      flush()
      editor.tool().up?.(pointer)
    },
    click(pointer) {
      if (picking()) stage.picked(toDegrees(pointer.at))
      else editor.tool().click?.(pointer)
    },
    doubleClick(pointer) {
      if (!picking()) editor.tool().doubleClick?.(pointer)
    },
    leave() {
      waiting = null
      editor.tool().leave?.()
    },
  }
}
