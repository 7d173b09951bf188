import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { located } from '../../api/contract/locate.ts'
import { toDegrees } from '../../api/geometry/position.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { DESK, PHONE, TABLET } from '../fixtures/browser.ts'
import { tinyId, tinyPosition } from '../fixtures/tiny-town.ts'
import { type AdminDesk, adminDesk, choose } from './admin-desk.ts'
import { barriers, fitsItsWindow } from './every-page.ts'
import { drawnIn, mapIsDrawn } from './town-pages.ts'

let desk: AdminDesk
beforeAll(async () => {
  desk = await adminDesk()
})
afterAll(() => desk?.close())

/** What the public is told about a place of the tiny town. */
async function answerAt(x: number, y: number) {
  const [lon, lat] = toDegrees(tinyPosition(x, y))
  return (await desk.server.send(`/api/locate?lon=${lon}&lat=${lat}`)).as(located)
}
const inGrid4 = () => answerAt(150, 80)
const inGrid2 = () => answerAt(300, 80)

/** Ends every post on a grid yesterday, behind the program's back. */
async function leaveEmpty(grid: string): Promise<void> {
  await desk.server.database.db.none(
    'update post set valid_to = today() - 1, deputy = null where scope_id = $1',
    [grid],
  )
  await desk.server.refresh()
}

describe('staff and posts', () => {
  test('an unstaffed grid stands out; whom one click appoints there, everybody is told of at once', async () => {
    await leaveEmpty(tinyId('grid', 4))
    expect((await inGrid4()).chain[1]!.staff).toEqual([])
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=unstaffed')
    const row = page.locator('.warned-rows li', { hasText: '第4网格' }).first()
    await row
      .getByText('一个人也没有')
      .or(row.getByText(/缺专职网格员/))
      .waitFor()
    await mapIsDrawn(page)
    await drawnIn(page, 'finding-gap')

    await row.getByRole('button', { name: /任\s*命/ }).click()
    const dialog = page.getByRole('dialog', { name: '任命到第4网格' })
    await dialog.getByRole('button', { name: /任\s*命/ }).click()
    await dialog.getByText('请选一个人').waitFor()
    await choose(dialog.getByLabel('人员', { exact: true }), '王干部4', /王干部4/)
    await choose(dialog.getByLabel('角色'), '专职', /专职网格员/)
    await dialog.getByRole('button', { name: /任\s*命/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('每个网格都有人负责。').waitFor()

    const [, deepest] = (await inGrid4()).chain
    expect(deepest!.staff).toMatchObject([{ role: '专职网格员' }])
    expect(deepest!.staff[0]).not.toHaveProperty('phone')
    expect(complaints()).toEqual([])
    await close()
  })

  test('consent publishes name and phone, and withdrawn it takes them back', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=staff')
    await page.getByLabel('按姓名查').fill('王干部2')
    await page.getByRole('button', { name: '王干部2' }).click()
    const card = page.locator('.post-card').first()
    await card.getByRole('button', { name: '公示同意' }).click()
    const dialog = page.getByRole('dialog', { name: '王干部2同意公示的内容' })
    const phone = dialog.getByRole('region', { name: '姓名和电话' })
    await phone.getByRole('button', { name: '记录同意' }).click()
    await phone.getByText(`${townDay()} 同意`).waitFor()
    expect((await inGrid2()).call).toMatchObject({ name: '王干部2', phone: '13900000002' })

    await phone.getByRole('button', { name: '撤回同意' }).click()
    await page
      .getByRole('dialog', { name: /撤回“姓名和电话”/ })
      .getByRole('button', { name: '撤回同意' })
      .click()
    await phone.getByRole('button', { name: '记录同意' }).waitFor()
    const { name, phone: number } = (await inGrid2()).call
    expect(name).not.toBe('王干部2')
    expect(number).not.toBe('13900000002')
    expect(complaints()).toEqual([])
    await close()
  })

  test('during a leave the deputy answers, and the leave wants one', async () => {
    const { page, complaints, close } = await desk.as('admin', `/admin?tab=staff&staff=${tinyId('staff', 2)}`)
    await page
      .locator('.post-card')
      .first()
      .getByRole('button', { name: /休\s*假/ })
      .click()
    const dialog = page.getByRole('dialog', { name: '王干部2休假' })
    await dialog.getByLabel('最后一天').fill('2020-01-01')
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await dialog.getByText('最后一天早于第一天', { exact: false }).waitFor()
    await dialog.getByText('请选代班人', { exact: false }).waitFor()
    await dialog.getByLabel('最后一天').fill(townDay())
    await choose(dialog.getByLabel('代班人'), '王干部3', /王干部3/)
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.post-card').first().getByText('休假，王干部3代班').waitFor()
    expect((await inGrid2()).call).toMatchObject({ why: 'deputy' })
    expect(complaints()).toEqual([])
    await close()
  })

  test('the chart names its people, takes a unit below another and lets go of it again', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=chart')
    const top = page.locator('.chart-unit', { hasText: '第1支部' })
    await top.getByRole('button', { name: '加下级' }).click()
    const dialog = page.getByRole('dialog', { name: '在“第1支部”下新增' })
    await dialog.getByLabel('名称').fill('第9小组')
    await dialog.getByRole('button', { name: /新\s*增/ }).click()
    const added = page.locator('.chart-unit[data-empty="true"]', { hasText: '第9小组' })
    await added.getByText('没有人').waitFor()
    await expect.poll(() => top.getByRole('button', { name: /删\s*除/ }).isDisabled()).toBe(true)
    await added.getByRole('button', { name: /删\s*除/ }).click()
    await page
      .getByRole('dialog', { name: '删除“第9小组”？' })
      .getByRole('button', { name: /删\s*除/ })
      .click()
    await added.waitFor({ state: 'detached' })
    expect(complaints()).toEqual([])
    await close()
  })
})

