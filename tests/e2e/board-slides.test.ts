import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Board, slideKind } from '../../api/contract/boards.ts'
import { HALL, HALL_UPRIGHT } from '../fixtures/browser.ts'
import { bareBoard, chartOf, fullBoard, peopleIn } from './board-content.ts'
import { codePixels, lookThrough } from './board-eyes.ts'
import { type TownPages, townPages } from './town-pages.ts'

/** Where boards hang, and the smallest type there: 28 px on a 1080p screen, as much of others. */
const SCREENS = [
  { name: '1080p', viewport: HALL, smallest: 28 },
  { name: '4K', viewport: { width: 3840, height: 2160 }, smallest: 56 },
  { name: 'upright', viewport: HALL_UPRIGHT, smallest: 28 },
  { name: 'an old box', viewport: { width: 1366, height: 768 }, smallest: 19.9 },
] as const

let pages: TownPages
beforeAll(async () => {
  pages = await townPages()
})
afterAll(() => pages?.close())

/** A board that shows what `change` makes of the town's own; its slides, not its map, are looked at. */
async function opened(change: (board: Board) => Board, query = '', now = '2026-11-22T04:00:00Z') {
  // What is kept for days without a server is another test's matter.
  const quiet = { viewport: HALL, serviceWorkers: 'block' } as const
  const { page, complaints, close } = await pages.open('/mark.svg', quiet)
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext
    // Without a drawing surface no time goes into drawing the map.
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: []) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind as '2d', ...more)
    } as typeof getContext
  })
  await page.clock.install({ time: now })
  const own: Board = await (await page.request.get('/api/boards/nanqiao')).json()
  await page.route('**/api/boards/nanqiao', (route) => route.fulfill({ json: change(own) }))
  await page.goto(`/board/nanqiao${query}`)
  await page.locator('.slide').first().waitFor()
  return { page, own, complaints, close }
}

/** Another size, and what is laid out anew for it. */
async function resized(page: Page, viewport: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(viewport)
  // A busy machine says so only with its next frame.
  await page.evaluate(() => dispatchEvent(new Event('resize')))
  await page.clock.runFor(500)
}

const kindShown = (page: Page) => page.locator('.board').getAttribute('data-kind')

