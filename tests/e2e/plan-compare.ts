import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { toDegrees } from '#geometry/position.ts'
import { labelPoint } from '#plan/label-point.ts'
import { DESK, type WatchedPage } from '../fixtures/browser.ts'
import { barriers } from './every-page.ts'
import { nextFrame, openDraft } from './plan-tools.ts'
import { snapshotOn } from './planner-table.ts'
import type { LonLat, TownPages } from './town-pages.ts'

/** What a map element keeps for tests. */
interface MapElement extends HTMLElement {
  readonly gridholdMap: {
    getCenter(): { lng: number; lat: number }
    getZoom(): number
    project(position: LonLat): { x: number; y: number }
  }
}

/** A draft of its own, open at a desk, with the plan in force left of the divider. */
async function swiping(pages: TownPages): Promise<WatchedPage> {
  const watched = await pages.as('planner', { viewport: DESK })
  const { page } = watched
  await openDraft(page)
  await page.getByRole('button', { name: '与现行方案比较' }).click()
  await page.getByText('左右对比').click()
  await page.locator('.swipe-picture[data-map="idle"]').waitFor({ timeout: 50_000 })
  return watched
}

/** Where each map of the page looks at, and from how near. */
function cameras(page: Page): Promise<number[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<MapElement>('[data-map]')].map(({ gridholdMap }) => {
      const { lng, lat } = gridholdMap.getCenter()
      return [lng, lat, gridholdMap.getZoom()]
    }),
  )
}

/** Where the draft's map draws positions, in pixels of the window. */
function draftPlaces(page: Page, positions: readonly LonLat[]): Promise<{ x: number; y: number }[]> {
  return page.evaluate((given) => {
    const map = document.querySelector<MapElement>('.map-canvas')!
    const { left, top } = map.getBoundingClientRect()
    return given.map((position) => {
      const { x, y } = map.gridholdMap.project(position)
      return { x: x + left, y: y + top }
    })
  }, positions)
}

/** Percent of the map's width that shows the plan in force. */
async function dividerAt(page: Page): Promise<number> {
  return Number(await page.getByRole('slider').getAttribute('aria-valuenow'))
}

async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} is not to be seen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags with the mouse from one place by some pixels. */
async function dragBy(page: Page, from: { x: number; y: number }, x: number, y: number): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + x, from.y + y, { steps: 4 })
  await page.mouse.up()
}

/** The plan in force and a draft side by side, as a planner compares them. */
export function describePlanCompare(pages: () => TownPages): void {
  describe('/plan, the plan in force left of a divider', { timeout: 120_000 }, () => {
    test('both look at the same place wherever the draft is moved', async () => {
      const { page, complaints, close } = await swiping(pages())
      const [before] = await cameras(page)
      const { x, y } = await middleOf(page, '.plan-map')
      await dragBy(page, { x: x - 200, y: y + 120 }, -90, -40)
      await page.mouse.move(x + 150, y)
      await page.mouse.wheel(0, -400)
      await expect.poll(async () => (await cameras(page))[0]?.[2]).toBeGreaterThan(before![2]!)
      // The wheel's turn is eased: both stand still together, some frames later.
      const apart = async () => {
        const [draft, inForce] = await cameras(page)
        expect(draft).not.toEqual(before)
        return draft!.map((value, i) => value - inForce![i]!)
      }
      await expect.poll(apart).toEqual([0, 0, 0])
      expect(await barriers(page)).toEqual([])
      expect(complaints()).toEqual([])
      await close()
    })

    test('the divider follows mouse and keys as far as both edges', async () => {
      const { page, complaints, close } = await swiping(pages())
      expect(await dividerAt(page)).toBe(50)
      const handle = await page.locator('.swipe-handle').boundingBox()
      expect(handle).toMatchObject({ width: 44, height: 44 })
      await dragBy(page, await middleOf(page, '.swipe-handle'), -120, 10)
      await nextFrame(page)
      const dragged = await dividerAt(page)
      expect(dragged).toBeLessThan(45)
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => dividerAt(page)).toBe(dragged + 2)
      await page.keyboard.press('End')
      await expect.poll(() => dividerAt(page)).toBe(100)
      await page.keyboard.press('ArrowRight')
      await nextFrame(page)
      expect(await dividerAt(page)).toBe(100)
      await page.keyboard.press('Home')
      await expect.poll(() => dividerAt(page)).toBe(0)
      expect(complaints()).toEqual([])
      await close()
    })

    test('tools take hold of the draft right of the divider and of nothing under the plan in force', async () => {
      const { page, complaints, close } = await swiping(pages())
      const { faces } = await snapshotOn(page)
      const held = faces.filter(({ holder, exemption }) => holder !== null && exemption === null)
      const places = await draftPlaces(
        page,
        held.map(({ polygon }) => toDegrees(labelPoint([polygon]))),
      )
      const divider = await middleOf(page, '.swipe-line')
      const chosen = page.locator('[role="treeitem"][aria-selected="true"]')
      const left = places.find(({ x }) => x < divider.x - 60)!
      const right = places.find(({ x }) => x > divider.x + 60)!
      await page.mouse.click(left.x, left.y)
      await page.mouse.click(right.x, right.y)
      await page.locator('.grid-card-name').waitFor()
      const name = await page.locator('.grid-card-name').textContent()
      await page.mouse.click(left.x, left.y)
      await nextFrame(page)
      expect(await page.locator('.grid-card-name').textContent()).toBe(name)
      await page.keyboard.press('Escape')
      await page.locator('.swipe').waitFor({ state: 'detached' })
      expect(await chosen.count()).toBe(1)
      await page.mouse.click(left.x, left.y)
      await expect.poll(() => page.locator('.grid-card-name').textContent()).not.toBe(name)
      expect(complaints()).toEqual([])
      await close()
    })

    test('it ends without a trace, and the next comparison of the session is made the same way', async () => {
      const { page, complaints, close } = await swiping(pages())
      expect(await page.locator('[data-map]').count()).toBe(2)
      const button = page.getByRole('button', { name: '与现行方案比较' })
      await button.click()
      await expect.poll(() => page.locator('[data-map], .maplibregl-canvas, .swipe').count()).toBe(2)
      await page.reload()
      await page.locator('.map-canvas[data-map="idle"]').waitFor({ timeout: 50_000 })
      await button.click()
      await page.getByRole('slider').waitFor()
      expect(complaints()).toEqual([])
      await close()
    })

    test('who has no plan in force to compare with is told so, and no second map is made', async () => {
      const { page, complaints, close } = await pages().as('planner', { viewport: DESK })
      await page.route('**/api/plans', async (route) => {
        if (route.request().method() !== 'GET') return route.fallback()
        const reply = await route.fetch()
        const { plans } = (await reply.json()) as { plans: { standing: string }[] }
        const past = plans.map((plan) =>
          plan.standing === 'in-force' ? { ...plan, standing: 'past' } : plan,
        )
        return route.fulfill({ response: reply, json: { plans: past } })
      })
      await openDraft(page)
      await page.getByRole('button', { name: '与现行方案比较' }).click()
      await page.getByText('左右对比').click()
      await page.getByText('还没有现行方案，没有可对照的地图。').waitFor()
      expect(await page.locator('[data-map]').count()).toBe(1)
      expect(complaints()).toEqual([])
      await close()
    })
  })
}
