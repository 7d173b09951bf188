import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAs } from '../../api/repositories/request.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import type { Town, TownPerson } from '../../data/town/town.ts'
import { PHONE, startBrowser, type WatchedPage, watchedPage } from '../fixtures/browser.ts'
import { serverOn, type TestServer } from '../fixtures/server.ts'
import { TOWN_SECRET, townDatabase } from '../fixtures/town-database.ts'
import { builtPages } from './built-pages.ts'
import { barriers } from './every-page.ts'
import { drawnIn, fillSignIn, mapIsDrawn } from './town-pages.ts'

/** A worker in a courtyard of the sample town: one hand, one phone, and walls that keep the network out. */
const phone: BrowserContextOptions = { viewport: PHONE, hasTouch: true, isMobile: true }

let town: Town
let server: TestServer
let open: (path: string) => Promise<WatchedPage>
let close: () => Promise<void>

beforeAll(async () => {
  const [database, pages, browser] = await Promise.all([townDatabase(), builtPages(), startBrowser()])
  town = database.town
  server = await serverOn(database, createSecrets(TOWN_SECRET), { pages })
  open = async (path) => {
    const watched = await watchedPage(browser, { baseURL: server.url, ...phone })
    await watched.page.goto(path)
    return watched
  }
  close = async () => {
    await browser.close()
    await server.close()
  }
})
afterAll(() => close?.())

function rows<Row>(query: string, values: object): Promise<Row[]> {
  return runAs<Row>(server.database.db, { kind: 'system' }, query, { ...values })
}

/** The household behind a door of 南桥花园3号楼, and its members. */
function home(unit: string, room: string): { id: string; people: readonly TownPerson[] } {
  const compound = town.compounds.find(({ name }) => name === '南桥花园')
  const building = town.buildings.find((each) => each.compound === compound?.id && each.name === '3号楼')
  const door = town.units.find((each) => each.building === building?.id && each.name === unit)
  const found = town.households.find((each) => each.unit === door?.id && each.room === room)
  if (found === undefined) throw new Error(`the town has no ${unit} ${room} in 南桥花园3号楼`)
  return { id: found.id, people: town.persons.filter(({ household }) => household === found.id) }
}

function visitsTo(household: string) {
  return rows<{ id: string; outcome: string; note: string | null; by: string }>(
    `select v.id, v.outcome, v.note, a.username as by
     from visit v join account a on a.county = v.county and a.id = v.account
     where v.household = $[household]::uuid and v.recorded_at > now() - interval '1 hour' order by v.recorded_at`,
    { household },
  )
}

async function signIn(page: Page, username: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /登\s*录/ })
    .click()
  await fillSignIn(page, username)
  await page.getByRole('button', { name: /^我的账号/ }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^我的账号/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /退\s*出/ })
    .first()
    .click()
  await page
    .getByRole('banner')
    .getByRole('button', { name: /登\s*录/ })
    .waitFor()
}

/** Two taps: the button, then how it went. */
async function visit(page: Page, how: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^走\s*访$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: how }).click()
}

/** What a browser says when it is on a network again; the queue would also try by itself, some time later. */
const networkIsBack = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')))

/** Everything a page of this site keeps in the browser, as text. */
function storage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, await caches.keys()]
    for (const { name } of await indexedDB.databases()) {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name!)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of opened.objectStoreNames) {
        kept.push(
          await new Promise((resolve) => {
            const request = opened.transaction(store).objectStore(store).getAll()
            request.onsuccess = () => resolve([name, store, request.result])
          }),
        )
      }
      opened.close()
    }
    return JSON.stringify(kept)
  })
}

/** What a service worker keeps of this site: paths, and what stands under each as text. */
function keptParts(page: Page): Promise<{ path: string; text: string }[]> {
  return page.evaluate(async () => {
    const parts: { path: string; text: string }[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const { url } of await cache.keys()) {
        const { pathname, search } = new URL(url)
        parts.push({ path: pathname + search, text: (await (await cache.match(url))?.text()) ?? '' })
      }
    }
    return parts
  })
}

