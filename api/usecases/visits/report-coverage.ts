import type { Scorecard } from '#contract/coverage.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Db } from '../../repositories/connection.ts'
import { gridsOfExtent, type PathFigures, visitFigures } from '../../repositories/reports.ts'
import { type Actor, txAs } from '../../repositories/request.ts'
import { prefixOf } from './report-rows.ts'

/**
 * How many homes of a jurisdiction were covered by a visit since 1 January, and how many are overdue: in all and for each
 * grid of level 1. `counter` counts within its reach; `jurisdiction` is a code within that.
 */
export function visitCoverage(
  db: Db,
  counter: Actor,
  county: string,
  jurisdiction: string,
): Promise<Scorecard['visits']> {
  const to = townDay()
  return txAs(db, counter, async (ask) => {
    const grids = await gridsOfExtent(ask, county, 'in-reach')
    const paths = await visitFigures(ask, 'in-reach', { from: `${to.slice(0, 4)}-01-01`, to })
    const top = grids.filter(({ path, level }) => level === 1 && path.startsWith(jurisdiction))
    return {
      ...coverageUnder(jurisdiction, paths),
      byGrid: top.map((grid) => {
        const { code, name } = grid
        return { code, name, ...coverageUnder(prefixOf(grid), paths) }
      }),
    }
  })
}

function coverageUnder(prefix: string, paths: readonly PathFigures[]) {
  const under = paths.filter(({ path }) => path.startsWith(prefix))
  return {
    covered: under.reduce((sum, { covered }) => sum + covered, 0),
    total: under.reduce((sum, { households }) => sum + households, 0),
    overdue: under.reduce((sum, { overdue }) => sum + overdue, 0),
  }
}
