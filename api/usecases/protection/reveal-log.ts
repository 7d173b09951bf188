import type { RevealLog } from '#contract/protection.ts'
import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'
import { countReveals, listReveals, type RevealRow, type Span } from '../../repositories/reveals.ts'
import { counterOf } from '../accounts/sight.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 366
const DAYS_SHOWN = 30
const MOST = 1_000

/**
 * Who revealed within the account's reach in a span of town days: for heads, planners and administrators. Throws
 * `forbidden` for others, and `bad-parameter` for a span that runs backwards or longer than a year.
 */
export async function revealLog(
  db: Db,
  account: Account,
  wanted: Partial<Record<keyof Span, string | undefined>>,
): Promise<RevealLog> {
  const actor = counterOf(account)
  if (actor === null) throw new Refusal('forbidden')
  const span = spanOf(wanted)
  const ask = askAs(db, actor)
  const rows = await listReveals(ask, account.county, span, MOST + 1)
  const accounts = await countReveals(ask, account.county, span)
  return { ...span, reveals: rows.slice(0, MOST).map(entry), accounts, truncated: rows.length > MOST }
}

function spanOf({ from, to }: Partial<Record<keyof Span, string | undefined>>): Span {
  const last = to ?? townDay()
  const first = from ?? townDay(Date.parse(last) - (DAYS_SHOWN - 1) * DAY_MS)
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1
  if (days >= 1 && days <= MOST_DAYS) return { from: first, to: last }
  const problem = { zh: '时间段不可用。', en: 'This span of days is not usable.' }
  const wanted = {
    zh: `不超过 ${MOST_DAYS} 天、先后有序的起止日期`,
    en: `a first and a last day, at most ${MOST_DAYS} days`,
  }
  throw new Refusal('bad-parameter', { problem, wanted }, { reason: 'out-of-range' })
}

function entry({ code, name, at, ...row }: RevealRow): RevealLog['reveals'][number] {
  return { ...row, at: at.toISOString(), grid: code === null || name === null ? null : { code, name } }
}
