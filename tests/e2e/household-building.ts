import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { HouseholdList, HouseholdSummary } from '../../api/contract/households.ts'
import { barriers } from './every-page.ts'
import { home, signedIn } from './household-home.ts'
import type { TownPages } from './town-pages.ts'

const FLOORS = 30
const UNITS = 3
const DOORS = 4

/** A tower where the town has none: the list of a real building, told higher and wider, all doors of one household. */
async function asTower(page: Page, like: HouseholdSummary): Promise<void> {
  const households = Array.from({ length: FLOORS * UNITS * DOORS }, (_, i): HouseholdSummary => {
    const [floor, unit, door] = [
      Math.floor(i / UNITS / DOORS) + 1,
      (Math.floor(i / DOORS) % UNITS) + 1,
      i % DOORS,
    ]
    const room = `${floor}0${door + 1}`
    return {
      ...like,
      id: `019a0000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      unit: `${unit}单元`,
      floor,
      room,
    }
  })
  const list: HouseholdList = { households, truncated: false, count: households.length }
  await page.route(/\/api\/households\?building=/, (route) => route.fulfill({ json: list }))
}

/** A building on a phone: cut open or as a list. */
export function describeHouseholdBuilding(pages: () => TownPages): void {
  describe('a building on the phone', () => {
    test('thirty floors keep units and floors in sight, and thumb and arrows reach every door', async () => {
      const { page, complaints, close } = await signedIn(pages(), 'lead')
      const like = await home(page, 2, 12)
      await asTower(page, like)
      await page.goto(`/find?at=${like.position.join()}&building=${like.building}`)
      await page.locator('.door').first().waitFor()
      expect(await page.locator('.door').count()).toBe(FLOORS * UNITS * DOORS)
      expect(await barriers(page)).toEqual([])

      await page.getByRole('button', { name: '10–1 层' }).tap()
      const tenth = page.getByRole('rowheader', { name: '10 层', exact: true })
      await expect.poll(() => tenth.evaluate(seenIn, '.section')).toBe(true)
      const unit = page.getByRole('columnheader', { name: '1单元' })
      expect(await unit.evaluate(seenIn, '.section')).toBe(true)

      const doors = page.locator('.door')
      expect(await page.locator('.door[tabindex="0"]').count()).toBe(1)
      await doors.first().focus()
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowUp'])
        await page.keyboard.press(key)
      const named = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
      await expect.poll(named).toMatch(/^2903，/)
      await page.keyboard.press('End')
      const last = page.locator('.door:focus')
      expect(await last.evaluate((door) => door.closest('td')?.dataset.unit)).toBe(String(UNITS - 1))
      await expect.poll(() => last.evaluate(seenIn, '.section')).toBe(true)
      expect(complaints()).toEqual([])
      await close()
    })

    test('the list says the same as the section, and the choice is remembered', async () => {
      const { page, complaints, close } = await signedIn(pages(), 'lead')
      const { position, building, room, head } = await home(page, 2, 13)
      await page.goto(`/find?at=${position.join()}&building=${building}`)
      await page.locator('.door').first().waitFor()
      const label = await page.locator('.door', { hasText: room }).first().getAttribute('aria-label')
      expect(label).toMatch(new RegExp(`^${room}，(常住|外出|出租|空户|同住)`))
      expect(await page.locator('.door[aria-label*="家"]').count()).toBeGreaterThan(0)
      const n = await page.locator('.door').count()
      await page.getByText('列表', { exact: true }).tap()
      await page
        .getByRole('button', { name: new RegExp(`^${room} .*${head?.replaceAll('*', '\\*')}`) })
        .first()
        .waitFor()
      await expect.poll(() => page.locator('.household-row').count()).toBeGreaterThanOrEqual(n)
      await page.reload()
      await page.locator('.household-row').first().waitFor()
      expect(await page.locator('.door').count()).toBe(0)
      expect(complaints()).toEqual([])
      await close()
    })
  })
}

/** Whether an element lies within what is shown of the box around it. */
function seenIn(element: Element, box: string): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), element.closest(box)!.getBoundingClientRect()]
  return (
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1 &&
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1
  )
}
