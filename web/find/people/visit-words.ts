import { useTranslation } from 'react-i18next'
import type { Outcome } from '#contract/visits.ts'
import { townTime } from '../../text/town-time.ts'

/** The five ways a visit ends, in the order of their buttons; the first two cover the household. */
export const OUTCOMES = [
  { outcome: 'met', key: 'met', covers: true },
  { outcome: 'phone', key: 'phone', covers: true },
  { outcome: 'not-in', key: 'notIn', covers: false },
  { outcome: 'away', key: 'away', covers: false },
  { outcome: 'refused', key: 'refused', covers: false },
] as const satisfies readonly { outcome: Outcome; key: string; covers: boolean }[]

const TAGS = {
  'elder-alone': 'tag_elder_alone',
  disability: 'tag_disability',
  'child-left-behind': 'tag_child_left_behind',
  'low-income': 'tag_low_income',
  'long-illness': 'tag_long_illness',
} as const

const WHYS = {
  'unknown-household': 'why_unknown_household',
  'id-taken': 'why_id_taken',
  'too-long-ago': 'why_too_long_ago',
  'in-the-future': 'why_in_the_future',
  'unknown-grid': 'why_unknown_grid',
  'unknown-visit': 'why_unknown_visit',
  'unknown-patrol': 'why_unknown_visit',
} as const

const ROUND_PERIODS: Readonly<Record<number, 'everyWeek' | 'everyMonth' | 'everyYear'>> = {
  7: 'everyWeek',
  30: 'everyMonth',
  31: 'everyMonth',
  365: 'everyYear',
}

const DAY_MS = 86_400_000

/** A rule as the server says it. */
interface RuleSaid {
  readonly name: string
  readonly tagKind: string | null
  readonly everyDays: number
}

/** Whole days from one town day to another, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** Today in the town. */
export function today(): string {
  return townTime(new Date()).day
}

export function covers(outcome: Outcome): boolean {
  return OUTCOMES.some((each) => each.outcome === outcome && each.covers)
}

/** How visits are said: when, by which rule, how they went, why one was not taken. */
export function useVisitWords() {
  const { t, i18n } = useTranslation('visits')
  return {
    outcome: (outcome: Outcome) => t(OUTCOMES.find((each) => each.outcome === outcome)!.key),
    /** 今天, 昨天, 41 天前 */
    ago(day: string): string {
      const n = daysBetween(day, today())
      return n <= 0 ? t('today') : n === 1 ? t('yesterday') : t('daysAgo', { n })
    },
    /** The rule in the office's own words; in another language by what it asks for. */
    rule({ name, tagKind, everyDays }: RuleSaid): string {
      if (i18n.language !== 'en') return name
      const who =
        tagKind === null
          ? t('everyHousehold')
          : tagKind in TAGS
            ? t(TAGS[tagKind as keyof typeof TAGS])
            : tagKind
      const period = ROUND_PERIODS[everyDays]
      return period === undefined ? t('everyDays', { who, n: everyDays }) : t(period, { who })
    },
    /** 逾期 12 天, 今天该走访, 2026-12-01 前走访 */
    due(dueOn: string): string {
      const late = daysBetween(dueOn, today())
      return late > 0 ? t('overdue', { n: late }) : late === 0 ? t('dueToday') : t('dueIn', { day: dueOn })
    },
    why: (code: string) => (code in WHYS ? t(WHYS[code as keyof typeof WHYS]) : t('why_other', { code })),
    /** 11-22 14:32, in the town's time. */
    moment(at: string): string {
      const { day, clock } = townTime(new Date(at))
      return `${day === today() ? t('today') : day} ${clock}`
    },
    metres: (m: number) =>
      m >= 1_000
        ? t('km', { n: (m / 1_000).toFixed(1) })
        : t('metres', { n: Math.max(10, Math.round(m / 10) * 10) }),
  }
}
