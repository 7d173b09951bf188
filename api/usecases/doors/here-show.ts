import type { Here } from '#contract/here.ts'
import type { Located } from '#contract/locate.ts'
import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import { distanceM } from '#geometry/scale.ts'
import type { Language } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { addressOf } from '../../lookup/address/read-door.ts'
import type { CodedDoor } from './here-door.ts'
import { partnersAt } from './here-partners.ts'

/** What a resident sees at a door on a day (`YYYY-MM-DD`), from memory alone. */
export function showHere(
  plan: LivePlan,
  { door, located }: CodedDoor,
  language: Language,
  day: string,
): Here {
  const { jurisdiction, chain, call } = located
  const keys = gridKeys(plan, chain)
  const places = [...keys, jurisdiction.code, plan.inForce.snapshot.root]
  const { version, effectiveFrom } = plan.inForce.plan
  return {
    address: addressOf(door),
    position: toDegrees(door.position),
    jurisdiction,
    chain,
    call,
    partners: partnersAt(plan, places, jurisdiction.code, day, language),
    serviceCentre: serviceCentreOf(plan, jurisdiction.code, door.position),
    group: groupOf(plan, chain, day),
    needs: { reader: readerOf(located, language), keepDays: plan.here.keepDays },
    plan: { version, effectiveFrom },
    dataAt: plan.dataAt,
  }
}

/** Keys of the grids of a chain, the deepest first. */
export function gridKeys({ grids }: Pick<LivePlan, 'grids'>, chain: Located['chain']): string[] {
  return chain.map(({ code }) => grids.byCode(code)!.key).reverse()
}

/** Who reads what is left here, in words; what the policies of `need` say. */
export function readerOf(
  { chain, jurisdiction }: Pick<Located, 'chain' | 'jurisdiction'>,
  language: Language,
): string {
  const deepest = chain.at(-1)
  const community = jurisdiction.name
  if (deepest === undefined) return language === 'zh' ? `${community}负责人` : `the head of ${community}`
  return language === 'zh'
    ? `${deepest.name}及上级网格的专职网格员、网格长；无人在岗时为${community}负责人`
    : `the full-time workers and leads of ${deepest.name} and the grids above it, or the head of ${community} while they have nobody`
}

/** The nearest service centre of the community; null where it has none. */
function serviceCentreOf(
  { boards, inForce }: Pick<LivePlan, 'boards' | 'inForce'>,
  community: string,
  from: Position,
): Here['serviceCentre'] {
  const [nearest] = boards.facilities
    .filter((each) => each.kind === 'service-centre' && each.community === community)
    .map(({ name, phone, hours, position: [lon = 0, lat = 0] }) => ({
      centre: { name, phone, hours, position: [lon, lat] as [number, number] },
      far: distanceM(from, toLattice(lon, lat), inForce.snapshot.scale),
    }))
    .sort((a, b) => a.far - b.far)
  return nearest?.centre ?? null
}

/** The picture of the nearest grid that has one which still works. */
function groupOf(
  { here, grids }: Pick<LivePlan, 'here' | 'grids'>,
  chain: Located['chain'],
  day: string,
): Here['group'] {
  for (const { code } of chain.toReversed()) {
    const group = here.groups.get(grids.byCode(code)!.key)
    if (group !== undefined && group.until >= day)
      return { picture: `/api/grids/${code}/group.jpg?v=${group.name}`, until: group.until }
  }
  return null
}
