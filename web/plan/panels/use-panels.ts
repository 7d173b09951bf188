import { useState } from 'react'
import type { SideTab } from './side-panel.tsx'

/** Below this width in CSS pixels two panels would leave the map less than six tenths of the window. */
const WIDE = 1_240

/** Which panels are open, and what the right one shows. */
export function usePanels() {
  const [left, foldLeft] = useState(() => innerWidth < WIDE)
  const [right, foldRight] = useState(false)
  const [tab, onTab] = useState<SideTab>('findings')
  const [overlaid, onOverlay] = useState(false)
  const comparing = !right && tab === 'difference'
  function show(next: SideTab): void {
    onTab(next)
    foldRight(false)
  }
  return {
    /** Whether each is folded. */
    left,
    right,
    foldLeft,
    foldRight,
    show,
    comparing,
    compare: () => show(comparing ? 'findings' : 'difference'),
    side: { tab, onTab, overlaid, onOverlay },
  }
}
