import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planDots } from '#contract/plans.ts'
import { bboxOf } from '#geometry/bbox.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import { toDegrees, toLattice } from '#geometry/position.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { assign, NO_FACE } from '#plan/assign.ts'
import { planOf } from '#plan/plan.ts'
import type { Grid, Snapshot } from '#plan/snapshot.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { DESK } from '../fixtures/browser.ts'
import { type Dot, divide, divideCommunity, gridsAt } from '../fixtures/divide.ts'
import { faultsOf } from '../fixtures/partition-check.ts'
import { actOn, clickThrough, openTable, saved, snapshotOn, snapshotText } from './planner-table.ts'
import { fillSignIn, type LonLat, mapIsDrawn, type TownPages, townPages } from './town-pages.ts'

let pages: TownPages
beforeAll(async () => {
  pages = await townPages()
})
afterAll(() => pages?.close())

const COMMUNITY = '999901001001'
const VILLAGE = '999901001201'

/** Corners a little outside a box, so that a ring through them holds all of it. */
function around(snapshot: Snapshot, community: string, share: readonly [number, number] = [0, 1]): LonLat[] {
  const box = bboxOf(snapshot.faces.filter((face) => face.community === community).map((f) => f.polygon[0]))
  const width = box.maxX - box.minX
  const west = box.minX + width * share[0] - (share[0] === 0 ? 3000 : 0)
  const east = box.minX + width * share[1] + (share[1] === 1 ? 3000 : 0)
  return [
    [west, box.minY - 3000],
    [east, box.minY - 3000],
    [east, box.maxY + 3000],
    [west, box.maxY + 3000],
  ].map(([x, y]) => toDegrees([x!, y!]))
}

function inside(snapshot: Snapshot, { key }: Grid): LonLat {
  const held = snapshot.faces.filter(({ holder }) => holder === key).map(({ polygon }) => polygon)
  return toDegrees(pointOnSurface(held))
}

/** Waits until the page's plan is another than before. */
async function changedFrom(page: Page, before: string): Promise<Snapshot> {
  await expect.poll(() => snapshotText(page)).not.toBe(before)
  return snapshotOn(page)
}

/** Households on the ground a grid holds itself. */
function households(snapshot: Snapshot, { key }: Grid, dots: readonly Dot[]): number {
  const faces = snapshot.faces.filter(({ holder }) => holder === key)
  const faceOf = assign(
    faces,
    dots.map(({ at }) => at),
  )
  return dots.reduce((sum, dot, i) => sum + (faceOf[i] === NO_FACE ? 0 : dot.households), 0)
}

