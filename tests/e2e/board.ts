import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { toDegrees } from '../../api/geometry/position.ts'
import { HALL } from '../fixtures/browser.ts'
import { mapIsDrawn, renderedIn, type TownPages, tapMap } from './town-pages.ts'

/** Touches the first dot, so that the board stands still for a minute. */
async function holdFirstSlide(page: Page): Promise<void> {
  await page.locator('.dots button').first().click()
}

/** Timers of the page's next document run only when a test lets time pass; its map does not draw meanwhile. */
async function stopTheClock(page: Page): Promise<void> {
  await page.clock.install({ time: '2026-11-22T02:00:00Z' })
  await page.clock.pauseAt('2026-11-22T03:00:00Z')
}

/** What a hall meets at `/board/:slug`. */
export function describeBoard(pages: () => TownPages): void {
  describe('/board/:slug in a hall', () => {
    test('shows the grid map with names, whole levels, leads, and under what right the map is shown', async () => {
      const { page, complaints, close } = await pages().open('/board/nanqiao', { viewport: HALL })
      await page.getByRole('heading', { name: '南桥社区网格公示板' }).waitFor()
      await holdFirstSlide(page)
      await mapIsDrawn(page)
      const names = (await renderedIn(page, 'label1')).map(({ name }) => name)
      const firsts = pages().town.coverage.grids.filter(
        (g) => g.level === 1 && g.community === '999901001001',
      )
      expect(firsts.filter(({ name }) => !names.includes(name)).map(({ name }) => name)).toEqual([])
      const seconds = pages().town.coverage.grids.filter(
        (g) => g.level === 2 && g.community === '999901001001',
      )
      const below = (await renderedIn(page, 'label2')).map(({ name }) => name)
      expect(seconds.filter(({ name }) => !below.includes(name)).map(({ name }) => name)).toEqual([])
      expect(await renderedIn(page, 'border1')).not.toHaveLength(0)
      expect(await page.locator('.levels strong').allTextContents()).toEqual(['8', '18', '155', '2'])
      expect(await page.locator('.lead .phone').count()).toBeGreaterThan(0)
      const right = (await page.locator('.foot-approval').textContent()) ?? ''
      expect(right).toMatch(/街区示意图 · .+ \d{4}-\d{2}-\d{2} 声明/)
      expect(await page.locator('.foot-age').textContent()).toMatch(/数据截至 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/)

      const small = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        const found: string[] = []
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const size = Number.parseFloat(getComputedStyle(node.parentElement!).fontSize)
          if (node.textContent?.trim() && size < 28) found.push(`${node.textContent} ${size}`)
        }
        return found
      })
      expect(small).toEqual([])
      expect(complaints()).toEqual([])
      await close()
    })

    test('turns its slides by itself, waits while touched, and comes back', async () => {
      const { page, complaints, close } = await pages().open('/', { viewport: HALL })
      await stopTheClock(page)
      await page.goto('/board/nanqiao')
      const current = () =>
        page.locator('.dots button').evaluateAll((d) => d.findIndex((e) => e.ariaCurrent === 'true'))
      await page.locator('.dots button').first().waitFor()
      expect(await current()).toBe(0)
      await page.clock.fastForward(15_500)
      expect(await current()).toBe(1)
      const chart = page.getByRole('button', { name: '翻到组织架构' })
      await chart.click()
      await page.getByRole('heading', { name: '组织架构' }).waitFor()
      expect(await page.locator('.unit').count()).toBeGreaterThanOrEqual(8)
      const ofChart = () => page.locator('.turn-page').textContent()
      expect(await ofChart()).toMatch(/^1 \/ \d/)
      await page.clock.fastForward(45_000)
      expect(await ofChart()).toMatch(/^1 \/ \d/)
      await page.clock.fastForward(16_000)
      expect(await ofChart()).toMatch(/^2 \/ \d/)
      expect(await current()).toBe(2)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a tap on the map finds the grid of the place and one number, large', async () => {
      const { page, complaints, close } = await pages().open('/board/nanqiao', { viewport: HALL })
      await holdFirstSlide(page)
      await mapIsDrawn(page)
      const position = toDegrees(pages().town.units[0]!.entrance)
      const { chain, call } = await pages().locate(position)
      await tapMap(page, position)
      const mine = page.locator('.mine')
      await mine.waitFor()
      expect(await mine.getByRole('heading').textContent()).toBe(chain.at(-1)!.name)
      const number = mine.locator('.phone')
      expect(await number.getAttribute('href')).toBe(`tel:${call.phone}`)
      const size = await number.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
      expect(size).toBeGreaterThanOrEqual(80)
      expect(complaints()).toEqual([])
      await close()
    })

    test('asks again every minute for what changed, and says when the server is gone', async () => {
      const { page, complaints, close } = await pages().open('/', { viewport: HALL })
      await stopTheClock(page)
      await page.goto('/board/nanqiao')
      await page.locator('.dots button').first().waitFor()
      const again = page.waitForResponse((reply) => reply.url().endsWith('/api/boards/nanqiao'))
      await page.clock.fastForward(60_500)
      expect((await again).status()).toBe(304)
      await page.route('**/api/boards/*', (route) => route.abort('connectionrefused'))
      await page.clock.fastForward(60_500)
      const strip = page.locator('.foot-stale')
      await strip.waitFor()
      expect(await strip.textContent()).toContain('暂时连不上服务器')
      expect(await page.locator('.slide').isVisible()).toBe(true)
      await page.unroute('**/api/boards/*')
      await page.clock.fastForward(60_500)
      await strip.waitFor({ state: 'hidden' })
      expect(complaints('failed: /api/boards/nanqiao net::ERR_CONNECTION_REFUSED')).toEqual([])
      await close()
    })

    test('nothing that reaches the screen holds a resident', async () => {
      const { page, complaints, close } = await pages().open('/', { viewport: HALL })
      const bodies: Promise<string>[] = []
      page.on('response', (reply) => {
        const { pathname } = new URL(reply.url())
        // The stream of events never ends; that it names no person is tested where it is made.
        if (pathname === '/api/events') return
        if (pathname.startsWith('/api/') || pathname.startsWith('/tiles/')) {
          bodies.push(
            reply.body().then(
              (body) => body.toString('utf8'),
              () => '',
            ),
          )
        }
      })
      await page.goto('/board/nanqiao')
      await holdFirstSlide(page)
      await mapIsDrawn(page)
      const seen = `${(await Promise.all(bodies)).join('\n')}\n${await page.content()}`
      expect(bodies.length).toBeGreaterThan(5)
      const onDuty = new Set(pages().town.staff.map(({ phone }) => phone))
      const leaked = pages().town.persons.filter(
        ({ phone }) => phone && !onDuty.has(phone) && seen.includes(phone),
      )
      expect(leaked).toEqual([])
      expect(pages().town.households.filter(({ id }) => seen.includes(id))).toEqual([])
      expect(complaints()).toEqual([])
      await close()
    })

    test('a board that is not there says so and leads home', async () => {
      const { page, complaints, close } = await pages().open('/board/nowhere', { viewport: HALL })
      await page.getByText('没有这块公示板').waitFor()
      expect(await page.getByRole('link').getAttribute('href')).toBe('/')
      expect(complaints('404 /api/boards/nowhere')).toEqual([])
      await close()
    })
  })
}
