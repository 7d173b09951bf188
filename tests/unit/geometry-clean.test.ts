import { describe, expect, it } from 'vitest'
import { polygonTwiceArea } from '#geometry/area.ts'
import { cleanShape } from '#geometry/clean-shape.ts'

const U = 1e-7

/** A closed or open ring of lattice units as degrees at 120° E 30° N. */
function degrees(...units: readonly (readonly [number, number])[]): [number, number][] {
  return units.map(([x, y]) => [120 + x * U, 30 + y * U])
}

/** Rings of the cleaned shape in units again, and what was said; or the refusal. */
function cleaned(polygons: [number, number][][][]) {
  const result = cleanShape(polygons)
  if (!result.ok) return { reason: result.reason, at: units(result.at) }
  const rings = result.shape.map((polygon) => polygon.map((ring) => ring.map(units)))
  return { rings, notes: result.notes.map(({ note }) => note) }
}

function units(position: readonly [number, number] | undefined) {
  return position && [position[0] - 1_200_000_000, position[1] - 300_000_000]
}

describe('cleaning a shape', () => {
  it('leaves a good ring as it is, closed or open, and turns it counter-clockwise', () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ] as const
    for (const walk of [square, [...square, square[0]], square.toReversed()]) {
      expect(cleaned([[degrees(...walk)]])).toEqual({ rings: [[square]], notes: [] })
    }
  })

  it('drops repeated points and spikes, around the closing point too', () => {
    const walk = degrees(
      [5, 0],
      [5, -7],
      [5, 0],
      [10, 0],
      [10, 10],
      [10, 10],
      [20, 20],
      [10, 10],
      [0, 10],
      [0, 0],
    )
    expect(cleaned([[walk]])).toMatchObject({
      rings: [
        [
          [
            [0, 0],
            [10, 0],
            [10, 10],
            [0, 10],
          ].flatMap((p, i) => (i === 0 ? [p, [5, 0]] : [p])),
        ],
      ],
      notes: ['repeated-points', 'spikes'],
    })
  })

  it('drops a spike that runs out and back over several points', () => {
    const walk = degrees([0, 0], [10, 0], [10, 5], [15, 8], [20, 5], [15, 8], [10, 5], [10, 10], [0, 10])
    expect(cleaned([[walk]])).toMatchObject({
      rings: [
        [
          [
            [0, 0],
            [10, 0],
            [10, 5],
            [10, 10],
            [0, 10],
          ],
        ],
      ],
    })
  })

  it('turns a bay whose mouth closes in a point into a hole', () => {
    const walk = degrees([0, 0], [10, 0], [10, 10], [0, 10], [0, 5], [4, 7], [4, 3], [0, 5])
    const result = cleanShape([[walk]])
    expect(result.ok && result.shape.map((polygon) => polygon.length)).toEqual([2])
    expect(result.ok && polygonTwiceArea(result.shape[0]!)).toBe(2 * 100 - 16)
  })

  it('cuts a bridge of no width between two parts', () => {
    const walk = degrees(
      [0, 0],
      [4, 0],
      [4, 2],
      [8, 2],
      [8, 0],
      [12, 0],
      [12, 4],
      [8, 4],
      [8, 2],
      [4, 2],
      [4, 4],
      [0, 4],
    )
    expect(cleaned([[walk]])).toMatchObject({ notes: ['rings-rebuilt'] })
    expect(cleaned([[walk]]).rings).toHaveLength(2)
  })

  it('reads a hole drawn inside a hole of the same ring by whether it is inside an odd number of times', () => {
    const island = [degrees([0, 0], [30, 0], [30, 30], [0, 30]), degrees([5, 5], [25, 5], [25, 25], [5, 25])]
    const lake = [degrees([10, 10], [20, 10], [20, 20], [10, 20])]
    const result = cleanShape([island, lake])
    expect(result.ok && result.shape.map((polygon) => polygonTwiceArea(polygon) / 2)).toEqual([500, 100])
  })

  it('says where a ring without area was left out', () => {
    const good = [degrees([0, 0], [10, 0], [10, 10]), degrees([3, 1], [3, 1.2], [3.1, 1])]
    expect(cleaned([good])).toMatchObject({ notes: ['ring-dropped', 'repeated-points'] })
  })

  it('takes apart what only rounding made cross itself', () => {
    // The tip of the bay lies above the slanted edge as drawn and below it on the lattice.
    const walk = degrees([0, 0], [10, 9], [10, 20], [6, 20], [4.6, 4.4], [3, 20], [0, 20])
    expect(cleaned([[walk]])).toMatchObject({ notes: ['rings-rebuilt'] })
    expect(cleaned([[walk]]).rings).toHaveLength(2)
  })

  it('refuses what crosses itself properly, with the place', () => {
    expect(cleaned([[degrees([0, 0], [10, 10], [10, 0], [0, 10])]])).toEqual({
      reason: 'self-crossing',
      at: [5, 5],
    })
    const hole = degrees([5, 5], [15, 5], [15, 6], [5, 6])
    expect(cleaned([[degrees([0, 0], [10, 0], [10, 10], [0, 10]), hole]])).toMatchObject({
      reason: 'self-crossing',
    })
  })

  it('refuses numbers that are no positions, no area, and more than 4°', () => {
    expect(
      cleaned([
        [
          [
            [Number.NaN, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      ]),
    ).toMatchObject({ reason: 'not-finite' })
    expect(
      cleaned([
        [
          [
            [181, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      ]),
    ).toMatchObject({ reason: 'out-of-range' })
    expect(
      cleaned([
        [
          [
            [12_000_000, 3_000_000],
            [1, 0],
            [1, 1],
          ],
        ],
      ]),
    ).toMatchObject({ reason: 'out-of-range' })
    expect(cleaned([[degrees([0, 0], [10, 0], [20, 0])]])).toMatchObject({ reason: 'too-small' })
    expect(cleaned([])).toMatchObject({ reason: 'too-small' })
    expect(
      cleaned([
        [
          [
            [0, 0],
            [5, 0],
            [5, 1],
          ],
        ],
      ]),
    ).toMatchObject({ reason: 'too-wide' })
  })
})
