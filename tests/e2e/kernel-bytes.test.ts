import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { overlay } from '#plan/overlay.ts'
import { planOf } from '#plan/plan.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'
import { bigPlan } from '../bench/big-plan.ts'
import { someAction } from '../fixtures/action-generator.ts'
import { Dice } from '../fixtures/action-generator-dice.ts'
import { startBrowser } from '../fixtures/browser.ts'
import { runBundle } from '../fixtures/browser-bundle.ts'
import { type Outcomes, outcomesOf } from '../fixtures/kernel-outcomes.ts'

declare const bundled: { outcomesOf: typeof outcomesOf }

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
  page = await browser.newPage()
  await runBundle(page, 'tests/fixtures/kernel-outcomes.ts')
})
afterAll(() => browser?.close())

/** Random actions one after the other, sensible and hostile, each made up for the plan as it is by then. */
function randomActions(base: Snapshot, seed: number, count: number): Action[] {
  const dice = new Dice(seed)
  let plan = planOf(base)
  return Array.from({ length: count }, (_, n) => {
    const action = someAction(
      plan,
      dice,
      `01890000-0000-7000-8000-${n.toString(16).padStart(4, '0')}00000000`,
    )
    const outcome = apply(plan, action)
    if (!isRefusal(outcome)) plan = outcome.plan
    return action
  })
}

/** What the actions come to in Chromium, which gets plan and actions as JSON, as it does from the server. */
function inChromium(base: Snapshot, actions: readonly Action[]): Promise<Outcomes> {
  return page.evaluate(
    ([plan, log]) => bundled.outcomesOf(JSON.parse(plan) as Snapshot, JSON.parse(log) as Action[]),
    [JSON.stringify(base), JSON.stringify(actions)] as const,
  )
}

const PLACES: readonly { name: string; base: () => Snapshot; sequences: number; steps: number }[] = [
  {
    name: 'the sample town',
    base: () => overlay(generateTown(SAMPLE).coverage).snapshot,
    sequences: 8,
    steps: 40,
  },
  { name: '5,184 faces', base: () => bigPlan(20261122).plan.snapshot, sequences: 1, steps: 40 },
]

describe.each(PLACES)('random actions on $name', ({ base, sequences, steps }) => {
  test('change the same bytes in Chromium as on the server', { timeout: 120_000 }, async () => {
    const snapshot = base()
    let applied = 0
    for (let seed = 1; seed <= sequences; seed++) {
      const actions = randomActions(snapshot, seed, steps)
      const here = outcomesOf(snapshot, actions)
      const there = await inChromium(snapshot, actions)
      const different = here.steps.findIndex((text, n) => text !== there.steps[n])
      expect(different, `seed ${seed}: ${JSON.stringify(actions[different])}`).toBe(-1)
      expect(there.steps).toHaveLength(steps)
      expect(there.snapshot === here.snapshot, `seed ${seed}: the plans at the end`).toBe(true)
      expect(here.snapshot === JSON.stringify([snapshot, planOf(snapshot).locks])).toBe(false)
      applied += here.steps.filter((text) => !text.includes('"refused"')).length
    }
    // A third of random actions are sensible; if hardly any were, nothing would have been compared.
    expect(applied).toBeGreaterThan((sequences * steps) / 5)
  })
})
