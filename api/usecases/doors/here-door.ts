import type { Located } from '#contract/locate.ts'
import { doorToken } from '#contract/lookup.ts'
import { toDegrees } from '#geometry/position.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import type { Door } from '../../lookup/in-force.ts'

/** The entrance a code was printed for, and its ground under the plan in force. */
export interface CodedDoor {
  readonly door: Door & { readonly unit: string }
  readonly located: Located
}

/**
 * The entrance behind a code as somebody gave it, or null where there is none: nobody learns whether a code is badly
 * written or merely not one. Throws `door-code-ended` for one taken out of use, with the community's number.
 */
export function doorOfCode(plan: LivePlan, code: string, language: Language): CodedDoor | null {
  const read = doorToken.safeParse({ token: code })
  if (!read.success) return null
  const { token } = read.data
  const unit = plan.here.ended.get(token)
  const door = unit === undefined ? plan.doorsOnGround.byToken(token) : plan.doorsOnGround.byUnit(unit)
  if (door === null || door.unit === null) return null
  const located = plan.locator.locate(...toDegrees(door.position), { language })
  // A door outside every community has nobody to call, so its code leads nowhere.
  if (located === null) return null
  if (unit === undefined) return { door: { ...door, unit: door.unit }, located }
  const { name, contact } = located.jurisdiction
  throw new Refusal('door-code-ended', { community: name, phone: contact.phone })
}
