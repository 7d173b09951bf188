import { describe, expect, it } from 'vitest'
import { periodOf } from '../../api/usecases/visits/report-period.ts'

describe('the period of a report', () => {
  it.each([
    ['2026-11-16', '2026-11-16', '2026-11-22'],
    ['2026-11-22', '2026-11-16', '2026-11-22'],
    ['2026-11-23', '2026-11-23', '2026-11-29'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
    ['2024-02-29', '2024-02-26', '2024-03-03'],
  ])('the week of %s runs from Monday %s to Sunday %s', (day, from, to) => {
    expect(periodOf('week', day)).toEqual({ from, to })
  })

  it.each([
    ['2026-11-30', '2026-11-01', '2026-11-30'],
    ['2024-02-01', '2024-02-01', '2024-02-29'],
    ['2026-02-14', '2026-02-01', '2026-02-28'],
    ['2026-12-31', '2026-12-01', '2026-12-31'],
  ])('the month of %s runs from %s to %s', (day, from, to) => {
    expect(periodOf('month', day)).toEqual({ from, to })
  })
})