/** Cuts a grid in two about equal halves with the mouse, and confirms what is proposed. */
async function cutWithMouse(
  page: Page,
  snapshot: Snapshot,
  grid: Grid,
  dots: readonly Dot[],
): Promise<Snapshot> {
  const [cut] = divide(planOf(snapshot), grid.key, 2, dots, uuidv7).actions
  if (cut?.type !== 'cut') throw new Error('dividing begins with a cut')
  const before = await snapshotText(page)
  await page.keyboard.press('v')
  await clickThrough(page, [inside(snapshot, grid)])
  await page.keyboard.press('c')
  await clickThrough(page, cut.line.map(toDegrees))
  await page.keyboard.press('Enter')
  await page.getByText('保留原编码', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  return changedFrom(page, before)
}

async function ringWithMouse(page: Page, tool: string, ring: readonly LonLat[]): Promise<Snapshot> {
  const before = await snapshotText(page)
  await page.keyboard.press(tool)
  await clickThrough(page, ring)
  await page.keyboard.press('Enter')
  return changedFrom(page, before)
}

test('an empty community is divided, approved, published, and board and look-up follow', async () => {
  const first = await pages.open('/plan', { viewport: DESK })
  const { page } = first
  await fillSignIn(page, 'planner')
  await page.getByRole('button', { name: '新建草案', exact: true }).click()
  await page.getByLabel('名称').fill('从零划网格')
  await page.getByText('空白，只有社区边界').click()
  await page.getByRole('button', { name: '开始画' }).click()
  await page.locator('.plan').waitFor()
  await mapIsDrawn(page)
  // From a little further away, so that nothing but the map lies under the ends of the lines.
  await page.getByRole('button', { name: '缩小' }).click()
  await mapIsDrawn(page)
  const path = new URL(page.url()).pathname + new URL(page.url()).search
  const id = new URL(page.url()).searchParams.get('plan')!
  const found = planDots.parse(await (await page.request.get(`/api/plans/${id}/dots`)).json())
  const dots: Dot[] = found.dots.map((dot) => ({ at: toLattice(...dot.at), households: dot.households }))

  // 绘制: the whole community as one first-level grid, and with 拆分 cut until there are nine.
  await page.keyboard.press('1')
  let snapshot = await ringWithMouse(page, 'd', around(await snapshotOn(page), COMMUNITY))
  const firstLevel = () => gridsAt(planOf(snapshot), COMMUNITY, 1)
  expect(firstLevel()).toHaveLength(1)
  while (firstLevel().length < 9) {
    const counts = new Map(firstLevel().map((grid) => [grid.key, households(snapshot, grid, dots)]))
    const largest = firstLevel().toSorted((a, b) => counts.get(b.key)! - counts.get(a.key)!)[0]!
    snapshot = await cutWithMouse(page, snapshot, largest, dots)
  }

  // 合并: until there are eight again.
  while (firstLevel().length > 8) {
    const [kept, other] = neighbours(snapshot, firstLevel())
    const before = await snapshotText(page)
    await page.keyboard.press('v')
    await clickThrough(page, [inside(snapshot, kept)])
    await page.keyboard.press('m')
    await clickThrough(page, [inside(snapshot, other)])
    await page.keyboard.press('Enter')
    snapshot = await changedFrom(page, before)
  }

  // The levels below by the same actions, done through the page's session.
  const below = divideCommunity(planOf(snapshot), COMMUNITY, [8, 18, 155], dots, uuidv7, 1)
  expect(await actOn(page, below.actions)).toBeNull()
  snapshot = await snapshotOn(page)
  expect([1, 2, 3].map((level) => gridsAt(planOf(snapshot), COMMUNITY, level).length)).toEqual([8, 18, 155])

  // The village: two grids are drawn, the strip between them is filled, and one corner is exempt.
  await ringWithMouse(page, 'd', around(snapshot, VILLAGE, [0, 0.5]))
  snapshot = await ringWithMouse(page, 'd', around(snapshot, VILLAGE, [0.55, 0.9]))
  const gaps = () => snapshot.faces.filter((face) => face.community === VILLAGE && face.holder === null)
  expect(gaps()).toHaveLength(2)
  const [strip, corner] = gaps().map(({ polygon }) => toDegrees(pointOnSurface([polygon])))
  let before = await snapshotText(page)
  await page.keyboard.press('f')
  await clickThrough(page, [strip!])
  await page.keyboard.press('Enter')
  await changedFrom(page, before)
  before = await snapshotText(page)
  await page.keyboard.press('x')
  await clickThrough(page, [corner!])
  await page.locator('.proposal-choices').getByText('农田').click()
  await page.getByRole('button', { name: /确\s*认/ }).click()
  snapshot = await changedFrom(page, before)
  expect(gaps().map(({ exemption }) => exemption)).toEqual(['farmland'])
  expect(faultsOf(snapshot)).toEqual([])

  // What the server has is what is on the page, byte for byte.
  await saved(page)
  const other = await openTable(pages, 'admin', path)
  expect(await snapshotText(other.page)).toBe(await snapshotText(page))

  // 提交、批准、发布: today, with what is left accepted with a reason.
  const board = await pages.open('/board/nanqiao', { viewport: DESK })
  await board.page.locator('.board').first().waitFor()
  const place = inside(snapshot, gridsAt(planOf(snapshot), COMMUNITY, 3)[0]!)
  const earlier = await pages.locate(place)
  await page.getByRole('button', { name: '提交审批' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /提\s*交/ })
    .click()
  await other.page.getByRole('button', { name: /批\s*准/ }).click()
  await other.page
    .getByRole('dialog')
    .getByRole('button', { name: /批\s*准/ })
    .click()
  await page.getByRole('button', { name: /发布…/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('从哪一天起施行').fill(townDay())
  // What is still open is asked of the server; each of it wants a reason.
  await dialog.locator('.ant-skeleton').waitFor({ state: 'detached' })
  for (const reason of await dialog.getByLabel(/接受理由/).all()) await reason.fill('试验')
  await dialog.getByRole('button', { name: /发\s*布/ }).click()
  await page.getByText('已发布并生效').waitFor({ timeout: 60_000 })

  const later = await pages.locate(place)
  expect(later.plan.id).toBe(id)
  expect(later.plan.id).not.toBe(earlier.plan.id)
  expect(later.chain.map(({ level }) => level)).toEqual([1, 2, 3])
  await board.page.getByText('第 2 版').first().waitFor()
  expect([...first.complaints(), ...other.complaints(), ...board.complaints()]).toEqual([])
}, 480_000)

/** Two grids of a list that share an edge. */
function neighbours(snapshot: Snapshot, grids: readonly Grid[]): [Grid, Grid] {
  const plan = planOf(snapshot)
  for (const a of grids) {
    for (const b of grids) {
      const merge = { type: 'merge', id: uuidv7(), grids: [a.key, b.key], keep: a.key } as const
      if (a !== b && !isRefusal(apply(plan, merge))) return [a, b]
    }
  }
  throw new Error('no two of the grids are neighbours')
}
