import { expect, test } from 'vitest'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { overlay } from '#plan/overlay.ts'
import { planOf } from '#plan/plan.ts'
import { generateTown } from '../../data/town/generate.ts'
import { createRandom } from '../../data/town/random.ts'
import { SAMPLE } from '../../data/town/sizes.ts'
import { type Dot, divideCommunity, gridsAt } from '../fixtures/divide.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const COMMUNITY = '999901001001'

test('an empty community is divided into 8, 18 and 155 grids by cuts, merges and new levels', () => {
  const town = generateTown(SAMPLE)
  const random = createRandom('divide')
  const newId = () => random.uuid()
  const doors = new Map(town.units.map((unit) => [unit.id, unit.entrance]))
  const anchors = new Map(town.buildings.map((building) => [building.id, building.anchor]))
  const dots: Dot[] = town.households.map(({ position, unit, building }) => ({
    at: position ?? (unit === null ? undefined : doors.get(unit)) ?? anchors.get(building)!,
    households: 1,
  }))
  const empty = planOf(overlay({ ...town.coverage, grids: [], exemptions: [] }).snapshot)
  const { plan, actions } = divideCommunity(empty, COMMUNITY, [8, 18, 155], dots, newId)
  expect([1, 2, 3].map((level) => gridsAt(plan, COMMUNITY, level).length)).toEqual([8, 18, 155])
  expect(faultsOf(plan.snapshot)).toEqual([])

  let again = empty
  for (const action of actions) {
    const outcome = apply(again, action)
    if (isRefusal(outcome)) throw new Error(`refused when replayed: ${JSON.stringify(outcome)}`)
    again = outcome.plan
  }
  expect(JSON.stringify(again.snapshot)).toBe(JSON.stringify(plan.snapshot))
})