describe('who is given the page', () => {
  test('a head sees staff, warnings, looks at numbers and lists to decide; a lead is told whom to ask', async () => {
    const head = await desk.as('head', '/admin')
    await head.page.getByRole('heading', { name: '人员与岗位' }).waitFor()
    const tabs = await head.page.locator('.admin-tabs a').allTextContents()
    expect(tabs.map((text) => text.replace(/\s*\d.*$/, ''))).toEqual([
      '人员与岗位',
      '无人网格',
      '公示板',
      '门码',
      '审计',
      '导出',
    ])
    expect(await head.page.getByRole('button', { name: '新增人员' }).count()).toBe(0)
    await head.page.locator('.admin-tabs a', { hasText: '审计' }).click()
    await head.page.getByText('这段时间没有人查看过号码。').waitFor()
    expect(head.complaints()).toEqual([])
    await head.close()

    const lead = await desk.as('lead', '/admin?tab=accounts')
    await lead.page.getByRole('heading', { name: '这一页只给管理员和社区书记' }).waitFor()
    expect(await lead.page.locator('.admin-tabs').count()).toBe(0)
    await lead.page.goto('/find')
    await lead.page.getByRole('button', { name: /我的账号/ }).waitFor()
    expect(await lead.page.locator('header a[href="/admin"]').count()).toBe(0)
    expect(lead.complaints()).toEqual([])
    await lead.close()
  })

  test('every section has no barrier and nothing wider than its window, on a desk, a tablet and a phone', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=staff')
    await page.locator('.admin-tabs a').first().waitFor()
    const tabs = await page
      .locator('.admin-tabs a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
    expect(tabs).toHaveLength(12)
    for (const path of tabs) {
      await page.goto(path)
      await page.locator('.admin-section h2').first().waitFor()
      await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' })
      for (const viewport of [DESK, TABLET, PHONE]) {
        await page.setViewportSize(viewport)
        await fitsItsWindow(page, `${path} at ${viewport.width}`)
        expect(await barriers(page), `${path} at ${viewport.width}`).toEqual([])
      }
    }
    expect(complaints()).toEqual([])
    await close()
  }, 240_000)
})
