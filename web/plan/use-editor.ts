import { useSyncExternalStore } from 'react'
import type { Editor, EditorState } from '../editor/editor.ts'

/** What the tools are at now; draws anew after every change. */
export function useEditor(editor: Editor): EditorState {
  return useSyncExternalStore(editor.subscribe, editor.state)
}
