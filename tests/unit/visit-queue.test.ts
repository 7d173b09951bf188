import { describe, expect, test } from 'vitest'
import { toBeTold } from '../../web/visit-queue/next-step.ts'
import { fakeServer, phone, visitTo } from './visit-queue-phone.ts'

const HOLD = 6_000

describe('a visit', () => {
  test('goes to the server at once where there is a network, and leaves the phone', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    const visit = visitTo('h1', 'all well')
    await queue.keep(visit)
    await own.rest()
    expect([...server.recorded.values()]).toEqual([{ ...visit, by: 'lead' }])
    expect(queue.state()).toMatchObject({ waiting: [], sending: false, unreached: false })
    expect(await own.drawer.count()).toBe(0)
  })

  test('is in the drawer when keeping it is over, before anything is sent', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead', (drawer) => ({
      ...drawer,
      async add(fresh) {
        expect(server.heard).toEqual([])
        return drawer.add(fresh)
      },
    }))
    server.line = 'dead'
    await queue.keep(visitTo('h1'))
    expect(await own.drawer.count()).toBe(1)
  })

  test('made in a dead zone waits, is counted, and goes when the network is back', async () => {
    const server = fakeServer()
    server.line = 'dead'
    const own = phone(server)
    const queue = own.open('lead')
    await queue.keep(visitTo('h1'))
    await queue.keep(visitTo('h2'))
    await own.rest()
    expect(toBeTold(queue.state().waiting)).toHaveLength(2)
    expect(queue.state().unreached).toBe(true)
    server.line = 'good'
    await own.wake()
    expect([...server.recorded.values()].map((each) => 'household' in each && each.household)).toEqual([
      'h1',
      'h2',
    ])
    expect(queue.state()).toMatchObject({ waiting: [], unreached: false })
  })

  test('goes without anybody doing anything, with pauses that grow to five minutes and no longer', async () => {
    const server = fakeServer()
    server.line = 'busy'
    const own = phone(server)
    const queue = own.open('lead')
    await queue.keep(visitTo('h1'))
    await own.rest()
    const tries: number[] = []
    for (let second = 0; second < 1_800; second += 30) {
      const before = server.heard.length
      await own.pass(30_000)
      if (server.heard.length > before) tries.push(second + 30)
    }
    expect(tries.slice(0, 5)).toEqual([30, 90, 210, 450, 750])
    server.line = 'good'
    await own.pass(300_000)
    expect(server.recorded.size).toBe(1)
    expect(queue.state().waiting).toEqual([])
  })

  test('whose reply was lost is sent again and is one visit', async () => {
    const server = fakeServer()
    server.line = 'lost'
    const own = phone(server)
    const queue = own.open('lead')
    await queue.keep(visitTo('h1'))
    await own.rest()
    expect(server.recorded.size).toBe(1)
    expect(toBeTold(queue.state().waiting)).toHaveLength(1)
    server.line = 'good'
    await own.pass(30_000)
    expect(server.heard).toHaveLength(2)
    expect(server.recorded.size).toBe(1)
    expect(queue.state().waiting).toEqual([])
  })

  test('survives the page: the next one sends what the last one kept, in order', async () => {
    const server = fakeServer()
    server.line = 'dead'
    const own = phone(server)
    const first = own.open('lead')
    for (const household of ['h1', 'h2', 'h3']) await first.keep(visitTo(household))
    await own.rest()
    first.stop()
    server.line = 'good'
    own.open('lead')
    await own.rest()
    expect([...server.recorded.values()].map((each) => 'household' in each && each.household)).toEqual([
      'h1',
      'h2',
      'h3',
    ])
  })

  test.each(['before the request goes', 'after the reply came'])(
    'is one visit when the page dies %s',
    async (when) => {
      const server = fakeServer()
      const own = phone(server)
      const dying = own.open('lead', (drawer) => {
        let steps = 0
        return {
          ...drawer,
          update(key, change) {
            steps += 1
            // The first step counts the attempt, the second takes the visit out.
            if (steps === (when === 'before the request goes' ? 1 : 2)) return new Promise(() => undefined)
            return drawer.update(key, change)
          },
        }
      })
      await dying.keep(visitTo('h1'))
      await own.rest()
      expect(await own.drawer.count()).toBe(1)
      dying.stop()
      const reborn = phone(server)
      for (const { key: _, ...kept } of await own.drawer.all('lead')) await reborn.drawer.add(kept)
      reborn.open('lead')
      await reborn.rest()
      expect(server.recorded.size).toBe(1)
      expect(await reborn.drawer.count()).toBe(0)
    },
  )

  test('of another account on the same phone is neither shown nor sent', async () => {
    const server = fakeServer()
    server.line = 'dead'
    const own = phone(server)
    const lead = own.open('lead')
    await lead.keep(visitTo('h1'))
    lead.stop()
    server.line = 'good'
    server.cookie = 'wang'
    const wang = own.open('wang')
    await wang.keep(visitTo('h2'))
    await own.rest()
    expect([...server.recorded.values()].map(({ by }) => by)).toEqual(['wang'])
    expect(wang.state().waiting).toEqual([])
    expect(await own.drawer.count()).toBe(1)
    const [kept] = await own.drawer.all('lead')
    await wang.drop(kept!.key)
    expect(await own.drawer.count()).toBe(1)
  })

  test('is not sent under the session of somebody else who signed in in another tab', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    await own.rest()
    server.cookie = 'wang'
    await queue.keep(visitTo('h1'))
    await own.rest()
    expect(server.heard).toEqual([])
    expect(queue.state().signedOut).toBe(true)
    server.cookie = 'lead'
    await queue.flush()
    expect([...server.recorded.values()].map(({ by }) => by)).toEqual(['lead'])
    expect(queue.state().signedOut).toBe(false)
  })

  test('waits through a session that is over, and goes after signing in again', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    await own.rest()
    server.cookie = null
    await queue.keep(visitTo('h1'))
    await own.pass(600_000)
    expect(queue.state()).toMatchObject({ signedOut: true, waiting: [{ refusal: null, tries: 0 }] })
    server.cookie = 'lead'
    await queue.flush()
    expect(server.recorded.size).toBe(1)
  })

  test('that the server refuses is kept and said, lets others pass, and is dropped or tried again by hand', async () => {
    const server = fakeServer()
    server.closed.add('h1')
    const own = phone(server)
    const queue = own.open('lead')
    await queue.keep(visitTo('h1'))
    await queue.keep(visitTo('h2'))
    await own.rest()
    expect(server.recorded.size).toBe(1)
    const [refused] = queue.state().waiting
    expect(refused).toMatchObject({ refusal: 'unknown-household' })
    await own.pass(600_000)
    expect(server.heard).toHaveLength(2)
    await queue.again(refused!.key)
    expect(server.heard).toHaveLength(3)
    await queue.drop(refused!.key)
    expect(queue.state().waiting).toEqual([])
  })

  test('that the server cannot take lets those behind it pass after three attempts', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    const bad = visitTo('h1')
    server.stuck.add(bad.id)
    await queue.keep(bad)
    await queue.keep(visitTo('h2'))
    await own.rest()
    expect(server.recorded.size).toBe(0)
    await own.pass(120_000)
    expect([...server.recorded.values()].map((each) => 'household' in each && each.household)).toEqual(['h2'])
    expect(queue.state().waiting.map(({ errand }) => errand.id)).toEqual([bad.id])
  })
})

