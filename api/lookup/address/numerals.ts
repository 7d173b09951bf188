const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** A run of Chinese numerals that stands beside no digit: between digits it would change their value. */
const RUN = /(?<!\d)[零〇一二三四五六七八九十百千]+(?!\d)/g

/**
 * Writes Chinese numerals as digits: 三号楼 → 3号楼, 二十一 → 21, 五〇一 → 501. Numerals inside names change as
 * well (五一路 → 51路), which is harmless as long as both sides of a comparison went through here.
 */
export function withDigits(text: string): string {
  return text.replace(RUN, (run) => String(/[十百千]/.test(run) ? counted(run) : spelled(run)))
}

/** 五〇一: digit by digit. */
function spelled(run: string): string {
  return [...run].map((character) => DIGITS[character]).join('')
}

/** 二十一, 一百零三, 十二: by tens, hundreds, thousands. */
function counted(run: string): number {
  let [sum, digit] = [0, -1]
  for (const character of run) {
    const ten = TENS[character]
    if (ten === undefined) digit = DIGITS[character]!
    else {
      sum += (digit < 0 ? 1 : digit) * ten
      digit = -1
    }
  }
  return sum + Math.max(digit, 0)
}
