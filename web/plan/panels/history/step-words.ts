import type { Action, Describe } from '#plan/actions/action.ts'
import type { planHistory } from '../../../text/zh-CN/plan-history.ts'

/** A sentence by its key, with what it is said about. */
export interface StepWords {
  readonly key: keyof typeof planHistory
  readonly values: Readonly<Record<string, string | number>>
}

/** What the sentences need besides the action: names of grids and communities, and of what was taken back. */
export interface StepNames {
  /** By key or code; grids that are gone too, as far as they are known. */
  readonly grid: (ref: string) => string
  readonly community: (code: string) => string
  readonly exemption: (reason: string) => string
  readonly level: (level: number) => string
  /** Puts several names into one. */
  readonly list: (names: readonly string[]) => string
  /** The sentence of another step, by the id of its action. */
  readonly step: (action: string) => string
}

/** What an action does, as a sentence of `planHistory`. */
export function stepWords(action: Action, names: StepNames): StepWords {
  switch (action.type) {
    case 'cut':
      return say('cut', { grid: names.grid(action.grid) })
    case 'merge': {
      const others = action.grids.filter((ref) => ref !== action.keep).map(names.grid)
      return say('merge', { grids: names.list(others), keep: names.grid(action.keep) })
    }
    case 'moveVertices':
      return say('moveVertices', { n: action.moves.length })
    case 'insertVertex':
      return say('insertVertex', {})
    case 'removeVertex':
      return say('removeVertex', {})
    case 'redrawBoundary': {
      const [a, b] = action.between
      return say('redrawBoundary', { a: names.grid(a), b: names.grid(b) })
    }
    case 'assign':
      return say('assign', { grid: names.grid(action.to) })
    case 'draw':
      return say(action.name === null ? 'draw' : 'drawNamed', {
        name: action.name ?? '',
        place: action.parent === null ? names.community(action.community) : names.grid(action.parent),
      })
    case 'fillGap':
      return say('fillGap', { grid: names.grid(action.to) })
    case 'exempt':
      return action.reason === null
        ? say('exemptLifted', {})
        : say('exempt', { reason: names.exemption(action.reason) })
    case 'declareExclave':
      return say(action.exclave ? 'exclave' : 'noExclave', { grid: names.grid(action.grid) })
    case 'addLevel':
      return action.grid === null
        ? say('firstLevel', { place: names.community(action.community) })
        : say('addLevel', { grid: names.grid(action.grid) })
    case 'describe':
      return described(action, names)
    case 'reparent':
      return say('reparent', { grid: names.grid(action.grid), parent: names.grid(action.parent) })
    case 'moveOutline':
      return say('moveOutline', { n: action.moves.length })
    case 'lock': {
      const what = [...action.levels.map(names.level), ...action.grids.map(names.grid)]
      return say(action.locked ? 'lock' : 'unlock', { what: names.list(what) })
    }
    case 'revert':
      return say('revert', { what: names.step(action.action) })
  }
}

function described(action: Describe, names: StepNames): StepWords {
  const grid = names.grid(action.grid)
  const { name, kind, urban, band } = action
  const changed = [name, kind, urban, band].filter((value) => value !== undefined).length
  if (changed > 1) return say('describe', { grid })
  if (name !== undefined) return say('rename', { grid, name })
  if (kind !== undefined) return say(kind === 'dedicated' ? 'dedicate' : 'generalise', { grid })
  if (band === null) return say('unband', { grid })
  if (band !== undefined) return say('band', { grid, min: band.min, max: band.max })
  return say('describe', { grid })
}

function say(key: StepWords['key'], values: StepWords['values']): StepWords {
  return { key, values }
}
