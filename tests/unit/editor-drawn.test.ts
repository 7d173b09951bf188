import { describe, expect, test } from 'vitest'
import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { type DrawnChange, DrawnPlan } from '../../web/editor/drawn/drawn-plan.ts'
import { GridLabels } from '../../web/editor/drawn/grid-labels.ts'
import { box, drawing, drawnGrid, ring } from '../fixtures/drawing.ts'

const NORTH = '01890000-0000-7000-8000-00000000000a'
const SOUTH = '01890000-0000-7000-8000-00000000000b'
const WEST = '01890000-0000-7000-8000-00000000000c'
const EAST = '01890000-0000-7000-8000-00000000000d'

/** Two first-level grids one over the other, the northern divided in two; a gap east of both. */
function fourGrids(): Plan {
  const grids = [
    drawnGrid(NORTH, box(0, 5000, 8000, 10_000)),
    drawnGrid(SOUTH, box(0, 0, 8000, 5000)),
    drawnGrid(WEST, box(0, 5000, 4000, 10_000), { level: 2, parent: NORTH }),
    drawnGrid(EAST, box(4000, 5000, 8000, 10_000), { level: 2, parent: NORTH }),
  ]
  return planOf(overlay(drawing({ grids })).snapshot)
}

function acted(plan: Plan, action: Action): Plan {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`)
  return outcome.plan
}

/** The picture that changes add up to: faces and borders by their keys. */
class Wall {
  readonly faces = new Map<string, DrawnChange['faces'][number]>()
  readonly borders = new Map<string, readonly (readonly Position[])[]>()

  hang({ gone, faces, redrawn, borders }: DrawnChange): void {
    for (const key of gone) this.faces.delete(key)
    for (const drawn of faces) this.faces.set(drawn.face.key, drawn)
    for (const key of [...gone, ...redrawn])
      for (const division of [0, 1, 2, 3, 4]) this.borders.delete(`${key}:${division}`)
    for (const { face, division, lines } of borders) this.borders.set(`${face}:${division}`, lines)
  }

  /** Edges drawn, each with what it divides; one that is drawn twice throws. */
  edges(): Map<string, number> {
    const found = new Map<string, number>()
    for (const [key, lines] of this.borders) {
      for (const line of lines) {
        line.slice(1).forEach((b, i) => {
          const edge = [line[i]!, b].map(String).sort().join(' ')
          if (found.has(edge)) throw new Error(`${edge} is drawn twice`)
          found.set(edge, Number(key.slice(-1)))
        })
      }
    }
    return found
  }
}

const gap = ring([9000, 2000])[0]!

describe('the picture of a plan', () => {
  test('every edge is drawn once, as what it divides', () => {
    const wall = new Wall()
    const plan = fourGrids()
    wall.hang(new DrawnPlan(plan).follow(plan))
    const divisions = [...wall.edges().values()].sort()
    // The outline is in seven edges; level 1 divides north, south and the gap; level 2 west and east.
    expect(divisions.filter((each) => each === 2)).toHaveLength(1)
    expect(divisions.filter((each) => each === 1)).toHaveLength(4)
    expect(new Set(divisions)).toEqual(new Set([0, 1, 2]))
  })

  test('neighbours are never alike, and a gap is a gap', () => {
    const plan = fourGrids()
    const wall = new Wall()
    wall.hang(new DrawnPlan(plan).follow(plan))
    const of = (holder: string | null) => [...wall.faces.values()].find(({ face }) => face.holder === holder)!
    expect(of(WEST).hue).toBe(of(EAST).hue)
    expect(of(WEST).hue).not.toBe(of(SOUTH).hue)
    expect(of(WEST).tint).not.toBe(of(EAST).tint)
    expect([of(null).standing, of(SOUTH).standing]).toEqual(['gap', 'held'])
  })

  test('followed from edit to edit it is the picture drawn afresh', () => {
    const wall = new Wall()
    let plan = fourGrids()
    const drawn = new DrawnPlan(plan)
    wall.hang(drawn.follow(plan))
    const steps: Action[] = [
      { type: 'fillGap', id: '01890000-0000-7000-8000-100000000001', face: gap, to: SOUTH },
      { type: 'lock', id: '01890000-0000-7000-8000-100000000002', grids: [WEST], levels: [], locked: true },
      {
        type: 'revert',
        id: '01890000-0000-7000-8000-100000000003',
        action: '01890000-0000-7000-8000-100000000001',
      },
      { type: 'exempt', id: '01890000-0000-7000-8000-100000000004', face: gap, reason: 'water' },
    ]
    for (const step of steps) {
      plan = acted(plan, step)
      const change = drawn.follow(plan)
      expect(change.faces.length + change.gone.length, step.type).toBeGreaterThan(0)
      wall.hang(change)
      const fresh = new Wall()
      fresh.hang(new DrawnPlan(plan).follow(plan))
      expect(wall.edges(), step.type).toEqual(fresh.edges())
      const looks = ({ faces }: Wall) =>
        [...faces.values()].map(({ face, standing, locked }) => [face.key, standing, locked]).sort()
      expect(looks(wall)).toEqual(looks(fresh))
    }
    expect(drawn.follow(plan)).toEqual({ gone: [], faces: [], redrawn: [], borders: [] })
  })

  test('a name stays where it is while it is in its grid', () => {
    const names = new GridLabels()
    const plan = fourGrids()
    const at = (labels: ReturnType<GridLabels['of']>['labels'], key: string) =>
      labels.find(({ grid }) => grid.key === key)?.at
    const before = names.of(plan.snapshot, () => false)
    expect(before.labels).toHaveLength(4)
    const filled = acted(plan, {
      type: 'fillGap',
      id: '01890000-0000-7000-8000-100000000001',
      face: gap,
      to: SOUTH,
    })
    const now = names.of(filled.snapshot, () => false)
    expect(at(now.labels, NORTH)).toEqual(at(before.labels, NORTH))
    expect(at(now.labels, SOUTH)).not.toEqual(at(before.labels, SOUTH))
    const hurried = new GridLabels().of(plan.snapshot, () => true)
    expect(hurried.more).toBe(true)
    expect(at(hurried.labels, NORTH)).toBeUndefined()
  })
})
