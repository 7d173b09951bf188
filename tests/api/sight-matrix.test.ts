import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdList } from '#contract/households.ts'
import { householdsFound } from '#contract/protection.ts'
import { round } from '#contract/visits.ts'
import {
  COMMUNITY,
  COUNTY,
  MARKED_ACCOUNTS,
  MARKS,
  type MarkedPlace,
  markedHousehold,
  markedPerson,
  markedPlace,
} from '../fixtures/marker-place.ts'
import { routesOf } from '../fixtures/marker-routes.ts'
import type { Reply, Sending } from '../fixtures/server.ts'
import {
  ABOUT_NOBODY,
  IN_SIGHT,
  LISTS,
  OFFICE_ROUTES,
  PEOPLE_ROUTES,
} from '../fixtures/sight-matrix-routes.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let place: MarkedPlace

beforeAll(async () => {
  place = await markedPlace()
})
afterAll(() => place.server.close())

const ACCOUNTS = Object.keys(MARKED_ACCOUNTS).filter((name) => name !== 'disabled')
const EVERYWHERE = '/api/households?bbox=119,29,121,31'
/**
 * Households tried by account: 1 below the lead's own grid, 3 on ground of the grid above the worker's, 4 of another grid, 7
 * closed.
 */
const TARGETS: Readonly<Record<string, readonly number[]>> = {
  lead: [1, 3, 4, 7],
  worker: [1, 3],
  contact: [1, 3, 4],
  'building head': [1, 4, 7],
  helper: [1, 4],
  lead2: [1, 4],
  'head with post': [1, 3],
}

async function send(
  account: string,
  route: string,
  { path, ...sending }: Sending & { readonly path: string },
) {
  const cookie = await place.cookie(account)
  const method = route.split(' ')[0]!.toUpperCase() as NonNullable<Sending['method']>
  return place.server.send(path, { ...sending, method, ...(cookie === null ? {} : { cookie }) })
}
const get = (account: string, path: string): Promise<Reply> => send(account, 'get', { path })
const sightOf = (account: string) => IN_SIGHT[account] ?? { own: [], assigned: [] }
const inSight = (account: string): number[] => [...sightOf(account).own, ...sightOf(account).assigned].sort()
const numbers = (households: readonly { readonly id: string }[]): number[] =>
  households.map(({ id }) => Number(id.slice(-12))).sort()

describe('the matrix of routes', () => {
  it('has a row for every route of the application', () => {
    const rows = [...Object.keys(PEOPLE_ROUTES), ...Object.keys(OFFICE_ROUTES), ...ABOUT_NOBODY, ...LISTS]
    expect([...routesOf()].sort()).toEqual([...new Set(rows)].sort())
  })

  it.each(ACCOUNTS)(
    'lists to %s the households in sight and no other, however they are asked for',
    async (account) => {
      const seen = inSight(account)
      const buildings = { 1: [1, 6, 7], 4: [4] }
      const lists: [path: string, of: readonly number[]][] = [
        [EVERYWHERE, [1, 2, 3, 4, 5, 6]],
        [`/api/households?grid=${COMMUNITY}001`, [1, 2, 3, 6]],
        [`/api/households?grid=${COMMUNITY}002`, [4, 5]],
        ...Object.entries(buildings).map(
          ([n, of]) =>
            [`/api/households?building=${tinyId('building', Number(n))}`, of] as [string, number[]],
        ),
        [`/api/households?q=${encodeURIComponent('小院')}`, [1, 2, 6]],
      ]
      for (const [path, of] of lists) {
        const found = numbers((await get(account, path)).as(householdList).households)
        expect(
          found.filter((n) => !seen.includes(n) || !of.includes(n)),
          path,
        ).toEqual([])
        if (path === EVERYWHERE) expect(found).toEqual(seen)
      }
      for (const n of [1, 4]) {
        for (const q of [MARKS.names[n - 1], MARKS.phones[n - 1]]) {
          const reply = await send(account, 'post', { path: '/api/households/search', json: { q } })
          expect(numbers(reply.as(householdsFound).households)).toEqual(seen.includes(n) ? [n] : [])
        }
      }
      const assigned = numbers(
        (await get(account, '/api/households?assigned=true')).as(householdList).households,
      )
      expect(assigned).toEqual(sightOf(account).assigned)
      const { stops } = (await get(account, '/api/round')).as(round)
      expect(
        stops.map(({ household }) => Number(household.slice(-12))).filter((n) => !seen.includes(n)),
      ).toEqual([])
    },
  )

  it.each(ACCOUNTS)('lets %s do to a household what its sight allows, on every route', async (account) => {
    const { own, assigned } = sightOf(account)
    for (const [route, { call, gives }] of Object.entries(PEOPLE_ROUTES)) {
      const [onOwn, onAssigned, out] = gives.split(' ')
      for (const n of TARGETS[account] ?? [1]) {
        const { status } = await send(account, route, call(n))
        const wanted = own.includes(n) ? onOwn : assigned.includes(n) ? onAssigned : out
        expect(`${route} on ${n}: ${status}`).toBe(`${route} on ${n}: ${wanted}`)
      }
    }
  })

  it('lets nobody in who has not signed in', async () => {
    for (const [route, { call }] of Object.entries(PEOPLE_ROUTES)) {
      expect(`${route} ${(await send('nobody', route, call(1))).status}`).toBe(`${route} 401`)
    }
    for (const [route, { call }] of Object.entries(OFFICE_ROUTES)) {
      expect(`${route} ${(await send('nobody', route, call)).status}`).toBe(`${route} 401`)
    }
  })

  it.each([
    ['lead', 0],
    ['head', 1],
    ['planner', 2],
    ['admin', 3],
  ] as const)('gives %s on every route of the office what the table says', async (account, column) => {
    const got: string[] = []
    const wanted: string[] = []
    for (const [route, { call, gives }] of Object.entries(OFFICE_ROUTES)) {
      got.push(`${route} ${(await send(account, route, call)).status}`)
      wanted.push(`${route} ${gives.split(' ')[column]}`)
    }
    expect(got).toEqual(wanted)
  })
})

