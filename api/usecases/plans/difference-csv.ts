import type { Difference } from '#contract/plans.ts'
import type { Language } from '../../errors.ts'

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  zh: ['楼栋', '单元', '户数', '原网格编码', '原网格', '新网格编码', '新网格', '经度', '纬度'],
  en: [
    'Building',
    'Unit',
    'Households',
    'Code before',
    'Grid before',
    'Code after',
    'Grid after',
    'Longitude',
    'Latitude',
  ],
}

/**
 * What changes hands as CSV: one line a building or unit, CRLF, and a byte order mark, without which spreadsheets
 * garble Chinese. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function differenceCsv({ moves }: Difference, language: Language): string {
  const lines = moves.map(({ building, unit, households, from, to, at }) => [
    building.name,
    unit ?? '',
    households,
    from?.code ?? '',
    from?.name ?? '',
    to?.code ?? '',
    to?.name ?? '',
    ...at,
  ])
  return `\ufeff${[HEAD[language], ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const plain = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
