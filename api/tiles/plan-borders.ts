import { hierarchyOf } from '#plan/hierarchy.ts'
import { PREFERRED_HUES } from '#plan/hues.ts'
import type { Grid, GridKey, Level, Snapshot } from '#plan/snapshot.ts'
import type { Arc } from './arcs.ts'
import { coloured } from './hues.ts'

/** Tints of one hue are fewer. */
const PREFERRED_TINTS = 4

/** Grids that hold a face by its index, level 1 first; none for ground outside the plan. */
export type ChainOf = (face: number) => readonly Grid[]

export function chainsOf({ faces, grids }: Snapshot): ChainOf {
  const hierarchy = hierarchyOf(grids)
  const chains = faces.map(({ holder }) => (holder === null ? [] : [...hierarchy.upwards(holder)].reverse()))
  return (face) => chains[face] ?? []
}

/** Numbers in the palette: a hue for each grid of the first level and a tint for each of the second, neighbours unlike. */
export function gridColours(
  { grids }: Snapshot,
  arcs: readonly Arc[],
  chainOf: ChainOf,
): { readonly hues: ReadonlyMap<GridKey, number>; readonly tints: ReadonlyMap<GridKey, number> } {
  const colours = (level: Level, preferred: number) =>
    coloured(
      grids.filter((grid) => grid.level === level).map(({ key }) => key),
      neighboursAt(level, arcs, chainOf),
      preferred,
    )
  return { hues: colours(1, PREFERRED_HUES), tints: colours(2, PREFERRED_TINTS) }
}

/** The highest level whose grids differ on the two sides; null where one grid, or nobody, holds both. */
export function borderOf(
  { faces: [a, b] }: Arc,
  faces: Snapshot['faces'],
  chainOf: ChainOf,
): { level: Level; community?: true } | null {
  if (faces[a]?.community !== faces[b]?.community) return { level: 1, community: true }
  const [chainA, chainB] = [chainOf(a), chainOf(b)]
  for (const level of [1, 2, 3] as const) {
    if (chainA[level - 1]?.key !== chainB[level - 1]?.key) return { level }
  }
  return null
}

/** Which grids of a level share a stretch of border. */
function neighboursAt(level: Level, arcs: readonly Arc[], chainOf: ChainOf): Map<GridKey, Set<GridKey>> {
  const neighbours = new Map<GridKey, Set<GridKey>>()
  const add = (one: GridKey, other: GridKey) => {
    const known = neighbours.get(one)
    if (known === undefined) neighbours.set(one, new Set([other]))
    else known.add(other)
  }
  for (const { faces } of arcs) {
    const [a, b] = faces.map((face) => chainOf(face)[level - 1]?.key)
    if (a === undefined || b === undefined || a === b) continue
    add(a, b)
    add(b, a)
  }
  return neighbours
}
