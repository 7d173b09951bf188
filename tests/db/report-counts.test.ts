import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Figures } from '#contract/reports.ts'
import type { Outcome } from '#contract/visits.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import type { Account } from '../../api/repositories/accounts.ts'
import { reportVisits } from '../../api/usecases/visits/report-visits.ts'
import { createRandom } from '../../data/town/random.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'
import { type CountedHome, type CountedPatrol, plainFigures } from '../fixtures/visit-count.ts'

let database: TestDatabase
let place: SmallPlace

beforeAll(async () => {
  database = await testDatabase()
  place = await smallPlace(database.db)
})
afterAll(() => database.close())

const OUTCOMES: readonly Outcome[] = ['met', 'phone', 'not-in', 'away', 'refused']
/** Which homes an account counts, by the beginnings of their paths behind the community's twelve digits. */
const COUNTS: Readonly<Record<string, readonly string[]>> = {
  lead: ['01'],
  lead2: ['02'],
  worker: ['010101'],
  many: ['010101', '010102', ...['01', '02', '03', '04', '05', '07', '08', '10'].map((n) => `02${n}`)],
  head: [''],
  planner: [''],
  admin: [''],
}

/** Sixty visits and a dozen patrols of the last 500 days, also around midnight, and some empty homes. */
async function plant(seed: number): Promise<void> {
  const random = createRandom(`visits ${seed}`)
  const { db } = database
  const names = Object.keys(place.households)
  const account = place.accounts.lead
  const { county } = SMALL
  const moment = () => {
    const days = random.chance(0.5) ? random.int(0, 40) : random.int(0, 500)
    const midnight = Date.parse(townDay()) - 8 * 3_600_000
    return new Date(midnight - days * 86_400_000 + random.int(-2, 2) * 60_000)
  }
  await db.none("delete from visit; delete from patrol; update household set occupancy = 'living'")
  for (let i = 0; i < 60; i++)
    await db.none(
      `insert into visit (county, id, household, account, at, outcome)
       values ($[county], $[id], $[household], $[account], $[at], $[outcome])`,
      {
        ...{ county, id: randomUUID(), account, at: moment() },
        household: place.households[names[random.int(0, names.length - 1)]!],
        outcome: OUTCOMES[random.int(0, 4)],
      },
    )
  const grids = await db.any<{ key: string }>('select key from grid order by path')
  for (let i = 0; i < 12; i++)
    await db.none(
      `insert into patrol (county, id, grid, account, at) values ($[county], $[id], $[grid], $[account], $[at])`,
      {
        ...{ county, id: randomUUID(), account, at: moment() },
        grid: grids[random.int(0, grids.length - 1)]!.key,
      },
    )
  for (const name of ['A12', 'B7']) {
    if (random.chance(0.5)) continue
    await db.none("update household set occupancy = 'empty' where id = $1", [place.households[name]])
  }
}

async function read(): Promise<{ homes: CountedHome[]; patrols: CountedPatrol[] }> {
  const { db } = database
  const rows = await db.any<{ id: string; path: string; lived: boolean }>(
    "select h.id, g.path, h.occupancy <> 'empty' as lived from household h join household_grid g on g.household = h.id",
  )
  const visits = await db.any<{ household: string; at: Date; outcome: Outcome }>('select * from visit')
  return {
    homes: rows.map(({ id, path, lived }) => ({
      id,
      path,
      isLivedIn: lived,
      visits: visits.filter(({ household }) => household === id),
    })),
    patrols: await db.any('select g.path, p.at from patrol p join grid g on g.key = p.grid'),
  }
}

const accountOf = (username: string): Account => ({
  county: SMALL.county,
  id: place.accounts[username]!,
  username,
  capacity: username === 'head' || username === 'planner' || username === 'admin' ? username : 'worker',
  jurisdiction: SMALL.community,
  name: null,
})

test.each([1, 2])('counts are those of a plain count over the same rows (%i)', async (seed) => {
  await plant(seed)
  const { homes, patrols } = await read()
  const grids = await database.db.any<{ name: string; path: string }>('select name, path from grid')
  const pathOf = new Map(grids.map(({ name, path }) => [name, path]))
  const today = townDay()
  const earlier = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)
  const periods = [
    { period: 'week', day: today },
    { period: 'month', day: today },
    { period: 'week', day: earlier(9) },
    { period: 'month', day: earlier(400) },
  ] as const
  let counted = 0
  for (const [username, within] of Object.entries(COUNTS))
    for (const query of periods) {
      const report = await reportVisits(database.db, accountOf(username), query)
      const plain = (prefixes: readonly string[]): Figures => {
        const isUnder = ({ path }: { readonly path: string }) =>
          prefixes.some((prefix) => path.startsWith(SMALL.community + prefix))
        return plainFigures(homes.filter(isUnder), patrols.filter(isUnder), { ...report, today }, 365)
      }
      const what = `${username} ${query.period} ${query.day}`
      expect(report.totals, what).toEqual(plain(within))
      for (const { code, name, level, ...figures } of report.rows) {
        const below = pathOf.get(name)!.slice(12, 12 + 2 * level)
        expect(figures, `${what} ${code}`).toEqual(plain([below]))
        counted += figures.visits.met + figures.patrols
      }
    }
  expect(counted).toBeGreaterThan(20)
})
