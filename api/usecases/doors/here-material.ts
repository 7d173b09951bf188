import type { Door } from '../../lookup/in-force.ts'
import { type EndedCode, endedCodes } from '../../repositories/door-codes.ts'
import { currentGroups, type GroupPictureRow } from '../../repositories/group-pictures.ts'
import type { Ask } from '../../repositories/request.ts'
import { ownPeriods } from '../../repositories/retention.ts'
import { STANDARD_PERIODS } from '../protection/retention-periods.ts'

/** What a door's page is made of besides the plan in force, held in memory. No resident is in it. */
export interface HereMaterial {
  /** Codes that were taken out of use, with their unit. */
  readonly ended: ReadonlyMap<string, string>
  /** Pictures by which residents join the group of a grid, by its key. */
  readonly groups: ReadonlyMap<string, GroupPictureRow>
  /** For how many days a need is kept that is left now. */
  readonly keepDays: number
}

/** Reads it, and the codes that entrances have instead of their ended ones, by unit. */
export async function readHereMaterial(
  ask: Ask,
  county: string,
): Promise<{ readonly here: HereMaterial; readonly renewed: ReadonlyMap<string, string> }> {
  const ended = await endedCodes(ask, county)
  const groups = await currentGroups(ask, county)
  const { needs: keepDays = STANDARD_PERIODS.needs } = await ownPeriods(ask, county)
  return {
    here: {
      ended: new Map(ended.map(({ token, unit }) => [token, unit])),
      groups: new Map(groups.map((group) => [group.grid, group])),
      keepDays,
    },
    renewed: new Map(ended.map(({ unit, now }: EndedCode) => [unit, now])),
  }
}

/** The doors with their codes of now; the very same array where no code is different. */
export function withCodes(doors: readonly Door[], renewed: ReadonlyMap<string, string>): readonly Door[] {
  const codeOf = ({ unit, token }: Door) => (unit === null ? token : (renewed.get(unit) ?? token))
  if (doors.every((door) => codeOf(door) === door.token)) return doors
  return doors.map((door) => {
    const token = codeOf(door)
    return token === door.token ? door : { ...door, token: token ?? null }
  })
}
