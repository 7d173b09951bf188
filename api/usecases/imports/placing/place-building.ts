import { compoundNames } from '../../../lookup/address/aliases.ts'
import { normalText } from '../../../lookup/address/normal-text.ts'
import type { Door } from '../../../lookup/in-force.ts'
import type { PlaceBuilding } from '../../../repositories/import-households.ts'
import type { BuildingFinder } from './building-finder.ts'
import { buildingLabels } from './place-labels.ts'

/** Buildings by the words of a column, narrowed by a compound. */
export interface WordedBuildings {
  /**
   * Those that a word means: by code, else by name, else by number (3 of 3栋 is 3号楼). Of several the one in the compound,
   * where one is named; `sure` is false where a compound was named and is not that of the building.
   */
  find(
    word: string,
    compound: string | null,
  ): { readonly buildings: readonly PlaceBuilding[]; readonly sure: boolean }
}

export function createWordedBuildings(
  buildings: readonly PlaceBuilding[],
  finder: BuildingFinder,
): WordedBuildings {
  const byLabel = new Map<string, PlaceBuilding[]>()
  for (const building of buildings) {
    for (const label of buildingLabels(building.name)) {
      const there = byLabel.get(label)
      if (there === undefined) byLabel.set(label, [building])
      else there.push(building)
    }
  }
  const called = (word: string): readonly PlaceBuilding[] => {
    const found = finder.called(word)
    if (found.length > 0) return found
    return (
      buildingLabels(word)
        .map((label) => byLabel.get(label) ?? [])
        .find((those) => those.length > 0) ?? []
    )
  }
  return {
    find(word, compound) {
      const found = called(word)
      if (compound === null || found.some(({ sourceCode }) => sourceCode === word)) {
        return { buildings: found, sure: true }
      }
      const wanted = normalText(compound)
      const within = found.filter((each) =>
        compoundNames(doorOf(each)).some((name) => normalText(name) === wanted),
      )
      return within.length > 0 ? { buildings: within, sure: true } : { buildings: found, sure: false }
    },
  }
}

/** A building as address search reads doors. */
export function doorOf(building: PlaceBuilding): Door {
  return {
    id: building.id,
    building: building.id,
    unit: null,
    communityName: building.communityName ?? '',
    compoundName: building.compoundName,
    compoundAliases: building.compoundAliases,
    compoundAddress: building.compoundAddress,
    villagersGroup: building.villagersGroup,
    buildingName: building.name,
    unitName: null,
    position: building.anchor,
  }
}
