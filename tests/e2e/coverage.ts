import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { DESK } from '../fixtures/browser.ts'
import { cameraOf, drawnIn, fillSignIn, mapIsDrawn, renderedIn, type TownPages } from './town-pages.ts'

/** What the sample town has planted in it, by rule. */
const PLANTED = [
  'outer-gap',
  'inner-gap',
  'household-unheld',
  'unit-cut',
  'over-band',
  'under-band',
  'role-missing',
  'contact-load',
  'household-without-contact',
]

/** What head of community and planner meet at `/coverage`. */
export function describeCoverage(pages: () => TownPages): void {
  describe('/coverage', () => {
    test('the head of community sees what was planted, drawn on the map and listed', async () => {
      const { page, complaints, close } = await pages().open('/coverage', { viewport: DESK })
      await fillSignIn(page, 'head')
      await page.locator('.finding').first().waitFor()
      const rules = await page
        .locator('.finding')
        .evaluateAll((rows) => rows.map((r) => (r as HTMLElement).dataset.rule))
      expect(PLANTED.filter((rule) => !rules.includes(rule))).toEqual([])
      const tiles = page.locator('.tile')
      await expect.poll(() => tiles.count()).toBe(5)
      expect(await tiles.first().textContent()).toMatch(/\d+ \/ 4600 户/)

      await mapIsDrawn(page)
      await drawnIn(page, 'finding-gap')
      const shapes = () => renderedIn(page, 'finding-symbol')
      await expect.poll(async () => (await shapes()).map(({ severity }) => severity)).toContain('blocking')

      const gap = page.locator('.finding[data-rule="inner-gap"]')
      expect(await gap.getAttribute('data-accepted')).toBe('true')
      expect(await gap.textContent()).toMatch(/已认可：.+/)
      const before = await cameraOf(page)
      await gap.click()
      await mapIsDrawn(page)
      await expect.poll(async () => (await cameraOf(page)).zoom).toBeGreaterThan(before.zoom + 1)
      expect(await gap.getAttribute('aria-current')).toBe('true')
      expect(complaints()).toEqual([])
      await close()
    })

    test('filters narrow list, map and export alike', async () => {
      const { page, complaints, close } = await pages().as('planner', { viewport: DESK })
      await page.goto('/coverage')
      await page.locator('.finding').first().waitFor()
      const all = await page.locator('.finding').count()
      await page.getByRole('button', { name: /规模/ }).click()
      await expect.poll(() => page.locator('.finding').count()).toBeLessThan(all)
      const sizes = await page.locator('.finding').count()
      expect(sizes).toBeGreaterThan(0)
      await mapIsDrawn(page)
      await expect.poll(() => renderedIn(page, 'finding-gap')).toHaveLength(0)

      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出清单' }).click(),
      ])
      const text = await readFile(await file.path(), 'utf8')
      expect(text.startsWith('\ufeff')).toBe(true)
      expect(text.trim().split('\r\n')).toHaveLength(sizes + 1)

      await page.getByText('表格', { exact: true }).click()
      await page.getByRole('table').waitFor()
      await expect.poll(() => page.locator('tbody tr.ant-table-row').count()).toBe(sizes)
      await page.getByRole('button', { name: '看地图' }).first().click()
      await mapIsDrawn(page)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a grid lead is told that coverage is not for this account', async () => {
      const { page, complaints, close } = await pages().as('lead', { viewport: DESK })
      await page.goto('/coverage')
      await page.getByRole('heading', { name: '此账号不能看网格体检' }).waitFor()
      expect(await page.locator('.finding').count()).toBe(0)
      expect(complaints()).toEqual([])
      await close()
    })
  })
}
