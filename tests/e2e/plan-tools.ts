import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { PlanDetail } from '../../api/contract/plans.ts'
import { DESK, type WatchedPage } from '../fixtures/browser.ts'
import { type LonLat, mapIsDrawn, type TownPages } from './town-pages.ts'

/** What the page keeps on the map's element for tests. */
interface MapElement extends HTMLElement {
  readonly gridholdMap: {
    project(position: LonLat): { x: number; y: number }
    jumpTo(camera: { center: LonLat; zoom: number }): void
  }
  readonly gridholdDraft: { state(): { plan: { snapshot: unknown; locks: unknown } } }
}

/** A draft of the sample town, open at a desk. */
interface OpenDraft extends WatchedPage {
  readonly id: string
  /** The plan as the server has it. */
  readonly detail: () => Promise<PlanDetail>
}

/** Starts a draft from the plan in force, as whoever the page belongs to. Gives its id. */
export async function startDraft({ request }: Page, name = '试画'): Promise<string> {
  const { plans } = await (await request.get('/api/plans')).json()
  const made = await request.post('/api/plans', { data: { jurisdiction: plans[0].root.code, name } })
  if (!made.ok()) throw new Error(`no draft was started: ${await made.text()}`)
  return ((await made.json()) as { id: string }).id
}

/** In a planner's page, opens a draft: the one with `id`, or a new one. Gives its id. */
export async function openDraft(page: Page, id?: string): Promise<string> {
  const plan = id ?? (await startDraft(page))
  await page.goto(`/plan?plan=${plan}`)
  await mapIsDrawn(page)
  return plan
}

async function draftAtDesk(pages: TownPages, id?: string): Promise<OpenDraft> {
  const watched = await pages.as('planner', { viewport: DESK })
  const { page } = watched
  const plan = await openDraft(page, id)
  const detail = () => page.evaluate(async (of) => (await fetch(`/api/plans/${of}`)).json(), plan)
  return { ...watched, id: plan, detail }
}

/** The box around a grid's own faces: west, south, east, north. */
function boxOf({ faces }: PlanDetail, grid: string): [number, number, number, number] {
  const positions = faces.filter(({ holder }) => holder === grid).flatMap(({ rings }) => rings[0]!)
  const [lon, lat] = [positions.map(([x]) => x), positions.map(([, y]) => y)]
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)]
}

function gridNamed({ grids }: PlanDetail, name: string): PlanDetail['grids'][number] {
  const grid = grids.find((each) => each.name === name)
  if (grid === undefined) throw new Error(`the draft has no grid ${name}`)
  return grid
}

async function lookAt(page: Page, center: LonLat, zoom: number): Promise<void> {
  await page.evaluate(
    (camera) => document.querySelector<MapElement>('[data-map]')!.gridholdMap.jumpTo(camera),
    { center, zoom },
  )
  await mapIsDrawn(page)
}

/** Where a place is on the screen. */
function pixelOf(page: Page, at: LonLat): Promise<{ x: number; y: number }> {
  return page.evaluate((place) => {
    const map = document.querySelector<MapElement>('[data-map]')!
    const { left, top } = map.getBoundingClientRect()
    const { x, y } = map.gridholdMap.project(place)
    return { x: x + left, y: y + top }
  }, at)
}

async function clickAt(page: Page, at: LonLat): Promise<void> {
  const { x, y } = await pixelOf(page, at)
  await page.mouse.click(x, y)
}

/** What this browser holds the draft to be, as text. */
function heldIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { snapshot, locks } = document.querySelector<MapElement>('[data-map]')!.gridholdDraft.state().plan
    return JSON.stringify([snapshot, locks])
  })
}

