import { describe, expect, test } from 'vitest'
import { serverClock } from '../../web/visit-queue/server-clock.ts'
import { byLease } from '../../web/visit-queue/sole-tab.ts'

const NOON = Date.parse('2026-11-22T04:00:00Z')

describe('the time of a visit', () => {
  test('is the phone’s own while it agrees with the server to a minute', () => {
    const clock = serverClock(() => NOON)
    expect(clock.instant()).toBe('2026-11-22T04:00:00.000Z')
    clock.hear('Sun, 22 Nov 2026 04:00:31 GMT', NOON - 200, NOON)
    expect(clock.instant()).toBe('2026-11-22T04:00:00.000Z')
  })

  test('is the server’s where the phone’s date is plainly wrong', () => {
    let phone = Date.parse('2019-01-01T00:00:00Z')
    const clock = serverClock(() => phone)
    clock.hear('Sun, 22 Nov 2026 04:00:00 GMT', phone, phone)
    phone += 90_000
    expect(clock.instant()).toBe('2026-11-22T04:01:30.000Z')
  })

  test('a slow reply or one without a date changes nothing', () => {
    const clock = serverClock(() => NOON)
    clock.hear('Sun, 22 Nov 2026 04:00:30 GMT', NOON - 180_000, NOON)
    clock.hear(null, NOON, NOON)
    expect(clock.instant()).toBe('2026-11-22T04:00:00.000Z')
  })
})

describe('one tab at a time without locks', () => {
  function shared() {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
  }

  test('of two that begin together one runs', async () => {
    const storage = shared()
    let at = 0
    let most = 0
    const deed = async () => {
      at += 1
      most = Math.max(most, at)
      await new Promise((resolve) => setTimeout(resolve, 80))
      at -= 1
    }
    const ran = await Promise.all(['a', 'b'].map((tab) => byLease(storage, tab, () => NOON)(deed)))
    expect([ran.filter(Boolean).length, most]).toEqual([1, 1])
    expect(await byLease(storage, 'a', () => NOON)(deed)).toBe(true)
  })

  test('a tab that died holds up the others for forty seconds at most, and a clock set back does not', async () => {
    const storage = shared()
    void byLease(storage, 'dead', () => NOON)(() => new Promise(() => undefined))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const nothing = () => Promise.resolve()
    expect(await byLease(storage, 'next', () => NOON + 20_000)(nothing)).toBe(false)
    expect(await byLease(storage, 'next', () => NOON - 86_400_000)(nothing)).toBe(true)
    void byLease(storage, 'dead', () => NOON)(() => new Promise(() => undefined))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await byLease(storage, 'next', () => NOON + 41_000)(nothing)).toBe(true)
  })

  test('who lost the lease to another stops before the next visit', async () => {
    const storage = shared()
    let now = NOON
    let first: boolean[] = []
    await byLease(
      storage,
      'slow',
      () => now,
    )(async (stillMine) => {
      first = [stillMine()]
      now += 50_000
      await byLease(
        storage,
        'quick',
        () => now,
      )(async () => {
        first.push(stillMine())
      })
    })
    expect(first).toEqual([true, false])
  })
})
