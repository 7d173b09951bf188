import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import { clipLine, clipRing } from '../../api/tiles/clip.ts'
import { coloured } from '../../api/tiles/hues.ts'
import { lineImportance, ringImportance } from '../../api/tiles/line-importance.ts'
import { toWorld } from '../../api/tiles/mercator.ts'

const BOX = { west: 0, north: 0, east: 10, south: 10 }

function doubledArea(ring: readonly number[]): number {
  let doubled = 0
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    doubled += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!
  }
  return doubled
}

describe('clipping to a box', () => {
  it('keeps a ring inside, drops one outside, and fills the box from around it', () => {
    const inside = [1, 1, 9, 1, 9, 9, 1, 9]
    expect(clipRing(inside, BOX)).toEqual(inside)
    expect(clipRing([20, 20, 30, 20, 30, 30], BOX)).toEqual([])
    expect(Math.abs(doubledArea(clipRing([-5, -5, 15, -5, 15, 15, -5, 15], BOX)))).toBe(200)
  })

  it('keeps the corner of a ring that covers it', () => {
    expect(doubledArea(clipRing([5, 5, 25, 5, 25, 25, 5, 25], BOX))).toBe(50)
  })

  it('never reaches out of the box', () => {
    const ring = fc.array(fc.integer({ min: -30, max: 40 }), { minLength: 6, maxLength: 24 })
    fc.assert(
      fc.property(ring, (numbers) => {
        const clipped = clipRing(numbers.slice(0, numbers.length & ~1), BOX)
        expect(clipped.every((value) => value >= 0 && value <= 10)).toBe(true)
      }),
      { seed: 20261122 },
    )
  })

  it('cuts a line into the stretches inside', () => {
    expect(clipLine([-5, 5, 15, 5], BOX)).toEqual([[0, 5, 10, 5]])
    expect(clipLine([5, 5, 15, 5, 15, 8, 5, 8], BOX)).toEqual([
      [5, 5, 10, 5],
      [10, 8, 5, 8],
    ])
    expect(clipLine([20, 0, 20, 10], BOX)).toEqual([])
    expect(clipLine([2, 2, 4, 4, 6, 2], BOX)).toEqual([[2, 2, 4, 4, 6, 2]])
  })
})

describe('importance', () => {
  const scale = { x: 1, y: 1 }

  it('is the distance a vertex stands out, and infinite at the ends', () => {
    const line: Position[] = [
      [0, 0],
      [5, 3],
      [10, 0],
    ]
    expect([...lineImportance(line, scale)]).toEqual([Infinity, 3, Infinity])
  })

  it('is nought on a straight line, so that any tolerance drops the vertex', () => {
    const line: Position[] = [
      [0, 0],
      [5, 5],
      [10, 10],
    ]
    expect(lineImportance(line, scale)[1]).toBe(0)
  })

  it('never lets a vertex outlive the one that split its stretch', () => {
    const zigzag: Position[] = Array.from({ length: 33 }, (_, i) => [i * 4, ((i * 37) % 11) * (i % 2)])
    const importance = lineImportance(zigzag, scale)
    for (const tolerance of [1, 2, 4, 8]) {
      const kept = zigzag.filter((_, i) => importance[i]! >= tolerance)
      const again = lineImportance(kept, scale)
      expect([...again].every((value) => value >= tolerance)).toBe(true)
    }
  })

  it('keeps two opposite vertices of a ring', () => {
    const ring: Position[] = [
      [0, 0],
      [10, 1],
      [20, 0],
      [20, 20],
      [0, 20],
    ]
    const importance = ringImportance(ring, scale)
    expect(importance).toHaveLength(5)
    expect(importance[0]).toBe(Infinity)
    expect(importance[3]).toBe(Infinity)
    expect(importance[1]).toBeLessThan(2)
  })
})

describe('hues', () => {
  it('never give neighbours the same one', () => {
    const edges = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 40 })
    fc.assert(
      fc.property(edges, (pairs) => {
        const neighbours = new Map<number, Set<number>>()
        for (const [a, b] of pairs.filter(([a, b]) => a !== b)) {
          neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b))
          neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a))
        }
        const colour = coloured(
          Array.from({ length: 15 }, (_, i) => i),
          neighbours,
          6,
        )
        expect(colour.size).toBe(15)
        for (const [a, near] of neighbours)
          for (const b of near) expect(colour.get(a)).not.toBe(colour.get(b))
      }),
      { seed: 20261122 },
    )
  })

  it('are spread over the preferred ones', () => {
    const colour = coloured(['a', 'b', 'c', 'd'], new Map(), 6)
    expect(new Set(colour.values())).toEqual(new Set([0, 1, 2, 3]))
  })
})

describe('Web Mercator', () => {
  it('has its corners and its middle where everybody has them', () => {
    expect(toWorld([0, 0])).toEqual([0.5, 0.5])
    expect(toWorld([-1_800_000_000, 850_511_288])[0]).toBe(0)
    expect(toWorld([-1_800_000_000, 850_511_288])[1]).toBeCloseTo(0, 9)
    expect(toWorld([0, 350_000_000])[1]).toBeCloseTo(0.39611, 4)
  })
})
