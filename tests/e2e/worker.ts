import { describe, expect, test } from 'vitest'
import { toDegrees } from '../../api/geometry/position.ts'
import { DESK, PHONE } from '../fixtures/browser.ts'
import { drawnIn, fillSignIn, mapIsDrawn, type TownPages } from './town-pages.ts'

const phone = { viewport: PHONE, hasTouch: true, isMobile: true }

/** What signed-in workers meet at `/find`. */
export function describeWorker(pages: () => TownPages): void {
  describe('/find for those who signed in', () => {
    test('a lead goes from a grid to building, door and members, and to a number only with a reason', async () => {
      const { page, complaints, close } = await pages().open('/find', phone)
      await page.getByRole('button', { name: /登\s*录/ }).click()
      await fillSignIn(page, 'lead')
      await page.getByRole('heading', { name: '我的网格', exact: true }).waitFor()
      await page.locator('.rows .row').first().click()
      await page.getByRole('heading', { name: /楼栋/ }).waitFor()
      await page.locator('.rows .row').first().click()

      await page.locator('.call').waitFor()
      await page.locator('.door[data-occupancy="living"]').first().click()
      await page.locator('.member').first().waitFor()
      const masked = page.locator('.member', { hasText: /\d{3}\*{4}\d{4}/ }).first()
      const words = (await masked.textContent()) ?? ''
      expect(words).toMatch(/\*/)
      expect(words).not.toMatch(/\d{11}/)
      const [, shownStart, shownEnd] = /(\d{3})\*{4}(\d{4})/.exec(words)!

      await masked.getByRole('button', { name: '查看号码' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: '记录并显示' }).click()
      await dialog.getByText('请选一个理由').waitFor()
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await dialog.getByRole('radio', { name: '走访' }).check()
      await dialog.getByRole('button', { name: '记录并显示' }).click()
      await dialog.waitFor({ state: 'hidden' })
      expect(asked.filter((path) => path.endsWith('/reveal'))).toHaveLength(1)
      const link = page.locator('.member a[href^="tel:"]')
      expect(await link.getAttribute('href')).toMatch(new RegExp(`^tel:${shownStart}\\d{4}${shownEnd}$`))
      await page.getByText('已记入审计', { exact: false }).waitFor()
      expect(complaints()).toEqual([])
      await close()
    })

    test('a lead who searches an address gets the building with its doors, in a header that fits in English too', async () => {
      const { page, complaints, close } = await pages().open('/find', phone)
      await page.getByRole('button', { name: /登\s*录/ }).click()
      await fillSignIn(page, 'lead')
      await page.getByRole('heading', { name: '我的网格', exact: true }).waitFor()
      await page.locator('.rows .row').first().waitFor()
      const own = await page.evaluate(async () => {
        const { grids } = await (await fetch('/api/session')).json()
        const { households } = await (await fetch(`/api/households?grid=${grids[0].code}`)).json()
        return `${households[0].compoundName ?? ''}${households[0].buildingName}`
      })
      await page.getByLabel('地址、小区或楼栋').fill(own)
      await page.keyboard.press('Enter')
      await page.locator('.call').waitFor()
      await page.locator('.unit .door').first().waitFor()
      await page.getByText('English').click()
      await page.getByRole('button', { name: /^My account/ }).waitFor()
      const edge = await page.locator('header').evaluate((header) => {
        const rights = [...header.querySelectorAll('a, button')].map(
          (each) => each.getBoundingClientRect().right,
        )
        return Math.max(...rights)
      })
      expect(edge).toBeLessThanOrEqual(PHONE.width)
      expect(complaints()).toEqual([])
      await close()
    })

    test('buildings can be tapped on the map, and only by those who signed in', async () => {
      const { page, complaints, close } = await pages().open('/find', { viewport: DESK })
      await mapIsDrawn(page)
      await page.getByRole('button', { name: /登\s*录/ }).click()
      await fillSignIn(page, 'lead')
      await page.getByRole('heading', { name: '我的网格', exact: true }).waitFor()
      await page.locator('.rows .row').last().click()
      // Rows of grids give way to rows of buildings.
      await page.getByRole('heading', { name: /楼栋/ }).waitFor()
      await page.locator('.rows .row').first().click()
      await page.locator('.unit').first().waitFor()
      await mapIsDrawn(page)
      const [building] = await drawnIn(page, 'building-tap', 'building-anchor')
      expect(Object.keys(building!).sort()).toEqual(['floors', 'id', 'name'])

      const opened = new URL(page.url()).searchParams.get('building')
      await page.locator('[data-map] canvas').click()
      await expect.poll(() => new URL(page.url()).searchParams.get('at')).not.toBeNull()
      expect(opened).not.toBeNull()

      await page.getByRole('button', { name: /退\s*出/ }).click()
      await page.getByRole('button', { name: /登\s*录/ }).waitFor()
      await expect.poll(() => page.locator('.unit').count()).toBe(0)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a wrong password is said in words, and a planner sees no household', async () => {
      const { page, complaints, close } = await pages().open('/find', phone)
      await page.getByRole('button', { name: /登\s*录/ }).click()
      await page.getByLabel('账号').fill('planner')
      await page.getByLabel('密码').fill('not the password')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /登\s*录/ })
        .click()
      await page.getByRole('dialog').getByRole('alert').waitFor()
      await fillSignIn(page, 'planner')
      await page.getByText('此账号只看数量', { exact: false }).waitFor()
      const building =
        pages().town.buildings.find(({ use }) => use === 'residential') ?? pages().town.buildings[0]!
      await page.goto(`/find?at=${toDegrees(building.anchor)}&building=${building.id}`)
      await page.locator('.call').waitFor()
      expect(await page.locator('.door').count()).toBe(0)
      expect(complaints('401 /api/session')).toEqual([])
      await close()
    })
  })
}
