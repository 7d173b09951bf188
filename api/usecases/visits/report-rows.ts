import type { Figures, ReportRow } from '#contract/reports.ts'
import type { PathFigures, ReportGrid } from '../../repositories/reports.ts'

/** Digits of a path that everything below a grid begins with, by level. */
const PREFIX = { 1: 14, 2: 16, 3: 18 } as const

const NOTHING: Figures = {
  households: 0,
  covered: 0,
  coveredThisYear: 0,
  visits: { met: 0, phone: 0, notIn: 0, away: 0, refused: 0 },
  patrols: 0,
  overdue: 0,
}

/**
 * Figures of grids from the figures of the paths that hold households: a grid counts what it holds itself and what the
 * grids below it hold. Every household is held by one path, so nothing is counted twice.
 */
export function reportRows(
  grids: readonly ReportGrid[],
  paths: readonly PathFigures[],
  patrols: ReadonlyMap<string, number>,
): ReportRow[] {
  return grids.map((grid) => {
    const { code, name, level } = grid
    return { code, name, level, ...figuresUnder(prefixOf(grid), paths, patrols) }
  })
}

/** What the paths of a grid and of all grids below it begin with. */
export function prefixOf({ path, level }: ReportGrid): string {
  return path.slice(0, PREFIX[level])
}

/** Figures of all paths that begin with `prefix`; of every path with an empty one. */
export function figuresUnder(
  prefix: string,
  paths: readonly PathFigures[],
  patrols: ReadonlyMap<string, number>,
): Figures {
  const held = paths.filter(({ path }) => path.startsWith(prefix)).reduce(add, NOTHING)
  let walked = 0
  for (const [path, n] of patrols) if (path.startsWith(prefix)) walked += n
  return { ...held, patrols: walked }
}

function add(sum: Figures, path: PathFigures): Figures {
  return {
    households: sum.households + path.households,
    covered: sum.covered + path.covered,
    coveredThisYear: sum.coveredThisYear + path.coveredThisYear,
    visits: {
      met: sum.visits.met + path.met,
      phone: sum.visits.phone + path.phone,
      notIn: sum.visits.notIn + path.notIn,
      away: sum.visits.away + path.away,
      refused: sum.visits.refused + path.refused,
    },
    patrols: 0,
    overdue: sum.overdue + path.overdue,
  }
}
