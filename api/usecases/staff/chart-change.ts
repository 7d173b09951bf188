import type { Chart, ChartChange, ChartUnit, NewChartUnit } from '#contract/staff.ts'
import { Refusal, type Sentence } from '../../errors.ts'
import type { Live } from '../../live.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import {
  addChartUnit,
  type ChartRow,
  changeChartUnit,
  chartWithin,
  lockChart,
  removeChartUnit,
  type ChartUnit as Unit,
} from '../../repositories/chart.ts'
import type { Db } from '../../repositories/connection.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { listScopes } from '../../repositories/posts-in-words.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { mayEdit, mustAdminister, mustOversee } from '../accounts/admin-reach.ts'
import { type Hanging, hangsBelow } from './chart-tree.ts'

const system = { kind: 'system' } as const

/** Why a unit cannot hang where somebody wants it; the list is closed. */
const WHY = {
  'unknown-jurisdiction': {
    zh: '没有这个街道、社区或村，或不在您的管辖范围内。',
    en: 'there is no such jurisdiction within your reach.',
  },
  'unknown-parent': {
    zh: '没有这个上级，或不在您的管辖范围内。',
    en: 'there is no such unit above it within your reach.',
  },
  'parent-elsewhere': {
    zh: '上级属于别的辖区。请选同一辖区或其上级辖区的。',
    en: 'the unit above belongs elsewhere; choose one of the same jurisdiction or one above it.',
  },
  circle: {
    zh: '它不能挂在自己或自己的下级之下。',
    en: 'it cannot hang below itself or a unit below it.',
  },
  'unknown-grid': {
    zh: '没有这个网格，或不在您的管辖范围内。',
    en: 'there is no such grid within your reach.',
  },
} as const satisfies Readonly<Record<string, Sentence>>

function refuseChart(reason: keyof typeof WHY): Refusal {
  return new Refusal('chart-refused', { why: WHY[reason] }, { reason })
}

/** The chart within reach. Throws `forbidden`. */
export async function showChart(db: Db, account: Account): Promise<Chart> {
  mustOversee(account)
  const rows = await chartWithin(askAs(db, system), account.county, account.jurisdiction, null)
  return { units: parentsFirst(rows).map((row) => toWire(account, row)) }
}

/**
 * Adds a unit; `added` is false where a unit of that id and name was there. Throws `forbidden`, `id-taken` and
 * `chart-refused` with its reason.
 */
export async function addToChart(
  db: Db,
  live: Live,
  account: Account,
  wish: NewChartUnit,
): Promise<{ readonly unit: ChartUnit; readonly added: boolean }> {
  mustAdminister(account)
  const { county } = account
  const outcome = await txAs(db, system, async (ask) => {
    const places = await listJurisdictions(ask, county, [wish.jurisdiction])
    if (places.length === 0 || !mayEdit(account, wish.jurisdiction)) throw refuseChart('unknown-jurisdiction')
    const chart = await lockChart(ask, county)
    const unit: Unit = {
      ...wish,
      ordinal: wish.ordinal ?? chart.filter(({ parent }) => parent === wish.parent).length,
      coversGrid: await gridKeyOf(ask, account, wish.coversGrid ?? null),
    }
    check(account, chart, unit)
    const added = await addChartUnit(ask, county, unit)
    if (added)
      await appendAudit(ask, account, { verb: 'chart-change', subject: unit.id, reasonCode: 'added' })
    const row = await unitInReach(ask, account, unit.id).catch(() => null)
    if (row === null || row.name !== unit.name || row.parent !== unit.parent) throw new Refusal('id-taken')
    return { unit: toWire(account, row), added }
  })
  if (outcome.added) await live.refreshPosts(db)
  return outcome
}

