import { readFile } from 'node:fs/promises'
import jpeg from 'jpeg-js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { board } from '../../api/contract/boards.ts'
import { doorCodes } from '../../api/contract/here.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { DESK, PHONE, TABLET } from '../fixtures/browser.ts'
import { tinyId } from '../fixtures/tiny-town.ts'
import { type AdminDesk, adminDesk, choose } from './admin-desk.ts'
import { barriers } from './every-page.ts'
import { mapIsDrawn } from './town-pages.ts'

/** Everything below stands on the board that the first test makes, as a real one would. */
let desk: AdminDesk
beforeAll(async () => {
  desk = await adminDesk()
})
afterAll(() => desk?.close())

const hall = async () => (await desk.server.send('/api/boards/hall')).as(board)

/** Nothing is wider than the window and nobody is kept out, at each of the sizes. */
async function expectNoBarrier(page: Page, sizes: readonly { width: number; height: number }[]) {
  for (const viewport of sizes) {
    await page.setViewportSize(viewport)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide, `pixels beyond ${viewport.width}`).toBeLessThanOrEqual(0)
    expect(await barriers(page), `at ${viewport.width}`).toEqual([])
  }
}

describe('boards', () => {
  test('a board is made, its slides ordered by keys, and published once it says under what its map is shown', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=boards')
    await page.getByRole('button', { name: '新建公示板' }).click()
    await page.getByLabel('网址').fill('Big Hall')
    await page.getByText('网址只能用小写字母', { exact: false }).first().waitFor()
    await page.getByLabel('网址').fill('hall')
    await page.getByLabel('标题').fill('大厅公示板')
    await choose(page.getByLabel('辖区', { exact: true }), '小社区', /小社区/)
    await page.getByRole('button', { name: /^保\s*存$/ }).click()
    await page.getByRole('heading', { name: '大厅公示板 未公示' }).waitFor()

    const names = () => page.locator('.slides b').allTextContents()
    expect((await names()).slice(0, 3)).toEqual(['1. 网格平面图', '2. 一级网格', '3. 组织架构图'])
    await page.getByRole('button', { name: /^移动“网格平面图”/ }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect((await names()).slice(0, 3)).toEqual(['1. 一级网格', '2. 组织架构图', '3. 网格平面图'])
    await page.getByLabel('“组织架构图”停留秒数').fill('20')
    await page.getByRole('button', { name: '不显示“数字”' }).click()

    await page.getByRole('button', { name: /^公\s*示$/ }).click()
    const lack = page.getByRole('button', { name: '没有审图号：请填写，或改为声明街区示意图。' })
    await lack.click()
    expect((await desk.server.send('/api/boards/hall')).status).toBe(404)
    await page.keyboard.type('豫S(2026)012号')
    await lack.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^公\s*示$/ }).click()
    await page
      .getByRole('dialog', { name: '公示“大厅公示板”？' })
      .getByRole('button', { name: /公\s*示/ })
      .click()
    await page.getByRole('heading', { name: '大厅公示板 已公示' }).waitFor()
    const { settings, approvalNumber } = await hall()
    expect(approvalNumber).toBe('豫S(2026)012号')
    expect(settings.slides.slice(0, 2)).toEqual([
      { kind: 'grids', seconds: 15 },
      { kind: 'chart', seconds: 20 },
    ])
    expect(settings.slides.some(({ kind }) => kind === 'figures')).toBe(false)
    expect(complaints()).toEqual([])
    await close()
  }, 120_000)

  test('a slide is dragged, the screen put on the map, and leaving loses nothing that was not saved', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=boards&board=hall')
    await mapIsDrawn(page)
    const handle = page.getByRole('button', { name: /^移动“网格平面图”/ })
    const first = page.locator('.slides li').first()
    const [from, to] = [await handle.boundingBox(), await first.boundingBox()]
    await page.mouse.move(from!.x + 10, from!.y + 10)
    await page.mouse.down()
    await page.mouse.move(from!.x + 10, to!.y + 30, { steps: 4 })
    await page.mouse.move(from!.x + 10, to!.y + 4, { steps: 4 })
    await page.mouse.up()
    expect(await first.locator('b').textContent()).toBe('1. 网格平面图')

    await page.getByLabel('坐标（经度, 纬度）').fill('999, 1')
    await page.getByText('请先写经度，再写纬度', { exact: false }).waitFor()
    await page.getByRole('application', { name: /您在这里/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('请先写经度，再写纬度', { exact: false }).waitFor({ state: 'detached' })
    await page.locator('.admin-tabs a', { hasText: '门码' }).click()
    await page.locator('.admin-tabs a', { hasText: '公示板' }).click()
    await page.getByRole('button', { name: '设置 大厅公示板' }).click()
    await page.getByText('有修改还没有保存').waitFor()
    await page.getByRole('button', { name: /^保\s*存$/ }).click()
    await page.getByText('已全部保存').waitFor()
    const { settings, bbox } = await hall()
    expect(settings.slides[0]!.kind).toBe('overview')
    expect(settings.here![0]).toBeCloseTo((bbox[0] + bbox[2]) / 2, 3)
    expect(settings.here![1]).toBeCloseTo((bbox[1] + bbox[3]) / 2, 3)

    await page.getByRole('button', { name: '显示预览' }).click()
    const frame = page.frameLocator('iframe')
    await frame.getByRole('heading', { name: '大厅公示板' }).waitFor()
    expect(complaints()).toEqual([])
    await close()
  }, 120_000)

  test('a notice has its days: one that ends before it begins is refused, a past one is marked', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=boards&board=hall')
    const add = async (title: string, from: string, until: string) => {
      await page.getByRole('button', { name: '新增通知' }).click()
      const dialog = page.getByRole('dialog', { name: '新增通知' })
      await dialog.getByLabel('标题').fill(title)
      await dialog.getByLabel('内容').fill('请互相转告。')
      await dialog.getByLabel('从哪天起').fill(from)
      await dialog.getByLabel('到哪天止').fill('2020-01-01')
      await dialog.getByRole('button', { name: /保\s*存/ }).click()
      if (from > '2020-01-01') await dialog.getByText('最后一天早于第一天', { exact: false }).waitFor()
      await dialog.getByLabel('到哪天止').fill(until)
      await dialog.getByRole('button', { name: /保\s*存/ }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await add('停水通知', townDay(), '2030-01-01')
    await add('旧通知', '2020-01-02', '2020-01-03')
    expect(await page.locator('.notices .flag').allTextContents()).toEqual(['正在显示', '已过期'])
    expect((await hall()).notices.map(({ title }) => title)).toEqual(['停水通知'])
    await page.getByRole('button', { name: '删除 停水通知' }).click()
    await page
      .getByRole('dialog', { name: '删除通知“停水通知”？' })
      .getByRole('button', { name: /删\s*除/ })
      .click()
    await page.locator('.notices .flag', { hasText: '正在显示' }).waitFor({ state: 'detached' })
    expect((await hall()).notices).toEqual([])
    await expectNoBarrier(page, [DESK, TABLET])
    expect(complaints()).toEqual([])
    await close()
  }, 120_000)

  test('a screen that went silent stands out by shape and word, and on the tab', async () => {
    const { plan, dataAt } = await hall()
    const screen = { screen: tinyId('other', 900), plan: plan.id, dataAt, width: 1920, height: 1080 }
    expect((await desk.server.send('/api/boards/hall/alive', { json: screen })).status).toBe(204)
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=boards')
    const card = page.locator('.board-card', { hasText: '大厅公示板' })
    await card.getByText('在线', { exact: false }).waitFor()
    expect(await card.getAttribute('data-stale')).toBe('false')
    await desk.server.database.db.none(
      `update board_screen set first_seen = now() - interval '2 days', seen_at = now() - interval '3 hours'`,
    )
    await page.reload()
    await card.getByText('■').first().waitFor()
    await card.getByText('3 小时前').waitFor()
    await card.getByText('第 1 版').waitFor()
    await page.locator('.admin-tabs a', { hasText: '公示板' }).locator('.admin-count').waitFor()
    await expectNoBarrier(page, [DESK, TABLET, PHONE])
    expect(complaints()).toEqual([])
    await close()
  })
})

