import { gzipSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doorCodes } from '../../api/contract/here.ts'
import { needs } from '../../api/contract/needs.ts'
import { session } from '../../api/contract/session.ts'
import { toDegrees } from '../../api/geometry/position.ts'
import { PHONE, type WatchedPage } from '../fixtures/browser.ts'
import { townPassword } from '../fixtures/town-database.ts'
import { barriers, fitsItsWindow } from './every-page.ts'
import { fillSignIn, mapIsDrawn, renderedIn, type TownPages, townPages } from './town-pages.ts'

/** What a door's page may weigh before somebody asks for the map: HTML, scripts and styles, by gzip. */
const MOST_BYTES = 60_000

/** A second is the aim on an ordinary line; this one has 400 kbit/s, 400 ms there and back and a quarter of a processor. */
const SLOW_LINE = { latency: 400, throughput: 50_000, cpu: 4, mostMs: 6_000 } as const

const phone: BrowserContextOptions = { viewport: PHONE, hasTouch: true, isMobile: true }

let pages: TownPages
let door: Door
beforeAll(async () => {
  pages = await townPages()
  door = await doorOfLead()
})
afterAll(() => pages?.close())

interface Door {
  readonly token: string
  readonly position: [lon: number, lat: number]
}

/** A door on the ground of the account `lead`. */
async function doorOfLead(): Promise<Door> {
  const { page, close } = await pages.open('/healthz', {})
  await signInBy(page, 'lead')
  const { grids } = session.parse(await (await page.request.get('/api/session')).json())
  await close()
  const own = new Set(grids.map(({ code }) => code))
  for (const { entrance } of pages.town.units) {
    const position = toDegrees(entrance)
    const { chain } = await pages.locate(position)
    const [token] = chain.some(({ code }) => own.has(code)) ? await pages.tokensAt(position) : []
    if (token !== undefined) return { token, position }
  }
  throw new Error('no door of the town lies on ground of the lead')
}

/** A session without the form, for what no test looks at. */
async function signInBy(page: Page, username: string): Promise<void> {
  const data = { username, password: townPassword(username) }
  expect((await page.request.post('/api/session', { data })).status()).toBe(200)
}

/** A photo as phones take them, larger than any page sends. */
function photo(): { name: string; mimeType: string; buffer: Buffer } {
  const [width, height] = [2400, 1800]
  const data = Buffer.alloc(width * height * 4, 0xff)
  for (let at = 0; at < data.length; at += 4) data[at] = (at / 4) % 251
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: encode({ width, height, data }, 70).data }
}

