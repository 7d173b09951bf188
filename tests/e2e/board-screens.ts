import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { PlanRef } from '../../api/repositories/plans.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { startBrowser, type WatchedPage, watchedPage } from '../fixtures/browser.ts'
import { testDatabase } from '../fixtures/database.ts'
import { serverOn, type TestServer } from '../fixtures/server.ts'
import { publishedNext, replaced, shifted, townInForce } from '../fixtures/succession.ts'
import { TINY_DAY, tinyId } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'
import { builtPages } from './built-pages.ts'

const COUNTY = '999902'

/** The path of the board. */
const BOARD = '/board/xiaoshequ'

/** The days of the second and third plan of the place. */
const SECOND_DAY = '2026-09-01'
const THIRD_DAY = '2026-10-01'

/** A tiny town with a board, a server that can go and come back at the same address, and a browser for its screens. */
export interface BoardHall {
  readonly browser: Browser
  /** Folder of the built pages. */
  readonly pages: string
  server(): TestServer
  /** Lets the next of two plans take effect; a server that runs is told, as its timer would. */
  activateNext(): Promise<void>
  stop(): Promise<void>
  /** The server again, at its old address. */
  start(): Promise<void>
  /** Opens the board on a screen of its own. `before` is told before anything is loaded. */
  screen(
    viewport: { width: number; height: number },
    before?: (page: Page) => Promise<unknown>,
  ): Promise<WatchedPage>
  close(): Promise<void>
}

export async function boardHall(): Promise<BoardHall> {
  const [database, pages, browser] = await Promise.all([testDatabase(), builtPages(), startBrowser()])
  const secrets = createSecrets(TOWN_SECRET)
  const { town } = await townInForce(database.db, COUNTY, TINY_DAY)
  await publishPhoto()
  const next: [PlanRef, string][] = [
    [await publishedNext(database.db, COUNTY, shifted(town, 240), SECOND_DAY), SECOND_DAY],
    [await publishedNext(database.db, COUNTY, replaced(town), THIRD_DAY), THIRD_DAY],
  ]
  let server = await serverOn(database, secrets, { pages })
  const port = Number(new URL(server.url).port)
  let isUp = true

  /** The photo of staff 1, published with both consents. */
  async function publishPhoto(): Promise<void> {
    const { encode } = await import('jpeg-js')
    const pixels = Buffer.alloc(100 * 100 * 4, 180)
    const jpeg = encode({ data: pixels, width: 100, height: 100 }, 80).data
    await database.db.none(
      `insert into staff_photo (county, staff, name, jpeg, width, height) values ($1, $2, $3, $4, 100, 100);
       update post set consent_photo_at = consent_at where county = $1 and staff = $2`,
      [COUNTY, tinyId('staff', 1), 'ab'.repeat(12), jpeg],
    )
  }

  return {
    browser,
    pages,
    server: () => server,
    async activateNext() {
      const [plan, day] = next.shift()!
      const done = await activatePlan(database.db, plan, day)
      if ('refused' in done) throw new Error(`the next plan was refused: ${done.refused}`)
      if (isUp) await server.refresh()
    },
    async stop() {
      isUp = false
      await server.stop()
    },
    async start() {
      server = await serverOn(database, secrets, { pages, port })
      isUp = true
    },
    async screen(viewport, before) {
      const watched = await watchedPage(browser, { baseURL: server.url, viewport })
      await before?.(watched.page)
      await watched.page.goto(BOARD)
      await watched.page.locator('.slide').first().waitFor()
      return watched
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Waits until the service worker answers for the page and holds all that its slides ask for, and asks for no more. */
export async function everythingKept(page: Page): Promise<void> {
  let before = 0
  const missing = async () => {
    const paths = await keptPaths(page)
    const more = paths.length - before
    before = paths.length
    if (more > 0) return [`${more} more than before`]
    // Each zoom has a tile of the ground and one of the grids at least.
    const tiles = paths.filter((path) => path.startsWith('/tiles/')).length
    const wanted = ['/api/grids', '/api/boards/xiaoshequ/photos/'].filter(
      (beginning) => !paths.some((path) => path.startsWith(beginning)),
    )
    return tiles < 18 ? [...wanted, `${tiles} tiles of 18`] : wanted
  }
  await expect.poll(missing, { timeout: 40_000, interval: 1_500 }).toEqual([])
}

/** Every path that the caches of the screen hold. */
export function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
    return paths.sort()
  })
}

/** What a screen needs while it turns, measured after everything unused is collected. */
export interface ScreenMemory {
  /** Bytes. */
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

/** Turns `turns` slides as fast as they are painted. */
export function turnSlides(page: Page, turns: number): Promise<void> {
  return page.evaluate(async (times) => {
    const on = document.querySelector<HTMLElement>('.turns > button:last-of-type')!
    for (let turn = 0; turn < times; turn++) {
      on.click()
      await new Promise(requestAnimationFrame)
    }
  }, turns)
}

/** Reads the memory of a page in Chromium. */
export async function memoryOf(page: Page): Promise<ScreenMemory> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let again = 0; again < 3; again++) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session
    .send('Performance.enable')
    .then(() => session.send('Performance.getMetrics'))
  await session.detach()
  const value = (name: string) => metrics.find((each) => each.name === name)!.value
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') }
}