describe('the slides of a board', () => {
  test.each([8, 60, 300])(
    'fit four sizes of screen in type that is read from afar; of %i people on the chart each is there once',
    async (people) => {
      const { page, complaints, close } = await opened((board) => fullBoard(board, people))
      for (const { name, viewport, smallest } of SCREENS) {
        await resized(page, viewport)
        const { kinds, wrong, onChart } = await lookThrough(page, { smallest, contrast: false })
        expect(wrong, name).toEqual([])
        expect([...new Set(kinds)].sort(), name).toEqual([...slideKind.options].sort())
        expect(onChart.toSorted(), name).toEqual(peopleIn(chartOf(people)).toSorted())
      }
      expect(complaints()).toEqual([])
      await close()
    },
  )

  test('of a grid whose people show no number says the community’s', async () => {
    const { page, own, close } = await opened((board) => ({
      ...board,
      grids: board.grids.map((grid) => ({
        ...grid,
        staff: grid.staff.map(({ phone: _, ...person }) => person),
      })),
      settings: { ...board.settings, slides: [{ kind: 'grids', seconds: 15 }] },
    }))
    const phone = page.locator('.board-words:not(.board-room) .hotline .phone')
    expect(await phone.getAttribute('href')).toBe(`tel:${own.jurisdiction.contact.phone}`)
    await close()
  })

  test('with little on them are written larger; a full one is not', async () => {
    const smallest: number[] = []
    for (const people of [8, 300]) {
      const { page, close } = await opened((board) => ({
        ...fullBoard(board, people),
        settings: { ...board.settings, slides: [{ kind: 'chart', seconds: 15 }] },
      }))
      const sizes = await page.evaluate(() => {
        const next = [...document.querySelectorAll<HTMLElement>('.turn')].at(-1)!
        return Array.from({ length: 12 }, () => {
          next.click()
          const unit = document.querySelector('.board-words:not(.board-room) .unit')!
          return Number.parseFloat(getComputedStyle(unit).fontSize)
        })
      })
      smallest.push(Math.min(...sizes))
      await close()
    }
    const [few, many] = smallest
    expect(few).toBeGreaterThan(1.2 * many!)
    expect(many).toBeGreaterThanOrEqual(28)
  })

  test('fit in large type too, by day and by night, with a contrast of seven to one', async () => {
    for (const query of ['?theme=day', '?theme=night']) {
      const { page, complaints, close } = await opened((board) => {
        const full = fullBoard(board, 60)
        return { ...full, settings: { ...full.settings, largeType: true } }
      }, query)
      for (const { name, viewport, smallest } of SCREENS) {
        await resized(page, viewport)
        const { wrong } = await lookThrough(page, { smallest: smallest * 1.2, contrast: true })
        expect(wrong, `${name} ${query}`).toEqual([])
      }
      expect(complaints()).toEqual([])
      await close()
    }
  })

  test('come in the order set, each its own seconds; what has nothing to show is passed over', async () => {
    const { page, close } = await opened((board) => ({
      ...fullBoard(board, 8),
      staff: [],
      settings: {
        ...board.settings,
        slides: [
          { kind: 'figures', seconds: 7 },
          { kind: 'staff', seconds: 9 },
          { kind: 'notices', seconds: 20 },
        ],
      },
    }))
    expect(await kindShown(page)).toBe('figures')
    expect(await page.locator('.figure strong').allTextContents()).toEqual([
      '8',
      '1,412',
      '4,595',
      '541',
      '<5',
    ])
    await page.clock.runFor(7_100)
    expect(await kindShown(page)).toBe('notices')
    expect(await page.locator('.board-words:not(.board-room) .notice-head h3').allTextContents()).toEqual([
      '停水通知',
      '老年人免费体检',
    ])
    await close()
  })

  test('a notice goes and comes with the day of the town, without a word from the server', async () => {
    const { page, close } = await opened(
      (board) => ({
        ...fullBoard(board, 8),
        settings: { ...board.settings, slides: [{ kind: 'notices', seconds: 300 }] },
      }),
      '',
      '2026-11-22T15:58:30Z',
    )
    const titles = () => page.locator('.board-words:not(.board-room) .notice-head h3').allTextContents()
    expect(await titles()).toEqual(['停水通知', '老年人免费体检'])
    await page.clock.runFor(120_000)
    expect(await titles()).toEqual(['老年人免费体检', '下周的事'])
    await close()
  })

  test('a board by the hour is dark from seven in the evening, and its address has the last word', async () => {
    const byHour = (board: Board): Board => ({ ...board, settings: { ...board.settings, theme: 'by-hour' } })
    const evening = await opened(byHour, '', '2026-11-22T10:59:30Z')
    const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme)
    expect(await theme(evening.page)).toBe('day')
    await evening.page.clock.runFor(60_000)
    expect(await theme(evening.page)).toBe('night')
    await evening.close()
    const asked = await opened(byHour, '?theme=day', '2026-11-22T14:00:00Z')
    expect(await theme(asked.page)).toBe('day')
    await asked.close()
  })

  test('a board with nothing on it shows the overview', async () => {
    const { page, complaints, close } = await opened(bareBoard)
    expect(await kindShown(page)).toBe('overview')
    expect(await page.locator('.dots button').count()).toBe(1)
    await page.clock.runFor(40_000)
    expect(await kindShown(page)).toBe('overview')
    expect(complaints()).toEqual([])
    await close()
  })

  test('arrows, Esc and a swipe turn it; Tab leads to every key', async () => {
    const { page, close } = await opened((board) => fullBoard(board, 8))
    await page.keyboard.press('End')
    await page.keyboard.press('PageUp')
    expect(await kindShown(page)).toBe('figures')
    await page.keyboard.press('ArrowLeft')
    expect(await kindShown(page)).toBe('notices')
    await page.keyboard.press('ArrowRight')
    expect(await kindShown(page)).toBe('figures')
    await page.keyboard.press('Escape')
    expect(await kindShown(page)).toBe('overview')
    const { x, y, width, height } = (await page.locator('.board-frame').boundingBox())!
    await page.mouse.move(x + width - 60, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + height / 2 + 10)
    await page.mouse.up()
    expect(await kindShown(page)).toBe('grids')
    await page.getByRole('button', { name: '翻到网格数字' }).focus()
    await page.keyboard.press('Enter')
    expect(await kindShown(page)).toBe('figures')
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid')
    await close()
  })

  test('one’s own grid is found by choosing, with keys alone; the code goes on with it on a phone', async () => {
    const { page, complaints, close } = await opened((board) => board)
    await page.getByRole('button', { name: '翻到查找我的网格' }).click()
    const find = page.locator('.find-mine')
    const names = await find.locator('.key-row .key').allTextContents()
    expect(names.length).toBeGreaterThan(5)
    await find.locator('.key-row .key').first().focus()
    for (let step = 0; step < 4 && (await find.locator('.mine .phone').count()) === 0; step++) {
      await page.keyboard.press('Enter')
      await expect.poll(() => find.locator('.find-wait').count()).toBe(0)
      await find.locator('.mine .phone, .key-row .key, .pad').first().waitFor()
      if ((await find.locator('.pad').count()) > 0) {
        await find.getByRole('button', { name: '1', exact: true }).click()
        await find.getByRole('button', { name: '确定' }).focus()
      } else if ((await find.locator('.key-row .key').count()) > 0)
        await find.locator('.key-row .key').first().focus()
    }
    const number = find.locator('.mine .phone')
    expect(await number.count()).toBe(1)
    const { data, size } = await codePixels(page, '.mine .qr')
    const address = new URL(jsQR(Uint8ClampedArray.from(data), size, size)!.data)
    expect(address.pathname).toBe('/find')
    const [lon, lat] = address.searchParams.get('at')!.split(',').map(Number)
    const { call, chain } = await pages.locate([lon!, lat!])
    expect(await number.getAttribute('href')).toBe(`tel:${call.phone}`)
    expect(await find.getByRole('heading').textContent()).toBe(chain.at(-1)!.name)
    await page.keyboard.press('Escape')
    await find.locator('.key-row .key, .pad').first().waitFor()
    await page.clock.runFor(61_000)
    expect(await kindShown(page)).not.toBe('find')
    expect(complaints()).toEqual([])
    await close()
  })
})
