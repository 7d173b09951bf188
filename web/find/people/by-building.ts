import type { HouseholdSummary } from '#contract/households.ts'

/** A building with the number of households in sight that stand in it. */
export interface BuildingCount {
  readonly id: string
  readonly name: string
  readonly compound: string | null
  readonly position: readonly [number, number]
  readonly count: number
}

/** A floor of a unit: its number (null: not registered) and its doors. */
export interface FloorDoors {
  readonly floor: number | null
  readonly households: readonly HouseholdSummary[]
}

/** A unit's households, top floor first, as they stand in the building. */
export interface UnitSection {
  /** 2单元; null where the building has no units. */
  readonly unit: string | null
  readonly floors: readonly FloorDoors[]
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

/** The cross-section of one building: units side by side, floors from the top down, doors by room number. */
export function crossSection(households: readonly HouseholdSummary[]): UnitSection[] {
  const units = grouped(households, ({ unit }) => unit)
  return [...units]
    .sort(([a], [b]) => inOrder(a ?? '', b ?? ''))
    .map(([unit, doors]) => ({ unit, floors: floorsOf(doors) }))
}

function floorsOf(doors: readonly HouseholdSummary[]): FloorDoors[] {
  const floors = grouped(doors, ({ floor }) => floor)
  return [...floors]
    .sort(([a], [b]) => (b ?? 0) - (a ?? 0))
    .map(([floor, households]) => ({
      floor,
      households: [...households].sort((a, b) => inOrder(a.room, b.room)),
    }))
}

function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true })
}

/** Items by key, in the order of first appearance; `Map.groupBy` is too new for the phones in use. */
function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
