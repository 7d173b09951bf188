import type { NewSheets } from '#contract/paper.ts'
import { toDegrees } from '#geometry/position.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { addressOf } from '../../lookup/address/read-door.ts'
import type { Breath } from '../../paper/breath.ts'
import type { Account } from '../../repositories/accounts.ts'
import { mustOversee, reaches } from '../accounts/admin-reach.ts'
import { type CodedDoor, doorOfCode } from '../doors/here-door.ts'

/** Whose entrances are wanted. */
export type SheetsPlace = Pick<NewSheets, 'community' | 'grid' | 'unit'>

/** A place within reach, and the community it lies in. */
export interface FoundPlace {
  readonly community: string
  readonly holds: (door: CodedDoor) => boolean
}

/**
 * The place an account may print sheets for. Throws `forbidden` for all but administrators and heads, and for what does
 * not exist or is out of reach, alike, `unknown-jurisdiction`, `unknown-grid` or `unknown-entrance`.
 */
export function placeInReach(plan: LivePlan, account: Account, place: SheetsPlace): FoundPlace {
  mustOversee(account)
  const found = placeOf(plan, place)
  if (reaches(account, found.community)) return found
  throw unknown(place)
}

function unknown({ community, grid }: SheetsPlace): Refusal {
  if (community !== undefined) return new Refusal('unknown-jurisdiction', { code: community })
  return grid === undefined ? new Refusal('unknown-entrance') : new Refusal('unknown-grid', { code: grid })
}

/** Throws the refusals of `placeInReach` for what is not in the plan in force. */
export function placeOf(plan: LivePlan, place: SheetsPlace): FoundPlace {
  const { community, grid, unit } = place
  if (community !== undefined) {
    const isKnown = plan.inForce.jurisdictions.some(({ code }) => code === community)
    if (!isKnown) throw unknown(place)
    return { community, holds: ({ located }) => located.jurisdiction.code === community }
  }
  if (grid !== undefined) {
    const record = plan.grids.byCode(grid)
    if (record === null) throw unknown(place)
    return {
      community: record.feature.properties.community,
      holds: ({ located }) => located.chain.some(({ code }) => code === grid),
    }
  }
  const door = plan.inForce.doors.find((each) => each.unit !== null && each.unit === unit)
  const located = door && plan.locator.locate(...toDegrees(door.position))
  if (!located) throw unknown(place)
  return { community: located.jurisdiction.code, holds: (coded) => coded.door.unit === unit }
}

/** Entrances of a place with a code, in the order of their addresses. */
export async function doorsOf(
  plan: LivePlan,
  { holds }: FoundPlace,
  language: Language,
  breath: Breath,
): Promise<CodedDoor[]> {
  const found: { door: CodedDoor; address: string }[] = []
  for (const { unit, token } of plan.inForce.doors) {
    if (unit === null || !token) continue
    await breath()
    const door = doorOfCode(plan, token, language)
    if (door !== null && holds(door)) found.push({ door, address: addressOf(door.door) })
  }
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  return found.sort((a, b) => compare(a.address, b.address)).map(({ door }) => door)
}