const waiting = (page: Page, n: number) => page.getByText(`${n} 条走访待上传`)
const defects = (complaints: WatchedPage['complaints']) =>
  complaints().filter((each) => each.startsWith('uncaught') || each.startsWith('console'))

describe('in the courtyard', { timeout: 180_000 }, () => {
  test('from an address to the person, by a reason to the number, and the visit is in the round and in the audit', async () => {
    const { id, people } = home('2单元', '501')
    const head = people.find(({ relation }) => relation === '户主')!
    const { page, complaints, close } = await open('/find')
    await signIn(page, 'lead')

    const search = page.getByLabel('地址、小区或楼栋')
    await search.fill('南桥花园三栋2-501')
    await search.press('Enter')
    const call = page.getByRole('region', { name: '先找' })
    await call.waitFor()
    expect(await call.getByRole('link').getAttribute('href')).toMatch(/^tel:\d+$/)
    const doors = page.getByRole('button', { name: /2单元 ?501/ })
    await doors.first().click()

    await page.getByRole('heading', { name: /南桥花园3号楼.*501/ }).waitFor()
    const member = page
      .locator('.member')
      .filter({ hasText: '户主' })
      .filter({ hasText: /\d{3}\*{4}\d{4}/ })
    await member.getByRole('button', { name: '查看号码' }).click()
    const why = page.getByRole('dialog')
    await why.getByRole('radio', { name: '走访' }).check()
    await why.getByRole('button', { name: '记录并显示' }).click()
    await why.waitFor({ state: 'hidden' })
    const link = page.locator(`.member a[href="tel:${head.phone}"]`)
    await link.waitFor()
    expect(await page.getByText(head.name).count()).toBeGreaterThan(0)
    expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44)

    await visit(page, /见到/)
    await page.getByText('已记录：见到').waitFor()
    await expect.poll(() => visitsTo(id).then((all) => all.length), { timeout: 60_000 }).toBe(1)
    const [made] = await visitsTo(id)
    expect(made).toMatchObject({ outcome: 'met', note: null, by: 'lead' })

    await page.getByRole('button', { name: '今日走访' }).click()
    const progress = page.getByText(/今天已走访 1 户，还有 \d+ 户到期/)
    await progress.waitFor()
    const done = page.locator('.stop', { hasText: '南桥花园3号楼' }).filter({ hasText: /2单元\s*501/ })
    await expect.poll(() => done.textContent()).toContain('见到')
    await done.getByLabel('已走访').waitFor()

    const looked = await rows<{ verb: string; subject: string; reason_code: string | null }>(
      `select e.verb, e.subject, e.reason_code from audit_entry e
       join account a on a.county = e.county and a.id = e.account
       where a.username = 'lead' and e.verb <> 'see-visits' and e.subject = any($[subjects]::uuid[]) order by e.seq`,
      { subjects: [id, head.id, made!.id] },
    )
    expect(looked).toEqual([
      { verb: 'open-household', subject: id, reason_code: null },
      { verb: 'reveal', subject: head.id, reason_code: 'visit' },
      { verb: 'visit', subject: made!.id, reason_code: null },
    ])
    expect(complaints()).toEqual([])
    await close()
  })

  test('my round is numbered on list and map, kept to one hand, and no barrier to anybody', async () => {
    const { page, complaints, close } = await open('/find?round=1')
    await signIn(page, 'lead')
    const card = page.getByRole('article', { name: '下一站' })
    await card.waitFor()
    await mapIsDrawn(page)
    expect(await page.locator('.stop').count()).toBeGreaterThanOrEqual(20)
    for (const name of [/走\s*访/, '到这里', /住\s*户/]) {
      const box = await card.getByRole('button', { name }).boundingBox()
      expect(box!.height).toBeGreaterThanOrEqual(44)
      expect(box!.y + box!.height).toBeLessThanOrEqual(PHONE.height)
    }
    expect(await barriers(page)).toEqual([])
    await page.locator('.stop').nth(3).click()
    await page.getByText(/^4\/\d+$/).waitFor()
    await visit(page, /不在/)
    await card.getByText('已记录：不在').waitFor()
    await card.getByRole('button', { name: /撤\s*销/ }).click()
    await card.getByRole('button', { name: /^走\s*访$/ }).waitFor()
    await page.getByRole('button', { name: '报表' }).click()
    await page.getByRole('table').waitFor()
    expect(await barriers(page)).toEqual([])
    expect(complaints()).toEqual([])
    await close()
  })

  test('a visit in a dead zone survives reload and lost replies, and is one visit in the end', async () => {
    const { id, people } = home('1单元', '301')
    const marks = { name: '司马标记', room: '标三〇一' }
    await rows(
      `update person set name = $[name] where household = $[id]::uuid and relation = '户主' returning id`,
      { id, ...marks },
    )
    await rows('update household set room = $[room] where id = $[id]::uuid returning id', { id, ...marks })

    const { page, context, complaints, close } = await open('/find')
    await signIn(page, 'lead')
    await page.goto(`/find?household=${id}`)
    await page.getByRole('heading', { name: new RegExp(marks.room) }).waitFor()
    await context.setOffline(true)
    await visit(page, /电话/)
    await waiting(page, 1).waitFor()
    await page.getByRole('heading', { name: new RegExp(marks.room) }).waitFor()
    expect(await visitsTo(id)).toEqual([])

    const kept = await storage(page)
    expect(kept).toContain(id)
    const phones = people.flatMap((each) => (each.phone === null ? [] : [each.phone]))
    expect(phones.length).toBeGreaterThan(0)
    const never = [...phones, ...people.map(({ name }) => name), ...Object.values(marks), '司马', '南桥花园']
    expect(never.filter((each) => kept.includes(each))).toEqual([])

    // Back at the edge of the network: pages load, the server does not answer to visits. One handler for all of it:
    // between two of them a visit would slip through.
    let zone: 'dead' | 'lossy' | 'open' = 'dead'
    let lost = 0
    await page.route('**/api/visits', async (route) => {
      if (zone === 'dead') return route.abort('connectionfailed')
      if (zone === 'open') return route.continue()
      await route.fetch()
      lost += 1
      return route.abort('connectionreset')
    })
    await context.setOffline(false)
    await page.reload()
    await waiting(page, 1).waitFor()
    expect(await visitsTo(id)).toEqual([])

    zone = 'lossy'
    // Said until it is heard: a queue that is just waiting for its turn sends at the next word.
    const lostOnceBack = async () => {
      if (lost === 0) await networkIsBack(page)
      return lost
    }
    await expect.poll(lostOnceBack, { timeout: 90_000, interval: 3_000 }).toBeGreaterThan(0)
    await waiting(page, 1).waitFor()

    zone = 'open'
    await page.reload()
    await waiting(page, 1).waitFor({ state: 'hidden', timeout: 60_000 })
    const line = page.locator('.visit-line', { hasText: '电话' }).filter({ hasText: '今天' })
    await line.waitFor()
    await expect.poll(() => storage(page), { timeout: 60_000 }).not.toContain(id)
    await expect.poll(() => line.getByText('待上传').count()).toBe(0)
    expect(await visitsTo(id)).toMatchObject([{ outcome: 'phone', by: 'lead' }])
    expect(defects(complaints)).toEqual([])
    await close()
  })

  test('the page opens in a dead zone from what the phone kept: no person in it, nothing left of it after sign-out', async () => {
    const { id, people } = home('2单元', '401')
    const { page, context, close } = await open('/find')
    // Whoever only looks up an address is not made to keep the page.
    await page.locator('[data-map]').waitFor()
    expect(await keptParts(page)).toEqual([])
    await signIn(page, 'lead')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.goto(`/find?household=${id}`)
    await page.locator('.member').first().waitFor()
    await mapIsDrawn(page)
    await context.setOffline(true)
    await visit(page, /电话/)
    await waiting(page, 1).waitFor({ timeout: 60_000 })

    await page.reload()
    await page.getByText('没有连上服务器').waitFor({ timeout: 60_000 })
    await page.getByText('这台手机里有 1 条记录待上传', { exact: false }).waitFor()
    await mapIsDrawn(page)
    expect(await drawnIn(page, 'border1')).not.toHaveLength(0)
    expect(await barriers(page)).toEqual([])

    const kept = await keptParts(page)
    const paths = kept.map(({ path }) => path)
    expect(paths).toContain('/find')
    // Not in the browser's own store alone, where tiles last for a minute.
    expect(paths).toContainEqual(expect.stringMatching(/^\/tiles\/grids\//))
    expect(
      paths.filter(
        (path) => !/^\/(find|assets\/|mark\.svg|api\/grids\?level=1|tiles\/(base|grids)\/)/.test(path),
      ),
    ).toEqual([])
    const said = people.flatMap(({ name, phone }) => (phone === null ? [name] : [name, phone]))
    const data = kept.filter(({ path }) => !path.startsWith('/assets/')).map(({ text }) => text)
    expect(said.filter((each) => data.join().includes(each))).toEqual([])

    await context.setOffline(false)
    // By itself, with the next word of the server.
    await page.locator('.member').first().waitFor({ timeout: 60_000 })
    await expect.poll(() => visitsTo(id).then((all) => all.length), { timeout: 60_000 }).toBe(1)
    await signOut(page)
    await expect.poll(() => keptParts(page)).toEqual([])
    expect(
      await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
    ).toBe(0)
    await close()
  })

  test('what one account left on the phone is neither sent nor seen by another', async () => {
    const { id } = home('1单元', '401')
    const { page, complaints, close } = await open('/find')
    await signIn(page, 'lead')
    await page.goto(`/find?household=${id}`)
    await page.route('**/api/visits', (route) => route.abort('connectionfailed'))
    await visit(page, /拒访/)
    await waiting(page, 1).waitFor({ timeout: 60_000 })
    await signOut(page)
    await page.getByText('这台手机里还有 1 条记录没有上传', { exact: false }).waitFor()

    await page.unroute('**/api/visits')
    await page.goto('/find?round=1')
    await signIn(page, 'contact')
    const card = page.getByRole('article', { name: '下一站' })
    await card.waitFor()
    const own = (await card.getAttribute('data-household'))!
    await visit(page, /见到/)
    await expect
      .poll(() => visitsTo(own).then((all) => all.map(({ by }) => by)), { timeout: 60_000 })
      .toEqual(['contact'])
    await expect.poll(() => waiting(page, 1).count()).toBe(0)
    expect(await visitsTo(id)).toEqual([])
    expect(await storage(page)).toContain(id)

    await signOut(page)
    await signIn(page, 'lead')
    await expect
      .poll(() => visitsTo(id), { timeout: 60_000 })
      .toMatchObject([{ outcome: 'refused', by: 'lead' }])
    await expect.poll(() => storage(page), { timeout: 60_000 }).not.toContain(id)
    expect(defects(complaints)).toEqual([])
    await close()
  })

  test('what the server will not take is said, with what to do, and goes by hand alone', async () => {
    const { id } = home('3单元', '401')
    const { page, complaints, close } = await open('/find')
    await signIn(page, 'lead')
    await page.goto(`/find?household=${id}`)
    await page.route('**/api/visits', (route) => route.abort('connectionfailed'))
    await visit(page, /外出/)
    await waiting(page, 1).waitFor({ timeout: 60_000 })
    await rows(
      `update household set closed_on = today(), closed_why = 'moved-away' where id = $[id]::uuid returning id`,
      { id },
    )
    await rows('delete from household_grid where household = $[id]::uuid returning household', { id })
    await page.unroute('**/api/visits')
    const refusedOnceBack = async () => {
      const refused = await page.getByText('1 条记录没有被接受').count()
      if (refused === 0) await networkIsBack(page)
      return refused
    }
    await expect.poll(refusedOnceBack, { timeout: 60_000, interval: 3_000 }).toBe(1)
    await page.getByRole('button', { name: /查\s*看$/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('这户已不在您的负责范围内', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: /删\s*除/ }).click()
    await page
      .getByRole('dialog', { name: '从手机里删除这条记录？' })
      .getByRole('button', { name: /删\s*除/ })
      .click()
    await page.getByText('1 条记录没有被接受').waitFor({ state: 'hidden' })
    await expect.poll(() => storage(page)).not.toContain(`"household":"${id}"`)
    expect(await visitsTo(id)).toEqual([])
    expect(defects(complaints)).toEqual([])
    await close()
  })
})
