import type { Report, ReportQuery } from '#contract/reports.ts'
import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Extent, gridsOfExtent, patrolFigures, visitFigures } from '../../repositories/reports.ts'
import { type Actor, txAs } from '../../repositories/request.ts'
import { actorOf, counterOf } from '../accounts/sight.ts'
import { periodOf } from './report-period.ts'
import { figuresUnder, prefixOf, reportRows } from './report-rows.ts'

/**
 * What was done in a week or a month: of their own grids and households for workers, counts within their reach for
 * heads, planners and administrators. Nobody is named. Throws `unknown-grid` for a grid that is neither.
 */
export async function reportVisits(db: Db, account: Account, query: ReportQuery): Promise<Report> {
  const { county } = account
  const [actor, extent] = eyesOf(account)
  const period = periodOf(query.period, query.day ?? townDay())
  return txAs(db, actor, async (ask) => {
    const all = await gridsOfExtent(ask, county, extent)
    const top = query.grid === undefined ? null : all.find(({ code }) => code === query.grid)
    if (top === undefined) throw new Refusal('unknown-grid', { code: query.grid ?? '' })
    const prefix = top === null ? '' : prefixOf(top)
    const grids = all.filter(({ path }) => path.startsWith(prefix))
    const paths = await visitFigures(ask, extent, period)
    const patrols = await patrolFigures(ask, county, extent, period)
    return {
      period: query.period,
      ...period,
      rows: reportRows(grids, paths, patrols),
      totals: figuresUnder(prefix, paths, patrols),
    }
  })
}

function eyesOf(account: Account): readonly [Actor, Extent] {
  const counter = counterOf(account)
  return counter === null ? [actorOf(account), 'in-sight'] : [counter, 'in-reach']
}