/** An upright picture of 400 by 600 pixels, red above and blue below its middle, as a camera would send it. */
function picture(): Buffer {
  const [width, height] = [400, 600]
  const data = Buffer.alloc(width * height * 4, 255)
  for (let at = 0; at < width * height; at++)
    data.set(at < (width * height) / 2 ? [220, 20, 20] : [20, 20, 220], at * 4)
  return jpeg.encode({ data, width, height }, 90).data
}

describe('photos', () => {
  test('a photo is cut to a square by keys, and is public only with both consents, old ones warned of', async () => {
    const staff = tinyId('staff', 2)
    const { page, complaints, close } = await desk.as('admin', `/admin?tab=staff&staff=${staff}`)
    const panel = page.locator('.photo')
    await panel.getByText('没有本人同意，照片只有管理员看得到', { exact: false }).waitFor()
    await panel
      .locator('input[type=file]')
      .setInputFiles({ name: 'words.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
    await panel.getByText('打不开这个文件', { exact: false }).waitFor()
    await panel
      .locator('input[type=file]')
      .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: picture() })
    const dialog = page.getByRole('dialog', { name: '裁剪王干部2的照片' })
    await dialog.getByRole('application').focus()
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowUp')
    await dialog.getByRole('button', { name: '用这张照片' }).click()
    await dialog.waitFor({ state: 'detached' })
    await panel.getByRole('img', { name: '王干部2的照片' }).waitFor()

    const cookie = await desk.server.as('admin')
    const kept = await fetch(`${desk.server.url}/api/admin/staff/${staff}/photo`, { headers: { cookie } })
    const { width, height, data } = jpeg.decode(Buffer.from(await kept.arrayBuffer()))
    expect(width).toBe(height)
    const red = (y: number) => data[(Math.round(y * height) * width + width / 2) * 4]!
    // Pushed up as far as it goes, the square is the lower 400 pixels: a quarter of red, then blue.
    expect([red(0.2) > 150, red(0.3) < 100, red(0.9) < 100]).toEqual([true, true, true])

    await desk.server.database.db.none(
      `update post set consent_at = '2020-01-05', consent_photo_at = '2026-06-01' where staff = $1`,
      [staff],
    )
    await page.reload()
    await panel.getByText('正在公开').waitFor()
    await panel.getByText(/照片 2026-06-01 同意/).waitFor()
    await panel.getByText('同意已超过三年', { exact: false }).waitFor()
    await panel.getByText(/姓名和电话，2020-01-05 同意/).waitFor()
    await panel.getByRole('button', { name: '删除照片' }).click()
    await page
      .getByRole('dialog', { name: '删除王干部2的照片？' })
      .getByRole('button', { name: /删\s*除/ })
      .click()
    await panel.getByText('加上照片就会公开').waitFor()
    expect(complaints()).toEqual([])
    await close()
  })
})

