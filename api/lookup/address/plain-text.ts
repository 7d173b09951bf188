import { halfWidth } from './normal-text.ts'
import { withNumbers } from './numerals.ts'

/** An address with one separator, `|`, and digits wherever something is numbered; names are as they were written. */
export interface PlainText {
  readonly text: string
  /** Landmarks: what an address is near of is not part of it. */
  readonly left: readonly string[]
}

const PHONE = /(?<!\d)(?:1\d{2}[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-\d{7,8})(?!\d)/g
const FIELD =
  /(?:收货人|收件人|联系人|姓名|手机号码|联系电话|手机|电话|(?:邮政编码|邮编)\s*:?\s*\d{6}|所在地区|详细地址|地址)\s*:?/g
const POSTCODE = /(?<=[\s,;|。])\d{6}(?=[\s,;|。]|$)/g
const PERSON_FIELD = /(?:收货人|收件人|联系人|姓名)\s*:?\s*\p{Script=Han}{2,4}(?=\s|[,;|。]|$)/gu

/** A name of two or three characters that says no place: who is to receive the letter. */
const PERSON = /^\p{Script=Han}{2,3}$/u
const PLACE_ENDING = /[省市区县镇乡村路街道巷里园苑城厦楼院庄社寨屯湾组队]$/

const BRACKETS = /[([【〔「《{]([^()[\]【】〔〕「」《》{}]*)[)\]】〕」》}]/gu
const NEAR = '附近|旁边?|对面|斜对面|对过|隔壁|周边|周围'
const LANDMARK = new RegExp(`^\\p{L}.*(?:(?:${NEAR})$|路口|楼上|楼下)`, 'u')
const INLINE_LANDMARK = new RegExp(
  `(?<=[|\\d区县市镇乡道路街]|^)[\\p{Script=Han}]{2,12}?(?:${NEAR})(?=.)`,
  'gu',
)
const DISTANCE = /(?:向|往|西|东|南|北|行|约|前行)+\d+(?:多)?米/g

/** Words of numbers in pinyin, behind their number: 3haolou 2danyuan, and with spaces as an input method leaves them. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s*(?:hao\s?)?lou(?![a-z])/g, '号楼'],
  [/(?<=\d)\s*dan\s?yuan(?![a-z])/g, '单元'],
  [/(?<=\d)\s*(?:dong|zhuang)(?![a-z])/g, '栋'],
  [/(?<=\d)\s*hao(?![a-z])/g, '号'],
  [/(?<=\d)\s*shi(?![a-z])/g, '室'],
]

/** Writes a text plainly. People's names and telephone numbers that came with it are dropped. */
export function plainText(text: string): PlainText {
  const left: string[] = []
  const leave = (landmark: string): string => {
    left.push(landmark.trim())
    return '|'
  }
  const withPerson = halfWidth(text)
  const hasContact = PHONE.test(withPerson)
  PHONE.lastIndex = 0
  const plain = spoken(withoutContact(withPerson, hasContact))
    .replace(BRACKETS, (_, inside: string) => (LANDMARK.test(inside) ? leave(inside) : `|${inside}|`))
    .replace(/(?<=\p{L})[.·•・](?=\p{L})/gu, '')
    .replace(/(?<=[\d#])\s+(?=\d+[a-z]?(?!\d|[a-z]|号|栋|幢|座|#|单元|组))/g, '-')
    .replace(/(?<=\d)\s+(?=号|栋|幢|座|单元|楼|层|室)/g, '')
    .replace(/(?<=\d\s*号)\s+(?=楼)/g, '')
    .replace(/(?<![\d.、])(\d{1,3})[.、](\d{1,2})[.、](\d{3,4})(?![\d.、])/g, '$1-$2-$3')
    .replace(/[^\p{L}\p{N}#〇~-]+/gu, '|')
    .replace(INLINE_LANDMARK, leave)
    .replace(DISTANCE, leave)
  const numbered = withNumbers(plain)
    .replace(/(?<=\d号?)(?:至|到)(?=\d)/g, '~')
    .replace(/~(?!\d)|(?<!\d号?)~/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[|-]+|[|-]+$/g, '')
  return { text: numbered, left }
}

/** Sounds of one name are written together: nan qiao hua yuan is nanqiaohuayuan. */
function spoken(text: string): string {
  const numbered = SAID.reduce((said, [pattern, word]) => said.replace(pattern, word), text)
  return numbered.replace(/(?<=(?<![a-z\d])[a-z]{2,})\s+(?=[a-z]{2,}(?![a-z]))/g, '')
}

function withoutContact(text: string, hasContact: boolean): string {
  if (!hasContact) return text.replace(PERSON_FIELD, '|').replace(FIELD, '|').replace(POSTCODE, '|')
  const tokens = text
    .replace(PERSON_FIELD, '|')
    .replace(FIELD, '|')
    .replace(PHONE, '|')
    .replace(POSTCODE, '|')
    .split(/[\s|,;。、]+/)
    .map((token) => token.replace(/^\.+|\.+$/g, ''))
    .filter((token) => token !== '')
  if (isPerson(tokens[0])) tokens.shift()
  else if (isPerson(tokens.at(-1))) tokens.pop()
  return tokens.join(' ')
}

function isPerson(token: string | undefined): boolean {
  return token !== undefined && PERSON.test(token) && !PLACE_ENDING.test(token)
}
