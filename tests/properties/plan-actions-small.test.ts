import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { overlay } from '#plan/overlay.ts'
import { faultsAtEnd, longer, runActions } from '../fixtures/action-generator-run.ts'
import { carelessDrawing } from '../fixtures/careless-drawing.ts'
import { type Geos, openGeos } from '../fixtures/geos.ts'

const SEED = 20_261_122
const STEPS = 9

let geos: Geos
beforeAll(async () => {
  geos = await openGeos()
})

describe('random actions on a few square metres, where every line is a hard one', () => {
  it('leave an exact plan in normal form after every one, and taken back or replayed the very same bytes', {
    timeout: longer(300_000),
  }, () => {
    const drawings = fc.sample(carelessDrawing, { seed: SEED, numRuns: longer(1500) })
    const tally = new Map<string, number>()
    drawings.forEach((drawing, n) => {
      const base = overlay(drawing, { toleranceM: 0 }).snapshot
      if (base.faces.length === 0) return
      const run = runActions(base, n, STEPS, 'everywhere')
      expect(faultsAtEnd(base, run, geos), `drawing ${n}`).toEqual([])
      for (const [what, times] of run.tally) tally.set(what, (tally.get(what) ?? 0) + times)
    })
    // Nearly every kind of action was applied at some time, and most reasons to refuse one came up.
    const kinds = [...tally.keys()].filter((what) => !what.includes(':'))
    expect(kinds.length).toBeGreaterThan(14)
    const reasons = new Set([...tally.keys()].flatMap((what) => what.split(': ')[1] ?? []))
    expect(reasons.size).toBeGreaterThan(20)
  })
})
