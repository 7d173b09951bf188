import type { Language } from '../errors.ts'

/** The words of a report's sheet. */
export interface ReportWords {
  readonly title: { readonly week: string; readonly month: string }
  readonly sheet: string
  readonly made: (by: string, at: string) => string
  readonly totals: string
  readonly levels: readonly [string, string, string]
  readonly columns: Readonly<
    Record<
      | 'code'
      | 'name'
      | 'level'
      | 'households'
      | 'covered'
      | 'share'
      | 'coveredThisYear'
      | 'met'
      | 'phone'
      | 'notIn'
      | 'away'
      | 'refused'
      | 'patrols'
      | 'overdue',
      string
    >
  >
}

/** Chinese and English words of a report's sheet. */
export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  zh: {
    title: { week: '走访巡查周报', month: '走访巡查月报' },
    sheet: '走访巡查',
    made: (by, at) => `${by} 制表于 ${at}。只有户数和次数，没有居民信息。`,
    totals: '合计',
    levels: ['一级网格', '网格', '微网格'],
    columns: {
      code: '网格编码',
      name: '网格名称',
      level: '层级',
      households: '在住户数',
      covered: '本期走到户数',
      share: '走到比例',
      coveredThisYear: '今年走到户数',
      met: '见到（次）',
      phone: '电话（次）',
      notIn: '不在家（次）',
      away: '外出（次）',
      refused: '拒访（次）',
      patrols: '巡查（次）',
      overdue: '逾期未访户数',
    },
  },
  en: {
    title: { week: 'Visits and patrols: the week', month: 'Visits and patrols: the month' },
    sheet: 'Visits and patrols',
    made: (by, at) => `Made by ${by} on ${at}. Counts of homes and visits only; no resident is named.`,
    totals: 'Total',
    levels: ['First level', 'Grid', 'Micro-grid'],
    columns: {
      code: 'Grid code',
      name: 'Grid',
      level: 'Level',
      households: 'Homes lived in',
      covered: 'Reached in the period',
      share: 'Share reached',
      coveredThisYear: 'Reached this year',
      met: 'Met',
      phone: 'By phone',
      notIn: 'Not in',
      away: 'Away',
      refused: 'Refused',
      patrols: 'Patrols',
      overdue: 'Overdue homes',
    },
  },
}
