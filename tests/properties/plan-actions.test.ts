import { beforeAll, describe, expect, it } from 'vitest'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { overlay } from '#plan/overlay.ts'
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'
import { monaco } from '../fixtures/action-generator-cases.ts'
import { faultsAtEnd, longer, runActions } from '../fixtures/action-generator-run.ts'
import { casesPresent } from '../fixtures/cases.ts'
import { type Geos, openGeos } from '../fixtures/geos.ts'
import { hasTaipei, taipei } from '../fixtures/taipei.ts'

let geos: Geos
beforeAll(async () => {
  geos = await openGeos()
})

if (!hasTaipei) console.warn('plan-actions: no Taipei, ../shared/cases/taipei is not there')

/** Where, how many sequences of how many actions each, and at least how many must come to something. */
const PLACES: readonly {
  readonly name: string
  readonly drawn: (() => CoverageInput) | null
  readonly sequences: number
  readonly steps: number
}[] = [
  { name: 'the sample town', drawn: () => generateTown(SAMPLE).coverage, sequences: 30, steps: 15 },
  {
    name: 'Monaco',
    drawn: casesPresent('monaco/admin.geojson.gz') ? monaco : null,
    sequences: 80,
    steps: 12,
  },
  { name: 'Taipei', drawn: hasTaipei ? taipei : null, sequences: 6, steps: 15 },
]

describe.each(PLACES)('random actions on $name', ({ drawn, sequences, steps }) => {
  it.skipIf(drawn === null)(
    'leave an exact plan, and taken back or replayed the very same bytes',
    {
      timeout: longer(300_000),
    },
    () => {
      const base = overlay(drawn!()).snapshot
      let applied = 0
      for (let seed = 1; seed <= longer(sequences); seed++) {
        const run = runActions(base, seed, steps, 'where changed')
        expect(faultsAtEnd(base, run, geos), `seed ${seed}`).toEqual([])
        applied += run.log.length
      }
      // A third of them are sensible; if hardly any were, nothing would have been tried.
      expect(applied).toBeGreaterThan((longer(sequences) * steps) / 5)
    },
  )
})