describe('codes of doors', () => {
  test('a code is found by address and renewed: the printed one ends at once', async () => {
    const { page, complaints, close } = await desk.as('admin', '/admin?tab=doors')
    await page.getByLabel('按地址找门口').fill('小院1号楼1单元')
    const row = page.locator('.door-row').first()
    await row.getByRole('button', { name: /^看码/ }).click()
    await row.getByRole('img', { name: /门码/ }).waitFor()
    const before = (await row.locator('.door-token').textContent())!
    expect((await desk.server.send(`/api/here/${before}`)).status).toBe(200)
    await expectNoBarrier(page, [DESK, TABLET, PHONE])
    await row.getByRole('button', { name: /^换新码/ }).click()
    await page
      .getByRole('dialog', { name: /换新码/ })
      .getByRole('button', { name: '换新码' })
      .click()
    await row.getByText('换过 1 次，旧码已停用').waitFor()
    const after = (await row.locator('.door-token').textContent())!
    expect(after).not.toBe(before)
    expect((await desk.server.send(`/api/here/${before}`)).status).toBe(410)
    const cookie = await desk.server.as('admin')
    const { doors } = (await desk.server.send('/api/admin/doors?q=小院1号楼', { cookie })).as(doorCodes)
    expect(doors.map(({ token }) => token)).toContain(after)
    expect(complaints()).toEqual([])
    await close()
  })

  test('the sheets of a community are made page by page and given as one file', async () => {
    const { page, complaints, close } = await desk.as('head', '/admin?tab=doors')
    expect(await page.getByLabel('按地址找门口').count()).toBe(0)
    await choose(page.getByLabel('社区', { exact: true }), '', /小社区/)
    await page.getByRole('button', { name: /生\s*成/ }).click()
    await page.getByText(/\d+ 页已生成/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 PDF' }).click(),
    ])
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
    expect(complaints()).toEqual([])
    await close()
  })
})

