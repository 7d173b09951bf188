import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicHouseholds } from '../../api/usecases/plans/public-households.ts'

/** A grid of three others, and one beside it; what each holds itself comes from the case. */
const PARENTS = new Map([
  ['top', null],
  ['a', 'top'],
  ['b', 'top'],
  ['c', 'top'],
  ['beside', null],
])

const told = (own: Record<string, number>) =>
  Object.fromEntries(publicHouseholds(PARENTS, new Map(Object.entries(own))))

describe('households as the public is told', () => {
  it('are whole where nothing is hidden', () => {
    expect(told({ a: 30, b: 28, c: 5, beside: 12 })).toEqual({ top: 63, a: 30, b: 28, c: 5, beside: 12 })
  })

  it('under five are nobody’s to know, nor to be had by taking the others from the sum', () => {
    const answers = [0, 1, 2, 3, 4].map((few) => told({ a: 30, b: 28, c: few, beside: 12 }))
    expect(answers[0]).toEqual({ top: 58, a: 30, b: 28, c: null, beside: 12 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('that a divided grid holds itself are hidden in its sum too', () => {
    expect(told({ top: 3, a: 30, b: 28, c: 29, beside: 12 }).top).toBe(87)
    expect(told({ top: 9, a: 30, b: 28, c: 29, beside: 12 }).top).toBe(96)
  })

  it('hidden in several grids count together, but not where that would tell each', () => {
    expect(told({ a: 30, b: 3, c: 4, beside: 12 }).top).toBe(37)
    expect(told({ a: 30, b: 4, c: 4, beside: 12 }).top).toBe(30)
    expect(told({ a: 30, b: 2, c: 1, beside: 12 }).top).toBe(30)
  })

  it('of a sum less those of its parts are none, or five and more', () => {
    const shape = fc.array(fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(shape, (tops) => {
        const parents = new Map<string, string | null>()
        const own = new Map<string, number>()
        for (const [i, seconds] of tops.entries()) {
          parents.set(`${i}`, null)
          for (const [k, thirds] of seconds.entries()) {
            parents.set(`${i}.${k}`, `${i}`)
            for (const [n, count] of thirds.entries()) {
              parents.set(`${i}.${k}.${n}`, `${i}.${k}`)
              own.set(`${i}.${k}.${n}`, count)
            }
          }
        }
        const counts = publicHouseholds(parents, own)
        for (const [code, sum] of counts) {
          expect(sum === null || sum >= 5).toBe(true)
          const parts = [...parents]
            .filter(([, above]) => above === code)
            .map(([part]) => counts.get(part) ?? 0)
          const rest = (sum ?? 0) - parts.reduce((a, b) => a + b, 0)
          if (parts.length > 0) expect(rest === 0 || rest >= 5).toBe(true)
        }
      }),
    )
  })
})
