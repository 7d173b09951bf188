import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { toDegrees } from '../../api/geometry/position.ts'
import type { Town } from '../../data/town/town.ts'
import { DESK, HALL, HALL_UPRIGHT, PHONE, TABLET } from '../fixtures/browser.ts'
import { openDraft } from './plan-tools.ts'
import { mapIsDrawn, type TownPages } from './town-pages.ts'

/** Pages as people meet them; `ready` waits until what they came for is there. */
const VIEWS: readonly {
  name: string
  /** Asks for what lies at a place of the town, `lon,lat`. */
  path: (place: string) => string
  sizes: readonly { width: number; height: number }[]
  /** Whose page it is; nobody's where it is for everybody. */
  account?: string
  ready: (page: Page) => Promise<void>
}[] = [
  {
    name: 'home',
    path: () => '/',
    sizes: [PHONE, DESK, HALL],
    ready: (page) =>
      page
        .getByRole('link', { name: /公示板/ })
        .first()
        .waitFor(),
  },
  {
    name: 'find',
    path: () => '/find',
    sizes: [PHONE, DESK],
    ready: (page) => page.getByRole('button', { name: '我在哪里' }).waitFor(),
  },
  {
    name: 'an answer',
    path: (place) => `/find?at=${place}&accuracyM=40`,
    sizes: [PHONE, DESK, HALL],
    ready: (page) => page.locator('.call').waitFor(),
  },
  {
    name: 'coverage',
    path: () => '/coverage',
    sizes: [PHONE, DESK, HALL],
    account: 'head',
    ready: (page) => page.locator('.finding').first().waitFor(),
  },
  {
    name: 'plans',
    path: () => '/plan',
    sizes: [TABLET, DESK, HALL],
    account: 'planner',
    ready: (page) => page.getByRole('heading', { name: '已发布的方案' }).waitFor(),
  },
  {
    name: 'a plan being drawn',
    path: () => '/plan',
    sizes: [TABLET, DESK, HALL],
    account: 'planner',
    async ready(page) {
      await openDraft(page)
      await page.locator('[data-tool="cut"]').click()
    },
  },
  {
    name: 'a board',
    path: () => '/board/nanqiao',
    sizes: [PHONE, HALL_UPRIGHT, HALL],
    ready: (page) => page.locator('.slide').waitFor(),
  },
  {
    name: 'a board at night',
    path: () => '/board/nanqiao?theme=night',
    sizes: [HALL],
    ready: (page) => page.locator('.slide').waitFor(),
  },
]

/** A place of the community that has an answer, `lon,lat`: the entrance of its first unit. */
function placeIn({ units }: Town): string {
  return toDegrees(units[0]!.entrance).join()
}

/**
 * Serious and critical findings of axe, each with what it is about. What is fading in or moving is looked at again until
 * it stands: a barrier is what stays.
 */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  let found = await barriersNow(page)
  for (let again = 0; again < 4 && found.length > 0; again++) {
    await page.waitForTimeout(500)
    found = await barriersNow(page)
  }
  return found
}

async function barriersNow(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await checker.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html }))
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, first }) => `${id}: ${first}`)
}

/** Waits until nothing of the page is wider than its window. */
export async function fitsItsWindow(page: Page, what: string): Promise<void> {
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  await expect.poll(beyond, { message: `pixels beyond the window: ${what}` }).toBeLessThanOrEqual(0)
}

/** What holds for each page, at every size it is made for. */
export function describeEveryPage(pages: () => TownPages): void {
  describe.each(VIEWS)('$name', ({ path, sizes, account, ready }) => {
    test('has no barrier, nothing wider than its window and nothing to complain of at any size', async () => {
      const { town, open, as } = pages()
      const [to, window] = [path(placeIn(town)), { viewport: sizes[0]! }]
      const { page, complaints, close } = await (account ? as(account, window) : open(to, window))
      if (account !== undefined) await page.goto(to)
      await ready(page)
      if ((await page.locator('[data-map]').count()) > 0) await mapIsDrawn(page)
      for (const viewport of sizes) {
        await page.setViewportSize(viewport)
        await fitsItsWindow(page, `${viewport.width} pixels`)
        expect(await barriers(page), `at ${viewport.width}`).toEqual([])
      }
      expect(complaints()).toEqual([])
      await close()
    })
  })

  describe('by hand and by key', () => {
    test('targets on a phone are at least 44 pixels', async () => {
      const { page, close } = await pages().open(`/find?at=${placeIn(pages().town)}&accuracyM=40`, {
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
      const { page, complaints, close } = await pages().open('/find', { viewport: DESK })
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
      const { page, complaints, close } = await pages().open('/', { viewport: DESK })
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
}
