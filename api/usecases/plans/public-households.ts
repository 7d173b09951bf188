import { publicCount } from '../coverage/public-count.ts'

/** Households of a grid that are told with nobody's number, and those that no number tells yet. */
interface Told {
  shown: number
  hidden: number
  /** How many counts are hidden. */
  counts: number
}

/**
 * How many households the public is told of each grid, by code: null where it is under five. A sum leaves out what is
 * hidden in it, else the hidden count were the sum less the others; several hidden ones together count as soon as they
 * are five and each might still be another. `parents`: every grid and the one it lies in, null at the top; `own`: what
 * each holds itself.
 */
export function publicHouseholds(
  parents: ReadonlyMap<string, string | null>,
  own: ReadonlyMap<string, number>,
): ReadonlyMap<string, number | null> {
  const depth = (code: string): number => {
    const above = parents.get(code) ?? null
    return above === null ? 0 : depth(above) + 1
  }
  const above = new Set(parents.values())
  const told = new Map<string, Told>()
  for (const code of parents.keys()) {
    const count = own.get(code) ?? 0
    const isShown = publicCount(count) !== null
    // A grid divided to the last metre holds nothing itself: that is no count to hide.
    const isCount = !isShown && (count > 0 || !above.has(code))
    told.set(code, {
      shown: isShown ? count : 0,
      hidden: isCount ? count : 0,
      counts: isCount ? 1 : 0,
    })
  }
  for (const code of [...parents.keys()].sort((a, b) => depth(b) - depth(a))) {
    const here = told.get(code)!
    if (mayBeTold(here)) {
      here.shown += here.hidden
      here.hidden = 0
      here.counts = 0
    }
    const there = told.get(parents.get(code) ?? '')
    if (there === undefined) continue
    there.shown += here.shown
    there.hidden += here.hidden
    there.counts += here.counts
  }
  return new Map([...told].map(([code, { shown }]) => [code, publicCount(shown)]))
}

/** Whether hidden counts may be told as one: five or more, of several, and not each as large as a hidden one can be. */
function mayBeTold({ hidden, counts }: Told): boolean {
  return publicCount(hidden) !== null && counts > 1 && hidden < 4 * counts
}
