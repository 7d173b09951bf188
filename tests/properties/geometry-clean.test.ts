import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cleanShape } from '#geometry/clean-shape.ts'
import { toDegrees } from '#geometry/position.ts'
import { type Geos, openGeos } from '../fixtures/geos.ts'

let geos: Geos
beforeAll(async () => {
  geos = await openGeos()
})

/** Closed walks of some units with fractions, as degrees: crossing, touching and folding back all the time. */
const position = fc
  .tuple(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 48 }))
  .map(([x, y]): [number, number] => [120 + (x / 4) * 1e-7, 30 + (y / 4) * 1e-7])
const polygons = fc.array(fc.array(fc.array(position, { maxLength: 9 }), { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 2,
})

describe('cleaning random walks', () => {
  it('gives shapes that GEOS finds valid and that cleaning leaves alone, or a reason', () => {
    let accepted = 0
    fc.assert(
      fc.property(polygons, (raw) => {
        const cleaned = cleanShape(raw)
        if (!cleaned.ok) {
          expect(['self-crossing', 'too-small']).toContain(cleaned.reason)
          return
        }
        accepted++
        expect(geos.isValid(cleaned.shape)).toBe(true)
        const again = cleanShape(cleaned.shape.map((polygon) => polygon.map((ring) => ring.map(toDegrees))))
        expect(again.ok && again.shape).toEqual(cleaned.shape)
      }),
      { seed: 20_261_122, numRuns: 800 },
    )
    expect(accepted).toBeGreaterThan(150)
  })
})
