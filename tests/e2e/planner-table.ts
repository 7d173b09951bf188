import type { Page } from 'playwright-core'
import type { Action } from '#plan/actions/action.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { DESK, type WatchedPage } from '../fixtures/browser.ts'
import { type LonLat, mapIsDrawn, type TownPages } from './town-pages.ts'

/** What tests ask of the session behind a planner's map. */
interface DraftOnPage {
  state(): { plan: { snapshot: Snapshot }; saving: string; revision: number; unsaved: number }
  act(action: Action): { refused?: string }
}

declare const document: {
  querySelector(selector: string): {
    gridholdDraft: DraftOnPage
    gridholdMap: { project(at: LonLat): { x: number; y: number } }
  } | null
}

/** Opens a plan as an account, on a desk, and waits until its map is drawn. */
export async function openTable(pages: TownPages, account: string, path: string): Promise<WatchedPage> {
  const watched = await pages.as(account, { viewport: DESK })
  await watched.page.goto(path)
  await watched.page.locator('.plan').waitFor()
  await mapIsDrawn(watched.page)
  return watched
}

/** The plan as it stands on the page, as one text. */
export function snapshotText(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify(document.querySelector('[data-map]')!.gridholdDraft.state().plan.snapshot),
  )
}

export async function snapshotOn(page: Page): Promise<Snapshot> {
  return JSON.parse(await snapshotText(page))
}

/** Does actions through the page's own session, as its tools do; gives the first refusal, or null. */
export function actOn(page: Page, actions: readonly Action[]): Promise<string | null> {
  return page.evaluate((given) => {
    const { gridholdDraft } = document.querySelector('[data-map]')!
    for (const action of given) {
      const { refused } = gridholdDraft.act(action)
      if (refused !== undefined) return `${action.type}: ${refused}`
    }
    return null
  }, actions)
}

/** Waits until the server has everything that was done on the page; gives the revision. */
export async function saved(page: Page): Promise<number> {
  await page.waitForFunction(
    () => {
      const { saving, unsaved } = document.querySelector('[data-map]')!.gridholdDraft.state()
      return saving === 'saved' && unsaved === 0
    },
    undefined,
    { timeout: 60_000 },
  )
  return page.evaluate(() => document.querySelector('[data-map]')!.gridholdDraft.state().revision)
}

/** Where a position is drawn, in pixels of the window. */
export async function onScreen(page: Page, position: LonLat): Promise<{ x: number; y: number }> {
  const at = await page.evaluate(
    (p) => document.querySelector('[data-map]')!.gridholdMap.project(p),
    position,
  )
  const box = await page.locator('[data-map] canvas').boundingBox()
  if (box === null) throw new Error('the map has no canvas')
  return { x: box.x + at.x, y: box.y + at.y }
}

/** Clicks the map at some positions, one after the other, with a movement before each. */
export async function clickThrough(page: Page, positions: readonly LonLat[]): Promise<void> {
  for (const position of positions) {
    const { x, y } = await onScreen(page, position)
    await page.mouse.move(x - 3, y - 3)
    await page.mouse.move(x, y)
    await page.mouse.click(x, y)
  }
}
