import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HALL, PHONE, startBrowser, type WatchedPage, watchedPage } from '../fixtures/browser.ts'
import { type MarkedPlace, markedPlace, markedToken } from '../fixtures/marker-place.ts'
import { foundIn } from '../fixtures/marker-rules.ts'
import { everythingKept } from './board-screens.ts'
import { builtPages } from './built-pages.ts'
import { mapIsDrawn } from './town-pages.ts'

/** What the public's own screens are given and keep, where everything that tells of a person has a mark. */
let place: MarkedPlace
let browser: Browser
beforeAll(async () => {
  ;[place, browser] = await Promise.all([
    builtPages().then((pages) => markedPlace({ pages })),
    startBrowser(),
  ])
})
afterAll(async () => {
  await browser?.close()
  await place?.server.close()
})

async function open(path: string, viewport = HALL): Promise<WatchedPage> {
  const watched = await watchedPage(browser, { baseURL: place.server.url, viewport })
  await watched.page.goto(path)
  return watched
}

/** Everything this site keeps in a browser: caches with what is in them, databases, storage and the page itself, as text. */
function keptIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asText = async (value: unknown): Promise<unknown> => {
      if (value instanceof Blob) return asText(await value.arrayBuffer())
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
        return [new TextDecoder('utf-8').decode(value), new TextDecoder('latin1').decode(value)]
      if (typeof value !== 'object' || value === null) return value
      return Promise.all(Object.entries(value).map(async ([key, inner]) => [key, await asText(inner)]))
    }
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const reply = (await cache.match(request))!
        kept.push(request.url, [...reply.headers], await asText(await reply.arrayBuffer()))
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => resolve(reading.result)
          reading.onerror = () => reject(reading.error)
        })
        kept.push(name, store, await asText(rows))
      }
      database.close()
    }
    return JSON.stringify(kept)
  })
}

const marksIn = (text: string) =>
  foundIn({ account: 'nobody', route: 'kept', status: 200, text }).map(({ mark, n }) => `${mark} ${n}`)

describe('what a public screen keeps', () => {
  test('a board that is ready for a power cut holds no resident, no hidden post and no photo without consent', async () => {
    const { page, context, close } = await open('/board/xiaoshequ')
    await everythingKept(page)
    await page.reload()
    await mapIsDrawn(page)
    for (const dot of await page.locator('.dots button').all()) await dot.click()
    expect(context.serviceWorkers()).toHaveLength(1)
    const kept = await keptIn(page)
    expect(kept).toContain('小社区网格公示')
    // The one photo with both consents is among what is kept, so that one without would be seen.
    expect(kept).toContain('a photo')
    expect(marksIn(kept)).toEqual([])
    await close()
  })

  test('the page at a door and the sheet to print hold none either', async () => {
    for (const [path, size, words] of [
      [`/here/${markedToken}`, PHONE, '小社区'],
      ['/board/xiaoshequ/print', HALL, '小社区'],
    ] as const) {
      const { page, close } = await open(path, size)
      await page.getByText(words).first().waitFor()
      expect(marksIn(await keptIn(page)), path).toEqual([])
      await close()
    }
  })
})
