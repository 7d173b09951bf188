import type { Browser, Locator, Page } from 'playwright-core'
import { DESK, startBrowser, type WatchedPage, watchedPage } from '../fixtures/browser.ts'
import { TINY_PASSWORD, type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { builtPages } from './built-pages.ts'

/** A tiny town with its pages, and a browser for those who administer it. */
export interface AdminDesk {
  readonly server: TinyServer
  /** Opens a page in a session of its own, where nobody is signed in. */
  open(path: string): Promise<WatchedPage>
  /** Opens a page of an account's own and signs in there. */
  as(username: string, path: string, viewport?: { width: number; height: number }): Promise<WatchedPage>
  close(): Promise<void>
}

export async function adminDesk(): Promise<AdminDesk> {
  const [server, browser] = await Promise.all([served(), startBrowser()])
  return {
    server,
    open: (path) => opened(browser, server, path, DESK),
    async as(username, path, viewport = DESK) {
      const watched = await opened(browser, server, path, viewport)
      await enter(watched.page, username, TINY_PASSWORD)
      await watched.page.getByRole('button', { name: /我的账号/ }).waitFor()
      return watched
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

async function served(): Promise<TinyServer> {
  return tinyServer({ pages: await builtPages() })
}

async function opened(browser: Browser, { url }: TinyServer, path: string, viewport: typeof DESK) {
  const watched = await watchedPage(browser, { baseURL: url, viewport, acceptDownloads: true })
  await watched.page.goto(path)
  return watched
}

/** Fills the form for signing in, opening it where the page keeps it behind a button. */
export async function enter(page: Page, username: string, password: string): Promise<void> {
  const form = page.locator('form', { has: page.getByLabel('密码') })
  await page.locator('.account button, form').first().waitFor()
  if ((await form.count()) === 0) await page.getByRole('button', { name: /登\s*录/ }).click()
  await form.getByLabel('账号').fill(username)
  await form.getByLabel('密码').fill(password)
  await form.getByRole('button', { name: /登\s*录/ }).click()
}

/** Chooses an entry of a list that opens below its field, by a part of its words. */
export async function choose(field: Locator, type: string, words: RegExp): Promise<void> {
  await field.click()
  if (type !== '') await field.fill(type)
  await field
    .page()
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title]', { hasText: words })
    .first()
    .click()
}
