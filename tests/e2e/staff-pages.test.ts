import { afterAll, beforeAll } from 'vitest'
import { describeCoverage } from './coverage.ts'
import { describeEveryPage } from './every-page.ts'
import { type TownPages, townPages } from './town-pages.ts'
import { describeWorker } from './worker.ts'

/** One server and one browser for what needs an account, and for what holds everywhere. */
let pages: TownPages
beforeAll(async () => {
  pages = await townPages({ light: true })
})
afterAll(() => pages?.close())

describeWorker(() => pages)
describeCoverage(() => pages)
describeEveryPage(() => pages)
