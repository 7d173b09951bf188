import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Board } from '../../api/contract/boards.ts'
import { toDegrees } from '../../api/geometry/position.ts'
import { HALL, HALL_UPRIGHT } from '../fixtures/browser.ts'
import { tinyPosition } from '../fixtures/tiny-town.ts'
import {
  type BoardHall,
  boardHall,
  everythingKept,
  keptPaths,
  memoryOf,
  turnSlides,
} from './board-screens.ts'
import { mapIsDrawn, renderedIn, tapMap } from './town-pages.ts'

/** The four screens of a hall: full HD, 4K, upright, and an old box. */
const SIZES = [HALL, { width: 3840, height: 2160 }, HALL_UPRIGHT, { width: 1366, height: 768 }]

const A_DAY_MS = 86_400_000
const PERSONAL = '139 0000 0001'
const COMMUNITY = '0000-87654321'

let hall: BoardHall
beforeAll(async () => {
  hall = await boardHall()
})
afterAll(() => hall?.close())

const strip = (page: Page) => page.locator('.foot-stale')
const version = (page: Page) => page.locator('.foot-age')

/** Words that the page holds, those of slides that wait included. */
function wordsOfAllSlides(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const on = document.querySelector<HTMLElement>('.turns > button:last-of-type')!
    const seen: string[] = []
    for (let turn = 0; turn < 12; turn++) {
      seen.push(document.body.textContent)
      on.click()
    }
    return seen.join('\n')
  })
}

/** Which kinds of slide are shown one after the other while `times` times 30 seconds pass, each of them one turn. */
async function kindsShown(page: Page, times: number): Promise<Set<string | undefined>> {
  const seen = new Set<string | undefined>()
  for (let turn = 0; turn < times; turn++) {
    seen.add(
      await page.evaluate(() => document.querySelector<HTMLElement>('.dots [aria-current]')?.dataset.kind),
    )
    await page.clock.fastForward(30_000)
  }
  return seen
}

