import type { Editor } from '../editor/editor.ts'
import type { Pointer } from '../editor/tool.ts'
import type { Hand } from '../map/plan-pointer.ts'

/** Leads mouse and fingers to the tool in hand; moves are answered once a frame, with the latest place. */
export function handOf(editor: Editor): Hand {
  let waiting: { deed: 'move' | 'drag'; pointer: Pointer } | null = null
  const flush = () => {
    if (waiting === null) return
    const { deed, pointer } = waiting
    waiting = null
    editor.tool()[deed]?.(pointer)
  }
  const soon = (deed: 'move' | 'drag') => (pointer: Pointer) => {
    if (waiting === null) requestAnimationFrame(flush)
    waiting = { deed, pointer }
  }
  return {
    move: soon('move'),
    drag: soon('drag'),
    down: (pointer) => editor.tool().down?.(pointer) ?? false,
    up(pointer) {
      flush()
      editor.tool().up?.(pointer)
    },
    click: (pointer) => editor.tool().click?.(pointer),
    doubleClick: (pointer) => editor.tool().doubleClick?.(pointer),
    leave() {
      waiting = null
      editor.tool().leave?.()
    },
  }
}