/** Changes a unit. Throws `forbidden`, `unknown-chart-unit` and `chart-refused` with its reason. */
export async function changeChart(
  db: Db,
  live: Live,
  account: Account,
  id: string,
  change: ChartChange,
): Promise<ChartUnit> {
  mustAdminister(account)
  const changed = await txAs(db, system, async (ask) => {
    const chart = await lockChart(ask, account.county)
    const before = await unitInReach(ask, account, id)
    const unit: Unit = {
      id,
      jurisdiction: before.jurisdiction,
      parent: change.parent === undefined ? before.parent : change.parent,
      kind: change.kind ?? before.kind,
      name: change.name ?? before.name,
      ordinal: change.ordinal ?? before.ordinal,
      coversGrid:
        change.coversGrid === undefined
          ? before.coversGrid
          : await gridKeyOf(ask, account, change.coversGrid),
    }
    if (unit.parent !== before.parent) check(account, chart, unit)
    await changeChartUnit(ask, account.county, unit)
    await appendAudit(ask, account, { verb: 'chart-change', subject: id, reasonCode: 'edited' })
    return toWire(account, await unitInReach(ask, account, id))
  })
  await live.refreshPosts(db)
  return changed
}

/** Removes a unit. Throws `forbidden`, `unknown-chart-unit`, and `chart-in-use` while units or posts hang on it. */
export async function removeFromChart(db: Db, live: Live, account: Account, id: string): Promise<void> {
  mustAdminister(account)
  await txAs(db, system, async (ask) => {
    await lockChart(ask, account.county)
    const { name, children, posts } = await unitInReach(ask, account, id)
    if (children > 0 || posts > 0) throw new Refusal('chart-in-use', { name, children, posts })
    await removeChartUnit(ask, account.county, id)
    await appendAudit(ask, account, { verb: 'chart-change', subject: id, reasonCode: 'removed' })
  })
  await live.refreshPosts(db)
}

async function unitInReach(ask: Ask, account: Account, id: string): Promise<ChartRow> {
  const [row] = await chartWithin(ask, account.county, account.jurisdiction, id)
  if (row === undefined) throw new Refusal('unknown-chart-unit')
  return row
}

async function gridKeyOf(ask: Ask, account: Account, grid: string | null): Promise<string | null> {
  if (grid === null) return null
  const wish = { kind: 'grid', id: grid, limit: 1 } as const
  const [found] = await listScopes(ask, account.county, account.jurisdiction, wish)
  if (found === undefined) throw refuseChart('unknown-grid')
  return found.id
}

function check(account: Account, chart: readonly Hanging[], unit: Unit): void {
  if (unit.parent === null) return
  const parent = chart.find(({ id }) => id === unit.parent)
  if (parent === undefined || !mayEdit(account, parent.jurisdiction)) throw refuseChart('unknown-parent')
  if (hangsBelow(chart, parent.id, unit.id)) throw refuseChart('circle')
  if (!unit.jurisdiction.startsWith(parent.jurisdiction)) throw refuseChart('parent-elsewhere')
}

function toWire(account: Account, row: ChartRow): ChartUnit {
  const { id, jurisdiction, parent, kind, name, ordinal, posts, children } = row
  return {
    id,
    jurisdiction: { code: jurisdiction, name: row.jurisdictionName },
    parent,
    kind,
    name,
    ordinal,
    coversGrid:
      row.coversGrid === null ? null : { key: row.coversGrid, code: row.gridCode, name: row.gridName },
    posts,
    children,
    mayEdit: mayEdit(account, jurisdiction),
  }
}

/** Units after the unit they hang on; one whose parent is out of sight comes where it stands. */
function parentsFirst(rows: readonly ChartRow[]): ChartRow[] {
  const ids = new Set(rows.map(({ id }) => id))
  const below = (parent: string | null): ChartRow[] =>
    rows
      .filter((row) =>
        parent === null ? row.parent === null || !ids.has(row.parent) : row.parent === parent,
      )
      .flatMap((row) => [row, ...below(row.id)])
  return below(null)
}
