import { afterAll, beforeAll } from 'vitest'
import { describePlanCompare } from './plan-compare.ts'
import { describePlanPanels } from './plan-panels.ts'
import { describePlanTools } from './plan-tools.ts'
import { describePlanUnderlay } from './plan-underlay.ts'
import { type TownPages, townPages } from './town-pages.ts'

/** One server and one browser for the planner's table. */
let pages: TownPages
beforeAll(async () => {
  pages = await townPages({ light: true })
})
afterAll(() => pages?.close())

describePlanTools(() => pages)
describePlanPanels(() => pages)
describePlanUnderlay(() => pages)
describePlanCompare(() => pages)
