import type { Action } from '#plan/actions/action.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'

/** Where the map should look, in degrees: `[lon, lat]`, or west, south, east, north. */
export type Look =
  | { readonly position: readonly [number, number]; readonly zoom?: number }
  | { readonly bounds: readonly [number, number, number, number] }

/** Something a panel wants drawn: a finding, a comment's pin, ground that changes hands. Degrees, GeoJSON. */
export interface StageMark {
  readonly id: string
  readonly at: readonly [number, number]
  readonly geometry?: { readonly type: string; readonly coordinates: unknown }
  readonly kind: 'blocking' | 'warning' | 'info' | 'comment' | 'moved'
  readonly chosen: boolean
}

/** What is chosen and looked at, shared by the map and the panels around it. */
export interface StageState {
  /** Grids chosen, in the order they were. */
  readonly selected: readonly GridKey[]
  /** The level whose grids a click on the map chooses. */
  readonly level: Level
  /** A new object moves the camera. */
  readonly look: Look | null
  readonly marks: readonly StageMark[]
  /** Actions that are drawn as if they were done, e.g. a finding's way out. */
  readonly preview: readonly Action[]
  /** Who waits for a place: the next click on the map is theirs and not the tool's. Told null when given up. */
  readonly picking: Picking | null
}

type Picking = (at: readonly [lon: number, lat: number] | null) => void

export interface Stage {
  readonly state: () => StageState
  readonly subscribe: (changed: () => void) => () => void
  readonly select: (keys: readonly GridKey[]) => void
  readonly setLevel: (level: Level) => void
  readonly lookAt: (look: Look) => void
  /** Replaces the marks of one panel. */
  readonly mark: (panel: string, marks: readonly StageMark[]) => void
  readonly preview: (actions: readonly Action[]) => void
  /** Waits for a place; who waited before is told that there is none. */
  readonly pick: (told: Picking) => void
  /** Tells who waits of the place, in degrees, or that it is given up; nothing where nobody waits. */
  readonly picked: (at: readonly [lon: number, lat: number] | null) => void
}

export function createStage(): Stage {
  let state: StageState = { selected: [], level: 3, look: null, marks: [], preview: [], picking: null }
  const marks = new Map<string, readonly StageMark[]>()
  const listeners = new Set<() => void>()
  const set = (part: Partial<StageState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  function picked(at: readonly [number, number] | null): void {
    const { picking } = state
    if (picking === null) return
    set({ picking: null })
    picking(at)
  }
  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    select: (selected) => set({ selected }),
    setLevel: (level) => set({ level }),
    lookAt: (look) => set({ look: { ...look } }),
    mark(panel, given) {
      marks.set(panel, given)
      set({ marks: [...marks.values()].flat() })
    },
    preview: (preview) => set({ preview }),
    pick(told) {
      picked(null)
      set({ picking: told })
    },
    picked,
  }
}
