import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Located, located } from '../../api/contract/locate.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import type { Town } from '../../data/town/town.ts'
import { startBrowser, type WatchedPage, watchedPage } from '../fixtures/browser.ts'
import { serverOn } from '../fixtures/server.ts'
import { TOWN_SECRET, townDatabase, townPassword } from '../fixtures/town-database.ts'
import { builtPages } from './built-pages.ts'

export type LonLat = [lon: number, lat: number]

/** The sample town served with its pages, and a browser to look at them. */
export interface TownPages {
  readonly town: Town
  /** Opens `path` in a session of its own and waits for nothing. */
  open(path: string, options: BrowserContextOptions): Promise<WatchedPage>
  /** An empty page of an account's own that is signed in already, for what is not about signing in. */
  as(username: string, options: BrowserContextOptions): Promise<WatchedPage>
  /** What the server answers for a place, to compare a page with. */
  locate(position: LonLat, accuracyM?: number): Promise<Located>
  /** Tokens printed on the doors at a place. */
  tokensAt(position: LonLat): Promise<string[]>
  close(): Promise<void>
}

/** `light`: in the browser that costs least, see `startBrowser`. */
export async function townPages(options: { readonly light?: boolean } = {}): Promise<TownPages> {
  const [database, pages, browser] = await Promise.all([townDatabase(), builtPages(), startBrowser(options)])
  const server = await serverOn(database, createSecrets(TOWN_SECRET), { pages })
  return {
    town: database.town,
    async open(path, options) {
      const watched = await watchedPage(browser, { baseURL: server.url, ...options })
      await watched.page.goto(path)
      return watched
    },
    async as(username, options) {
      const watched = await watchedPage(browser, { baseURL: server.url, ...options })
      const cookie = await server.signIn(username, townPassword(username))
      const [name, value] = cookie.split('=') as [string, string]
      await watched.context.addCookies([{ name, value, url: server.url }])
      // What the form leaves behind besides the cookie.
      await watched.context.addInitScript(() => localStorage.setItem('gridhold.signedIn', 'yes'))
      return watched
    },
    async locate([lon, lat], accuracyM) {
      const accuracy = accuracyM === undefined ? '' : `&accuracyM=${accuracyM}`
      return (await server.send(`/api/locate?lon=${lon}&lat=${lat}${accuracy}`)).as(located)
    },
    async tokensAt([lon, lat]) {
      const rows = await database.db.any<{ token: string }>(
        'select door_token as token from unit where ST_X(entrance) = $1 and ST_Y(entrance) = $2',
        [lon, lat],
      )
      return rows.map(({ token }) => token)
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Signs in with the form of the page that is open. */
export async function fillSignIn(page: Page, username: string): Promise<void> {
  const form = page.locator('form', { has: page.getByLabel('密码') })
  await form.getByLabel('账号').fill(username)
  await form.getByLabel('密码').fill(townPassword(username))
  await form.getByRole('button', { name: /登\s*录/ }).click()
}

/** Waits until everything in view of the map is drawn. */
export async function mapIsDrawn(page: Page): Promise<void> {
  await page.locator('[data-map="idle"]').first().waitFor({ timeout: 50_000 })
}

/** What the map library says of its map; only what the tests ask of it. */
interface LibraryMap {
  project(position: LonLat): { x: number; y: number }
  queryRenderedFeatures(options: { layers: string[] }): { properties: Record<string, unknown> }[]
  getCenter(): { lng: number; lat: number }
  getZoom(): number
}

/** Features that are at this moment on the screen in one of the layers, by their properties. */
export function renderedIn(page: Page, ...layers: string[]): Promise<Record<string, unknown>[]> {
  return page.evaluate((wanted) => {
    const { gridholdMap } = document.querySelector('[data-map]') as unknown as { gridholdMap: LibraryMap }
    return gridholdMap.queryRenderedFeatures({ layers: wanted }).map(({ properties }) => properties)
  }, layers)
}

/** Waits until features of one of the layers are really on the screen; gives them by their properties. */
export async function drawnIn(page: Page, ...layers: string[]): Promise<Record<string, unknown>[]> {
  let drawn: Record<string, unknown>[] = []
  const count = async () => {
    drawn = await renderedIn(page, ...layers)
    return drawn.length
  }
  await expect.poll(count, { message: `nothing is drawn in ${layers}` }).toBeGreaterThan(0)
  return drawn
}

/** Where the map looks at, and from how near. */
export function cameraOf(page: Page): Promise<{ lon: number; lat: number; zoom: number }> {
  return page.evaluate(() => {
    const { gridholdMap } = document.querySelector('[data-map]') as unknown as { gridholdMap: LibraryMap }
    const { lng, lat } = gridholdMap.getCenter()
    return { lon: lng, lat, zoom: gridholdMap.getZoom() }
  })
}

/** Presses the map where `position` is drawn. */
export async function tapMap(page: Page, position: LonLat): Promise<void> {
  const { x, y } = await page.evaluate((at) => {
    const { gridholdMap } = document.querySelector('[data-map]') as unknown as { gridholdMap: LibraryMap }
    return gridholdMap.project(at)
  }, position)
  await page.locator('[data-map] canvas').click({ position: { x, y } })
}
