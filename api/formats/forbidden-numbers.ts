/**
 * ID-card numbers inside text. A number is hit where 17 digits and a check digit (0–9 or X) of GB 11643 stand together:
 * a province of mainland, Taiwan, Hong Kong or Macau (or a foreigner's permanent residence card, 9 and a province), a
 * day from 1900 to next year, and the right check digit. Full-width and other digits of Unicode, and blanks, hyphens,
 * middle dots or invisible characters between the groups do not hide it (a decimal point would make numbers of
 * coordinates). In a longer run of digits every part of 18 is tried, so that a telephone number before it does not hide
 * it either; a bank card of 19 digits that starts with 62 and passes Luhn is left alone. Credit codes, telephone numbers
 * and 16-digit cards fail by length, day or check digit.
 */

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'
    .split(' ')
    .map(Number),
)
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** The last part of a number as it may be written. */
const TEN = /[xX×✕ⅩⅹＸｘХхΧχ]/

/** Blanks, hyphens, middle dots and what cannot be seen, between groups of one number; at most three in a row. */
const BETWEEN = /[\s\u00a0\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff\u3000\-－﹣−·•_]/

/** A number of 15 digits from before 1999 has no check digit: it is one only where the text or the column says so. */
const CARD_BEFORE = /(?:身[份分][证證]|证件|\bid\b|identity)[^\d０-９]{0,12}$/i

const thisYear = new Date().getUTCFullYear() + 1

/** The text without ID-card numbers; the very same string where it holds none. `old` cuts those of 15 digits as well. */
export function withoutIdNumbers(text: string, old = false): string {
  if (text.length < 15 || !hasDigits(text, 15)) return text
  let left = text
  // What a cut joins may be a number anew.
  for (;;) {
    const span = firstNumber(left, old)
    if (span === null) return left
    left = `${left.slice(0, span[0])}${left.slice(span[1])}`
  }
}

/**
 * A number of 18 digits that went through a spreadsheet's floating point: 15 digits are kept, the rest is 0. Given as
 * text, 110101199003070000, 1.1010119900307E+17 or with .00 behind.
 */
export function isRoundedIdNumber(text: string): boolean {
  const plain = text.trim().replaceAll(',', '')
  if (!/^(?:\d{18}(?:\.0*)?|\d\.\d{10,16}[eE]\+?17)$/.test(plain)) return false
  const digits = /[eE]/.test(plain)
    ? plain
        .replace(/[eE].*$/, '')
        .replace('.', '')
        .padEnd(18, '0')
    : plain
  return /^\d{15}000/.test(digits) && isPerson([...digits.slice(0, 17)].map(Number), 0)
}

/** Whether a number of 18 digits that is not exact any more begins as an ID-card number does: its check digit says nothing. */
export function isInexactIdNumber(value: number): boolean {
  if (Number.isSafeInteger(value) || !(value >= 1e17 && value < 1e18)) return false
  return isPerson([...BigInt(Math.round(value)).toString()].map(Number), 0)
}

/** Whether text holds at least so many digits of any script that a number could be written in. */
function hasDigits(text: string, wanted: number): boolean {
  let seen = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 128 ? code >= 48 && code <= 57 : code >= 0xff10 && code <= 0xff19) seen += 1
    else if (isRare(code) && rareDigit(text, i) !== null) seen += 1
    if (seen === wanted) return true
  }
  return false
}

/** Whether superscript, circled and mathematical digits begin with such a unit of UTF-16. */
function isRare(code: number): boolean {
  if (code < 0x2070) return code === 0xb2 || code === 0xb3 || code === 0xb9
  return code <= 0x2089 || (code >= 0x2460 && code <= 0x24ff) || code === 0xd835
}

function rareDigit(text: string, at: number): number | null {
  const char = String.fromCodePoint(text.codePointAt(at)!)
  const plain = /^\p{N}$/u.test(char) ? char.normalize('NFKC') : ''
  return /^\d$/.test(plain) ? Number(plain) : null
}

interface Mark {
  /** 0–9, and 10 for X. */
  readonly value: number
  readonly from: number
  readonly to: number
  /** Whether nothing stands between it and the digit before. */
  readonly tight: boolean
}

/** Where the first number stands, [from, to) in UTF-16 units. */
function firstNumber(text: string, old: boolean): readonly [number, number] | null {
  for (const run of runsOf(text)) {
    for (let i = 0; i + 15 <= run.length; i += 1) {
      if (i + 18 <= run.length && !isBankCard(run) && whole(run, i, 18) && isNumber(run, i)) {
        return [run[i]!.from, run[i + 17]!.to]
      }
      const alone = run.length === 15 && (old || CARD_BEFORE.test(text.slice(0, run[0]!.from)))
      if (alone && isOldNumber(run)) return [run[0]!.from, run[14]!.to]
    }
  }
  return null
}

/** Digits that stand together, as far as blanks and hyphens let them; an X ends a run. */
function runsOf(text: string): Mark[][] {
  const runs: Mark[][] = []
  let run: Mark[] = []
  let gap = 0
  const close = () => {
    if (run.length >= 15) runs.push(run)
    run = []
  }
  for (let i = 0; i < text.length; ) {
    const width = text.codePointAt(i)! > 0xffff ? 2 : 1
    const value = digitAt(text, i)
    if (value !== null && (value < 10 || run.length >= 17)) {
      run.push({ value, from: i, to: i + width, tight: gap === 0 && run.length > 0 })
      gap = 0
      if (value === 10) close()
    } else if (run.length > 0 && gap < 3 && BETWEEN.test(text[i]!)) gap += 1
    else {
      close()
      gap = 0
    }
    i += width
  }
  close()
  return runs
}

function digitAt(text: string, at: number): number | null {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10
  if (TEN.test(text[at]!)) return 10
  return isRare(code) ? rareDigit(text, at) : null
}

/** Parts of a run that has gaps count only from gap to gap, so that a house number and a date make no number. */
function whole(run: readonly Mark[], from: number, length: number): boolean {
  const part = run.slice(from + 1, from + length)
  if (part.every(({ tight }) => tight)) return true
  const after = run[from + length]
  return !run[from]!.tight && (after === undefined || !after.tight)
}

function isNumber(run: readonly Mark[], from: number): boolean {
  const digits = run.slice(from, from + 18).map(({ value }) => value)
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * digits[i]!, 0)
  return CHECK[sum % 11] === digits[17] && isPerson(digits, 0)
}

/** A plausible province and day at the start of these digits. */
function isPerson(digits: readonly number[], from: number): boolean {
  const at = (i: number, n: number) => digits.slice(from + i, from + i + n).reduce((v, d) => v * 10 + d, 0)
  const province = PROVINCES.has(at(0, 2)) || (digits[from] === 9 && PROVINCES.has(at(1, 2)))
  return province && isDay(at(6, 4), at(10, 2), at(12, 2))
}

function isOldNumber(run: readonly Mark[]): boolean {
  const at = (i: number, n: number) => run.slice(i, i + n).reduce((v, { value }) => v * 10 + value, 0)
  return PROVINCES.has(at(0, 2)) && isDay(1900 + at(6, 2), at(8, 2), at(10, 2))
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= thisYear && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]!
}

function isBankCard(run: readonly Mark[]): boolean {
  if (run.length !== 19 || run[0]!.value !== 6 || run[1]!.value !== 2) return false
  const sum = run.reduce((total, { value }, i) => {
    const doubled = (run.length - i) % 2 === 0 ? value * 2 : value
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
