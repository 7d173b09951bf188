import type { AddressParts } from './address-parts.ts'

/** Labels of the numbered parts, and the text with a mark wherever one was taken out. */
export interface ReadNumbers {
  readonly numbers: Pick<AddressParts, 'group' | 'number' | 'house' | 'building' | 'unit' | 'floor' | 'room'>
  readonly rest: string
  /** Numbers written a second time, which are no part of a name either. */
  readonly left: readonly string[]
}

/** Marks in place of numbers, so that names before and after know what stood there. */
export const MARK = { number: '\uE001', house: '\uE002', group: '\uE003', inside: '\uE000' } as const
type Mark = (typeof MARK)[keyof typeof MARK]

const IN = MARK.inside
const END = `(?=$|[|${IN}])`
const LABEL = '(?:(?<![a-z])[a-z])?\\d{1,3}[a-z]?|(?<![a-z])[a-z]'
const ROOM_LABEL = '[a-z]?\\d{1,5}[a-z]?'
const ROOM_WORD = '(?:室|号|户|房)?'

const SUB_NUMBER = /(\d+)号?(?:附|付|之)(\d+)号?/g
const SUB_AFTER = /(\d+)号-(\d{1,2})号?(?![-\d号])/g
const TOWER_BEFORE_UNIT = /(\d+)楼(?=第?(?:\d+|[a-z])(?:单元|门))/g

const RANGE = /(\d+)号?~(\d+)号?(?:[|]?([单双])(?:号|数|$))?/
const SIDE_RANGE = /(\d+)-(\d+)号?[|]?([单双])(?:号|数|$)/
const SIDE = /([单双])号(?![楼院])/
const FOUR = new RegExp(`(?<![\\d-])(${LABEL})-(\\d{1,2})-(\\d{1,2})-(${ROOM_LABEL})${ROOM_WORD}(?![\\d-])`)
const THREE = new RegExp(`(?<![\\d-])(${LABEL})-(\\d{1,2}|[a-z])-(${ROOM_LABEL})${ROOM_WORD}(?![\\d-])`)
const BUILDING = new RegExp(`第?([甲乙丙丁]?\\d+[a-z]?|${LABEL})(?:号楼|栋楼?|幢楼?|座楼?|#楼?)`)
const UNIT = /第?((?:(?<![a-z])[a-z])?\d+|(?<![a-z])[a-z]|[东西中甲乙丙丁](?=单元))(?:单元|门(?=\d|\||$)|单$)/
const UNIT_ROOM = new RegExp(`(?<=${IN})[|-]?(\\d{1,2}|[a-z])-(${ROOM_LABEL})${ROOM_WORD}(?![\\d-])`)
/** 3号楼2: no room has one digit, and a unit is what one goes on to type. */
const UNIT_DIGIT = new RegExp(`(?<=${IN})[|-]?(\\d)(?=$)`)
const FLOOR = new RegExp(`(?<![\\d-])第?(-?\\d{1,2}|b\\d)(?:层|楼(?!\\d*(?:单元|门))|f${END})`)
const ROOM_INSIDE = new RegExp(
  `(?<=${IN})[|-]?(\\d{1,5}[a-z]?|[a-z]\\d{1,4}|[a-z](?=室)|[东西南北中]{1,2}(?:户|${END}))(?:[室户房]|号(?![楼院])|${END})`,
)
const GROUP = /第?(\d+)(?:(?:村民|居民)?小?组|生产队|队|社(?!区))/
const NUMBER = /((?:(?<![a-z])[a-z]|[甲乙丙丁])?\d+(?:-\d+)?)(?:号院?|(弄))(?!楼)/
const BLOCK_ROOM = new RegExp(`(?<![\\d-])(${LABEL})-(${ROOM_LABEL})(?:室|户|房)?${END}`)
/** 1101-08室: no building has a number of four digits. */
const SPLIT_ROOM = new RegExp(`(?<![\\d-])(\\d{4,5}-\\d{1,2})(?:室|户|房)?${END}`)
const ROOM = new RegExp(`(?<![\\d-])(${ROOM_LABEL})(?:室|户(?!\\p{Script=Han})|房${END})`, 'u')
const LETTERED_ROOM = new RegExp(
  `(?<![a-z\\d-])(?:([a-z])(\\d{1,2}[a-z]|\\d{3,4})|(\\d{1,2}[a-z])(\\d{3,4}))${END}`,
)
const BARE = new RegExp(`-?(\\d+[a-z]?)${END}`)

/** What has the word of a number and was not needed: the second unit of 1单元2单元. */
const SECOND = new RegExp(
  `第?(?:[甲乙丙丁]?\\d[\\d~-]*[a-z]?|${LABEL})(?:号楼|栋楼?|幢楼?|座楼?|#|单元|层|室|号院?|弄|(?:村民|居民)?小组|组|队)|[单双]号(?![楼院])|\\d+(?:-\\d+)+`,
  'g',
)