describe('sheets that are gone', () => {
  test('say so, ask no more, and are made anew for the same place at a key', async () => {
    const { page, complaints, close } = await desk.as('head', '/admin?tab=doors')
    let asked = 0
    // As a server answers that was started again and knows of no order.
    await page.route(/\/api\/admin\/sheets\/[^/]+$/, (route) => {
      asked++
      const error = { code: 'unknown-sheets', message: '没有这份门牌张贴页。' }
      return route.fulfill({ status: 404, json: { error } })
    })
    await choose(page.getByLabel('社区', { exact: true }), '', /小社区/)
    await page.getByRole('button', { name: /^生\s*成$/ }).click()
    await page.getByRole('alert').getByText('服务器重启过', { exact: false }).waitFor()
    const before = asked
    await page.waitForTimeout(1_600)
    expect(asked).toBe(before)
    await page.unroute(/\/api\/admin\/sheets\/[^/]+$/)
    await page.getByRole('button', { name: '重新生成' }).click()
    await page.getByText(/\d+ 页已生成/).waitFor()
    const others = complaints().filter((each) => !each.startsWith('404 /api/admin/sheets/'))
    expect(others).toEqual([])
    await close()
  }, 120_000)
})

describe('a board on paper', () => {
  test('the page shows the paper with its scale, changes it by keys, and says what is wrong where there is none', async () => {
    const { page, complaints, close } = await desk.open('/board/hall/print')
    await page.getByRole('heading', { name: '打印“大厅公示板”' }).waitFor()
    await page.getByText(/比例尺 1:\d+/).waitFor()
    const paper = page.getByRole('img', { name: /网格平面图/ })
    expect(await paper.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100)
    await page.getByRole('radio', { name: /A3/ }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('网格平面图，A2', { exact: false }).waitFor()
    await page.getByRole('radio', { name: /8开/ }).check()
    await page.getByRole('radio', { name: '竖放' }).check()
    await page.getByText('网格平面图，8开，260 × 370 mm').waitFor()
    const href = await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href')
    expect(href).toBe('/api/boards/hall/poster.pdf?what=map&paper=8K&turn=upright&lang=zh')
    expect(new URL(page.url()).search).toBe('?what=map&paper=8K&turn=upright')
    await page.getByRole('radio', { name: '组织架构图' }).check()
    await page.getByText('架构图没有比例尺。').waitFor()
    await expectNoBarrier(page, [DESK, TABLET, PHONE])
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.print-choices').isVisible()).toBe(false)
    await page.goto('/board/nowhere/print')
    await page.getByRole('alert').getByText('没有这块公示板', { exact: false }).waitFor()
    expect(complaints('404 /api/boards/nowhere/poster.svg')).toEqual([])
    await close()
  })
})
