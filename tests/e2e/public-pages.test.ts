import { afterAll, beforeAll } from 'vitest'
import { describeBoard } from './board.ts'
import { describeFind } from './find.ts'
import { type TownPages, townPages } from './town-pages.ts'

/** One server and one browser for all that needs no account: each start costs seconds. */
let pages: TownPages
beforeAll(async () => {
  pages = await townPages()
})
afterAll(() => pages?.close())

describeFind(() => pages)
describeBoard(() => pages)
