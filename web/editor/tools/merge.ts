import type { Merge } from '#plan/actions/action.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { GridKey } from '#plan/snapshot.ts'
import { gridUnder } from '../face-index.ts'
import { NOTHING, type Picture } from '../picture.ts'
import type { Desk, Tool } from '../tool.ts'
import { gridWalk } from './grid-walk.ts'
import { mostHouseholds, type Piece, piecesOf } from './pieces.ts'

/** 合并: click the grids, then confirm; the one with most households keeps the identity unless another is chosen. */
export function mergeTool(desk: Desk): Tool {
  let kept: GridKey | null = null
  const walk = gridWalk(desk)

  function pieces(): readonly Piece[] {
    const { has } = hierarchyOf(desk.plan().snapshot.grids)
    return piecesOf(desk.plan(), desk.selected().filter(has), desk.ground())
  }
  function action(of: readonly Piece[]): Merge | null {
    const keep = of.find(({ grid }) => grid.key === kept) ?? mostHouseholds(of)
    if (keep === undefined || of.length < 2) return null
    return { type: 'merge', id: desk.newId(), grids: of.map(({ grid }) => grid.key), keep: keep.grid.key }
  }
  function picture(): Picture {
    const of = pieces()
    return {
      ...NOTHING,
      pieces: of.flatMap(({ polygons }, tone) => polygons.map((polygon) => ({ polygon, tone }))),
      words: of.map(({ inside, households }) => ({ at: inside, text: String(households) })),
    }
  }

  return {
    picture,
    hint: () => (pieces().length < 2 ? 'hintMerge' : 'hintMergeReady'),
    ready: () => pieces().length > 1,
    busy: () => desk.selected().length > 1,
    next: walk.next,
    pin: walk.pin,
    click({ at }) {
      walk.forget()
      const key = gridUnder(desk.plan(), at, desk.level())?.key
      if (key === undefined) return
      const before = desk.selected()
      desk.select(before.includes(key) ? before.filter((each) => each !== key) : [...before, key])
      const wanted = action(pieces())
      const outcome = wanted && desk.attempt(wanted)
      desk.say(outcome && isRefusal(outcome) ? outcome : null)
    },
    confirm() {
      const wanted = action(pieces())
      if (wanted === null || !desk.act(wanted)) return
      kept = null
      walk.forget()
      desk.select([wanted.keep])
    },
    cancel() {
      kept = null
      walk.forget()
      desk.select([])
    },
    proposal() {
      const of = pieces()
      const wanted = action(of)
      if (wanted === null) return null
      return {
        question: 'keep',
        choices: of.map(({ grid, households }, tone) => ({
          id: grid.key,
          name: grid.name,
          households,
          tone,
        })),
        chosen: wanted.keep,
        follow: null,
      }
    },
    choose(id) {
      kept = id
      desk.changed()
    },
  }
}
