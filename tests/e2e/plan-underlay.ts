import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { DESK } from '../fixtures/browser.ts'
import { nextFrame, openDraft } from './plan-tools.ts'
import type { TownPages } from './town-pages.ts'

/** What the map element keeps for tests. */
interface MapElement extends HTMLElement {
  readonly gridholdMap: {
    getSource(name: string): { coordinates: [number, number][] } | undefined
    getBounds(): { getWest(): number; getEast(): number; getNorth(): number; getSouth(): number }
    jumpTo(camera: { center: [number, number] }): void
  }
}

/** A picture of 800 by 600 pixels. */
function photo(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const canvas = new OffscreenCanvas(800, 600)
    const drawn = canvas.getContext('2d')!
    drawn.fillStyle = '#c97'
    drawn.fillRect(0, 0, 800, 600)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  })
}

/** Brings a pixel of the photo, and what lies as far across the map's first view, under the two crosses, and pins them. */
async function pinAt(page: Page, [x, y]: readonly [number, number], box: number[], slipM = 0): Promise<void> {
  await page.evaluate(
    ([x, y, west, east, north, south, slip]) => {
      const scroll = document.querySelector('.pin-scroll')!
      const sheet = document.querySelector<HTMLElement>('.pin-sheet')!
      const zoom = Number.parseFloat(sheet.style.width) / 800
      scroll.scrollTo(x! * zoom, y! * zoom)
      const at: [number, number] = [
        west! + ((east! - west!) * x!) / 800 + slip! / 90_000,
        north! - ((north! - south!) * y!) / 600,
      ]
      document.querySelector<MapElement>('.map-canvas')!.gridholdMap.jumpTo({ center: at })
    },
    [x, y, ...box, slipM],
  )
  await nextFrame(page)
  await nextFrame(page)
  await page.getByRole('button', { name: '对上了' }).click()
}

/** A photographed paper map, pinned and drawn over. */
export function describePlanUnderlay(pages: () => TownPages): void {
  describe('a photographed map under the draft', () => {
    test('is laid by its pins, tells a slip, comes back with the page, and goes nowhere else', async () => {
      const { page, complaints, close } = await pages().as('planner', { viewport: DESK })
      await openDraft(page)
      const sent: string[] = []
      page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
      await page.getByRole('button', { name: '底图' }).click()
      const buffer = Buffer.from(await photo(page))
      const input = page.locator('.underlay-panel input[type=file]')
      await input.setInputFiles({
        name: 'notes.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('no picture'),
      })
      await page.getByText('打不开这个文件').waitFor()
      await input.setInputFiles({ name: '墙上的图.png', mimeType: 'image/png', buffer })
      const said = page.locator('.pin-panel [role=status]')
      await page.getByText('还要 3 个点').waitFor()
      const box = await page.evaluate(() => {
        const bounds = document.querySelector<MapElement>('.map-canvas')!.gridholdMap.getBounds()
        return [bounds.getWest(), bounds.getEast(), bounds.getNorth(), bounds.getSouth()]
      })
      await pinAt(page, [80, 60], box)
      await pinAt(page, [720, 80], box)
      await pinAt(page, [400, 540], box)
      expect(await said.textContent()).toContain('三个点总能对上')
      await pinAt(page, [100, 500], box, 60)
      await pinAt(page, [700, 500], box)
      await pinAt(page, [400, 300], box)
      await page.getByText('第 4 点差得最多').waitFor()
      await page.getByRole('button', { name: '去掉第 4 点' }).click()
      await page.getByText(/平均误差 \d/).waitFor()
      const [west, east, north, south] = box as [number, number, number, number]
      const corners = await page.evaluate(
        () =>
          document.querySelector<MapElement>('.map-canvas')!.gridholdMap.getSource('underlay')?.coordinates,
      )
      const wanted = [
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ]
      for (const [i, [lon, lat]] of wanted.entries()) {
        // A pixel of the photo on the screen is four of its own.
        expect(Math.abs(corners![i]![0] - lon!)).toBeLessThan((8 * (east - west)) / 800)
        expect(Math.abs(corners![i]![1] - lat!)).toBeLessThan((8 * (north - south)) / 600)
      }
      await page.reload()
      await page.locator('.map-canvas[data-map="idle"]').waitFor({ timeout: 50_000 })
      await page.getByRole('button', { name: '底图' }).click()
      await page.getByLabel('纸质地图：墙上的图.png').check()
      expect(sent.filter((url) => !/\/actions$|\/findings/.test(url))).toEqual([])
      expect(complaints()).toEqual([])
      await close()
    })
  })
}