describe('a board that lasts', () => {
  test('an activation is on the screen within five seconds of the server knowing', async () => {
    const { page, complaints, close } = await hall.screen(HALL)
    await version(page).getByText('第 1 版').waitFor()
    await mapIsDrawn(page)
    await hall.activateNext()
    await version(page).getByText('第 2 版').waitFor({ timeout: 5_000 })
    expect(complaints()).toEqual([])
    await close()
  })

  test('at four sizes: all slides, ten minutes without the server under a strip, then the plan that took effect meanwhile', async () => {
    const screens = await Promise.all(SIZES.map((size) => hall.screen(size, (page) => page.clock.install())))
    const pages = screens.map(({ page }) => page)
    await Promise.all(pages.map(everythingKept))
    const kinds = await Promise.all(pages.map((page) => kindsShown(page, 11)))
    for (const seen of kinds) expect([...seen].sort()).toContain('grids')
    // A jump of the clock may have ended a question that was on its way; the next one, ten seconds later, is answered.
    for (const page of pages) await strip(page).waitFor({ state: 'hidden', timeout: 30_000 })

    for (const { complaints } of screens) expect(complaints()).toEqual([])

    await hall.stop()
    // A stream that breaks off is noticed at once; jumps of the clock may have ended it before, then the next question is.
    await Promise.all(pages.map((page) => page.clock.fastForward(60_000)))
    await Promise.all(pages.map((page) => strip(page).waitFor({ timeout: 20_000 })))
    expect(await strip(pages[0]!).textContent()).toMatch(/数据截至 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
    // 20 times 30 seconds are ten minutes.
    const alone = await Promise.all(pages.map((page) => kindsShown(page, 20)))
    expect(alone).toEqual(kinds)
    for (const page of pages) expect(await version(page).textContent()).toContain('第 2 版')

    await hall.activateNext()
    await hall.start()
    for (const page of pages) {
      await page.clock.fastForward(11_000)
      await version(page).getByText('第 3 版').waitFor({ timeout: 30_000 })
      await strip(page).waitFor({ state: 'hidden', timeout: 30_000 })
      expect(await wordsOfAllSlides(page)).toContain('新网格')
    }
    for (const { complaints, close } of screens) {
      // The console says what could not be fetched meanwhile; nothing may have broken by it.
      expect(complaints().filter((each) => each.startsWith('uncaught'))).toEqual([])
      await close()
    }
  }, 150_000)

  test('starts again without a server; after seven days photos and personal phones are gone and do not come back with the power', async () => {
    const { page, close } = await hall.screen(HALL, (each) => each.clock.install())
    await everythingKept(page)
    expect(await wordsOfAllSlides(page)).toContain(PERSONAL)
    await hall.stop()
    await page.reload()
    await strip(page).waitFor({ timeout: 20_000 })
    await mapIsDrawn(page)
    expect(await renderedIn(page, 'border1')).not.toHaveLength(0)
    expect(await wordsOfAllSlides(page)).toContain(PERSONAL)
    expect((await keptPaths(page)).filter((path) => path.includes('/photos/'))).toHaveLength(1)
    await page.locator('.dots [data-kind="overview"]').click()
    await mapIsDrawn(page)
    await tapMap(page, toDegrees(tinyPosition(150, 80)))
    expect(await page.locator('.mine').textContent()).toContain(PERSONAL)

    await page.clock.fastForward(7 * A_DAY_MS + 120_000)
    await expect.poll(() => wordsOfAllSlides(page), { timeout: 10_000 }).not.toContain(PERSONAL)
    expect(await wordsOfAllSlides(page)).toContain(COMMUNITY)
    await expect.poll(() => keptPaths(page)).not.toContainEqual(expect.stringContaining('/photos/'))

    // After a power cut the clock of an old box may say anything.
    await page.clock.setSystemTime('2020-01-01T00:00:00Z')
    await page.reload()
    await strip(page).waitFor({ timeout: 20_000 })
    const words = await wordsOfAllSlides(page)
    expect(words).not.toContain(PERSONAL)
    expect(words).toContain(COMMUNITY)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('13900000001')

    await hall.start()
    await page.clock.fastForward(11_000)
    await strip(page).waitFor({ state: 'hidden', timeout: 30_000 })
    expect(await wordsOfAllSlides(page)).toContain(PERSONAL)
    await close()
  }, 120_000)

  test('the worker keeps what is public of the board and nothing else', async () => {
    const { page, context, close } = await hall.screen(HALL)
    await everythingKept(page)
    await page.evaluate(() =>
      Promise.all(['/api/session', '/find', '/api/boards'].map((path) => fetch(path))),
    )
    const allowed =
      /^\/(assets\/|mark\.svg|board\/page|tiles\/(base|grids)\/|api\/grids|api\/boards\/xiaoshequ\/photos\/)/
    const kept = await keptPaths(page)
    expect(kept.length).toBeGreaterThan(30)
    expect(kept.filter((path) => !allowed.test(path))).toEqual([])
    const [worker] = context.serviceWorkers()
    expect(new URL(worker!.url()).pathname).toBe('/board/worker.js')
    await page.goto('/')
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    await close()
  })

  test('draws on after the device took the drawing surface away, and shows a picture meanwhile', async () => {
    const { page, complaints, close } = await hall.screen(HALL, (each) => each.clock.install())
    await mapIsDrawn(page)
    await page.evaluate(() => {
      const { gridholdMap } = document.querySelector('[data-map]') as unknown as {
        gridholdMap: { getCanvas(): HTMLCanvasElement }
      }
      const surface = gridholdMap.getCanvas().getContext('webgl2')!.getExtension('WEBGL_lose_context')!
      Object.assign(window, { surface })
      surface.loseContext()
    })
    await page.locator('[data-map="lost"]').waitFor()
    await page.clock.fastForward(6_000)
    await page.locator('.board-picture path').first().waitFor()
    await page.evaluate(() =>
      (window as unknown as { surface: { restoreContext(): void } }).surface.restoreContext(),
    )
    await mapIsDrawn(page)
    expect(await page.locator('.board-picture').count()).toBe(0)
    expect(await renderedIn(page, 'border1', 'label1')).not.toHaveLength(0)
    expect(complaints()).toEqual([])
    await close()
  })

  test('without WebGL a picture of the grids names them, marks the grid that is told of, and answers a tap', async () => {
    const { page, complaints, close } = await hall.screen(HALL, (each) =>
      each.addInitScript(() => {
        const usual = HTMLCanvasElement.prototype.getContext
        HTMLCanvasElement.prototype.getContext = function (
          this: HTMLCanvasElement,
          kind: string,
          ...rest: unknown[]
        ) {
          return kind.startsWith('webgl') ? null : Reflect.apply(usual, this, [kind, ...rest])
        } as typeof usual
      }),
    )
    const picture = page.locator('.board-picture')
    await picture.locator('text').first().waitFor()
    // Whichever plan the tests before have put into force: its grids of two levels by name.
    const own: Board = await (await page.request.get('/api/boards/xiaoshequ')).json()
    const names = own.grids.filter(({ level }) => level < 3).map(({ name }) => name)
    expect(names).toHaveLength(4)
    expect((await picture.locator('text').allTextContents()).sort()).toEqual(names.sort())
    // What the legend beside it counts is drawn: the lines of every level, and dedicated grids hatched.
    for (const level of [1, 2, 3])
      expect(await picture.locator(`.picture-line${level}`).count(), `level ${level}`).toBe(
        own.grids.filter((grid) => grid.level === level).length,
      )
    expect(await picture.locator('.picture-dedicated').count()).toBe(
      own.grids.filter(({ kind }) => kind === 'dedicated').length,
    )
    await page.locator('.dots [data-kind="grids"]').click()
    await picture.locator('.picture-chosen').waitFor()
    await page.locator('.dots [data-kind="overview"]').click()
    const box = (await picture.boundingBox())!
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.5)
    await page.getByText('第2网格').last().waitFor()
    await picture.locator('circle').first().waitFor()
    expect(complaints()).toEqual([])
    await close()
  })

  test('500 turns leave the memory where it was', async () => {
    const { page, close } = await hall.screen({ width: 640, height: 400 })
    await mapIsDrawn(page)
    await turnSlides(page, 100)
    const before = await memoryOf(page)
    await turnSlides(page, 500)
    const after = await memoryOf(page)
    expect(after.nodes - before.nodes, 'nodes').toBeLessThan(200)
    expect(after.listeners - before.listeners, 'listeners').toBeLessThan(50)
    expect((after.heap - before.heap) / 2 ** 20, 'MB of heap').toBeLessThan(2)
    await close()
  }, 120_000)

  test('everything that the page is made of is at most 450 kB of gzip', async () => {
    const worker = await readFile(`${hall.pages}/board/worker.js`, 'utf8')
    const files = JSON.parse(/BOARD_FILES=(\[[^\]]*\])/.exec(worker)![1]!) as string[]
    const sizes = await Promise.all(
      files.map(async (file) => gzipSync(await readFile(hall.pages + file)).length),
    )
    expect(files.some((file) => file.includes('map-worker'))).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(450_000)
  })
})
