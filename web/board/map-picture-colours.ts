import type { GridFeature } from '#contract/grids.ts'
import { PREFERRED_HUES } from '#plan/hues.ts'

/** Tints of one hue are fewer. */
const PREFERRED_TINTS = 4

/** Of each grid, by code: its hue on level 1, its tint on level 2. */
export type Colours = ReadonlyMap<string, number>

/** Hues and tints by number; grids of a level that touch have unlike ones. */
export function coloursOf(grids: readonly GridFeature[]): Colours {
  return new Map([...coloured(grids, 1, PREFERRED_HUES), ...coloured(grids, 2, PREFERRED_TINTS)])
}

/** The number least used so far of those that no neighbour has; beyond `preferred` only where it must be. */
function coloured(grids: readonly GridFeature[], level: number, preferred: number): Map<string, number> {
  const these = grids
    .filter(({ properties }) => properties.level === level)
    .sort((a, b) => a.id.localeCompare(b.id))
  const holders = new Map<string, string[]>()
  for (const { id, geometry } of these) {
    for (const corner of new Set(geometry.coordinates.flat(2).map(String))) {
      const others = holders.get(corner)
      if (others === undefined) holders.set(corner, [id])
      else others.push(id)
    }
  }
  const neighbours = new Map(these.map(({ id }) => [id, new Set<string>()]))
  for (const ids of holders.values())
    for (const id of ids) for (const other of ids) if (other !== id) neighbours.get(id)!.add(other)
  const found = new Map<string, number>()
  const uses: number[] = Array(preferred).fill(0)
  for (const { id } of these) {
    const around = new Set([...neighbours.get(id)!].map((other) => found.get(other)))
    const free = uses.flatMap((_, number) => (around.has(number) ? [] : number))
    const chosen = free.reduce(
      (best, each) => (uses[each]! < uses[best]! ? each : best),
      free[0] ?? uses.length,
    )
    uses[chosen] = (uses[chosen] ?? 0) + 1
    found.set(id, chosen)
  }
  return found
}
