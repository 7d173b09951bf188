import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { DESK } from '../fixtures/browser.ts'
import { barriers, fitsItsWindow } from './every-page.ts'
import { startDraft } from './plan-tools.ts'
import { actOn, clickThrough, openTable, saved, snapshotOn } from './planner-table.ts'
import { cameraOf, fillSignIn, mapIsDrawn, renderedIn, type TownPages } from './town-pages.ts'

const TABLET = { width: 1024, height: 768 }

/** A draft of its own, open at a desk as the planner. */
async function draftAtDesk(pages: TownPages, name: string) {
  const desk = await pages.as('planner', { viewport: DESK })
  const path = `/plan?plan=${await startDraft(desk.page, name)}`
  await desk.page.goto(path)
  await desk.page.locator('.finding-row').first().waitFor()
  return { ...desk, path }
}

/** How many findings a chip counts. */
async function counted(page: Page, kind: string): Promise<number> {
  return Number(await page.locator(`.finding-chip[data-kind="${kind}"] b`).textContent())
}

/** What planners meet around the map of `/plan`, and at `/plan` itself. */
export function describePlanPanels(pages: () => TownPages): void {
  describe('/plan, its list and its panels', () => {
    test('nobody is asked to sign in, and a worker is told that it is not for them', async () => {
      const { page, complaints, close } = await pages().open('/plan', { viewport: DESK })
      await page.getByRole('heading', { name: '登录后规划' }).waitFor()
      await fillSignIn(page, 'lead')
      await page.getByRole('heading', { name: '此账号不能规划网格' }).waitFor()
      expect(await page.locator('.drafts').count()).toBe(0)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a draft is started from the list, renamed there and discarded', async () => {
      const { page, complaints, close } = await pages().open('/plan', { viewport: DESK })
      await fillSignIn(page, 'planner')
      await page.getByRole('button', { name: '新建草案', exact: true }).click()
      await page.getByRole('dialog').getByLabel('名称').fill('试一试')
      await page.getByRole('button', { name: '开始画' }).click()
      await page.locator('.tree-row').first().waitFor()
      await page.getByRole('link', { name: '所有方案' }).click()
      const row = page.getByRole('row', { name: /试一试/ })
      await row.getByRole('button', { name: /改\s*名/ }).click()
      await page.getByRole('dialog').getByLabel('名称').fill('试完了')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /改\s*名/ })
        .click()
      const renamed = page.getByRole('row', { name: /试完了/ })
      await renamed.getByText('起草中').waitFor()
      await renamed.getByRole('button', { name: '放弃草案' }).click()
      const asked = page.getByRole('dialog', { name: '放弃《试完了》？' })
      await asked.getByRole('button', { name: '放弃草案' }).click()
      await renamed.waitFor({ state: 'detached' })
      expect(complaints()).toEqual([])
      await close()
    })

    test('the tree counts, finds, and is walked, opened, chosen and locked by keys', async () => {
      const { page, complaints, close } = await draftAtDesk(pages(), '层级')
      const tree = page.getByRole('tree')
      await tree.getByText('4600 户').waitFor()
      const before = await tree.getByRole('treeitem').count()
      await page.getByLabel('找网格').fill('柳荫-02-00')
      await expect.poll(() => tree.getByRole('treeitem').count()).toBeLessThan(before)
      const found = await tree.getByRole('treeitem').allTextContents()
      expect(found.every((text) => /南桥社区|柳荫/.test(text))).toBe(true)
      await page.getByLabel('找网格').fill('')
      await expect.poll(() => tree.getByRole('treeitem').count()).toBe(before)

      await tree.focus()
      const active = () =>
        page.evaluate(() => {
          const id = document.querySelector('[role="tree"]')!.getAttribute('aria-activedescendant')!
          const row = document.getElementById(id)!
          return `${row.querySelector('.tree-name')!.textContent} ${row.getAttribute('aria-expanded')}`
        })
      await page.keyboard.press('Home')
      await expect.poll(active).toBe('南桥社区 true')
      await page.keyboard.press('ArrowLeft')
      await expect.poll(active).toBe('南桥社区 false')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect.poll(active).not.toMatch(/^南桥社区 /)
      const name = (await active()).split(' ')[0]!
      await page.keyboard.press('Enter')
      await page.locator('.grid-card-name', { hasText: name }).waitFor()
      expect(await page.locator('[role="treeitem"][aria-selected="true"] .tree-name').textContent()).toBe(
        name,
      )
      await page.keyboard.press('l')
      await page.locator('.tree-row[data-active="true"] .tree-lock[aria-pressed="true"]').waitFor()
      await saved(page)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a way out is seen before it is taken, and what was done is undone from the history', async () => {
      const { page, complaints, close } = await draftAtDesk(pages(), '问题')
      const blocking = await counted(page, 'blocking')
      const gap = page.locator('.finding-row[data-rule="inner-gap"]').first()
      await gap.locator('.finding').click()
      await gap.getByRole('button', { name: /^预览/ }).first().click()
      const line = gap.locator('.fix-preview li').first()
      const [, name, was, is] = /^(\S+) (\d+) → (\d+) 户$/.exec((await line.textContent()) ?? '')!
      expect(Number(is)).toBeGreaterThan(Number(was))
      await gap.getByRole('button', { name: '就这样改' }).click()
      await expect.poll(() => counted(page, 'blocking')).toBe(blocking - 1)
      await page.getByLabel('找网格').fill(name!)
      await page.locator('.tree-row', { hasText: name! }).getByText(`${is} 户`).waitFor()

      await page.getByRole('tab', { name: '记录' }).click()
      const step = page.locator('.history-row').first()
      expect(await step.textContent()).toContain(`填补空白，划归 ${name}`)
      await step.getByRole('button', { name: /^撤销第 1 步/ }).click()
      await page.locator('.history-row s').waitFor()
      await page.locator('.tree-row', { hasText: name! }).getByText(`${was} 户`).waitFor()
      await page.getByRole('tab', { name: '问题' }).click()
      await expect.poll(() => counted(page, 'blocking')).toBe(blocking)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a plan is commented, submitted, returned, approved and published for a day', async () => {
      const { page, path, complaints, close } = await draftAtDesk(pages(), '走流程')
      const reviewer = await openTable(pages(), 'admin', path)
      await page.getByRole('button', { name: '提交审批' }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /提\s*交/ })
        .click()
      await page.getByRole('button', { name: '收回修改' }).waitFor()

      const there = reviewer.page
      await there.getByRole('button', { name: /退\s*回/ }).click()
      await there.getByLabel('要改什么').fill('柳荫-02 的空白请先填补')
      await there
        .getByRole('dialog')
        .getByRole('button', { name: /退\s*回/ })
        .click()
      await there.locator('.comment-row').waitFor()
      await page.getByRole('button', { name: '提交审批' }).waitFor()
      await page.getByRole('tab', { name: '批注' }).click()
      const remark = page.locator('.comment-row', { hasText: '请先填补' })
      await remark.getByRole('button', { name: '已改好' }).click()
      await remark.waitFor({ state: 'detached' })

      await page.getByRole('button', { name: '提交审批' }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /提\s*交/ })
        .click()
      await there.getByRole('button', { name: /批\s*准/ }).click()
      await there
        .getByRole('dialog')
        .getByRole('button', { name: /批\s*准/ })
        .click()
      await there.getByRole('button', { name: /发布…/ }).click()
      const dialog = there.getByRole('dialog')
      const go = dialog.getByRole('button', { name: /发\s*布/ })
      await dialog
        .getByLabel(/接受理由/)
        .first()
        .waitFor()
      expect(await go.isDisabled()).toBe(true)
      for (const reason of await dialog.getByLabel(/接受理由/).all()) await reason.fill('年内整改')
      await go.click()
      await there.getByText(/已发布，.+ 起施行/).waitFor()
      const handover = there.getByRole('dialog').filter({ hasText: '的交接与岗位' })
      // Its corner has a button of the same name. By its text, for in pages built under test all titles share one id.
      await handover
        .getByRole('button', { name: /关\s*闭/ })
        .last()
        .click()
      await handover.waitFor({ state: 'detached' })
      await there.getByRole('tab', { name: '问题' }).click()
      await expect.poll(() => counted(there, 'blocking')).toBe(0)
      expect(await counted(there, 'accepted')).toBeGreaterThan(0)
      // Tomorrow is free again for the tests that follow.
      const withdrawn = await there.evaluate(async (at) => {
        const plan = new URLSearchParams(at.split('?')[1]).get('plan')
        const headers = { 'content-type': 'application/json' }
        return (await fetch(`/api/plans/${plan}/withdraw`, { method: 'POST', headers, body: '{}' })).status
      }, path)
      expect(withdrawn).toBe(200)
      await there.getByRole('button', { name: /发布…/ }).waitFor({ state: 'attached' })
      expect([...complaints(), ...reviewer.complaints()]).toEqual([])
      await reviewer.close()
      await close()
    }, 150_000)

    test('a comment is pinned to a place on the map by a click or by keys, and Esc gives the place up', async () => {
      const { page, path, complaints, close } = await draftAtDesk(pages(), '批注位置')
      await mapIsDrawn(page)
      await page.getByRole('tab', { name: '批注' }).click()
      await page.getByLabel('写批注').fill('这里少一条路')
      const pick = page.getByRole('button', { name: '在图上点一处' })
      await pick.click()
      await page.keyboard.press('Escape')
      await page.locator('.pick-hint').waitFor({ state: 'detached' })
      await pick.click()
      const { lon, lat } = await cameraOf(page)
      await clickThrough(page, [[lon, lat]])
      await page.getByText('已标在图上').waitFor()
      expect(await page.locator('[role="treeitem"][aria-selected="true"]').count()).toBe(0)
      await expect
        .poll(async () => (await renderedIn(page, 'mark')).map(({ kind }) => kind))
        .toEqual(['comment'])
      await page.getByRole('button', { name: /发\s*出/ }).click()
      await page.locator('.comment-row', { hasText: '图上一处' }).waitFor()
      const said = await page.evaluate(
        async (id) => (await (await fetch(`/api/plans/${id}/comments`)).json()).comments,
        path.split('=')[1],
      )
      expect(said).toHaveLength(1)
      expect(Math.abs(said[0].position[0] - lon)).toBeLessThan(1e-5)
      expect(Math.abs(said[0].position[1] - lat)).toBeLessThan(1e-5)

      await pick.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '用地图中心' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('已标在图上').waitFor()
      await page.getByRole('button', { name: '不标位置' }).click()
      await page.getByText('已标在图上').waitFor({ state: 'detached' })
      expect(complaints()).toEqual([])
      await close()
    })

    test('two planners: what no longer applies is said, with what the other did, and can be given up', async () => {
      const { page, path, context, complaints, close } = await draftAtDesk(pages(), '两个人')
      const other = await openTable(pages(), 'admin', path)
      const { grids } = await snapshotOn(page)
      const [kept, gone] = ['柳荫-02-001', '柳荫-02-002'].map(
        (name) => grids.find((each) => each.name === name)!,
      )
      await context.setOffline(true)
      const rename = { type: 'describe', id: uuidv7(), grid: gone!.key, name: '河湾' } as const
      expect(await actOn(page, [rename])).toBeNull()
      await page.getByText('未连上服务器，1 步待保存').first().waitFor()
      const merge = { type: 'merge', id: uuidv7(), grids: [kept!.key, gone!.key], keep: kept!.key } as const
      expect(await actOn(other.page, [merge])).toBeNull()
      await saved(other.page)
      await context.setOffline(false)
      const dialog = page.getByRole('dialog', { name: '您的 1 步与别人的修改冲突' })
      await dialog.getByText('柳荫-02-002 改名为 河湾').waitFor({ timeout: 40_000 })
      expect(await dialog.textContent()).toContain('把 柳荫-02-002 并入 柳荫-02-001')
      await dialog.getByRole('button', { name: '放弃这些修改' }).click()
      await saved(page)
      const failed = complaints().filter((each) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/.test(each))
      expect([...failed, ...other.complaints()]).toEqual([])
      await other.close()
      await close()
    })

    test('the table and its panels have no barrier in either language, on a desk and on a tablet', async () => {
      const { page, complaints, close } = await draftAtDesk(pages(), '无障碍')
      expect(await barriers(page), 'findings').toEqual([])
      await page.getByText('English').click()
      for (const tab of ['Compare', 'History', 'Comments', 'Findings']) {
        await page.getByRole('tab', { name: tab }).click()
        expect(await barriers(page), tab).toEqual([])
      }
      await page.setViewportSize(TABLET)
      await fitsItsWindow(page, 'on a tablet')
      expect(await barriers(page), 'on a tablet').toEqual([])
      expect(complaints()).toEqual([])
      await close()
    })
  })
}
