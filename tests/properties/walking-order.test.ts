import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLattice } from '#geometry/position.ts'
import { scaleAt } from '#geometry/scale.ts'
import { type WalkStop, walkingOrder, walkM } from '#geometry/walking-order.ts'

const scale = scaleAt(toLattice(104.06, 30.66))

/** Stops in a compound of some 200 m, several at one position, and a start or none. */
const stops = (max: number) =>
  fc.array(
    fc.record({
      position: fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })).map(at),
      door: fc.constantFrom('1单元', '2单元', '3单元'),
      floor: fc.option(fc.integer({ min: -1, max: 33 })),
    }),
    { maxLength: max },
  )
const start = fc.option(fc.tuple(fc.integer({ min: -5, max: 12 }), fc.integer({ min: -5, max: 12 })).map(at))

function at([x, y]: readonly [number, number]) {
  return [1_040_600_000 + x * 2_000, 306_600_000 + y * 2_000] as const
}
const given = (all: readonly WalkStop[]): number[] => all.map((_, i) => i)
const key = ({ position }: WalkStop): string => position.join(' ')

describe('a walking order', () => {
  it('has every stop once', () => {
    fc.assert(
      fc.property(stops(40), start, (all, from) => {
        expect(walkingOrder(all, scale, from).toSorted((a, b) => a - b)).toEqual(given(all))
      }),
    )
  })

  it('is never longer than the order given', () => {
    fc.assert(
      fc.property(stops(40), start, (all, from) => {
        const order = walkingOrder(all, scale, from)
        expect(walkM(all, order, scale, from)).toBeLessThanOrEqual(walkM(all, given(all), scale, from) + 1e-6)
      }),
    )
  })

  it('begins at the place of the first stop where no start is given', () => {
    fc.assert(
      fc.property(stops(20), (all) => {
        const [first] = walkingOrder(all, scale, null)
        if (first !== undefined) expect(key(all[first]!)).toBe(key(all[0]!))
      }),
    )
  })

  it('keeps stops of one entrance together, the top floor first', () => {
    fc.assert(
      fc.property(stops(40), start, (all, from) => {
        const walked = walkingOrder(all, scale, from).map((i) => all[i]!)
        const entrances = walked.map((stop) => `${key(stop)} ${stop.door}`)
        const visited = entrances.filter((entrance, i) => entrance !== entrances[i - 1])
        expect(new Set(visited).size).toBe(visited.length)
        for (const [i, stop] of walked.entries())
          if (i > 0 && entrances[i] === entrances[i - 1])
            expect(stop.floor ?? 0).toBeLessThanOrEqual(walked[i - 1]!.floor ?? 0)
      }),
    )
  })

  it('is the same each time', () => {
    fc.assert(
      fc.property(stops(30), start, (all, from) => {
        expect(walkingOrder(all, scale, from)).toEqual(walkingOrder(all, scale, from))
      }),
    )
  })
})

describe('a walk along a lane', () => {
  const lane = (metres: readonly number[]): WalkStop[] =>
    metres.map((m) => ({
      position: [1_040_600_000 + Math.round(m / scale.x), 306_600_000],
      door: '1',
      floor: 1,
    }))

  it('goes along it once, from the end where one stands', () => {
    expect(walkingOrder(lane([50, 10, 40, 20, 30]), scale, lane([0])[0]!.position)).toEqual([1, 3, 4, 2, 0])
  })

  it('does not run to and fro between the nearest doors', () => {
    // Nearest neighbour alone goes 0, −1, 2, −4, 8, −16 and walks twice as far.
    const all = lane([0, -1, 2, -4, 8, -16])
    expect(walkM(all, walkingOrder(all, scale, null), scale, null)).toBeLessThanOrEqual(8 + 24 + 0.1)
  })

  it('is quick for two hundred stops', () => {
    const all: WalkStop[] = Array.from({ length: 200 }, (_, i) => ({
      position: [1_040_600_000 + ((i * 7919) % 20_011), 306_600_000 + ((i * 104_729) % 20_011)],
      door: '1',
      floor: 1,
    }))
    walkingOrder(all, scale, null)
    // Some 20 ms on an idle machine; the bar leaves room for one that is busy with other tests.
    const began = performance.now()
    walkingOrder(all, scale, null)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
