import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import { distanceM } from '#geometry/scale.ts'
import type { Action } from '#plan/actions/action.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Face } from '#plan/snapshot.ts'
import { facesNear } from '../face-index.ts'
import { householdsOf } from '../ground-dots.ts'
import { NOTHING, type Picture } from '../picture.ts'
import type { Desk, Pointer, Tool } from '../tool.ts'
import { bent, equal, type Handle, handlesOf, holdsHandle } from './near-border.ts'

/** Pixels around a handle within which a mouse or a finger takes hold of it. */
const HOLD_PX = { mouse: 11, finger: 24 } as const
/** Pixels an edge must be long to have a handle in its middle, and around the pointer in which handles show. */
const MIDDLE_PX = 46
const SHOW_PX = 160

/** A handle being dragged, or moved by keys. */
interface Held {
  readonly handle: Handle
  readonly faces: readonly Face[]
  to: Position
}

/** 边界: vertices and edge middles near the pointer can be dragged; households of both sides change as they move. */
export function borderTool(desk: Desk): Tool {
  let handles: readonly Handle[] = []
  let chosen: Position | null = null
  let held: Held | null = null
  let snapped: Picture['snap'] = null

  const scale = () => desk.plan().snapshot.scale
  const units = (pixels: number) => (pixels * desk.pixelM()) / scale().y
  const metres = (a: Position, b: Position) => distanceM(a, b, scale())

  function around(at: Position): Handle[] {
    const faces = facesNear(desk.plan().snapshot.faces, at, units(SHOW_PX))
    const far = SHOW_PX * desk.pixelM()
    return handlesOf(faces, metres, MIDDLE_PX * desk.pixelM()).filter((each) => metres(each.at, at) < far)
  }
  function under({ at, finger }: Pointer): Handle | undefined {
    const within = HOLD_PX[finger ? 'finger' : 'mouse'] * desk.pixelM()
    const near = around(at).filter((each) => metres(each.at, at) <= within)
    // A vertex is preferred to the middle of an edge beside it.
    return near.sort((a, b) => reach(a, at) - reach(b, at))[0]
  }
  function reach(handle: Handle, at: Position): number {
    return metres(handle.at, at) * (handle.kind === 'vertex' ? 1 : 2)
  }
  function actionOf({ handle, to }: Held): Action {
    const id = desk.newId()
    return handle.kind === 'vertex'
      ? { type: 'moveVertices', id, moves: [{ from: handle.at, to }] }
      : { type: 'insertVertex', id, edge: handle.edge, at: to }
  }
  function holding(handle: Handle, to: Position): Held {
    const faces = facesNear(desk.plan().snapshot.faces, handle.at, units(4)).filter((f) =>
      holdsHandle(f, handle),
    )
    return { handle, faces, to }
  }
  function letGo(): void {
    if (held === null) return
    const done = held
    held = null
    snapped = null
    if (!equal(done.to, done.handle.at) && desk.act(actionOf(done))) chosen = done.to
    handles = around(done.to)
    desk.changed()
  }

  return {
    picture: () => (held === null ? still() : moving(held)),
    hint: () => (held !== null ? 'hintBorderHeld' : chosen === null ? 'hintBorder' : 'hintBorderChosen'),
    ready: () => false,
    busy: () => held !== null,
    move(pointer) {
      handles = around(pointer.at)
      desk.changed()
    },
    down(pointer) {
      const handle = under(pointer)
      if (handle === undefined) return false
      held = holding(handle, handle.at)
      chosen = handle.kind === 'vertex' ? handle.at : null
      desk.say(null)
      desk.changed()
      return true
    },
    drag(pointer) {
      if (held === null) return
      const snap = desk.snap(pointer, [], held.handle.at)
      held.to = snap.at
      snapped = snap.to === null ? null : { at: snap.at, to: snap.to }
      desk.changed()
    },
    up: letGo,
    click({ at, finger }) {
      if (finger) handles = around(at)
      if (under({ at, finger, shift: false, alt: false }) === undefined) chosen = null
      desk.changed()
    },
    leave() {
      handles = []
      desk.changed()
    },
    cancel() {
      held = null
      chosen = null
      snapped = null
      desk.changed()
    },
    remove() {
      if (chosen === null) return
      if (desk.act({ type: 'removeVertex', id: desk.newId(), at: chosen })) chosen = null
      desk.changed()
    },
    nudge(eastM, northM) {
      if (chosen === null) return false
      const { x, y } = scale()
      const to: Position = [chosen[0] + Math.round(eastM / x), chosen[1] + Math.round(northM / y)]
      const from = chosen
      if (desk.act({ type: 'moveVertices', id: desk.newId(), moves: [{ from, to }] })) chosen = to
      handles = around(chosen)
      desk.changed()
      return true
    },
    next(backwards) {
      const at = walk(backwards)
      if (at === null) return
      chosen = at
      handles = around(at)
      desk.changed()
    },
    planChanged() {
      if (held !== null) held = holding(held.handle, held.to)
    },
  }

  /** The next vertex of the chosen grid, or of the first where none is chosen. */
  function walk(backwards: boolean): Position | null {
    const { faces, grids } = desk.plan().snapshot
    const { upwards } = hierarchyOf(grids)
    const grid = desk.selected().at(-1)
    const face = faces.find(
      ({ holder }) =>
        grid === undefined || (holder !== null && upwards(holder).some(({ key }) => key === grid)),
    )
    const ring = face?.polygon[0]
    if (ring === undefined) return null
    const now = chosen === null ? -1 : ring.findIndex((vertex) => equal(vertex, chosen!))
    return ring[now === -1 ? 0 : (now + (backwards ? -1 : 1) + ring.length) % ring.length]!
  }
  function nameOf({ holder }: Face): string {
    return holder === null ? '' : hierarchyOf(desk.plan().snapshot.grids).grid(holder).name
  }
  function still(): Picture {
    const points = handles.map(({ at, kind }) => ({ at, kind }))
    return {
      ...NOTHING,
      points: chosen === null ? points : [...points, { at: chosen, kind: 'held' as const }],
    }
  }
  function moving({ handle, faces, to }: Held): Picture {
    const ground = desk.ground()
    const moved: Position[] = []
    const counts = faces.map((face) => {
      const rings = bent(face, handle, to) as unknown as Polygon
      const before = ground.within(face.polygon)
      const near = [
        ...before,
        ...faces.filter((f) => f !== face).flatMap(({ polygon }) => ground.within(polygon)),
      ]
      const after = near.filter(({ at }) => polygonContainsShifted(rings, at))
      for (const { at } of before) if (!polygonContainsShifted(rings, at)) moved.push(at)
      return `${nameOf(face)} ${householdsOf(before)}→${householdsOf(after)}`
    })
    const lines = faces.flatMap((face) =>
      bent(face, handle, to)
        .filter((_, i) => face.polygon[i]!.length > 0)
        .map((ring) => ({ line: [...ring, ring[0]!], kind: 'ghost' as const })),
    )
    const ends = faces.flatMap((face) => bent(face, handle, to).flatMap((ring) => neighboursIn(ring, to)))
    return {
      ...NOTHING,
      lines: [...lines, ...ends.map((end) => ({ line: [end, to], kind: 'new' as const }))],
      points: [{ at: to, kind: 'held' }],
      words: [{ at: to, text: counts.join('\n'), caption: true }],
      moved,
      snap: snapped,
    }
  }
}

function neighboursIn(ring: readonly Position[], at: Position): Position[] {
  const i = ring.findIndex((each) => equal(each, at))
  return i === -1 ? [] : [ring.at(i - 1)!, ring[(i + 1) % ring.length]!]
}
