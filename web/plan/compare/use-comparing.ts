import { useState } from 'react'

/** How the plan in force is shown beside a draft: its borders on top, or the whole of it left of a divider. */
export type Way = 'overlay' | 'swipe'

export interface Comparing {
  /** How it is shown now; null while it is not. */
  readonly way: Way | null
  readonly show: (way: Way) => void
  /** Shows it the way it was last shown in this session. */
  readonly resume: () => void
  readonly end: () => void
}

const KEPT_AS = 'gridhold.compare'

/** Whether and how a draft is compared on the map; the way is remembered until the window is closed. */
export function useComparing(): Comparing {
  const [way, setWay] = useState<Way | null>(null)
  return {
    way,
    show(chosen) {
      keep(chosen)
      setWay(chosen)
    },
    resume: () => setWay(kept()),
    end: () => setWay(null),
  }
}

function keep(way: Way): void {
  try {
    sessionStorage.setItem(KEPT_AS, way)
  } catch {
    // A browser without storage forgets the choice; nothing else is lost.
  }
}

function kept(): Way {
  try {
    return sessionStorage.getItem(KEPT_AS) === 'swipe' ? 'swipe' : 'overlay'
  } catch {
    return 'overlay'
  }
}
