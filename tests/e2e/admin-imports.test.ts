import gcoord from 'gcoord'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { toDegrees } from '../../api/geometry/position.ts'
import { DESK, PHONE, TABLET, type WatchedPage } from '../fixtures/browser.ts'
import { type AdminDesk, adminDesk } from './admin-desk.ts'
import { barriers, fitsItsWindow } from './every-page.ts'
import { drawnIn, fillSignIn, mapIsDrawn, type TownPages, townPages } from './town-pages.ts'

const COMMUNITY = '999901001001'
const TINY_COMMUNITY = '999902001001'
/** Made up, with a check digit that is right. */
const ID_CARD = '110101199003077475'
const WAIT = { timeout: 60_000 }

let pages: TownPages
/** Where a community has a plan of its own; in the sample town a whole street has one. */
let desk: AdminDesk
beforeAll(async () => {
  pages = await townPages()
  desk = await adminDesk()
})
afterAll(async () => {
  await pages?.close()
  await desk?.close()
})

/** The section of an administrator, the community already chosen. */
async function imports(): Promise<WatchedPage> {
  const watched = await pages.open(`/admin?tab=imports&community=${COMMUNITY}`, { viewport: DESK })
  await fillSignIn(watched.page, 'admin')
  await watched.page.getByText('把文件拖到这里', { exact: false }).waitFor()
  return watched
}

interface Sent {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

async function workbook(name: string, rows: readonly (readonly string[])[]): Promise<Sent> {
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })))
  const buffer = await writeExcelFile(cells, { sheet: '表' }).toBuffer()
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer }
}

/** Gives files as a person would, and waits until they were read. */
async function give(page: Page, ...files: Sent[]): Promise<void> {
  await page.locator('.drop-zone input').setInputFiles(files)
  await reached(page, 'read')
}

async function reached(page: Page, state: string): Promise<void> {
  await page.locator(`.import-job-page[data-state=${state}]`).waitFor(WAIT)
}

/** Presses a button by keys alone, and waits for nothing. */
async function press(button: Locator): Promise<void> {
  await button.focus()
  await button.page().keyboard.press('Enter')
}

const check = (page: Page) => page.getByRole('button', { name: /^(检\s*查|重新检查)$/ }).first()

/** How many rows fare so. */
async function figure(page: Page, verdict: string): Promise<string | null> {
  return page.locator(`.import-figures [data-verdict=${verdict}] strong`).first().textContent()
}

/** Nothing is wider than the window and nobody is kept out, at each of the sizes. */
async function expectNoBarrier(page: Page): Promise<void> {
  for (const viewport of [DESK, TABLET, PHONE]) {
    await page.setViewportSize(viewport)
    await fitsItsWindow(page, `${viewport.width} pixels`)
    expect(await barriers(page), `at ${viewport.width}`).toEqual([])
  }
  await page.setViewportSize(DESK)
}

/** Rooms that are not there yet, behind doors that are; one address leads nowhere. */
function newHouseholds(): string[][] {
  const { town } = pages
  const compounds = new Map(town.compounds.map(({ id, name }) => [id, name]))
  const units = town.units.slice(0, 4).flatMap((unit) => {
    const building = town.buildings.find(({ id }) => id === unit.building)!
    const compound = compounds.get(building.compound ?? '')
    return compound == null ? [] : [[compound, building.name ?? '', unit.name ?? '']]
  })
  return [
    ['小区', '楼栋', '单元', '房号', '户主身份证号', '民族', '备注'],
    ...units.map((door, i) => [...door, `99${i}1`, ID_CARD, '汉族', i === 0 ? `证号${ID_CARD}` : '']),
    ['没有的小区', '1号楼', '1单元', '101', ID_CARD, '汉族', ''],
  ]
}

/** Buildings of the community where a Chinese web map would show them. */
function shiftedBuildings(): string[][] {
  const own = pages.town.buildings.filter(({ community }) => community === COMMUNITY).slice(0, 120)
  return [
    ['楼栋编号', '名称', '层数', '经度', '纬度'],
    ...own.map(({ name, anchor, floors }, i) => {
      const [lon, lat] = gcoord.transform(
        [...toDegrees(anchor)] as [number, number],
        gcoord.WGS84,
        gcoord.GCJ02,
      )
      return [`XZ-${i}`, name ?? '', String(floors ?? 1), lon!.toFixed(7), lat!.toFixed(7)]
    }),
  ]
}