describe('a contact member', () => {
  it('sees own households and no other: list, search, detail, tile, visit', async () => {
    expect(numbers((await get('contact', EVERYWHERE)).as(householdList).households)).toEqual([1, 4])
    for (const n of [2, 3, 5, 6, 7]) {
      expect((await get('contact', `/api/households/${markedHousehold(n)}`)).status).toBe(404)
      const visit = PEOPLE_ROUTES['post /api/visits']!
      expect((await send('contact', 'post', visit.call(n))).status).toBe(404)
      const q = { q: MARKS.phones[n - 1] }
      const found = (await send('contact', 'post', { path: '/api/households/search', json: q })).as(
        householdsFound,
      )
      expect(found).toMatchObject({ households: [], people: [] })
    }
    const tile = await get('contact', '/tiles/buildings/14/13661/6742.mvt')
    expect([200, 204]).toContain(tile.status)
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      expect(tile.text).not.toContain(markedHousehold(n))
      expect(tile.text).not.toContain(MARKS.rooms[n - 1])
    }
  })
})

describe('a lead whose post ends while the session is open', () => {
  it('sees nothing from the next day on, and does nothing', async () => {
    const { db } = place.server.database
    const end = (days: number | null) =>
      db.none(
        `update post set valid_to = today() + $[days]::int where county = $[county] and staff = $[staff]`,
        { days, county: COUNTY, staff: tinyId('staff', 1) },
      )
    expect(numbers((await get('lead', EVERYWHERE)).as(householdList).households)).toEqual([1, 2, 3, 6])
    await end(-1)
    try {
      expect((await get('lead', EVERYWHERE)).as(householdList)).toMatchObject({ households: [], count: 0 })
      for (const [route, { call }] of Object.entries(PEOPLE_ROUTES)) {
        for (const n of [1, 3])
          expect(`${route} ${(await send('lead', route, call(n))).status}`).toBe(`${route} 404`)
      }
      for (const q of [MARKS.names[0], MARKS.phones[0]]) {
        const reply = await send('lead', 'post', { path: '/api/households/search', json: { q } })
        expect(reply.as(householdsFound)).toMatchObject({ households: [], people: [] })
      }
      expect((await get('lead', '/api/round')).as(round).stops).toEqual([])
      expect((await get('lead', '/api/patrols')).text).not.toContain('PATROLMARKZ')
      expect((await get('lead', '/api/reports?period=month&day=2026-11-01')).text).not.toContain('第1网格')
    } finally {
      await end(null)
    }
    expect((await get('lead', `/api/households/${markedHousehold(1)}`)).status).toBe(200)
    expect((await get('lead', `/api/households/${markedHousehold(1)}`)).text).toContain(markedPerson(1))
  })
})