/** Waits until the page has drawn what it was told. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

async function saved(page: Page): Promise<void> {
  await page.locator('.plan-bar [data-saving="saved"]').waitFor()
}

/** The tools of the planner's table, used as a planner would. */
export function describePlanTools(pages: () => TownPages): void {
  describe('/plan, drawing', { timeout: 120_000 }, () => {
    test('a cut is shown with its households before it is done, taken back and done again', async () => {
      const { page, detail, complaints, close } = await draftAtDesk(pages())
      const before = await detail()
      const grid = gridNamed(before, '朝阳-02-008')
      const [west, south, east, north] = boxOf(before, grid.key)
      const middle: LonLat = [(west + east) / 2, (south + north) / 2]
      await lookAt(page, middle, 18)

      await page.keyboard.press('c')
      await clickAt(page, [middle[0], north + 0.0001])
      await clickAt(page, middle)
      await page.keyboard.press('Enter')
      await page.getByRole('alert').filter({ hasText: '没有穿过朝阳-02-008' }).waitFor()
      await clickAt(page, [middle[0], south - 0.0001])
      await page.keyboard.press('Enter')
      const choices = page.locator('.proposal-choices label')
      await choices.first().waitFor()
      expect(await choices.count()).toBe(2)
      const counts = async () =>
        (await page.locator('.proposal-count').allTextContents()).map(Number.parseFloat)
      await expect.poll(async () => (await counts()).reduce((a, b) => a + b)).toBe(31)
      expect(await choices.first().locator('input').isChecked()).toBe(true)

      await page.keyboard.press('Enter')
      await saved(page)
      await expect.poll(async () => (await detail()).grids.length).toBe(before.grids.length + 1)
      await page.keyboard.press('Control+z')
      await expect.poll(async () => (await detail()).grids.length).toBe(before.grids.length)
      expect((await detail()).faces).toEqual(before.faces)
      await page.keyboard.press('Control+Shift+z')
      await expect.poll(async () => (await detail()).grids.length).toBe(before.grids.length + 1)

      await page.reload()
      await mapIsDrawn(page)
      await page.getByRole('button', { name: '撤销' }).click()
      await expect.poll(async () => (await detail()).grids.length).toBe(before.grids.length)
      await expect.poll(async () => JSON.parse(await heldIn(page))[0].grids.length).toBe(before.grids.length)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a vertex is dragged with all grids around it, and moved on by keys', async () => {
      const { page, detail, complaints, close } = await draftAtDesk(pages())
      const before = await detail()
      const [vertex] = before.faces.find(({ holder }) => holder === gridNamed(before, '朝阳-02-004').key)!
        .rings[0]!
      const around = (plan: PlanDetail, [x, y]: LonLat) =>
        plan.faces.filter(({ rings }) =>
          rings.some((ring) => ring.some(([lon, lat]) => lon === x && lat === y)),
        )
      expect(around(before, vertex!).length).toBeGreaterThan(2)
      await lookAt(page, vertex!, 19)
      await page.keyboard.press('b')
      const { x, y } = await pixelOf(page, vertex!)
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.keyboard.down('Alt')
      await page.mouse.move(x - 18, y - 6, { steps: 4 })
      await page.mouse.up()
      await page.keyboard.up('Alt')
      await saved(page)
      await expect.poll(async () => (await detail()).revision).toBe(1)
      expect(around(await detail(), vertex!)).toEqual([])
      await page.keyboard.press('Shift+ArrowLeft')
      await expect.poll(async () => (await detail()).revision).toBe(2)
      expect(complaints()).toEqual([])
      await close()
    })

    test('keys alone fill a gap, exempt another and list themselves', async () => {
      const { page, detail, complaints, close } = await draftAtDesk(pages())
      const gaps = async () => {
        const { faces, grids } = await detail()
        const divided = new Set(grids.map(({ parent }) => parent))
        return faces.filter(({ holder, exemption }) => exemption === null && divided.has(holder)).length
      }
      const before = await gaps()
      expect(before).toBeGreaterThan(0)
      const canvas = page.locator('[data-map] canvas')
      await page.keyboard.press('f')
      await canvas.focus()
      const choices = page.locator('.proposal-choices label')
      for (let i = 0; i < 6; i++) {
        await page.keyboard.press('Tab')
        await nextFrame(page)
        if ((await choices.count()) > 0) break
      }
      await page.keyboard.press('Enter')
      await expect.poll(gaps).toBe(before - 1)
      await page.keyboard.press('?')
      await page.getByRole('dialog').getByText('按键一览').waitFor()
      await page.keyboard.press('Escape')
      expect(complaints()).toEqual([])
      await close()
    })

    test('two browsers and a cut line end byte for byte alike', async () => {
      const one = await draftAtDesk(pages())
      const other = await draftAtDesk(pages(), one.id)
      const plan = await one.detail()
      const [first, second] = plan.grids.filter(({ level }) => level === 3)
      const rename = (page: Page, grid: string, name: string) =>
        page.evaluate(
          ([key, called]) => {
            const { gridholdDraft } = document.querySelector('[data-map]') as unknown as {
              gridholdDraft: { act(action: object): void; newId(): string }
            }
            gridholdDraft.act({ type: 'describe', id: gridholdDraft.newId(), grid: key, name: called })
          },
          [grid, name] as const,
        )
      await one.context.setOffline(true)
      await rename(one.page, first!.key, '甲')
      await rename(one.page, first!.key, '乙')
      await one.page.locator('.plan-bar [data-saving="offline"]').waitFor()
      await rename(other.page, second!.key, '丙')
      await saved(other.page)
      await one.context.setOffline(false)
      await saved(one.page)
      await expect.poll(async () => (await one.detail()).revision).toBe(3)
      await expect.poll(async () => (await heldIn(one.page)) === (await heldIn(other.page))).toBe(true)
      expect(await heldIn(one.page)).toContain('丙')
      expect(await heldIn(other.page)).toContain('乙')
      const failed = one.complaints().filter((each) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/.test(each))
      expect(failed).toEqual([])
      expect(other.complaints()).toEqual([])
      await one.close()
      await other.close()
    })
  })
}
