import { describe, expect, test } from 'vitest'
import { toDegrees } from '../../api/geometry/position.ts'
import type { Town } from '../../data/town/town.ts'
import { PHONE } from '../fixtures/browser.ts'
import { drawnIn, type LonLat, mapIsDrawn, renderedIn, type TownPages, tapMap } from './town-pages.ts'

const phone = { viewport: PHONE, hasTouch: true, isMobile: true }

/** So long a pause in typing asks. */
const PAUSE_MS = 250

/** A unit of the community with an address that only it has. */
function unitOf({ units, buildings, compounds }: Town): { address: string; position: LonLat } {
  for (const unit of units) {
    const building = buildings.find(({ id }) => id === unit.building)
    const compound = compounds.find(({ id }) => id === building?.compound)
    if (compound?.kind === 'residential' && compound.name !== null) {
      return { address: `${compound.name}${building?.name}${unit.name}`, position: toDegrees(unit.entrance) }
    }
  }
  throw new Error('the town has no unit in a compound with a name')
}

/** What anybody meets at `/find`. */
export function describeFind(pages: () => TownPages): void {
  describe('/find on a phone', () => {
    test('an address leads to whom to call, first and largest on the page', async () => {
      const { page, complaints, close } = await pages().open('/find', phone)
      const { address, position } = unitOf(pages().town)
      await page.getByLabel('地址、小区或楼栋').fill(address)
      await page.getByLabel('地址、小区或楼栋').press('Enter')
      const card = page.getByRole('region', { name: '先找' })
      const choice = page.getByRole('button', { name: address }).first()
      await card.or(choice).first().waitFor()
      // A choice may be gone again by the time it is clicked, for the card that is coming.
      if (!(await card.isVisible())) await choice.click({ timeout: 5_000 }).catch(() => undefined)
      await card.waitFor()

      const { call } = await pages().locate(position)
      expect(await card.textContent()).toContain(call.name)
      expect(await card.getByRole('link').getAttribute('href')).toBe(`tel:${call.phone}`)
      const dial = await card.getByRole('link').boundingBox()
      expect(dial!.y + dial!.height).toBeLessThanOrEqual(PHONE.height)
      expect(dial!.height).toBeGreaterThanOrEqual(44)
      const largest = await page.evaluate(() => {
        const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
        const shown = [...document.querySelectorAll('main *')].filter(
          (e) => e.clientHeight > 1 && e.textContent,
        )
        return shown.sort((a, b) => size(b) - size(a))[0]!.textContent
      })
      expect(largest).toBe(call.name)
      await mapIsDrawn(page)
      expect(complaints()).toEqual([])
      await close()
    })

    test('while one types it says what it read, what it did not, and which doors fit', async () => {
      const { page, complaints, close } = await pages().open('/find', phone)
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.url().includes('/api/lookup')) asked.push(`${request.method()} ${request.url()}`)
      })
      const box = page.getByLabel('地址、小区或楼栋')
      const began = Date.now()
      await box.pressSequentially('南桥花园三栋2-501邮局旁', { delay: 10 })
      const typing = Date.now() - began
      await page.locator('.understood', { hasText: '南桥花园 · 3号楼 · 2单元 · 501' }).waitFor()
      await page.locator('.understood', { hasText: '没读懂：邮局旁' }).waitFor()
      await page.getByRole('button', { name: '南桥花园3号楼2单元' }).waitFor()
      // Asked after a pause, once or twice, not for every letter, and never in an address. A busy machine types slowly.
      expect(asked.length).toBeLessThanOrEqual(1 + typing / PAUSE_MS)
      expect(new Set(asked.map((one) => one.replace(/127\.0\.0\.1:\d+/, 'host')))).toEqual(
        new Set(['POST http://host/api/lookup']),
      )
      await box.fill('')
      await page.getByText('点地图、搜地址', { exact: false }).waitFor()
      await box.fill('没有这个地方的名字')
      await page.getByText('没有找到', { exact: false }).waitFor()
      expect(complaints()).toEqual([])
      await close()
    })

    test('Enter is heard also while the answer to what was typed is on its way', async () => {
      const { page, complaints, close } = await pages().open('/find', phone)
      await page.route('**/api/lookup', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        await route.continue()
      })
      const asked = page.waitForRequest('**/api/lookup')
      await page.getByLabel('地址、小区或楼栋').fill('南桥花园三栋2-501')
      await asked
      await page.getByLabel('地址、小区或楼栋').press('Enter')
      await page.getByRole('region', { name: '先找' }).waitFor()
      expect(complaints()).toEqual([])
      await close()
    })

    test('an unsure phone is asked at which door it is, and the door answers exactly', async () => {
      const { position } = unitOf(pages().town)
      const [longitude, latitude] = [position[0] + 0.00009, position[1] - 0.00007]
      const { page, context, complaints, close } = await pages().open('/find', phone)
      await context.grantPermissions(['geolocation'])
      await context.setGeolocation({ longitude, latitude, accuracy: 25 })
      await page.getByRole('button', { name: '我在哪里' }).click()
      const doors = page.getByRole('region', { name: '定位误差约 25 米' })
      await doors.getByText('您在', { exact: false }).waitFor()
      await doors.getByRole('button').first().click()
      await doors.waitFor({ state: 'hidden' })
      const place = (name: string) => new URL(page.url()).searchParams.get(name)
      await expect.poll(() => place('accuracyM')).toBeNull()
      expect(place('at')).toBe(position.map((degrees) => degrees.toFixed(7)).join(','))
      expect(complaints()).toEqual([])
      await close()
    })

    test('the code on a door sets the place, typed or carried in the address', async () => {
      const { position } = unitOf(pages().town)
      const { page, complaints, close } = await pages().open('/find', phone)
      const [token] = await pages().tokensAt(position)
      await page.getByRole('button', { name: '扫门牌码' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('或输入门牌上的编号').fill('三号楼')
      await dialog.getByRole('button', { name: '到这个门' }).click()
      await dialog.getByRole('alert').getByText('这不是门牌码', { exact: false }).waitFor()
      await dialog.getByLabel('或输入门牌上的编号').fill(`https://grid.example/here/${token}`)
      await dialog.getByRole('button', { name: '到这个门' }).click()
      await page.locator('.call').waitFor()
      const wanted = position.map((degrees) => degrees.toFixed(7)).join(',')
      expect(new URL(page.url()).searchParams.get('at')).toBe(wanted)
      await page.goto(`/find?door=${token}`)
      await page.locator('.call').waitFor()
      expect(new URL(page.url()).searchParams.get('at')).toBe(wanted)
      expect(complaints()).toEqual([])
      await close()
    })

    test('a tap on the map answers with the whole chain of its place', async () => {
      const { page, complaints, close } = await pages().open('/find', phone)
      await mapIsDrawn(page)
      const { position } = unitOf(pages().town)
      await tapMap(page, position)
      await page.locator('.chain li').nth(2).waitFor()
      const levels = await page
        .locator('.chain li')
        .evaluateAll((items) => items.map((i) => (i as HTMLElement).dataset.level))
      expect(levels).toEqual(['1', '2', '3'])
      await mapIsDrawn(page)
      await expect.poll(() => renderedIn(page, 'place-point')).toHaveLength(1)
      await drawnIn(page, 'chosen-line')
      expect(complaints()).toEqual([])
      await close()
    })

    test('where one stands, near a border, both grids are named', async () => {
      const { position } = unitOf(pages().town)
      const answer = await pages().locate(position, 80)
      const own = answer.chain.at(-1)!
      expect(answer.candidates.length, 'the test needs a place with a neighbour within 80 m').toBeGreaterThan(
        0,
      )
      const [longitude, latitude] = position
      const { page, complaints, close } = await pages().open('/find', {
        ...phone,
        permissions: ['geolocation'],
        geolocation: { longitude, latitude, accuracy: 80 },
      })
      await page.getByRole('button', { name: '我在哪里' }).click()
      const note = page.getByRole('note')
      await note.waitFor()
      const words = await note.textContent()
      expect(words).toContain(own.name)
      expect(words).toContain(answer.candidates[0]!.name)
      // Somebody for each of them, be it of the grid above.
      const across = note.getByRole('listitem')
      const rows = await across.count()
      await expect.poll(() => across.locator('a[href^="tel:"]').count()).toBe(rows)
      await mapIsDrawn(page)
      await drawnIn(page, 'place-accuracy')
      expect(complaints()).toEqual([])
      await close()
    })

    test('a phone that may not tell its position says what to do instead', async () => {
      const { page, close } = await pages().open('/find', { ...phone, permissions: [] })
      await page.getByRole('button', { name: '我在哪里' }).click()
      await page.getByText('没有定位权限', { exact: false }).waitFor()
      await close()
    })

    test('gaps say that nobody deeper, or nobody at all, holds the place', async () => {
      const { outerGap, innerGap } = pages().town.planted
      const { page, complaints, close } = await pages().open(`/find?at=${toDegrees(outerGap)}`, phone)
      await page.getByText('这里还没有划入任何网格', { exact: false }).waitFor()
      expect(await page.locator('.call').getAttribute('data-why')).toBe('jurisdiction')
      await page.goto(`/find?at=${toDegrees(innerGap.position)}`)
      await page.getByText('下一级空白', { exact: false }).waitFor()
      expect(await page.locator('.chain li').count()).toBe(2)
      expect(complaints()).toEqual([])
      await close()
    })

    test('outside the area, nothing found and no network each say the way out', async () => {
      const { page, context, complaints, close } = await pages().open('/find?at=113.6,35.2', phone)
      await page.getByText('这里不在本辖区内').waitFor()
      const box = page.getByLabel('地址、小区或楼栋')
      await box.fill('没有这条路9999号')
      await box.press('Enter')
      await page.getByText('没有找到', { exact: false }).waitFor()
      // Tiles asked for without a network would be complaints of their own.
      await mapIsDrawn(page)
      await context.setOffline(true)
      await page.getByRole('status').getByText('网络不通', { exact: false }).waitFor()
      await box.press('Enter')
      await page.getByRole('alert').getByText('网络不通', { exact: false }).waitFor()
      await context.setOffline(false)
      await box.press('Enter')
      await page.getByRole('alert').waitFor({ state: 'detached' })
      expect(complaints('404 /api/locate', 'failed: /api/lookup net::ERR_INTERNET_DISCONNECTED')).toEqual([])
      await close()
    })

    test('English is complete on the page and stays chosen', async () => {
      const { position } = unitOf(pages().town)
      const { page, complaints, close } = await pages().open(`/find?at=${position}`, phone)
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByText('Call first').waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      await page.reload()
      await page.getByText('Third-level grid').waitFor()
      expect(complaints()).toEqual([])
      await close()
    })
  })
}
