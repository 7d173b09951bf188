import type { Random } from './random.ts'
import type { TownPerson, TownWelfareTag } from './town.ts'

const PURPOSE: Readonly<Record<string, string>> = {
  'elder-alone': '每周上门探望，防走失防意外',
  disability: '协助就医与日常照护',
  'child-left-behind': '课后看护与心理陪伴',
  'low-income': '帮助申请救助与就业信息',
  'long-illness': '送药与定期随访',
}
const BASIS = ['本人申请并签字同意', '监护人申请并签字同意', '民政部门核定名单', '家庭成员申请']

/** Service needs of about six persons in a hundred; each lapses on a day of the coming years. */
export function tagWelfare(
  persons: readonly TownPerson[],
  recorder: (household: string) => { recordedBy: string; helper: string | null } | null,
  random: Random,
): TownWelfareTag[] {
  const size = new Map<string, number>()
  for (const { household } of persons) size.set(household, (size.get(household) ?? 0) + 1)
  return persons.flatMap((person) => {
    const kind = needOf(2026 - person.birthYear, size.get(person.household)!, random)
    const who = kind === null ? null : recorder(person.household)
    if (kind === null || who === null) return []
    return [
      {
        id: random.uuid(),
        person: person.id,
        kind,
        purpose: PURPOSE[kind]!,
        basis: random.pick(BASIS),
        recordedBy: who.recordedBy,
        since: `2025-${String(random.int(1, 12)).padStart(2, '0')}-15`,
        until: `${random.int(2028, 2036)}-12-31`,
        helper: random.chance(0.6) ? who.helper : null,
      },
    ]
  })
}

function needOf(age: number, household: number, random: Random): string | null {
  if (age >= 65 && household === 1) return random.chance(0.6) ? 'elder-alone' : null
  if (age < 14) return random.chance(0.035) ? 'child-left-behind' : null
  if (age >= 60)
    return random.weighted({ none: 80, 'long-illness': 13, disability: 7 }).replace('none', '') || null
  return (
    random.weighted({ none: 970, disability: 11, 'low-income': 14, 'long-illness': 5 }).replace('none', '') ||
    null
  )
}
