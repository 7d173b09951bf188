import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActionWire, action as wire } from '#contract/actions.ts'
import type { Position } from '#geometry/position.ts'
import type { Action, ActionType } from '#plan/actions/action.ts'
import { actionInDegrees, actionOnLattice } from '#plan/actions/positions.ts'

const ID = '01890000-0000-7000-8000-000000000001'
const A = '01890000-0000-7000-8000-00000000000a'
const B = '01890000-0000-7000-8000-00000000000b'

/** One action of every kind, its positions from `at`. */
function oneOfEach(at: (i: number) => Position): Record<ActionType, Action> {
  const line = [at(0), at(1), at(2)]
  const moves = [
    { from: at(0), to: at(1) },
    { from: at(2), to: at(3) },
  ]
  return {
    cut: { type: 'cut', id: ID, grid: A, line, keep: at(3), names: ['甲'], follow: true },
    merge: { type: 'merge', id: ID, grids: [A, B], keep: A },
    moveVertices: { type: 'moveVertices', id: ID, moves },
    insertVertex: { type: 'insertVertex', id: ID, edge: [at(0), at(1)], at: at(2) },
    removeVertex: { type: 'removeVertex', id: ID, at: at(0) },
    redrawBoundary: { type: 'redrawBoundary', id: ID, between: [A, B], path: line },
    assign: { type: 'assign', id: ID, area: line, to: A },
    draw: { type: 'draw', id: ID, community: '310115123001', parent: A, outline: line, name: null },
    fillGap: { type: 'fillGap', id: ID, face: at(0), to: A },
    exempt: { type: 'exempt', id: ID, face: at(0), reason: 'water' },
    declareExclave: { type: 'declareExclave', id: ID, grid: A, exclave: true },
    addLevel: { type: 'addLevel', id: ID, community: '310115123001', grid: null, name: '乙' },
    describe: { type: 'describe', id: ID, grid: A, name: '丙', band: { min: 1, max: 2 } },
    reparent: { type: 'reparent', id: ID, grid: A, parent: B },
    moveOutline: { type: 'moveOutline', id: ID, moves },
    lock: { type: 'lock', id: ID, grids: [A], levels: [1], locked: true },
    revert: { type: 'revert', id: ID, action: B },
  }
}

describe('an action on the wire', () => {
  it('of every kind reads back position for position, through text and the contract', () => {
    const position = fc.tuple(
      fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
      fc.integer({ min: -900_000_000, max: 900_000_000 }),
    )
    fc.assert(
      fc.property(fc.array(position, { minLength: 4, maxLength: 4 }), (positions) => {
        for (const action of Object.values(oneOfEach((i) => positions[i]!))) {
          const sent: ActionWire = actionInDegrees(action)
          expect(actionOnLattice(wire.parse(JSON.parse(JSON.stringify(sent))))).toStrictEqual(action)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is in degrees', () => {
    const { fillGap } = oneOfEach(() => [1_215_000_001, 311_000_000])
    expect(actionInDegrees(fillGap)).toMatchObject({ face: [121.5000001, 31.1] })
  })
})
