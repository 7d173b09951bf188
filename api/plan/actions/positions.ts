import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import type { Action, Describe } from './action.ts'

/** The same value with nothing in it readonly, as what was parsed from JSON is. */
type Plain<Value> = { -readonly [Key in keyof Value]: Plain<Value[Key]> }

/** An action as it crosses the wire: its positions are `[lon, lat]` in degrees, all else is as in `Action`. */
export type ActionInDegrees = Plain<Action>

type Described = 'name' | 'kind' | 'urban' | 'band'

/** The same as a parser gives it: what is left out may also be there and undefined. */
type ParsedAction =
  | Exclude<ActionInDegrees, Describe>
  | (Plain<Omit<Describe, Described>> & { [Key in Described]?: Describe[Key] | undefined })

/** An action for the wire. Reads back to the same action by `actionOnLattice`, position for position. */
export function actionInDegrees(action: Action): ActionInDegrees {
  return mapPositions(action, toDegrees)
}

/** An action from the wire, each position rounded to the nearest of the lattice. */
export function actionOnLattice(action: ParsedAction): Action {
  const given = Object.fromEntries(Object.entries(action).filter(([, value]) => value !== undefined))
  return mapPositions(given as unknown as Action, ([lon, lat]) => toLattice(lon, lat))
}

/** A copy of an action with `to` in place of every position; axis order is x = longitude, y = latitude. */
function mapPositions(action: Action, to: (position: Position) => Position): ActionInDegrees {
  const at = (position: Position): [number, number] => {
    const [x, y] = to(position)
    return [x, y]
  }
  switch (action.type) {
    case 'cut':
      return {
        ...action,
        line: action.line.map(at),
        keep: action.keep && at(action.keep),
        names: [...action.names],
      }
    case 'moveVertices':
    case 'moveOutline':
      return { ...action, moves: action.moves.map((move) => ({ from: at(move.from), to: at(move.to) })) }
    case 'insertVertex':
      return { ...action, edge: [at(action.edge[0]), at(action.edge[1])], at: at(action.at) }
    case 'removeVertex':
      return { ...action, at: at(action.at) }
    case 'redrawBoundary':
      return { ...action, between: [...action.between], path: action.path.map(at) }
    case 'assign':
      return { ...action, area: action.area.map(at) }
    case 'draw':
      return { ...action, outline: action.outline.map(at) }
    case 'fillGap':
    case 'exempt':
      return { ...action, face: at(action.face) }
    case 'merge':
      return { ...action, grids: [...action.grids] }
    case 'lock':
      return { ...action, grids: [...action.grids], levels: [...action.levels] }
    case 'declareExclave':
    case 'addLevel':
    case 'describe':
    case 'reparent':
    case 'revert':
      return { ...action }
  }
}
