import type { Warnings } from '#contract/staff.ts'
import { postsOfGrids, rolesMissing } from '#plan/findings/staffing.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { findPlan } from '../../repositories/plans.ts'
import { postsOnGrids } from '../../repositories/posts.ts'
import { listRoles, postsToWatch } from '../../repositories/posts-in-words.ts'
import { type Ask, askAs } from '../../repositories/request.ts'
import { mustOversee, reaches } from '../accounts/admin-reach.ts'
import { postToWire } from './post-words.ts'

/** How far ahead and back posts are watched. */
const DAYS = 30

/** What about staff wants doing soon, within reach. Throws `forbidden`. */
export async function staffWarnings(db: Db, live: Live, account: Account): Promise<Warnings> {
  mustOversee(account)
  const ask = askAs(db, { kind: 'system' })
  const day = townDay()
  const watched = await postsToWatch(ask, account.county, account.jurisdiction, DAYS)
  const wire = (rows: typeof watched) => rows.map((row) => postToWire(account, row, day))
  const ends = watched.filter(({ valid_to, followed }) => valid_to !== null && !followed)
  const within = daysAfter(day, DAYS)
  return {
    day,
    ending: wire(ends.filter(({ valid_to }) => valid_to! >= day && valid_to! <= within)),
    unsucceeded: wire(ends.filter(({ valid_to }) => valid_to! < day)),
    unstaffed: await unstaffedGrids(ask, live, account, day),
    uncovered: wire(
      watched.filter(
        ({ deputy, away_from, away_to }) =>
          deputy === null && away_from !== null && away_from <= within && away_to !== null && away_to >= day,
      ),
    ),
  }
}

/** Grids in force without a role their level needs; none before the first plan. */
async function unstaffedGrids(
  ask: Ask,
  live: Live,
  account: Account,
  day: string,
): Promise<Warnings['unstaffed']> {
  const inForce = live.peek()?.inForce
  if (inForce === undefined || inForce.county !== account.county) return []
  const plan = await findPlan(ask, { county: inForce.county, id: inForce.plan.id })
  if (plan === null) return []
  const roles = new Map((await listRoles(ask)).map(({ code, zh, en }) => [code, { code, zh, en }]))
  const posts = postsOfGrids(await postsOnGrids(ask, account.county))
  return inForce.snapshot.grids
    .filter(({ community }) => reaches(account, community))
    .flatMap(({ key, code, name, level }) =>
      rolesMissing(level, posts.get(key) ?? [], day, plan.settings).map(({ roles: wanted }) => ({
        key,
        code,
        name,
        level,
        role: roles.get(wanted[0] ?? '') ?? null,
      })),
    )
}

/** A day some days after another, `YYYY-MM-DD`. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
