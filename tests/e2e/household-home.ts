import type { BrowserContextOptions, Page } from 'playwright-core'
import {
  type HouseholdDetail,
  type HouseholdSummary,
  householdDetail,
  householdList,
} from '../../api/contract/households.ts'
import { session } from '../../api/contract/session.ts'
import { PHONE, type WatchedPage } from '../fixtures/browser.ts'
import { townPassword } from '../fixtures/town-database.ts'
import type { TownPages } from './town-pages.ts'

export const phone: BrowserContextOptions = { viewport: PHONE, hasTouch: true, isMobile: true }

/** A page of somebody who is signed in already, with nothing of the town opened yet. */
export async function signedIn(
  pages: TownPages,
  username: string,
  options: BrowserContextOptions = phone,
): Promise<WatchedPage> {
  const watched = await pages.open('/healthz', options)
  const data = { username, password: townPassword(username) }
  const reply = await watched.context.request.post('/api/session', { data })
  await watched.context.addInitScript(() => {
    // What the sign-in form leaves behind besides the cookie.
    localStorage.setItem('gridhold.signedIn', 'yes')
    // A phone that draws no map: nothing here is about the map, which costs more than all the rest of the page.
    HTMLCanvasElement.prototype.getContext = () => null
  })
  if (!reply.ok()) throw new Error(`${username} could not sign in: ${await reply.text()}`)
  return watched
}

/**
 * A home of the first grid of whoever is signed in, where at least `members` live and nobody shares the door; each test
 * has one of its own by its number. Homes are far enough apart that what a test changes about its own shifts no other's.
 */
export async function home(page: Page, members: number, own: number): Promise<HouseholdSummary> {
  const { grids } = session.parse(await read(page, '/api/session'))
  const { households } = householdList.parse(await read(page, `/api/households?grid=${grids[0]!.code}`))
  const possible = households.filter(
    (each) => each.members >= members && each.occupancy === 'living' && each.inDwelling === 1,
  )
  const chosen = possible[own * 5]
  if (chosen === undefined) throw new Error(`the grid has ${possible.length} such homes, too few for ${own}`)
  return chosen
}

/** A household as the server tells it. */
export async function detailOf(page: Page, id: string): Promise<HouseholdDetail> {
  return householdDetail.parse(await read(page, `/api/households/${id}`))
}

/** Opens the page of a household and waits for its members. */
export async function openHome(page: Page, id: string): Promise<void> {
  await page.goto(`/find?household=${id}`)
  await page.locator('.member').first().waitFor()
}

/** Opens one of the sheets of 更改. */
export async function openSheet(page: Page, words: string): Promise<void> {
  await page.locator('.change-button').tap()
  await page.locator('.sheet').getByRole('button', { name: words }).tap()
  await page.locator('.sheet-form').waitFor()
}

/** What is said once something was saved. */
export async function isSaid(page: Page, words: string | RegExp): Promise<void> {
  await page.locator('.ant-message').getByText(words).waitFor()
}

/** Answers the question that stands before the page, and waits until it is gone: the next one has the same buttons. */
export async function answer(page: Page, words: RegExp): Promise<void> {
  const question = page.locator('.ant-modal-confirm')
  await question.getByRole('button', { name: words }).click()
  await question.waitFor({ state: 'detached' })
}

async function read(page: Page, path: string): Promise<unknown> {
  return (await page.context().request.get(path)).json()
}
