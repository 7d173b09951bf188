import type { InForce } from '../../lookup/in-force.ts'

/** Names of the compounds and villagers' groups of a jurisdiction, as its people choose them from a list. */
export function boardPlaces({ doors, jurisdictions }: InForce, jurisdiction: string): string[] {
  const communities = new Set(
    jurisdictions.filter(({ code }) => code.startsWith(jurisdiction)).map(({ name }) => name),
  )
  const names = new Set<string>()
  for (const { communityName, compoundName, villagersGroup } of doors) {
    const name = compoundName ?? villagersGroup
    if (name !== null && communities.has(communityName)) names.add(name)
  }
  return [...names].sort(inChinese.compare)
}

/** 2号院 before 10号院, names by their sound. */
const inChinese = new Intl.Collator('zh-Hans-CN', { numeric: true })
