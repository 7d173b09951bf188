const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  // As they are written on receipts, where nobody may add a stroke.
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 千: 1000 }

/** A character class of Chinese numerals, without its brackets. */
const NUMERAL = '零〇一幺二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾'

/** A run of Chinese numerals that stands beside no digit: between digits it would change their value. */
const RUN = new RegExp(`(?<!\\d)[${NUMERAL}]+(?!\\d)`, 'g')

/** What follows a numeral that counts something; 百户 and 千座 at the head of a name are not numbers. */
const COUNTED = `号|栋|幢|#|单元|单$|层|楼|室|组|小组|村民小组|居民小组|队|生产队|弄|至|到|~|-|附|之|社(?!区)|户(?!\\p{Script=Han})|座(?!\\p{Script=Han})|[座门](?=[\\d${NUMERAL}])`
const BEFORE_COUNTED = new RegExp(`(?<!\\d)(?![百千])[${NUMERAL}]+(?=${COUNTED})`, 'gu')

/** A numeral that ends an address: after another number's word, or alone between separators. */
const AFTER_COUNTED = new RegExp(
  `(?<=单元|号楼|[栋幢座楼层#门至到~-]|号[之附]|\\d[之附]|^|\\|)[${NUMERAL}]+(?=$|[|室户号~-])`,
  'gu',
)
const SPOKEN_DASH = new RegExp(`(?<=[\\d${NUMERAL}])杠(?=[\\d${NUMERAL}])`, 'g')

/**
 * Writes Chinese numerals as digits: 三号楼 → 3号楼, 二十一 → 21, 五〇一 → 501. Numerals inside names change as
 * well (五一路 → 51路), which is harmless as long as both sides of a comparison went through here.
 */
export function withDigits(text: string): string {
  return text.replace(RUN, digitsOf)
}

/** The same for numerals that number something, and no others: 五一路三号楼 → 五一路3号楼. Dashes said as 杠 are written. */
export function withNumbers(text: string): string {
  return text.replace(SPOKEN_DASH, '-').replace(BEFORE_COUNTED, digitsOf).replace(AFTER_COUNTED, digitsOf)
}

function digitsOf(run: string): string {
  return String(/[十拾百千]/.test(run) ? counted(run) : spelled(run))
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
