import type { HouseholdList } from '#contract/households.ts'
import type { Live } from '../../live.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  countInBuilding,
  type DoorsMeant,
  householdDots,
  listHouseholds,
  type Wanted,
} from '../../repositories/households.ts'
import { type Ask, askAs } from '../../repositories/request.ts'
import { maskName } from '../../secrets/mask.ts'
import { actorOf, counterOf } from '../accounts/sight.ts'

export type { Wanted }

/** Households in one reply at most. */
const MOST = 2_000

/**
 * The households a person asks for: those within their sight with the head's name masked, a count for planners,
 * both for the head of a community who holds a post. What is out of sight is as if it were not there.
 */
export async function findHouseholds(
  db: Db,
  live: Live,
  account: Account,
  wanted: Wanted,
): Promise<HouseholdList> {
  const actor = actorOf(account)
  const meant = 'words' in wanted ? { ...wanted, ...doorsMeant(live, wanted.words.join(' ')) } : wanted
  const rows =
    actor.kind === 'staff' ? await listHouseholds(askAs(db, actor), account.county, meant, MOST + 1) : []
  const truncated = rows.length > MOST
  const households = rows
    .slice(0, MOST)
    .map((row) => ({ ...row, head: row.head === null ? null : maskName(row.head) }))

  const counter = counterOf(account)
  const seen = truncated ? null : households.length
  const count = counter === null ? seen : await countWanted(askAs(db, counter), live, account.county, wanted)
  return { households, truncated, count }
}

/** Doors less sure than this are not what was meant: one wrong character in a name and nothing else. */
const LEAST_SURE = 0.65

/** More doors than this are no answer to an address. */
const MOST_DOORS = 200

/** The surest doors that `text` means as an address, with floor and room; none where it is no address of this town. */
function doorsMeant(live: Live, text: string): DoorsMeant {
  const { found, understood } = live.peek()?.doors.search(text, MOST_DOORS) ?? { found: [], understood: [] }
  const sure = found.filter(({ score }) => score >= LEAST_SURE && score === found[0]?.score)
  const said = (part: string): string | null => understood.find((one) => one.part === part)?.text ?? null
  const floor = /^\d+/.exec(said('floor') ?? '')
  return {
    buildings: sure.map(({ door }) => door.building),
    units: sure.map(({ door }) => door.unit),
    floor: floor === null ? null : Number(floor[0]),
    room: said('room'),
  }
}

/** How many households there are, for eyes that see none; null for a search, which would tell who lives where. */
async function countWanted(ask: Ask, live: Live, county: string, wanted: Wanted): Promise<number | null> {
  if ('words' in wanted || 'households' in wanted || 'assigned' in wanted) return null
  if ('building' in wanted) return countInBuilding(ask, county, wanted.building)
  if ('bbox' in wanted) return sum(await householdDots(ask, county, wanted.bbox))
  const plan = live.plan()
  const grid = plan.grids.byCode(wanted.grid)
  if (grid === null) return 0
  const near = await householdDots(ask, county, grid.bbox)
  const holders = plan.locator.locateMany(near.map(({ lon, lat }) => [lon, lat] as const))
  return sum(near.filter((_, i) => plan.grids.isWithin(holders[i] ?? null, wanted.grid)))
}

function sum(dots: readonly { readonly n: number }[]): number {
  return dots.reduce((total, { n }) => total + n, 0)
}
