import type { Position } from '#geometry/position.ts'
import type { Cut } from '#plan/actions/action.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { GridKey } from '#plan/snapshot.ts'
import { NOTHING, type Picture } from '../picture.ts'
import type { Snapped } from '../snap.ts'
import type { Desk, Pointer, Proposal, Tool } from '../tool.ts'
import { meantBy } from './crossed.ts'
import { mostHouseholds, type Piece, piecesOf } from './pieces.ts'
import { Sketch } from './sketch.ts'

/** What a finished line would do. */
interface Proposed {
  readonly action: Cut
  readonly pieces: readonly Piece[]
  readonly kept: number
}

/** 拆分: a line point by point; once it ends, the pieces are shown with their households, and then it is done. */
export function cutTool(desk: Desk): Tool {
  const sketch = new Sketch(desk)
  let proposed: Proposed | null = null
  let follow = false

  function target(line: readonly Position[]): GridKey | undefined {
    return meantBy(desk.plan(), line, desk.level(), desk.selected())
  }
  function isDivided(grid: GridKey): boolean {
    return !hierarchyOf(desk.plan().snapshot.grids).isLeaf(grid)
  }
  /** The pieces a line would make; null and a sentence where it cannot. */
  function propose(line: readonly Position[], keep: Position | null, aloud: boolean): Proposed | null {
    const grid = target(line)
    if (grid === undefined) {
      if (aloud) desk.say({ refused: 'no-such-grid', at: line[0]! })
      return null
    }
    const action: Cut = { type: 'cut', id: desk.newId(), grid, line, keep, names: [], follow }
    const outcome = desk.attempt(action)
    if (isRefusal(outcome)) {
      if (aloud) desk.say(outcome)
      return null
    }
    const { level } = hierarchyOf(desk.plan().snapshot.grids).grid(grid)
    const made = outcome.change.grids.after.filter((each) => each.level === level).map(({ key }) => key)
    const pieces = piecesOf(outcome.plan, [...new Set([grid, ...made])], desk.ground())
    return { action, pieces, kept: pieces.findIndex((piece) => piece.grid.key === grid) }
  }
  function finish(): void {
    if (sketch.points.length < 2) return
    const line = beyondEnds(sketch.ends)
    const first = propose(line, null, true)
    const most = first && mostHouseholds(first.pieces)
    if (!first || !most) return
    desk.say(null)
    keep(first, most)
  }
  function keep(first: Proposed, piece: Piece): void {
    proposed = propose(first.action.line, piece.inside, true)
    desk.changed()
  }
  function clear(): void {
    proposed = null
    sketch.clear()
  }
  function picture(): Picture {
    const drawn = sketch.picture(false)
    if (proposed !== null) return { ...drawn, snap: null, ...shown(proposed) }
    return drawn
  }

  return {
    picture,
    hint: () => (proposed !== null ? 'hintCutReady' : sketch.points.length === 0 ? 'hintCut' : 'hintLine'),
    move: (pointer) => proposed === null && sketch.follow(pointer),
    click(pointer: Pointer) {
      if (proposed === null) sketch.add(pointer)
    },
    doubleClick: () => proposed === null && finish(),
    leave: () => sketch.leave(),
    ready: () => proposed !== null || sketch.points.length > 1,
    busy: () => sketch.points.length > 0,
    confirm() {
      if (proposed === null) return finish()
      const before = proposed
      proposed = null
      if (desk.act(before.action)) clear()
      else proposed = before
    },
    cancel: clear,
    back() {
      if (proposed === null) sketch.back()
      else proposed = null
      desk.changed()
    },
    proposal: () => proposed && asked(proposed, isDivided(proposed.action.grid) ? follow : null),
    choose(id) {
      const piece = proposed?.pieces.find(({ grid }) => grid.key === id)
      if (proposed && piece) keep(proposed, piece)
    },
    setFollow(on) {
      follow = on
      if (proposed) keep(proposed, proposed.pieces[proposed.kept]!)
    },
    planChanged: () => {
      if (proposed) keep(proposed, proposed.pieces[proposed.kept]!)
    },
  }
}

function shown({ pieces }: Proposed): Partial<Picture> {
  return {
    pieces: pieces.flatMap(({ polygons }, tone) => polygons.map((polygon) => ({ polygon, tone }))),
    words: pieces.map(({ inside, households }) => ({ at: inside, text: String(households) })),
    points: NOTHING.points,
  }
}

function asked({ pieces, kept }: Proposed, follow: boolean | null): Proposal {
  return {
    question: 'keep',
    choices: pieces.map(({ grid, households }, tone) => ({
      id: grid.key,
      name: grid.name,
      households,
      tone,
    })),
    chosen: pieces[kept]?.grid.key ?? '',
    follow,
  }
}

/** Lattice units by which an end that lies on a border is drawn beyond it, so that rounding never leaves it inside. */
const BEYOND = 8

/** The line with ends that were snapped to the plan drawn a hand's breadth further: outside, nothing is cut. */
function beyondEnds(ends: readonly Snapped[]): readonly Position[] {
  const line = ends.map(({ at }) => at)
  const first = ends[0]!
  const last = ends.at(-1)!
  const start = isOnPlan(first) ? [beyond(line[1]!, first.at)] : []
  const end = isOnPlan(last) ? [beyond(line.at(-2)!, last.at)] : []
  const inner = line.slice(first.to === 'edge' ? 1 : 0, last.to === 'edge' ? -1 : undefined)
  return [...start, ...inner, ...end]
}

function isOnPlan({ to }: Snapped): boolean {
  return to === 'edge' || to === 'vertex'
}

function beyond(from: Position, to: Position): Position {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const length = Math.hypot(dx, dy)
  return [to[0] + Math.round((dx / length) * BEYOND), to[1] + Math.round((dy / length) * BEYOND)]
}
