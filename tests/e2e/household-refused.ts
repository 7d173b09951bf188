import { describe, expect, test } from 'vitest'
import { barriers, fitsItsWindow } from './every-page.ts'
import { answer, detailOf, home, isSaid, openHome, openSheet, signedIn } from './household-home.ts'
import type { TownPages } from './town-pages.ts'

/** What is asked before, refused, or not offered at all. */
export function describeHouseholdRefused(pages: () => TownPages): void {
  describe('a household and those who may not, or not yet', () => {
    test('a household is closed only after the question, and leaves its building', async () => {
      const { page, complaints, close } = await signedIn(pages(), 'lead')
      const { id, position, building } = await home(page, 2, 7)
      await page.goto(`/find?at=${position.join()}&building=${building}&household=${id}`)
      await page.locator('.member').first().waitFor()
      await openSheet(page, '注销这一户')
      const press = () => page.locator('.sheet-buttons .ant-btn').last().tap()
      await press()
      await page.getByText('请选原因').waitFor()
      await page.getByRole('radio', { name: '全家搬离' }).check()
      await page.getByLabel('从哪天起').fill('2199-01-01')
      await press()
      await answer(page, /注\s*销/)
      await page.locator('.ant-form-item-explain-error', { hasText: '在今天之后' }).waitFor()
      await page.getByLabel('从哪天起').fill('2026-01-05')
      await press()
      await answer(page, /取\s*消/)
      expect((await detailOf(page, id)).id).toBe(id)
      await press()
      await answer(page, /注\s*销/)
      await isSaid(page, '已注销')
      await page.locator('.door').first().waitFor()
      const reply = await page.context().request.get(`/api/households?building=${building}`)
      expect(JSON.stringify(await reply.json())).not.toContain(id)
      expect(complaints(`422 /api/households/${id}/close`)).toEqual([])
      await close()
    })

    test('what somebody else changed meanwhile is loaded without losing what was typed', async () => {
      const { page, context, complaints, close } = await signedIn(pages(), 'lead')
      const { id } = await home(page, 3, 5)
      await openHome(page, id)
      await openSheet(page, '更改门牌和居住状态')
      await page.getByLabel('房号').fill('9-902')
      const { version } = await detailOf(page, id)
      const other = await context.request.patch(`/api/households/${id}`, { data: { version, floor: 9 } })
      expect(other.status()).toBe(200)
      const save = page.locator('.sheet').getByRole('button', { name: /保\s*存/ })
      await save.tap()
      await page.getByText('别人改过这一户', { exact: false }).waitFor()
      await page.getByRole('button', { name: '载入最新内容' }).tap()
      await page.getByText('您填写的还在', { exact: false }).waitFor()
      expect(await page.getByLabel('房号').inputValue()).toBe('9-902')
      await save.tap()
      await isSaid(page, '已保存')
      expect(await detailOf(page, id)).toMatchObject({ room: '9-902', floor: 9 })
      expect(complaints(`409 /api/households/${id}`)).toEqual([])
      await close()
    })

    test('a sheet with something typed asks before it closes, and keeps it where one stays', async () => {
      const { page, complaints, close } = await signedIn(pages(), 'lead', {})
      const { id } = await home(page, 3, 6)
      await openHome(page, id)
      await page.getByRole('button', { name: '添加成员' }).click()
      await page.getByLabel('姓名').fill('李')
      await page.keyboard.press('Escape')
      await page.locator('.ant-modal-confirm-title', { hasText: '放弃已填写的内容？' }).waitFor()
      await answer(page, /继续填写/)
      expect(await page.getByLabel('姓名').inputValue()).toBe('李')
      await page.getByLabel('电话').fill('12')
      await page
        .getByRole('button', { name: /添\s*加/ })
        .last()
        .click()
      await page.getByText('请填电话号码', { exact: false }).waitFor()
      await page.keyboard.press('Escape')
      await answer(page, /放\s*弃/)
      await page.locator('.sheet-form').waitFor({ state: 'detached' })
      expect((await detailOf(page, id)).people.map(({ name }) => name)).not.toContain('*')
      expect(complaints()).toEqual([])
      await close()
    })

    test('a contact member finds the own households and may look, not change', async () => {
      const { page, complaints, close } = await signedIn(pages(), 'contact')
      await page.goto('/find')
      const mine = page.getByRole('region', { name: '我的联户' })
      await mine.waitFor()
      const reply = await page.context().request.get('/api/households?assigned=true')
      const { households } = (await reply.json()) as { households: { id: string }[] }
      await expect.poll(() => mine.locator('.household-row').count()).toBe(households.length)
      await mine.locator('.household-row').first().tap()
      await page.locator('.member').first().waitFor()
      await page.getByText('登记内容由网格长', { exact: false }).waitFor()
      expect(await page.locator('.change-button').count()).toBe(0)
      expect(await page.getByRole('button', { name: '添加成员' }).count()).toBe(0)
      // A need is shown to whom it names as helper, and nobody may end it here.
      for (const need of await page.locator('.need').allTextContents()) expect(need).toContain('帮扶人')
      expect(await page.locator('.need button').count()).toBe(0)
      expect(complaints()).toEqual([])
      await close()
    })

    test('nothing is in the way at 320 px, which is also a window of 640 px at 200 %, or for a thumb', async () => {
      const { page, complaints, close } = await signedIn(pages(), 'lead')
      const { id, position, building } = await home(page, 3, 8)
      await page.goto(`/find?at=${position.join()}&building=${building}`)
      await page.locator('.door').first().waitFor()
      expect(await tooSmall(page)).toEqual([])
      expect(await barriers(page)).toEqual([])
      await openHome(page, id)
      expect(await tooSmall(page)).toEqual([])
      expect(await barriers(page)).toEqual([])
      await page.getByRole('button', { name: '添加成员' }).tap()
      await page.getByLabel('姓名').waitFor()
      expect(await barriers(page)).toEqual([])
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 700 })
        await fitsItsWindow(page, `${width} pixels`)
        const button = page.locator('.sheet-buttons .ant-btn').last()
        await expect
          .poll(() => button.evaluate((each) => each.getBoundingClientRect().bottom <= window.innerHeight))
          .toBe(true)
        const { x, width: broad } = (await button.boundingBox())!
        expect(x + broad).toBeLessThanOrEqual(width)
      }
      expect(complaints()).toEqual([])
      await close()
    })
  })
}

/** What can be pressed in the panel and is smaller than 44 CSS pixels either way. */
function tooSmall(page: Parameters<typeof barriers>[0]): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.find-panel button, .find-panel a')]
      .filter((each) => each.offsetParent !== null)
      .filter((each) => each.offsetHeight < 44 || each.offsetWidth < 44)
      .map((each) => each.outerHTML.slice(0, 120)),
  )
}
