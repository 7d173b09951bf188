import type { Town, TownCompound } from './town.ts'

/** The address that texts, tests and demonstrations use. */
const NAME = '南桥花园'
const [BUILDING, UNIT, ROOM] = ['3号楼', '2单元', '501'] as const

/**
 * Compounds, with the example's name at one that has its building, unit and home: the first estate in which
 * 3号楼2单元501 is lived in changes names with the one that was dealt it. Towns without such a home stay as they are.
 */
export function withExampleEstate(
  compounds: readonly TownCompound[],
  { buildings, units, households }: Pick<Town, 'buildings' | 'units' | 'households'>,
): TownCompound[] {
  const doors = new Set(households.filter(({ room }) => room === ROOM).map(({ unit }) => unit))
  const homes = new Set(
    units.filter(({ id, name }) => name === UNIT && doors.has(id)).map(({ building }) => building),
  )
  const estates = new Set(
    buildings.filter(({ id, name }) => name === BUILDING && homes.has(id)).map(({ compound }) => compound),
  )
  const dealt = compounds.find(({ name }) => name === NAME)
  const fitting = compounds.find(
    ({ id, kind, name }) => kind === 'residential' && name !== null && estates.has(id),
  )
  if (dealt === undefined || fitting === undefined) return [...compounds]
  const names = new Map([
    [dealt.id, fitting.name],
    [fitting.id, dealt.name],
  ])
  return compounds.map((compound) => ({ ...compound, name: names.get(compound.id) ?? compound.name }))
}
