import { afterAll, beforeAll } from 'vitest'
import { describeHousehold } from './household.ts'
import { describeHouseholdBuilding } from './household-building.ts'
import { describeHouseholdRefused } from './household-refused.ts'
import { type TownPages, townPages } from './town-pages.ts'

/** One server and one browser for all that is done to a household. */
let pages: TownPages
beforeAll(async () => {
  pages = await townPages()
})
afterAll(() => pages?.close())

describeHousehold(() => pages)
describeHouseholdBuilding(() => pages)
describeHouseholdRefused(() => pages)