/** First-level grids as a careless hand would leave them: a vertex off by decimetres, one grid 9 m over its neighbour. */
function dirtyGrids(): Sent {
  const grids = desk.server.town.coverage.grids.filter(({ level }) => level === 1)
  const [, second] = grids
  const border = Math.min(...second!.shape.flat(2).map((position) => toDegrees(position)[0]))
  const drawn = (own: boolean, [lon, lat]: readonly [number, number], at: number) => [
    own && lon === border ? lon - 1e-4 : lon + (at % 2) * 2e-6,
    lat,
  ]
  const features = grids.map((grid, i) => ({
    type: 'Feature',
    properties: { 编号: String(i + 1), 名称: grid.name },
    geometry: {
      type: 'MultiPolygon',
      coordinates: grid.shape.map((rings) =>
        rings.map((ring) => {
          const positions = ring.map((position, at) => drawn(grid === second, toDegrees(position), at))
          return [...positions, positions[0]]
        }),
      ),
    },
  }))
  const text = JSON.stringify({ type: 'FeatureCollection', features })
  return { name: '一级网格.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(text) }
}

describe('imports', () => {
  test('households of a workbook are read without ID-card numbers, placed, written and undone, by keys alone', async () => {
    const { page, complaints, close } = await imports()
    const heard: string[] = []
    page.on('response', async (reply) => {
      if (reply.url().includes('/api/admin/imports')) heard.push(await reply.text().catch(() => ''))
    })
    await expectNoBarrier(page)
    const rows = newHouseholds()
    const file = await workbook('住户.xlsx', rows)
    await give(page, file)
    const dropped = page.locator('.import-dropped').first()
    await dropped.getByText(`“户主身份证号”整列（身份证号），${rows.length - 1} 格`).waitFor()
    await dropped.getByText('“备注”里含身份证号的 1 格').waitFor()
    await dropped.getByText('“民族”整列（民族）', { exact: false }).waitFor()
    expect(await page.getByRole('radio', { name: '住户' }).isChecked()).toBe(true)
    await expectNoBarrier(page)

    await press(check(page))
    await reached(page, 'checked')
    // The keyboard stands at the top of what came of it.
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('import-title')
    expect(await figure(page, 'new')).toBe(String(rows.length - 2))
    expect(await figure(page, 'unplaced')).toBe('1')
    await page.getByText('1 户的地址找不到楼栋', { exact: false }).waitFor()
    await press(page.locator('.import-figures [data-verdict=unplaced] button'))
    await page.getByText('共 1 行').waitFor()
    await expectNoBarrier(page)
    const [todo] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '待办名单 CSV' }).click(),
    ])
    expect(await todo.failure()).toBeNull()

    await press(page.getByRole('button', { name: /^写\s*入$/ }))
    const sure = page.getByRole('dialog', { name: '写入这次导入？' })
    await sure.getByText(`将新增 ${rows.length - 2} 户`, { exact: false }).waitFor()
    await press(sure.getByRole('button', { name: /写\s*入/ }))
    await reached(page, 'applied')
    await page.getByText(`已新增 ${rows.length - 2} 户`, { exact: false }).waitFor()
    await expectNoBarrier(page)

    await press(page.getByRole('button', { name: '撤销这次导入' }))
    await press(
      page.getByRole('dialog', { name: '撤销这次导入？' }).getByRole('button', { name: '撤销这次导入' }),
    )
    await reached(page, 'undone')
    await page.getByText('没有留下的，全部恢复了。').waitFor()
    await press(page.getByRole('button', { name: '返回导入记录' }))
    await page.locator('.import-job', { hasText: '住户.xlsx' }).getByText('已撤销').waitFor()
    expect(heard.join('')).not.toContain(ID_CARD)
    expect(heard.length).toBeGreaterThan(3)
    expect(complaints()).toEqual([])
    await close()
  }, 180_000)

  test('buildings off a web map are told from true ones, seen before and after, and put right with a click', async () => {
    const { page, complaints, close } = await imports()
    await give(page, await workbook('楼栋.xlsx', shiftedBuildings()))
    await page.getByText('楼栋', { exact: true }).first().click()
    // What it looks like is chosen already; somebody who knows better says otherwise.
    await page.getByText(/整体有偏移，已替您选“按 GCJ-02 改正”/).waitFor()
    expect(await page.getByRole('radio', { name: '按 GCJ-02 改正' }).isChecked()).toBe(true)
    await page.getByRole('radio', { name: '不用改正' }).check()
    await check(page).click()
    await reached(page, 'checked')
    const said = page.locator('.import-shift')
    await said.getByText(/看起来是 GCJ-02：整体向.+偏 \d+ 米/).waitFor()
    await said.getByRole('button', { name: '看改正前后' }).click()
    await said.locator('[data-map]').waitFor()
    await mapIsDrawn(page)
    expect((await drawnIn(page, 'row-was-point')).length).toBeGreaterThan(10)
    await expectNoBarrier(page)
    await said.getByRole('button', { name: '一键改正' }).click()
    await page.getByText(/已改正：原来整体向.+偏 \d+ 米/).waitFor(WAIT)
    expect(await said.count()).toBe(0)
    expect(await figure(page, 'failed')).toBe('0')
    await mapIsDrawn(page)
    expect((await drawnIn(page, 'row-point')).length).toBeGreaterThan(10)
    expect(complaints()).toEqual([])
    await close()
  }, 180_000)

  test('dirty grids become a draft after a choice, and the report says how far borders moved', async () => {
    const path = `/admin?tab=imports&community=${TINY_COMMUNITY}`
    const { page, complaints, close } = await desk.as('admin', path)
    await page.getByText('把文件拖到这里', { exact: false }).waitFor()
    await give(page, dirtyGrids())
    await check(page).click()
    await reached(page, 'checked')
    await page.getByText('2 个网格的边界和面积').waitFor()
    const conflict = page.locator('.conflict').first()
    await conflict.getByRole('button', { name: '看位置' }).click()
    expect(await conflict.getAttribute('data-shown')).toBe('true')
    await conflict.getByText(/都画了这块地/).waitFor()
    const other = conflict.getByRole('radio', { name: /^划给/, checked: false }).first()
    const choice = (await other.locator('xpath=ancestor::label').textContent())!
    await other.check()
    await page.getByText('设置或选择改过了', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: '生成草案' }).isDisabled()).toBe(true)
    await expectNoBarrier(page)
    await page.locator('.import-apply').getByRole('button', { name: '重新检查' }).click()
    await page.getByText('设置或选择改过了', { exact: false }).waitFor({ state: 'detached', ...WAIT })
    await reached(page, 'checked')
    expect(await page.locator('.conflict').first().getByLabel(choice).isChecked()).toBe(true)
    await page.getByRole('button', { name: '生成草案' }).click()
    await page
      .getByRole('dialog', { name: /^生成草案/ })
      .getByRole('button', { name: '生成草案' })
      .click()
    await reached(page, 'applied')
    await page.getByRole('link', { name: '打开草案' }).click()
    await page.waitForURL(/\/plan\?plan=/)
    await page.locator('[data-map]').first().waitFor()
    expect(complaints()).toEqual([])
    await close()
  }, 180_000)

  test('a drawing says how to convert it, a server that is gone is asked again, and an ended session signs in anew', async () => {
    const { page, complaints, close } = await imports()
    await page.route('**/api/admin/imports?*', (route) => route.abort(), { times: 1 })
    const drawing = Buffer.concat([Buffer.from('AC1032'), Buffer.alloc(600)])
    const file = { name: '社区.dwg', mimeType: 'application/octet-stream', buffer: drawing }
    await page.locator('.drop-zone input').setInputFiles([file])
    await page.getByText('网络不通', { exact: false }).waitFor()
    await page.getByRole('button', { name: '再传一次' }).click()
    await reached(page, 'failed')
    await page.getByText('DWG 图纸不能直接读取', { exact: false }).waitFor()
    await expectNoBarrier(page)
    await page.context().clearCookies()
    await page.getByRole('button', { name: '返回导入记录' }).click()
    await page.reload()
    await page.getByLabel('密码').waitFor()
    await page.goBack()
    await fillSignIn(page, 'admin')
    await page.getByText('DWG 图纸不能直接读取', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('DWG drawings are not read', { exact: false }).waitFor()
    await expectNoBarrier(page)
    expect(
      complaints('401 /api/session', 'failed: /api/admin/imports net::ERR_FAILED').filter(
        (each) => !each.startsWith('401 /api/admin/'),
      ),
    ).toEqual([])
    await close()
  }, 180_000)
})