describe('two tabs', () => {
  test('never send the same visit at the same time, and both end up empty', async () => {
    const server = fakeServer()
    server.line = 'dead'
    const own = phone(server)
    const [one, two] = [own.open('lead'), own.open('lead')]
    await one.keep(visitTo('h1'))
    await two.keep(visitTo('h2'))
    await own.rest()
    expect(toBeTold(one.state().waiting)).toHaveLength(2)
    server.line = 'good'
    await own.wake()
    await own.pass(60_000)
    expect(server.heard).toHaveLength(2)
    expect(server.recorded.size).toBe(2)
    expect([one.state().waiting, two.state().waiting]).toEqual([[], []])
  })
})

describe('a slip of the thumb', () => {
  test('taken back within the hold is never told to anybody', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    const visit = visitTo('h1')
    await queue.keep(visit, HOLD)
    await own.pass(HOLD - 1_000)
    await queue.keep({ kind: 'take-back', of: 'visit', id: visit.id, household: 'h1' })
    await own.pass(60_000)
    expect(server.heard).toEqual([])
    expect(queue.state().waiting).toEqual([])
  })

  test('counts as nothing to send even while there is no network', async () => {
    const server = fakeServer()
    server.line = 'dead'
    const own = phone(server)
    const queue = own.open('lead')
    const visit = visitTo('h1')
    await queue.keep(visit, HOLD)
    await queue.keep({ kind: 'take-back', of: 'visit', id: visit.id, household: 'h1' })
    await own.rest()
    expect(toBeTold(queue.state().waiting)).toEqual([])
  })

  test('whose visit may have arrived is taken back at the server, and never recorded again', async () => {
    const server = fakeServer()
    server.line = 'lost'
    const own = phone(server)
    const queue = own.open('lead')
    const visit = visitTo('h1')
    await queue.keep(visit)
    await own.rest()
    expect(server.recorded.size).toBe(1)
    await queue.keep({ kind: 'take-back', of: 'visit', id: visit.id, household: 'h1' })
    server.line = 'good'
    await own.pass(60_000)
    expect(server.recorded.size).toBe(0)
    expect(server.heard.filter((each) => each.startsWith('visit'))).toHaveLength(1)
    expect(queue.state().waiting).toEqual([])
  })

  test('is done where the server never had the visit', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    const visit = visitTo('h1')
    server.stuck.add(visit.id)
    await queue.keep(visit)
    await own.rest()
    server.stuck.clear()
    await queue.keep({ kind: 'take-back', of: 'visit', id: visit.id, household: 'h1' })
    await own.pass(60_000)
    expect(server.recorded.size).toBe(0)
    expect(queue.state().waiting).toEqual([])
  })

  test('that comes a day too late is refused in words, not swallowed', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    await queue.keep({ kind: 'take-back', of: 'visit', id: 'long-gone', household: 'h1' })
    await own.rest()
    expect(queue.state().waiting).toMatchObject([{ refusal: 'unknown-visit' }])
  })

  test('the note can still be written while the visit is held, and not after it was told', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    const visit = visitTo('h1')
    await queue.keep(visit, HOLD)
    expect(await queue.amend(visit.id, 'come back on Friday')).toBe(true)
    await own.rest()
    expect(server.recorded.get(visit.id)).toMatchObject({ note: 'come back on Friday' })
    expect(await queue.amend(visit.id, 'too late')).toBe(false)
  })
})

describe('the hold', () => {
  test('ends by itself, or when the page is put away', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    await queue.keep(visitTo('h1'), HOLD)
    await own.pass(HOLD - 1)
    expect(server.heard).toEqual([])
    await own.pass(1)
    expect(server.recorded.size).toBe(1)
    await queue.keep(visitTo('h2'), HOLD)
    await queue.release()
    expect(server.recorded.size).toBe(2)
  })

  test('is longer while somebody writes a note, and over when that is given up', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    const visit = visitTo('h1')
    await queue.keep(visit, HOLD)
    await queue.hold(visit.id, 20 * HOLD)
    await own.pass(19 * HOLD)
    expect(server.heard).toEqual([])
    await queue.hold(visit.id, 0)
    await own.rest()
    expect(server.recorded.size).toBe(1)
  })

  test('does not hold a visit for a year when the clock is set back', async () => {
    const server = fakeServer()
    const own = phone(server)
    const queue = own.open('lead')
    await queue.keep(visitTo('h1'), HOLD)
    own.setClock(1_000_000 - 365 * 86_400_000)
    await queue.flush()
    expect(server.recorded.size).toBe(1)
  })
})
