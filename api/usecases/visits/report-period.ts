import type { Period } from '../../repositories/reports.ts'

const DAY_MS = 86_400_000

/** The week from Monday to Sunday, or the calendar month, that holds a day; days are `YYYY-MM-DD`. */
export function periodOf(period: 'week' | 'month', day: string): Period {
  const at = Date.parse(day)
  if (period === 'week') {
    const sinceMonday = (new Date(at).getUTCDay() + 6) % 7
    return { from: dayOf(at - sinceMonday * DAY_MS), to: dayOf(at + (6 - sinceMonday) * DAY_MS) }
  }
  const [year, month] = day.split('-').map(Number) as [number, number]
  return { from: `${day.slice(0, 8)}01`, to: dayOf(Date.UTC(year, month, 0)) }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