/** Unlabelled numbers up to this one are buildings, beyond it rooms: 南桥花园12, 南桥花园501. */
const LARGEST_BARE_BUILDING = 99

/** Most digits of a second number that may still be a unit: 3-2 against 3-501. */
const UNIT_DIGITS = 2

/** Reads the numbers of an address (from `plainText`), those with a word for what they number first. */
export function readNumbers(text: string): ReadNumbers {
  let rest = text
    .replace(SUB_NUMBER, '$1-$2号')
    .replace(SUB_AFTER, '$1-$2号')
    .replace(TOWER_BEFORE_UNIT, '$1号楼')
  const take = (pattern: RegExp, mark: Mark | ((before: string) => Mark)): RegExpExecArray | null => {
    const match = pattern.exec(rest)
    if (match === null) return null
    const before = rest.slice(0, match.index)
    rest =
      before + (typeof mark === 'string' ? mark : mark(before)) + rest.slice(match.index + match[0].length)
    return match
  }
  const inside = (pattern: RegExp): RegExpExecArray | null => take(pattern, IN)

  let number = rangeOf(take(RANGE, MARK.number) ?? take(SIDE_RANGE, MARK.number))
  if (number === null) {
    const side = take(SIDE, MARK.number)?.[1]
    number = side === undefined ? null : `~${side}`
  }
  const compact = inside(FOUR) ?? inside(THREE)
  let [building, unit, room, floor] = [
    compact?.[1],
    compact?.[2],
    compact?.at(-1),
    undefined as string | undefined,
  ]
  if (compact?.length === 5) floor = compact[3]
  building ??= inside(BUILDING)?.[1]
  unit ??= inside(UNIT)?.[1]
  if (building !== undefined) {
    const second = inside(BUILDING)?.[1]
    unit ??= second
  }
  if (building !== undefined && unit === undefined) {
    const pair = inside(UNIT_ROOM)
    unit = pair?.[1]
    room ??= pair?.[2]
  }
  floor ??= inside(FLOOR)?.[1]
  if (building !== undefined && floor === undefined) unit ??= inside(UNIT_DIGIT)?.[1]
  room ??= inside(ROOM_INSIDE)?.[1]
  const group = take(GROUP, (before) => (before.includes(IN) ? IN : MARK.group))?.[1]
  room ??= building === undefined ? undefined : inside(ROOM_INSIDE)?.[1]
  number ??= numberOf(take(NUMBER, MARK.number))
  const house = numberOf(take(NUMBER, MARK.house))
  room ??= inside(SPLIT_ROOM)?.[1]
  if (building === undefined) {
    const pair = inside(BLOCK_ROOM) ?? inside(LETTERED_ROOM)
    const [first, second] = pair === null ? [] : pair.slice(1).filter((label) => label !== undefined)
    building = first
    if (
      unit === undefined &&
      second !== undefined &&
      /^\d+$/.test(second) &&
      second.length <= UNIT_DIGITS &&
      !second.startsWith('0')
    ) {
      unit = second
    } else room ??= second
  }
  room ??= inside(ROOM)?.[1] ?? inside(ROOM_INSIDE)?.[1]
  const bare = inside(BARE)?.[1]
  if (bare !== undefined) {
    if (building === undefined && number === null && isBuilding(bare)) building = bare
    else room ??= bare
  }
  if (building === undefined && number === null && floor !== undefined && room === undefined) {
    building = floor
    floor = undefined
  }
  const left: string[] = []
  rest = rest.replace(SECOND, (words) => {
    left.push(words)
    return '|'
  })
  return {
    numbers: {
      group: plain(group),
      number,
      house,
      building: plain(building),
      unit: plain(unit),
      floor: plain(floor),
      room: plain(room?.replace(/^[东西南北中]+$/, '$&户')),
    },
    rest,
    left,
  }
}

function isBuilding(bare: string): boolean {
  return Number.parseInt(bare, 10) <= LARGEST_BARE_BUILDING
}

function rangeOf(match: RegExpExecArray | null): string | null {
  return match === null ? null : `${plain(match[1])}~${plain(match[2])}${match[3] ?? ''}`
}

function numberOf(match: RegExpExecArray | null): string | null {
  return match === null ? null : `${plain(match[1])}${match[2] ?? ''}`
}

/** Without the zeros one writes in front of a label: 08 is 8; 0 itself stays. */
function plain(label: string | undefined): string | null {
  return label === undefined ? null : label.replace(/^0+(?=\d)/, '')
}
