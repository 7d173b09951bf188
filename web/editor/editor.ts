import type { Position } from '#geometry/position.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import type { DraftSession } from './draft-session.ts'
import { type GroundDots, NO_DOTS } from './ground-dots.ts'
import type { Picture } from './picture.ts'
import { type SnapLine, snap } from './snap.ts'
import type { Desk, Pointer, Proposal, Tool, ToolName } from './tool.ts'
import { assignTool } from './tools/assign.ts'
import { borderTool } from './tools/border.ts'
import { cutTool } from './tools/cut.ts'
import { drawTool } from './tools/draw.ts'
import { exemptTool } from './tools/exempt.ts'
import { fillTool } from './tools/fill.ts'
import { measureTool } from './tools/measure.ts'
import { mergeTool } from './tools/merge.ts'
import { redrawTool } from './tools/redraw.ts'
import { selectTool } from './tools/select.ts'

/** Pixels around the pointer in which it snaps at the least, however small the distance in metres looks. */
const SNAP_PX = 10

const MAKERS: Readonly<Record<ToolName, (desk: Desk) => Tool>> = {
  select: selectTool,
  cut: cutTool,
  merge: mergeTool,
  border: borderTool,
  redraw: redrawTool,
  draw: drawTool,
  assign: assignTool,
  fill: fillTool,
  exempt: exemptTool,
  measure: measureTool,
}

/** What the toolbar and status bar show. */
export interface EditorState {
  readonly name: ToolName
  /** Name of the sentence that says what to do next. */
  readonly hint: string
  readonly ready: boolean
  readonly busy: boolean
  readonly proposal: Proposal | null
  /** Why the last thing was not done. */
  readonly refused: Refused | null
  /** Snapping distance in metres; 0 is off. */
  readonly snapM: number
}

/** What the map tells of itself. */
export interface View {
  readonly pixelM: () => number
  readonly nearby: (at: Position, pixels: number) => readonly SnapLine[]
}

export interface Editor {
  readonly state: () => EditorState
  readonly subscribe: (changed: () => void) => () => void
  /** What is drawn over the plan at the moment. */
  readonly picture: () => Picture
  readonly tool: () => Tool
  readonly take: (name: ToolName) => void
  readonly setSnap: (metres: number) => void
  readonly setView: (view: View) => void
  readonly setGround: (ground: GroundDots) => void
  readonly ground: () => GroundDots
  readonly say: (refused: Refused | null) => void
  readonly close: () => void
}

/** The tools of the planner's table over one draft. */
export function createEditor(session: DraftSession): Editor {
  const listeners = new Set<() => void>()
  let view: View = { pixelM: () => 1, nearby: () => [] }
  let ground: GroundDots = NO_DOTS
  let refused: Refused | null = null
  let snapM = 0.5
  let name: ToolName = 'select'
  let picture: Picture | null = null
  const plan = () => session.state().plan
  const { stage } = session

  const desk: Desk = {
    plan,
    ground: () => ground,
    level: () => stage.state().level,
    selected: () => stage.state().selected,
    select: stage.select,
    snap: snapped,
    pixelM: () => view.pixelM(),
    newId: session.newId,
    attempt: session.attempt,
    act(action) {
      const outcome = session.act(action)
      const done = !isRefusal(outcome)
      say(done ? null : outcome)
      return done
    },
    say,
    changed: emit,
  }
  /** Tools put down keep what is unfinished until they are taken up again. */
  const tools = new Map<ToolName, Tool>()
  let tool = toolOf(name)
  let state = read()

  function toolOf(wanted: ToolName): Tool {
    const known = tools.get(wanted) ?? MAKERS[wanted](desk)
    tools.set(wanted, known)
    return known
  }
  function snapped({ at, alt }: Pointer, own: readonly Position[] = [], except?: Position) {
    if (alt || snapM === 0) return { at, to: null }
    const { faces, scale } = plan().snapshot
    const withinM = Math.max(snapM, SNAP_PX * view.pixelM())
    const lines = view.nearby(at, Math.ceil(withinM / view.pixelM()))
    return snap(at, withinM, { faces, scale, lines, own, ...(except && { except }) })
  }
  function say(why: Refused | null): void {
    if (why === refused) return
    refused = why
    emit()
  }
  function read(): EditorState {
    picture = null
    return {
      name,
      hint: tool.hint(),
      ready: tool.ready(),
      busy: tool.busy(),
      proposal: tool.proposal?.() ?? null,
      refused,
      snapM,
    }
  }
  function emit(): void {
    const now = read()
    // The same value where all is the same: a bar is not drawn anew at every move of the pointer.
    const fields = Object.keys(now) as (keyof EditorState)[]
    if (fields.some((field) => now[field] !== state[field])) state = now
    for (const listener of listeners) listener()
  }
  function drawn(): Picture {
    picture ??= { ...tool.picture(), trouble: refused?.at ?? null }
    return picture
  }

  let seen = plan()
  const endSession = session.subscribe(() => {
    if (plan() === seen) return
    seen = plan()
    const { grids } = seen.snapshot
    const kept = stage.state().selected.filter((key) => grids.some((grid) => grid.key === key))
    if (kept.length < stage.state().selected.length) stage.select(kept)
    tool.planChanged?.()
    emit()
  })
  const endStage = stage.subscribe(emit)

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    picture: drawn,
    tool: () => tool,
    take(next) {
      if (next === name) return
      tool.leave?.()
      name = next
      refused = null
      tool = toolOf(next)
      tool.planChanged?.()
      emit()
    },
    setSnap(metres) {
      snapM = metres
      emit()
    },
    setView(given) {
      view = given
    },
    setGround(given) {
      ground = given
      emit()
    },
    ground: () => ground,
    say,
    close() {
      endSession()
      endStage()
    },
  }
}