describe('/here/:token on a phone', () => {
  test('gives the number to call first, and takes a need that its worker answers and its sender reads', async () => {
    const { page, complaints, close } = await pages.open(`/here/${door.token}`, phone)
    const { call } = await pages.locate(door.position)
    expect(await page.locator('.dial').first().getAttribute('href')).toBe(`tel:${call.phone}`)
    expect(await page.locator('.others a[href="tel:12345"]').count()).toBe(1)
    await fitsItsWindow(page, 'a door')
    expect(await barriers(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])

    const words = `楼道灯不亮 ${Date.now()}`
    await page.getByLabel('什么事，在哪里').fill(words)
    await page.getByLabel('回电号码').fill('138 0000 4321')
    await page.setInputFiles('#need-pictures', photo())
    await page.getByAltText('图片 1').waitFor()
    expect(await page.locator('.promise').textContent()).toMatch(/谁会看到：.+保存 \d+ 天/)
    await page.getByRole('button', { name: '发送' }).click()
    const receipt = (await page.locator('.receipt-code').textContent()) ?? ''
    expect(receipt).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    await page.reload()
    expect(await page.locator('.receipt-code').textContent()).toBe(receipt)
    expect(await barriers(page)).toEqual([])

    await answerAsLead(words)

    await page.getByLabel('回执码', { exact: true }).last().fill(receipt.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: '查询' }).click()
    const answered = page.locator('.standing[data-state="answered"]')
    await answered.getByText('灯已经换好。').waitFor()
    expect(await barriers(page)).toEqual([])
    expect(complaints()).toEqual([])
    await close()
  }, 120_000)

  test('shows the picture of the group that its worker put up, the map when it is asked for, and the number without a script', async () => {
    await groupByLead()
    const { page, complaints, close } = await pages.open(`/here/${door.token}`, phone)
    const group = page.locator('.group img')
    await group.scrollIntoViewIfNeeded()
    await expect
      .poll(() => group.evaluate((each: HTMLImageElement) => each.naturalWidth), { timeout: 30_000 })
      .toBeGreaterThan(99)
    await page.getByRole('button', { name: '看地图' }).click()
    await mapIsDrawn(page)
    await expect.poll(() => renderedIn(page, 'place-point'), { timeout: 30_000 }).not.toHaveLength(0)
    expect(complaints()).toEqual([])
    await close()
    const plain = await pages.open(`/here/${door.token}`, { ...phone, javaScriptEnabled: false })
    const { call } = await pages.locate(door.position)
    expect(await plain.page.locator('.dial').getAttribute('href')).toBe(`tel:${call.phone}`)
    expect(await plain.page.locator('.call-who').textContent()).toContain(call.name)
    await plain.close()
  }, 120_000)

  test('keeps what was typed through a lost network and a reload, and what is sent twice is once', async () => {
    const { page, complaints, close } = await pages.open(`/here/${door.token}`, phone)
    const ids: string[] = []
    let lost = true
    await page.route('**/needs', async (route) => {
      ids.push(JSON.parse(route.request().postData() ?? '{}').id)
      if (!lost) return route.continue()
      // It arrives, and the answer is lost on the way.
      await route.fetch()
      await route.abort('connectionreset')
    })
    const words = `门禁坏了 ${Date.now()}`
    await page.getByRole('radio', { name: '公示或地图有错' }).check()
    await page.getByLabel('哪里不对，应该是什么').fill(words)
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('可以放心重发，不会重复', { exact: false }).waitFor()
    await page.reload()
    lost = false
    const field = page.getByLabel('哪里不对，应该是什么')
    expect(await field.inputValue()).toBe(words)
    await page.getByRole('button', { name: '发送' }).click()
    await page.locator('.receipt-code').waitFor()
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([`gridhold.receipt.${door.token}`])
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('门禁')

    const worker = await pages.open('/find', phone)
    await signInBy(worker.page, 'lead')
    const listed = needs.parse(await (await worker.page.request.get('/api/needs?open=true')).json())
    expect(listed.needs.filter(({ text }) => text === words)).toHaveLength(1)
    await worker.close()
    expect(complaints('failed: /api/here/'.concat(door.token, '/needs net::ERR_CONNECTION_RESET'))).toEqual(
      [],
    )
    await close()
  })

  test('says what is missing at its field before anything is sent, in English too, on a narrow phone', async () => {
    const { page, complaints, close } = await pages.open(`/here/${door.token}`, {
      ...phone,
      viewport: { width: 320, height: 568 },
    })
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Leave a message for the grid worker' }).waitFor()
    await fitsItsWindow(page, 'a door in English at 320 pixels')
    await page.getByLabel('Number to call back').fill('12a')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Please say in a few words what it is.').waitFor()
    await page.getByText('Please check the number', { exact: false }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('need-text')
    expect(await barriers(page)).toEqual([])
    expect(complaints()).toEqual([])
    await close()
  })

  test('a code nobody has and a code that ended say so kindly, with a number to call', async () => {
    const county = door.token.slice(0, 6)
    const missing = await pages.open(`/here/${county}-aaaaaaaaaaaaaaaa`, phone)
    await missing.page.getByRole('heading', { name: '没有这个门牌码' }).waitFor()
    expect(await missing.page.locator('a[href="tel:12345"]').count()).toBe(1)
    expect(await barriers(missing.page)).toEqual([])
    expect(missing.complaints(`404 /api/here/${county}-aaaaaaaaaaaaaaaa`)).toEqual([])
    await missing.close()

    const { token, renewed } = await endedCode()
    const { page, complaints, close } = await pages.open(`/here/${token}`, phone)
    await page.getByRole('heading', { name: '这张门牌码已停用' }).waitFor()
    const { jurisdiction } = await pages.locate(door.position)
    expect(await page.locator('.dial').getAttribute('href')).toBe(`tel:${jurisdiction.contact.phone}`)
    expect(await barriers(page)).toEqual([])
    await page.goto(`/here/${renewed}`)
    await page.locator('.call').waitFor()
    expect(complaints(`410 /api/here/${token}`)).toEqual([])
    await close()
  })

  test('the number stands there within seconds on a slow line and a slow phone', async () => {
    const { page, context, complaints, close } = await pages.open('/healthz', phone)
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: SLOW_LINE.latency,
      downloadThroughput: SLOW_LINE.throughput,
      uploadThroughput: SLOW_LINE.throughput,
    })
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOW_LINE.cpu })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`/here/${door.token}`)
    await page.locator('.dial').first().waitFor()
    const painted = () =>
      page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
    await expect.poll(painted, { timeout: 30_000 }).toBeDefined()
    const ms = Math.round((await painted())!)
    console.info(`a door's number on a slow line and phone: ${ms} ms`)
    expect(ms).toBeLessThan(SLOW_LINE.mostMs)
    expect(asked.filter((path) => path.startsWith('/api/here/'))).toEqual([])
    expect(complaints()).toEqual([])
    await close()
  })

  test('the page is light before the map is asked for, and speaks the language of older phones', async () => {
    const { page, close } = await pages.open('/healthz', {})
    const textOf = async (path: string) => (await page.request.get(path)).text()
    const html = await textOf(`/here/${door.token}`)
    const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!)
    const files = [html, ...(await Promise.all(paths.map(textOf)))]
    await close()
    const bytes = files.reduce((sum, each) => sum + gzipSync(each).length, 0)
    console.info(`a door's page: ${bytes} bytes by gzip in ${files.length} files`)
    expect(paths.length).toBeGreaterThan(1)
    expect(bytes).toBeLessThan(MOST_BYTES)
    // What iOS 15.0 or the Chromium of WeChat do not know.
    const tooNew =
      /structuredClone|randomUUID|hasOwn|findLast|toSorted|toReversed|\.at\(-?\d|static\{|AbortSignal\.(timeout|any)/
    expect(files.flatMap((each) => tooNew.exec(each)?.[0] ?? [])).toEqual([])
  })
})

