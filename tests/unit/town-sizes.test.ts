import { describe, expect, test } from 'vitest'
import { generateTown } from '../../data/town/generate.ts'
import { LEAST, SAMPLE } from '../../data/town/sizes.ts'
import type { Town } from '../../data/town/town.ts'
import { boundaryOf, loopsOf, twiceArea } from '../fixtures/town-ground.ts'

function thirdLevel({ coverage }: Town): number {
  return coverage.grids.filter(({ level }) => level === 3).length
}

describe('a seed', () => {
  test('gives the same town again', () => {
    expect(generateTown(SAMPLE)).toEqual(generateTown(SAMPLE))
  })

  test.each([1, 7, 22])('%i gives another one of the same size', (seed) => {
    const town = generateTown({ ...SAMPLE, seed })
    expect(thirdLevel(town)).toBe(155)
    expect(town.planted.withoutContact).toHaveLength(40)
    expect(town.buildings[0]).not.toEqual(generateTown(SAMPLE).buildings[0])
  })
})

describe('a size', () => {
  test('of 50,000 households makes a dozen communities with room for their codes', () => {
    const started = performance.now()
    const { coverage, households } = generateTown({ seed: 7, households: 50_000 })
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(households.length).toBeGreaterThanOrEqual(50_000)
    expect(households.length).toBeLessThan(50_500)
    expect(coverage.communities).toHaveLength(12)
    for (const { code } of coverage.communities) {
      expect(coverage.grids.filter(({ community }) => community === code).length).toBeLessThan(999)
    }
  })

  test('of 36 communities and 480 third-level grids is a township in one plan', () => {
    const town = generateTown({ seed: 7, communities: 36, thirdLevel: 480 })
    const { communities } = town.coverage
    expect(communities).toHaveLength(36)
    expect(thirdLevel(town)).toBe(480)
    const rim = loopsOf(boundaryOf(communities.map(({ shape }) => shape)))
    expect(rim).toHaveLength(1)
    expect(communities.reduce((sum, { shape }) => sum + twiceArea(shape), 0n)).toBe(twiceArea([[rim[0]!]]))
  })

  test.each([{ households: LEAST.households }, { thirdLevel: LEAST.thirdLevel }, { communities: 3 }])(
    'as small as %o still has everything that is planted',
    (size) => {
      const { planted, households } = generateTown({ seed: 14, ...size })
      const units = new Set(households.map(({ unit }) => unit))
      expect(units.has(planted.cutUnit)).toBe(true)
      expect(planted.unstaffed).toHaveLength(3)
    },
  )

  test.each([
    [{ households: 999 }, 'a town wants 1000 or more households, got 999'],
    [{ communities: 1 }, 'a town wants 2 to 200 communities, got 1'],
    [{ communities: 36, thirdLevel: 100 }, 'a town wants 315 or more third-level grids, got 100'],
  ])('of %o is refused', (size, sentence) => {
    expect(() => generateTown({ seed: 1, ...size })).toThrow(sentence)
  })
})
