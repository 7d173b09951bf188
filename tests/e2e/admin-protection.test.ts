import { readFile } from 'node:fs/promises'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TINY_PASSWORD } from '../fixtures/tiny-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'
import { type AdminDesk, adminDesk, enter } from './admin-desk.ts'

let desk: AdminDesk
beforeAll(async () => {
  desk = await adminDesk()
})
afterAll(() => desk?.close())

/** Steps of half a minute between a code and the next one. */
const STEP_MS = 30_000

describe('accounts', () => {
  test('a new account is given its password once, signs in with it, and sees nothing without a post', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=accounts')
    await page.getByRole('button', { name: '新增账号' }).click()
    const dialog = page.getByRole('dialog', { name: '新增账号' })
    await dialog.getByLabel('账号', { exact: true }).fill('lead')
    await dialog.getByRole('button', { name: /新\s*增/ }).click()
    await dialog.getByText('已经有叫这个名字的账号', { exact: false }).waitFor()
    await dialog.getByLabel('账号', { exact: true }).fill('xinlai')
    await dialog.getByRole('button', { name: /新\s*增/ }).click()
    const once = page.getByRole('dialog', { name: 'xinlai的密码' })
    const password = (await once.locator('code').textContent()) ?? ''
    expect(password.length).toBeGreaterThanOrEqual(10)
    await once.getByRole('button', { name: '我已记下' }).click()
    await once.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'xinlai' }).click()
    const drawer = page.getByRole('dialog', { name: 'xinlai' })
    await drawer.locator('.reach .admin-none').waitFor()
    expect(complaints('422 /api/admin/accounts', '409 /api/admin/accounts')).toEqual([])
    expect((await page.content()).includes(password)).toBe(false)

    const theirs = await desk.open('/find')
    await enter(theirs.page, 'xinlai', password)
    await theirs.page.getByRole('button', { name: '我的账号：xinlai' }).waitFor()
    await drawer.getByRole('button', { name: '停 用' }).click()
    await page
      .getByRole('dialog', { name: '停用账号 xinlai？' })
      .getByRole('button', { name: /停\s*用/ })
      .click()
    await drawer.getByRole('button', { name: '恢复使用' }).waitFor()
    await theirs.page.reload()
    await theirs.page.getByRole('button', { name: /登\s*录/ }).waitFor()
    await theirs.close()
    await close()
  })

  test('one-time codes are set up from the page and asked for at the next sign-in', async () => {
    const { page, complaints, close } = await desk.as('lead2', '/find')
    await page.getByRole('button', { name: /我的账号/ }).click()
    const mine = page.getByRole('dialog', { name: '我的账号' })
    await mine.getByRole('button', { name: '设置动态验证码' }).click()
    await mine.getByRole('img', { name: '验证器用的二维码' }).waitFor()
    const secret = ((await mine.locator('.codes-secret').textContent()) ?? '').replaceAll(' ', '')
    const totp = new TOTP({ secret })
    await mine.getByRole('textbox', { name: /动态验证码/ }).fill('000 000')
    await mine.getByRole('button', { name: '确认启用' }).click()
    await mine.getByText('验证码不对', { exact: false }).waitFor()
    await mine.getByRole('textbox', { name: /动态验证码/ }).fill(totp.generate())
    await mine.getByRole('button', { name: '确认启用' }).click()
    await mine.getByText('已启用', { exact: true }).waitFor()
    await mine
      .getByRole('button', { name: /退\s*出/ })
      .first()
      .click()

    await enter(page, 'lead2', TINY_PASSWORD)
    const code = page.getByRole('textbox', { name: /动态验证码/ })
    await code.waitFor()
    expect([await code.getAttribute('inputmode'), await code.getAttribute('autocomplete')]).toEqual([
      'numeric',
      'one-time-code',
    ])
    await code.fill('000000')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /登\s*录/ })
      .click()
    await page.getByText('验证码不对', { exact: false }).waitFor()
    // The code of now was used up by confirming; the next one counts already.
    await code.fill(totp.generate({ timestamp: Date.now() + STEP_MS }))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /登\s*录/ })
      .click()
    await page.getByRole('button', { name: /我的账号/ }).waitFor()
    const refused = ['401 /api/session', '401 /api/account/one-time-codes/confirm']
    expect(complaints(...refused)).toEqual([])
    await close()
  })

  test('a session of mine that I end elsewhere is signed out there, at its next question', async () => {
    const [desktop, phone] = [await desk.as('worker', '/find'), await desk.as('worker', '/find')]
    await phone.page.getByRole('heading', { name: '我的网格', exact: true }).waitFor()
    await desktop.page.getByRole('button', { name: /我的账号/ }).click()
    const mine = desktop.page.getByRole('dialog', { name: '我的账号' })
    await mine.getByText('就是这里').waitFor()
    expect(await mine.locator('.my-sessions li').count()).toBe(2)
    await mine
      .locator('.my-sessions')
      .getByRole('button', { name: /退\s*出/ })
      .click()
    await mine.locator('.my-sessions li').nth(1).waitFor({ state: 'detached' })

    await phone.page.locator('.rows .row').first().click()
    await phone.page.getByRole('button', { name: /登\s*录/ }).waitFor()
    expect(await phone.page.getByRole('heading', { name: '我的网格', exact: true }).count()).toBe(0)
    expect(desktop.complaints()).toEqual([])
    await desktop.close()
    await phone.close()
  })
})