/** What the lead finds at the lower edge of `/find` after signing in. */
async function openNeeds(): Promise<WatchedPage> {
  const watched = await pages.open('/find', phone)
  const { page } = watched
  await page.getByRole('button', { name: /登\s*录/ }).click()
  await fillSignIn(page, 'lead')
  await page.getByRole('button', { name: /^(message )?诉求/ }).click()
  await page.getByRole('heading', { name: '居民诉求' }).waitFor()
  return watched
}

/** The lead finds the need, looks at its picture and number, and answers. */
async function answerAsLead(words: string): Promise<void> {
  const { page, complaints, close } = await openNeeds()
  await page.locator('.need-row', { hasText: words }).click()
  const sheet = page.getByRole('dialog')
  const picture = sheet.getByAltText('居民附的图片 1')
  await expect
    .poll(() => picture.evaluate((each: HTMLImageElement) => each.naturalWidth))
    .toBeGreaterThanOrEqual(1_000)
  expect(await picture.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeLessThanOrEqual(1_600)
  await sheet.getByRole('button', { name: '查看回电号码' }).click()
  await page.getByRole('button', { name: '记录并显示' }).click()
  await sheet.locator('a[href="tel:138 0000 4321"], a[href="tel:13800004321"]').waitFor()
  expect(await barriers(page)).toEqual([])
  await sheet.getByRole('button', { name: '标记已接收' }).click()
  await sheet.getByText('已接收', { exact: true }).waitFor()
  await sheet.getByRole('button', { name: /^答\s*复$/ }).click()
  await sheet.getByLabel('给居民的答复').fill('灯已经换好。')
  await sheet.getByRole('button', { name: '发送答复' }).click()
  await page.locator('.need-row', { hasText: words }).waitFor({ state: 'detached' })
  expect(complaints()).toEqual([])
  await close()
}

/** The lead puts up the picture of the group of the grid. */
async function groupByLead(): Promise<void> {
  const { page, complaints, close } = await openNeeds()
  await page.getByRole('button', { name: '本网格群二维码' }).click()
  await page.setInputFiles('input[type="file"]', photo())
  await page.getByAltText('将要放上的图片').waitFor()
  await page.getByRole('button', { name: /^放\s*上$/ }).click()
  await page.getByText('已放上').waitFor()
  const { grids } = session.parse(await (await page.request.get('/api/session')).json())
  expect(complaints(`404 /api/grids/${grids[0]!.code}/group.jpg`)).toEqual([])
  await close()
}

/** A code taken out of use by an administrator, and the one in its place. */
async function endedCode(): Promise<{ token: string; renewed: string }> {
  const { page, close } = await pages.open('/healthz', {})
  await signInBy(page, 'admin')
  const found = await page.request.get('/api/admin/doors', { params: { q: '1单元' } })
  const old = doorCodes.parse(await found.json()).doors.find(({ token }) => token !== door.token)!
  const reply = await page.request.post(`/api/admin/doors/${old.unit}/renew`, {
    headers: { 'content-type': 'application/json' },
  })
  const { token: renewed } = (await reply.json()) as { token: string }
  await close()
  return { token: old.token, renewed }
}

/** Buttons, links and fields lower than a thumb. */
function smallTargets(page: Page): Promise<string[]> {
  return page.locator('button, a, textarea, input:not([type="file"])').evaluateAll((all) =>
    all
      .filter((each) => each.getBoundingClientRect().height > 0)
      .filter((each) => each.getBoundingClientRect().height < 44)
      .map((each) => each.outerHTML.slice(0, 90)),
  )
}
