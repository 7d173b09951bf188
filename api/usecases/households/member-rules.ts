import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import { findMember } from '../../repositories/household-members.ts'
import type { Ask } from '../../repositories/request.ts'

/** The age from which somebody is reached themselves. */
const GROWN = 14

/** Year of a day in the town; today's where absent. */
export function townYear(today = townDay()): number {
  return Number(today.slice(0, 4))
}

/** Under 14 by the year of birth; nobody whose year is not known. `today` is a day in the town. */
export function isChild(birthYear: number | null, today?: string): boolean {
  return birthYear !== null && townYear(today) - birthYear < GROWN
}

/** Throws `child-has-phone` for a child with a number, and `day-ahead` for somebody not born yet. */
export function checkPerson({
  birthYear,
  hasPhone,
}: {
  readonly birthYear: number | null
  readonly hasPhone: boolean
}): void {
  if (birthYear !== null && birthYear > townYear()) throw new Refusal('day-ahead', { day: birthYear })
  if (hasPhone && isChild(birthYear)) throw new Refusal('child-has-phone')
}

/** A guardian is somebody else in sight and no child. Throws `bad-guardian`; null is nobody and always right. */
export async function checkGuardian(
  ask: Ask,
  county: string,
  person: string,
  guardian: string | null,
): Promise<void> {
  if (guardian === null) return
  const found = guardian === person ? null : await findMember(ask, county, guardian)
  if (found === null || isChild(found.birthYear)) throw new Refusal('bad-guardian')
}
