import type { HouseholdSummary } from '#contract/households.ts'

/** A building with the number of households in sight that stand in it. */
export interface BuildingCount {
  readonly id: string
  readonly name: string
  readonly compound: string | null
  readonly position: readonly [number, number]
  readonly count: number
}

/** Households counted by building, in the order of compound and building name. */
export function byBuilding(households: readonly HouseholdSummary[]): BuildingCount[] {
  const groups = grouped(households, ({ building }) => building)
  return [...groups]
    .map(([id, [first, ...rest]]) => ({
      id,
      name: first!.buildingName,
      compound: first!.compoundName,
      position: first!.position,
      count: rest.length + 1,
    }))
    .sort((a, b) => inOrder(`${a.compound ?? ''} ${a.name}`, `${b.compound ?? ''} ${b.name}`))
}

/** As people count: 2单元 before 10单元. */
export function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true })
}

/** Items by key, in the order of first appearance; `Map.groupBy` is too new for the phones in use. */
export function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
