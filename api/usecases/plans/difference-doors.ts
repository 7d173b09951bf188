import { readDoors } from '../../repositories/buildings.ts'
import type { Ask } from '../../repositories/request.ts'

/** What buildings and units are called on a list: the compound or villagers' group comes before the building. */
export interface DoorNames {
  building(id: string): string
  unit(id: string | null): string | null
}

/** The names of a county's buildings and units. */
export async function readDoorNames(ask: Ask, county: string): Promise<DoorNames> {
  const buildings = new Map<string, string>()
  const units = new Map<string, string>()
  for (const door of await readDoors(ask, county)) {
    const place = door.compoundName ?? door.villagersGroup ?? ''
    if (door.unit === null) buildings.set(door.id, `${place}${door.buildingName}`)
    else units.set(door.unit, door.unitName ?? '')
  }
  return {
    building: (id) => buildings.get(id) ?? '',
    unit: (id) => (id === null ? null : (units.get(id) ?? '')),
  }
}

/** By name as people count: 2号楼 before 10号楼. The same order on every machine. */
export function byName(a: string, b: string): number {
  return ORDER.compare(a, b)
}

const ORDER = new Intl.Collator('zh-CN', { numeric: true })
