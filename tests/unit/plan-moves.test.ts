import { describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { Action } from '#plan/actions/action.ts'
import { type Applied, apply, isRefusal } from '#plan/actions/apply.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { box, COMMUNITY, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const [A, B, C, D] = ['a', 'b', 'c', 'd'] as const
const OTHER = '999901001201'
let count = 0
const id = () => `01890000-0000-7000-8000-${String(++count).padStart(12, '0')}`

function at(x: number, y: number): Position {
  return ring([x, y])[0]!
}

/** Four square grids of 10 m around (1000, 1000), which fill their community. */
function fourGrids(): Plan {
  const grids = [
    drawnGrid(A, box(0, 0, 1000, 1000)),
    drawnGrid(B, box(1000, 0, 2000, 1000)),
    drawnGrid(C, box(0, 1000, 1000, 2000)),
    drawnGrid(D, box(1000, 1000, 2000, 2000)),
  ]
  return planOf(overlay(drawing({ communities: [drawnCommunity(box(0, 0, 2000, 2000))], grids })).snapshot)
}

/** A grid B whose western border bends through (800, 500); grid A west of it. */
function bentBorder(): Plan {
  const a = ring([0, 0], [1000, 0], [800, 500], [1000, 1000], [0, 1000])
  const b = ring([1000, 0], [2000, 0], [2000, 1000], [1000, 1000], [800, 500])
  const communities = [drawnCommunity(box(0, 0, 2000, 1000))]
  const grids = [drawnGrid(A, [[a]]), drawnGrid(B, [[b]])]
  return planOf(overlay(drawing({ communities, grids })).snapshot)
}

/** Grid C, a triangle inside grid A with a corner towards grid B. */
function pond(): Plan {
  const communities = [drawnCommunity(box(0, 0, 2000, 1000))]
  const island = ring([200, 200], [700, 500], [200, 800])
  const a: Polygon = [box(0, 0, 1000, 1000)[0]![0], island.toReversed()]
  const grids = [drawnGrid(A, [a]), drawnGrid(B, box(1000, 0, 2000, 1000)), drawnGrid(C, [[island]])]
  return planOf(overlay(drawing({ communities, grids })).snapshot)
}

/** Two communities side by side, a grid in each. */
function twoCommunities(): Plan {
  const communities = [drawnCommunity(box(0, 0, 1000, 1000)), drawnCommunity(box(1000, 0, 2000, 1000), OTHER)]
  const grids = [
    drawnGrid(A, box(0, 0, 1000, 1000)),
    drawnGrid(B, box(1000, 0, 2000, 1000), { community: OTHER }),
  ]
  return planOf(overlay(drawing({ communities, grids })).snapshot)
}

function done(plan: Plan, action: Action): Applied {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  expect(faultsOf(outcome.plan.snapshot)).toEqual([])
  const back = apply(outcome.plan, { type: 'revert', id: id(), action: action.id })
  if (isRefusal(back)) throw new Error(`not taken back: ${JSON.stringify(back)}`)
  expect(JSON.stringify(back.plan.snapshot)).toBe(JSON.stringify(plan.snapshot))
  return outcome
}

function move(from: Position, to: Position): Action {
  return { type: 'moveVertices', id: id(), moves: [{ from, to }] }
}

function moveOutline(from: Position, to: Position): Action {
  return { type: 'moveOutline', id: id(), moves: [{ from, to }] }
}

function rings(plan: Plan, holder: string) {
  return plan.snapshot.faces.filter((face) => face.holder === holder).flatMap(({ polygon }) => polygon)
}

describe('moving a vertex', () => {
  it('takes all four faces around it along, and says what ground went where', () => {
    const { plan, change } = done(fourGrids(), move(at(1000, 1000), at(1300, 1100)))
    expect(plan.snapshot.faces).toHaveLength(4)
    for (const grid of [A, B, C, D]) expect(rings(plan, grid)[0]).toContainEqual(at(1300, 1100))
    const ways = change.moved.map(({ from, to }) => `${from!.holder}→${to!.holder}`)
    expect(ways.sort()).toEqual(['b→a', 'c→a', 'd→a', 'd→b', 'd→c'])
  })

  it('may put it exactly onto a neighbour’s edge, which gets the vertex', () => {
    const onto = done(pond(), move(at(700, 500), at(1000, 600))).plan
    expect(rings(onto, B)[0]).toContainEqual(at(1000, 600))
    expect(rings(onto, C)[0]).toContainEqual(at(1000, 600))
  })

  it('straightens a border whose bend is moved into line', () => {
    const { plan } = done(bentBorder(), move(at(800, 500), at(1000, 500)))
    expect(rings(plan, A)[0]).toHaveLength(4)
  })

  it('is refused with a place where a border would cross another', () => {
    const wild = apply(fourGrids(), move(at(1000, 1000), at(2500, 1000)))
    expect(wild).toMatchObject({ refused: 'crosses', at: expect.any(Array) })
    const inside = apply(bentBorder(), move(at(800, 500), at(-300, 500)))
    expect(inside).toMatchObject({ refused: 'crosses' })
  })

  it('does not let a grid vanish', () => {
    const three = [
      drawnGrid(A, [[ring([0, 0], [1000, 0], [500, 700])]]),
      drawnGrid(B, [[ring([0, 0], [500, 700], [1000, 0], [1000, 1000], [0, 1000])]]),
    ]
    const south = drawnGrid(C, box(0, -500, 1000, 0))
    const communities = [drawnCommunity(box(0, -500, 1000, 1000))]
    const plan = planOf(overlay(drawing({ communities, grids: [...three, south] })).snapshot)
    expect(apply(plan, move(at(500, 700), at(500, 0)))).toMatchObject({ refused: 'would-vanish', grid: A })
  })

  it('is refused for no vertex, for one twice, for none at all, and on a border of the community', () => {
    const plan = fourGrids()
    expect(apply(plan, move(at(900, 900), at(1, 1)))).toMatchObject({
      refused: 'no-such-vertex',
      at: at(900, 900),
    })
    const moves = [at(1, 1), at(2, 2)].map((to) => ({ from: at(1000, 1000), to }))
    expect(apply(plan, { type: 'moveVertices', id: id(), moves })).toMatchObject({ refused: 'malformed' })
    expect(apply(plan, { type: 'moveVertices', id: id(), moves: [] })).toMatchObject({ refused: 'malformed' })
    for (const border of [at(1000, 0), at(0, 0)]) {
      expect(apply(plan, move(border, at(500, 0)))).toMatchObject({ refused: 'community-border', at: border })
    }
    expect(apply(twoCommunities(), move(at(1000, 0), at(900, 0)))).toMatchObject({
      refused: 'community-border',
    })
    expect(apply(plan, move(at(1000, 1000), at(1000, 1000)))).toMatchObject({ refused: 'no-change' })
    expect(apply(plan, move(at(1000, 1000), at(5e7, 0)))).toMatchObject({ refused: 'too-wide' })
  })

  it('is refused where it would move the border of a locked grid', () => {
    const locked = done(fourGrids(), { type: 'lock', id: id(), grids: [D], levels: [], locked: true }).plan
    expect(apply(locked, move(at(1000, 1000), at(1100, 1000)))).toMatchObject({ refused: 'locked', grid: D })
  })
})

describe('putting a vertex into an edge', () => {
  it('bends it for both sides, whichever way the edge is named', () => {
    const [north, south] = [at(1000, 1000), at(1000, 0)]
    const insert = (edge: readonly [Position, Position]): Action => {
      return { type: 'insertVertex', id: id(), edge, at: at(1200, 500) }
    }
    const { plan, change } = done(fourGrids(), insert([north, south]))
    expect(rings(plan, A)[0]).toContainEqual(at(1200, 500))
    expect(rings(plan, B)[0]).toContainEqual(at(1200, 500))
    expect(change.moved).toMatchObject([{ from: { holder: B }, to: { holder: A } }])
    expect(done(fourGrids(), insert([south, north])).plan.snapshot).toEqual(plan.snapshot)
  })

  it('is refused on the line, where there is no edge, and on a border of the community', () => {
    const insert = (edge: readonly [Position, Position], through: Position) =>
      apply(fourGrids(), { type: 'insertVertex', id: id(), edge, at: through })
    expect(insert([at(1000, 0), at(1000, 1000)], at(1000, 400))).toMatchObject({ refused: 'no-change' })
    expect(insert([at(1000, 0), at(1000, 2000)], at(900, 400))).toMatchObject({ refused: 'no-such-edge' })
    expect(insert([at(0, 0), at(1000, 0)], at(500, 100))).toMatchObject({ refused: 'community-border' })
    expect(insert([at(1000, 0), at(1000, 1000)], at(-5, 400))).toMatchObject({ refused: 'crosses' })
  })
})

describe('removing a vertex', () => {
  it('straightens the border for both sides', () => {
    const { plan, change } = done(bentBorder(), { type: 'removeVertex', id: id(), at: at(800, 500) })
    expect(rings(plan, A)[0]).toHaveLength(4)
    expect(change.moved).toMatchObject([{ from: { holder: B }, to: { holder: A } }])
  })

  it('is refused at a junction, on a border of the community, and where a ring would collapse', () => {
    const remove = (plan: Plan, where: Position) => apply(plan, { type: 'removeVertex', id: id(), at: where })
    expect(remove(fourGrids(), at(1000, 1000))).toMatchObject({ refused: 'junction' })
    expect(remove(fourGrids(), at(0, 0))).toMatchObject({ refused: 'community-border' })
    expect(remove(fourGrids(), at(7, 7))).toMatchObject({ refused: 'no-such-vertex' })
    expect(remove(pond(), at(700, 500))).toMatchObject({ refused: 'too-fine' })
  })
})

describe('moving the outline', () => {
  it('wins ground from outside and gives ground up', () => {
    const won = done(fourGrids(), moveOutline(at(0, 0), at(-300, -200)))
    expect(won.change.moved).toMatchObject([{ from: null, to: { holder: A } }])
    const lost = done(fourGrids(), moveOutline(at(0, 0), at(300, 200)))
    expect(lost.change.moved).toMatchObject([{ from: { holder: A }, to: null }])
  })

  it('moves the border between two communities for both', () => {
    const { change } = done(twoCommunities(), moveOutline(at(1000, 1000), at(1200, 1000)))
    expect(change.moved).toMatchObject([{ from: { community: OTHER }, to: { community: COMMUNITY } }])
  })

  it('is refused over another community, over itself, and beyond 4°', () => {
    expect(apply(twoCommunities(), moveOutline(at(0, 0), at(1500, 500)))).toMatchObject({
      refused: 'crosses',
    })
    expect(apply(fourGrids(), moveOutline(at(0, 0), at(0, 3000)))).toMatchObject({ refused: 'crosses' })
    expect(apply(fourGrids(), moveOutline(at(0, 0), at(-4.1e7, 0)))).toMatchObject({ refused: 'too-wide' })
  })

  it('needs an account that may, for the whole plan', () => {
    const reach = { communities: null, grid: null, outline: false }
    const action = moveOutline(at(0, 0), at(-300, -200))
    expect(apply(fourGrids(), action, reach)).toMatchObject({ refused: 'out-of-reach' })
    expect(isRefusal(apply(fourGrids(), action, { ...reach, outline: true }))).toBe(false)
  })
})
