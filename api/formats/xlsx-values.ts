import type { Cell } from './table-header.ts'

/** Numbers of formats that every workbook knows and that show a day or a time. */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
])

/** Whether a format of this number, or its own code, shows a day or a time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATE_FORMATS.has(id)
  const shown = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, '')
  return /[ymdhs年月日]/i.test(shown)
}

/** What a workbook says of all its cells. */
export interface CellContext {
  readonly strings: readonly string[]
  /** By number of a cell's style: whether it shows a day or a time. */
  readonly isDate: readonly boolean[]
  /** Days count from 1904, as on old Macs. */
  readonly from1904: boolean
}

/** A digit more, and a number has been rounded: such a number is kept as it is written. */
const LONG_NUMBER = /^[+-]?\d{16,}$/

/**
 * A cell's content by its type: text, number, boolean, a day as YYYY-MM-DD, a moment with hh:mm behind. A formula gives
 * the value it had; an error (#N/A) is an empty cell.
 */
export function cellValue(type: string, style: number, text: string, context: CellContext): Cell {
  switch (type) {
    case 's':
      return (context.strings[Number(text)] ?? '').trim()
    case 'inlineStr':
    case 'str':
    case 'd':
      return text.trim()
    case 'b':
      return text.trim() === '1'
    case 'e':
      return ''
    default:
      return numberValue(text.trim(), style, context)
  }
}

function numberValue(text: string, style: number, { isDate, from1904 }: CellContext): Cell {
  if (text === '' || LONG_NUMBER.test(text)) return text
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return isDate[style] === true ? dayOf(value, from1904) : value
}

const DAY_MS = 86_400_000

/** A spreadsheet's count of days as words; beyond the years 1900 to 9999 it is a number. */
function dayOf(serial: number, from1904: boolean): Cell {
  const since1900 = from1904 ? serial + 1462 : serial
  if (since1900 < 0 || since1900 >= 2_958_466) return serial
  // A 29th of February 1900 is counted that never was.
  const days = since1900 < 60 ? since1900 + 1 : since1900
  const minutes = Math.round((days % 1) * 1_440)
  const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * DAY_MS + minutes * 60_000).toISOString()
  const time = at.slice(11, 16)
  if (since1900 < 1) return time
  return minutes === 0 ? at.slice(0, 10) : `${at.slice(0, 10)} ${time}`
}
