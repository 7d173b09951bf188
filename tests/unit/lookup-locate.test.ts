import { describe, expect, it } from 'vitest'
import { located } from '#contract/locate.ts'
import { distanceM } from '#geometry/scale.ts'
import { createLocator } from '../../api/lookup/locate.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { CORNER, littlePlan, middleOf, post, SIDE } from './lookup-plan.ts'

const day = { at: '2026-06-01' }

describe('the chain', () => {
  const locator = createLocator(littlePlan())
  const codesAt = (column: number) =>
    located.parse(locator.locate(...middleOf(column), day)).chain.map(({ code }) => code.slice(9))

  it('runs from level 1 down to the grid that holds the position', () => {
    expect(codesAt(0)).toEqual(['001001', '001002', '001003'])
  })

  it('ends at level 2 in an inner gap', () => {
    expect(codesAt(2)).toEqual(['001001', '001002'])
  })

  it('is empty on unheld and exempt ground, where the jurisdiction answers', () => {
    for (const column of [3, 4]) {
      const answer = locator.locate(...middleOf(column), day)
      expect(answer).toMatchObject({
        chain: [],
        answeredBy: 'jurisdiction',
        call: { level: 0, why: 'jurisdiction', phone: '0371-00000001' },
      })
    }
  })

  it('has one link in a village of one level', () => {
    expect(codesAt(5)).toEqual(['201001'])
  })

  it('is refused outside every community', () => {
    expect(locator.locate(...middleOf(-1), day)).toBeNull()
    expect(locator.locate(0, 0, day)).toBeNull()
  })

  it('never tells why ground is exempt', () => {
    expect(locator.locateWire(...middleOf(4), day)).not.toMatch(/water|exempt/)
  })
})

describe('near a border', () => {
  const locator = createLocator(littlePlan())
  const { scale } = littlePlan().snapshot
  const at = (column: number, fraction: number): [number, number] => [
    (CORNER[0] + (column + fraction) * SIDE) / 1e7,
    (CORNER[1] + SIDE / 2) / 1e7,
  ]

  it('in the middle of a grid nothing is near', () => {
    const answer = locator.locate(...middleOf(0), day)!
    expect(answer.boundary).toEqual({ distanceM: Math.round((SIDE / 2) * scale.x * 100) / 100, near: false })
    expect(answer.candidates).toEqual([])
  })

  it('9 m from it the grid across is a candidate with its distance', () => {
    const answer = locator.locate(...at(0, 0.9), day)!
    const metres = Math.round(distanceM([0, 0], [SIDE / 10, 0], scale) * 100) / 100
    expect(answer.boundary).toEqual({ distanceM: metres, near: true })
    expect(answer.candidates).toEqual([{ code: '999901001001004', name: '网格a2', distanceM: metres }])
  })

  it('a poor position widens the circle, nearest first', () => {
    const answer = locator.locate(...at(0, 0.9), { ...day, accuracyM: 150 })!
    expect(answer.candidates.map(({ name }) => name)).toEqual(['网格a2', '网格a'])
  })

  it('unheld ground across a border is near and no candidate', () => {
    const answer = locator.locate(...at(2, 0.95), day)!
    expect(answer.boundary.near).toBe(true)
    expect(answer.candidates).toEqual([])
  })

  it('from a gap the grids around it are candidates', () => {
    const answer = locator.locate(...at(3, 0.05), day)!
    expect(answer.candidates.map(({ name }) => name)).toEqual(['网格a'])
  })
})

describe('the answer of a day', () => {
  it('is today in the town where no day is asked for', () => {
    const started = createLocator(littlePlan([post('a1', { from: townDay() })]))
    expect(started.locate(...middleOf(0))!.call.why).toBe('duty')
    const ended = createLocator(littlePlan([post('a1', { to: '2026-01-02' })]))
    expect(ended.locate(...middleOf(0))!.call.why).toBe('jurisdiction')
  })

  it('names roles in the language asked for', () => {
    const locator = createLocator(littlePlan([post('a1')]))
    expect(locator.locate(...middleOf(0), day)!.call.role).toBe('网格长')
    expect(locator.locate(...middleOf(0), { ...day, language: 'en' })!.call.role).toBe('Grid lead')
  })

  it('stays right while many days are asked for', () => {
    const locator = createLocator(littlePlan([post('a1', { from: '2026-03-05', to: '2026-03-20' })]))
    const reasons = Array.from({ length: 31 }, (_, i) => {
      const at = `2026-03-${String(i + 1).padStart(2, '0')}`
      return locator.locate(...middleOf(0), { at })!.call.why
    })
    const expected = Array.from({ length: 31 }, (_, i) => (i >= 4 && i < 20 ? 'duty' : 'jurisdiction'))
    expect(reasons).toEqual(expected)
  })
})

describe('many positions', () => {
  it('get the code of the deepest grid, or null', () => {
    const locator = createLocator(littlePlan())
    const codes = locator.locateMany([0, 2, 3, 5, 9].map(middleOf))
    expect(codes).toEqual(['999901001001003', '999901001001002', null, '999901001201001', null])
  })
})

describe('the day in the town', () => {
  it('begins at 16:00 UTC', () => {
    expect(townDay(Date.parse('2026-11-21T15:59:59Z'))).toBe('2026-11-21')
    expect(townDay(Date.parse('2026-11-21T16:00:00Z'))).toBe('2026-11-22')
  })
})

describe('the wire', () => {
  it('carries the bytes of the answer, near a border too', () => {
    const locator = createLocator(littlePlan([post('a1')]))
    for (const [lon, lat] of [
      middleOf(0),
      middleOf(1),
      [(CORNER[0] + SIDE - 100) / 1e7, middleOf(0)[1]] as const,
    ]) {
      const bytes = Buffer.from(locator.locateWire(lon, lat, day)!, 'latin1')
      expect(JSON.parse(bytes.toString('utf8'))).toEqual(locator.locate(lon, lat, day))
      expect(bytes.toString('utf8')).toContain('南桥社区')
    }
  })
})
