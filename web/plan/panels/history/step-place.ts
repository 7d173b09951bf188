import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'

/** Where an action happened: some lattice positions, or grids by key or code where it names no position. */
export type StepPlace =
  | { readonly positions: readonly Position[] }
  | { readonly grids: readonly string[] }
  | null

/** Where to look for what an action did; null for what has no place. */
export function stepPlace(action: Action, of: (action: string) => Action | null): StepPlace {
  switch (action.type) {
    case 'cut':
      return { positions: action.line }
    case 'moveVertices':
    case 'moveOutline':
      return { positions: action.moves.flatMap(({ from, to }) => [from, to]) }
    case 'insertVertex':
      return { positions: [...action.edge, action.at] }
    case 'removeVertex':
      return { positions: [action.at] }
    case 'redrawBoundary':
      return { positions: action.path }
    case 'assign':
      return { positions: action.area }
    case 'draw':
      return { positions: action.outline }
    case 'fillGap':
    case 'exempt':
      return { positions: [action.face] }
    case 'merge':
      return { grids: [action.keep] }
    case 'declareExclave':
    case 'describe':
    case 'reparent':
      return { grids: [action.grid] }
    case 'addLevel':
      return action.grid === null ? null : { grids: [action.grid] }
    case 'lock':
      return action.grids.length === 0 ? null : { grids: action.grids }
    case 'revert': {
      const taken = of(action.action)
      return taken === null || taken.type === 'revert' ? null : stepPlace(taken, of)
    }
  }
}
