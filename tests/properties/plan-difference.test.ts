import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onBoundary, polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { areasOf, holds } from '#plan/difference/lineage.ts'
import { type Chain, passingGround } from '#plan/difference/passing-ground.ts'
import { difference } from '#plan/difference.ts'
import { overlay } from '#plan/overlay.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { box, drawing, drawnGrid, ring } from '../fixtures/drawing.ts'
import { spot } from '../fixtures/ground.ts'

/** Corners on even hundreds: in plans of rectangles nothing is narrower than a rounding bend. */
const corner = fc.integer({ min: 0, max: 50 }).map((n) => n * 200)
const rectangle = fc
  .tuple(corner, corner, corner, corner)
  .filter(([a, b, c, d]) => a !== c && b !== d)
  .map(([a, b, c, d]) => box(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)))
const triangle = fc
  .tuple(corner, corner, corner, corner, corner, corner)
  .filter(([a, b, c, d, e, f]) => Math.abs((c - a) * (f - b) - (d - b) * (e - a)) > 4_000_000)
  .map(([a, b, c, d, e, f]) => [[ring([a, b], [c, d], [e, f])]] as const)
const place = fc.integer({ min: 0, max: 99 }).map((n) => n * 100 + 1)

/** Three grids of the first level, A with two below, drawn at random over each other. */
const planOf = (shape: typeof rectangle | typeof triangle): fc.Arbitrary<Snapshot> =>
  fc.tuple(shape, shape, shape, shape, shape).map(([a, b, c, d, e]) => {
    const below = { level: 2 as const, parent: 'A' }
    const grids = [
      drawnGrid('A', a),
      drawnGrid('B', b),
      drawnGrid('C', c),
      drawnGrid('D', d, below),
      drawnGrid('E', e, below),
    ]
    return overlay(drawing({ grids })).snapshot
  })

const deepest = (chain: Chain) => chain[0]?.key ?? '-'

it('every grid has afterwards what it had, less what passed from it, and what passed to it', () => {
  fc.assert(
    fc.property(planOf(rectangle), planOf(rectangle), (before, after) => {
      const passing = passingGround(before, after)
      const [had, has] = [areasOf(before), areasOf(after)]
      for (const key of ['A', 'B', 'C', 'D', 'E']) {
        let area = had.get(key) ?? 0
        for (const { from, to, areaM2 } of passing) {
          if (holds(from, key) && !holds(to, key)) area -= areaM2
          if (holds(to, key) && !holds(from, key)) area += areaM2
        }
        expect(area).toBeCloseTo(has.get(key) ?? 0, 6)
      }
    }),
    { numRuns: 200, seed: 3 },
  )
})

it('who changes grids away from borders stands on ground that passes the same way, and nobody else stands on such ground', () => {
  const stands = fc.array(fc.tuple(place, place), { minLength: 5, maxLength: 20 })
  fc.assert(
    fc.property(planOf(triangle), planOf(triangle), stands, (before, after, places) => {
      const people = places.map(([x, y], i) => ({
        building: String(i),
        unit: null,
        position: spot(x, y),
        households: 1,
      }))
      const found = difference(before, after, people)
      const faces = [...before.faces, ...after.faces]
      for (const { position, from, to } of found.stands) {
        // Whom a border belongs to is another rule.
        if (faces.some(({ polygon }) => onBoundary(polygon, position))) continue
        const under = found.ground.filter(({ polygon }) => polygonContainsShifted(polygon, position))
        const way = `${deepest(from)} → ${deepest(to)}`
        const ways = under.map((piece) => `${deepest(piece.from)} → ${deepest(piece.to)}`)
        expect(ways).toEqual(deepest(from) === deepest(to) ? [] : [way])
      }
    }),
    { numRuns: 200, seed: 4 },
  )
})

it('goes back the way it came', () => {
  const ways = (pieces: ReturnType<typeof passingGround>, there: 'from' | 'to', back: 'from' | 'to') =>
    pieces
      .map((piece) => `${deepest(piece[there])} ${deepest(piece[back])} ${piece.areaM2.toFixed(6)}`)
      .sort()
  fc.assert(
    fc.property(planOf(triangle), planOf(triangle), (before, after) => {
      expect(ways(passingGround(after, before), 'to', 'from')).toEqual(
        ways(passingGround(before, after), 'from', 'to'),
      )
    }),
    { numRuns: 100, seed: 5 },
  )
})
