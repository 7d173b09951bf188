import { afterAll, beforeAll, expect, test } from 'vitest'
import { householdList } from '#contract/households.ts'
import { handoverList } from '#contract/plans.ts'
import { session } from '#contract/session.ts'
import type { CoverageInput } from '../../api/plan/coverage-input.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { publishedNext, shifted, undivided } from '../fixtures/succession.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'

let server: TinyServer

beforeAll(async () => {
  server = await tinyServer()
})
afterAll(() => server?.close())

/** The numbers of the households that a session sees anywhere in the town. */
async function seenBy(cookie: string): Promise<string> {
  const reply = await server.send('/api/households?bbox=120,30,121,31', { cookie })
  return reply
    .as(householdList)
    .households.map(({ id }) => id.slice(-1))
    .sort()
    .join('')
}
const gridsOf = async (cookie: string) =>
  (await server.send('/api/session', { cookie })).as(session).grids.map(({ name }) => name)

async function activate(coverage: CoverageInput, day: string): Promise<void> {
  const { db } = server.database
  await activatePlan(db, await publishedNext(db, server.plan.county, coverage, day), day)
}

test('who is signed in sees what their grids hold, from one request to the next, in the same session', async () => {
  const [lead, lead2, worker] = await Promise.all(['lead', 'lead2', 'worker'].map(server.as))
  expect(await Promise.all([lead!, lead2!, worker!].map(seenBy))).toEqual(['1236', '47', '126'])

  // The border between grids 1 and 2 comes west of building 2 and of the gap in grid 1.
  await activate(shifted(server.town, 140), '2026-07-01')
  expect(await Promise.all([lead!, lead2!, worker!].map(seenBy))).toEqual(['16', '2347', '16'])

  // Grids 3 and 4 are gone: posts on them grant nothing.
  await activate(undivided(server.town), '2026-08-01')
  expect(await Promise.all([lead!, lead2!, worker!].map(seenBy))).toEqual(['1236', '47', ''])
  expect(await Promise.all([lead!, worker!].map(gridsOf))).toEqual([['第1网格'], []])
  const { handovers } = (await server.send('/api/handover', { cookie: worker! })).as(handoverList)
  expect(handovers.filter(({ plan }) => plan.effectiveFrom === '2026-08-01').map(({ side }) => side)).toEqual(
    ['out', 'out'],
  )
})
