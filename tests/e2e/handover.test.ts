import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE, startBrowser, watchedPage } from '../fixtures/browser.ts'
import { publishedNext, undivided } from '../fixtures/succession.ts'
import { TINY_PASSWORD, type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { builtPages } from './built-pages.ts'

let server: TinyServer
let browser: Browser

/** A finger's width in CSS pixels. */
const FINGER = 44

beforeAll(async () => {
  server = await tinyServer({ pages: await builtPages() })
  await publishedNext(server.database.db, server.plan.county, undivided(server.town), '2099-07-01')
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function signedIn(username: string) {
  const phone = { baseURL: server.url, viewport: PHONE, hasTouch: true, isMobile: true }
  const watched = await watchedPage(browser, phone)
  await watched.page.goto('/find')
  return { ...watched, enter: () => enter(watched.page, username) }
}

async function enter(page: Page, username: string): Promise<void> {
  await page.getByRole('button', { name: /登\s*录/ }).click()
  const form = page.locator('form', { has: page.getByLabel('密码') })
  await form.getByLabel('账号').fill(username)
  await form.getByLabel('密码').fill(TINY_PASSWORD)
  await form.getByRole('button', { name: /登\s*录/ }).click()
  await page.getByRole('heading', { name: '我的网格', exact: true }).waitFor()
}

test('a worker confirms what is handed over, and who takes over sees it and confirms too', async () => {
  const { page, complaints, close, enter } = await signedIn('worker')
  await enter()
  const head = page.getByRole('button', { name: /交接单/ })
  await head.getByText('2 张待您确认').waitFor()
  expect(await head.getAttribute('aria-expanded')).toBe('false')
  await head.click()
  const sheet = page.locator('.handover-sheet', { hasText: '交出 2 户' })
  expect(await sheet.textContent()).toMatch(
    /第4网格 · 王干部3.*第1网格 · 王干部1.*小院1号楼 2单元1 户.*小院2号楼1 户/,
  )
  const button = sheet.getByRole('button', { name: '确认已交出' })
  for (const target of [head, button])
    expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(FINGER)
  await button.click()
  await sheet.getByText('您已确认 · 等待王干部1确认').waitFor()
  await head.getByText('1 张待您确认').waitFor()
  expect(complaints()).toEqual([])
  await close()

  const other = await signedIn('lead')
  await other.enter()
  await other.page.getByRole('button', { name: /交接单/ }).click()
  const incoming = other.page.locator('.handover-sheet', { hasText: '接收 2 户' })
  await incoming.getByRole('button', { name: '确认已接收' }).click()
  await incoming.getByText('双方已确认').waitFor()
  await other.page.getByText('English').click()
  await other.page.getByText('Both sides confirmed').waitFor()
  expect(other.complaints()).toEqual([])
  await other.close()
})

test('who has no sheet sees none, and a server that fails says so with a way to try again', async () => {
  const { page, complaints, close, enter } = await signedIn('lead2')
  await page.route('**/api/handover', (route) => route.fulfill({ status: 500, json: {} }))
  await enter()
  const again = page.getByRole('alert').getByRole('button')
  await again.waitFor()
  await page.unroute('**/api/handover')
  await again.click()
  await again.waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: /交接单/ }).count()).toBe(0)
  expect(complaints('500 /api/handover')).toEqual([])
  await close()
})
