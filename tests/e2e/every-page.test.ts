import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, HALL, HALL_UPRIGHT, PHONE } from '../fixtures/browser.ts'
import { fillSignIn, mapIsDrawn, type TownPages, townPages } from './town-pages.ts'

let pages: TownPages
beforeAll(async () => {
  pages = await townPages()
})
afterAll(() => pages?.close())

const SIZES = { PHONE, DESK, HALL, HALL_UPRIGHT }

/** Pages as people meet them; `ready` waits until what they came for is there. */
const VIEWS: readonly { name: string; path: string; ready: (page: Page) => Promise<void> }[] = [
  {
    name: 'home',
    path: '/',
    ready: (page) =>
      page
        .getByRole('link', { name: /公示板/ })
        .first()
        .waitFor(),
  },
  { name: 'find', path: '/find', ready: (page) => page.getByRole('button', { name: '我在哪里' }).waitFor() },
  {
    name: 'an answer',
    path: '/find?at=113.5059988,35.0070782&accuracyM=40',
    ready: (page) => page.locator('.call').waitFor(),
  },
  {
    name: 'coverage',
    path: '/coverage',
    async ready(page) {
      await fillSignIn(page, 'head')
      await page.locator('.finding').first().waitFor()
    },
  },
  { name: 'a board', path: '/board/nanqiao', ready: (page) => page.locator('.slide').waitFor() },
  {
    name: 'a board at night',
    path: '/board/nanqiao?theme=night',
    ready: (page) => page.locator('.slide').waitFor(),
  },
]

/** Serious and critical findings of axe, each with what it is about. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await checker.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html }))
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, first }) => `${id}: ${first}`)
}

describe.each(VIEWS)('$name', ({ path, ready }) => {
  test('has no barrier, nothing wider than its window and nothing to complain of at any size', async () => {
    const { page, complaints, close } = await pages.open(path, { viewport: PHONE })
    await ready(page)
    await mapIsDrawn(page)
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, `pixels beyond the window at ${size}`).toBeLessThanOrEqual(0)
      expect(await barriers(page), size).toEqual([])
    }
    expect(complaints()).toEqual([])
    await close()
  })
})

describe('by hand and by key', () => {
  test('targets on a phone are at least 44 pixels', async () => {
    const { page, close } = await pages.open('/find?at=113.5059988,35.0070782&accuracyM=40', {
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    })
    await page.locator('.chain').waitFor()
    const small = await page.locator('button, a, input').evaluateAll((all) =>
      all
        .filter((each) => !each.classList.contains('skip') && each.getBoundingClientRect().height > 0)
        .filter(
          (each) => (each.closest('.ant-input-affix-wrapper') ?? each).getBoundingClientRect().height < 44,
        )
        .map((each) => each.outerHTML.slice(0, 80)),
    )
    expect(small).toEqual([])
    await close()
  })

  test('keys alone reach the map and ask for the grid at its centre', async () => {
    const { page, complaints, close } = await pages.open('/find', { viewport: DESK })
    await mapIsDrawn(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.locator('[data-map] canvas').focus()
    await page.keyboard.press('ArrowLeft')
    await mapIsDrawn(page)
    await page.keyboard.press('Enter')
    await page.locator('.call').waitFor()
    expect(complaints()).toEqual([])
    await close()
  })

  test('the first page leads to each page, in Chinese first and in English', async () => {
    const { page, complaints, close } = await pages.open('/', { viewport: DESK })
    await page.getByRole('link', { name: '南桥社区网格公示板' }).waitFor()
    const ways = await page
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(ways.sort()).toEqual(['/board/liuwan', '/board/nanqiao', '/coverage', '/find'])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Which grid is home, and whom to call' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(complaints()).toEqual([])
    await close()
  })
})