describe('what protects residents', () => {
  test('a question of a resident is opened with a reason, corrected, and erased with a trace that holds', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=subjects')
    await page.getByLabel('来问的人住在哪里').fill('小院2号楼')
    await page.getByRole('button', { name: '找门牌' }).click()
    await page.locator('.subject-doors button').first().click()
    await page.getByRole('button', { name: /102/ }).click()
    const opening = page.getByRole('dialog', { name: '居民来问什么？' })
    await opening.getByRole('button', { name: '记录并打开' }).click()
    await opening.getByText('请选来意').waitFor()
    await opening.getByRole('radio', { name: '要求删除' }).check()
    await opening.getByRole('button', { name: '记录并打开' }).click()

    const file = page.locator('.subject')
    await file.getByRole('heading', { name: /张小2/ }).waitFor()
    await file.locator('.plain-table').getByText('应居民要求打开').first().waitFor()
    await file
      .locator('.subject-person')
      .getByRole('button', { name: /更\s*正/ })
      .click()
    const mending = page.getByRole('dialog', { name: '更正张小2的资料' })
    await mending.getByLabel('姓名').fill('张小贰')
    await mending.getByRole('button', { name: /更\s*正/ }).click()
    await file.getByRole('heading', { name: /张小贰/ }).waitFor()

    await file.getByRole('button', { name: '删除这一户' }).click()
    const erasing = page.getByRole('dialog', { name: '删除这一户的全部资料' })
    const label = (await erasing.getByText('请原样输入', { exact: false }).first().textContent()) ?? ''
    await erasing.getByRole('textbox').fill('不对')
    await erasing.getByRole('button', { name: '永久删除' }).click()
    await erasing.getByText('不一样，请原样输入', { exact: false }).waitFor()
    expect(await rowsOf(2)).toEqual({ households: 1, persons: 1 })
    await erasing.getByRole('textbox').fill(label.split('：')[1] ?? '')
    await erasing.getByRole('button', { name: '永久删除' }).click()
    await page.getByText(/已删除 \d+ 行/).waitFor()
    expect(await rowsOf(2)).toEqual({ households: 0, persons: 0 })

    await page.locator('.admin-tabs a', { hasText: '审计' }).click()
    await page.getByText(/^✓ \d+ 条全部核对无误/).waitFor()
    await page.locator('tbody').getByText('应居民要求删除').waitFor()
    expect(await page.content()).not.toContain('张小')
    expect(complaints()).toEqual([])
    await close()
  })

  test('a full list is asked for by one, decided by another and taken once', async () => {
    const lead = await desk.as('lead', '/find')
    await lead.page.getByRole('button', { name: /我的账号/ }).click()
    const mine = lead.page.getByRole('dialog', { name: '我的账号' })
    const [masked] = await Promise.all([
      lead.page.waitForEvent('download'),
      mine.getByRole('button', { name: '导出（遮盖）CSV' }).click(),
    ])
    const shown = await readFile(await masked.path(), 'utf8')
    expect(shown).toMatch(/138\*{4}0001/)
    expect(shown).not.toMatch(/张小1|13800000001/)
    await mine.getByLabel('申请完整姓名和号码', { exact: false }).fill('入户核对登记表')
    await mine.getByRole('button', { name: '提交申请' }).click()
    await mine.getByText('等待同意').waitFor()

    const head = await desk.as('head', '/admin')
    const tab = head.page.locator('.admin-tabs a', { hasText: '导出' })
    await tab.locator('.admin-count', { hasText: '1' }).waitFor()
    await tab.click()
    const wish = head.page.locator('.wish', { hasText: '入户核对登记表' })
    await wish.getByRole('button', { name: /^同\s*意$/ }).click()
    await head.page
      .getByRole('dialog')
      .getByRole('button', { name: /^同\s*意$/ })
      .click()
    await head.page.locator('.wish[data-state="approved"]').waitFor()
    expect(head.complaints()).toEqual([])
    await head.close()

    await lead.page.reload()
    await lead.page.getByRole('button', { name: /我的账号/ }).click()
    await mine.getByRole('button', { name: '取走 CSV' }).click()
    const [full] = await Promise.all([
      lead.page.waitForEvent('download'),
      lead.page.getByRole('dialog', { name: '现在取走？' }).getByRole('button', { name: '取走 CSV' }).click(),
    ])
    expect(await readFile(await full.path(), 'utf8')).toMatch(/张小1.*13800000001/)
    await mine.getByText('已取走', { exact: true }).waitFor()
    expect(lead.complaints()).toEqual([])
    await lead.close()
  })

  test('what was kept too long is counted first and goes only when it is confirmed', async () => {
    const { db } = desk.server.database
    await db.none(
      `insert into visit (county, id, household, account, at, outcome, note)
       select county, gen_random_uuid(), $1, id, now() - interval '4000 days', 'met', 'long ago'
       from account where username = 'lead'`,
      [tinyId('household', 1)],
    )
    const visits = () => db.one<{ n: number }>('select count(*)::int as n from visit').then(({ n }) => n)
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=retention')
    const row = page.getByRole('row', { name: /走访记录/ })
    await row.getByText('1', { exact: true }).waitFor()
    expect(await visits()).toBe(1)
    await page.getByRole('button', { name: '清理到期资料' }).click()
    const asking = page.getByRole('dialog', { name: /删除到期的 \d+ 条资料？/ })
    await asking.getByText('走访记录 1 条').waitFor()
    await asking.getByRole('button', { name: '确认删除' }).click()
    await page.getByText('没有到期的资料。').waitFor()
    expect(await visits()).toBe(0)
    expect(complaints()).toEqual([])
    await close()
  })
})

/** How many rows are left of a household of the tiny town. */
async function rowsOf(n: number): Promise<{ households: number; persons: number }> {
  return desk.server.database.db.one(
    `select (select count(*)::int from household where id = $1) as households,
       (select count(*)::int from person where household = $1) as persons`,
    [tinyId('household', n)],
  )
}
