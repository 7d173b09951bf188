import type { AddressParts } from './address-parts.ts'
import { MARK } from './read-numbers.ts'

type Names = Pick<AddressParts, 'community' | 'village' | 'group' | 'road' | 'compound'>

/** Names of an address below its regions. */
export interface ReadNames {
  readonly names: Names
  /** What no part could be made of. */
  readonly left: readonly string[]
}

const COMMUNITY = /^(\p{Script=Han}{1,10}?(?:社区(?:居民委员会|居委会)?|居民委员会|居委会))/u
const VILLAGE =
  /^(\p{Script=Han}{1,8}?(?:村民委员会|村委会|村(?!民)))(?!\p{Script=Han}?(?:路|街|巷|大道)|小区|花园|公寓|苑|庄)/u
/** 新村 and the numbered 一村, 二村 are estates where they have blocks. */
const ESTATE_VILLAGE = /(?:新|[一二三四五六七八九十])村$/
const NAMED_GROUP = /^(\p{Script=Han}{1,4}?)(?:(?:村民|居民)小?组|小组|组|队)(?!\p{Script=Han})/u
const VILLAGERS_GROUP = /^\p{Script=Han}{1,4}?(?:村民|居民)小?组(?!\p{Script=Han})/u
const GROUP_HEAD = new RegExp(`^(\\p{Script=Han}{1,6})(?=\\|?${MARK.group})`, 'u')

const COMPOUND_ENDING =
  '花园|小区|家园|公寓|大厦|广场|新村|新城|新苑|嘉园|华庭|华府|大院|宿舍|家属院|住宅|公馆|别墅|市场|学院|大学|中学|小学|医院|银行'
const ROAD_ENDING =
  '大道|大街|胡同|公路|[国省县]道|路(?!口|段|边|旁|灯)|街(?!道|区|坊|口)|巷(?!口)|道(?![路口])'
const ROAD = new RegExp(
  `^((?:(?!(?:${COMPOUND_ENDING})(?!${ROAD_ENDING}))[\\p{Script=Han}\\d]){1,9}?(?:${ROAD_ENDING})(?:[一二三四五六七八九十\\d东西南北中]段)?)(?!${COMPOUND_ENDING})`,
  'u',
)
/** 珠江新城华夏路10号: a quarter, and the road in it with its number. */
const QUARTER = new RegExp(
  `^(\\p{Script=Han}{1,8}(?:${COMPOUND_ENDING}))(?=\\p{Script=Han}{1,6}(?:${ROAD_ENDING})\\|*${MARK.number})`,
  'u',
)
const ROAD_NUMBER = new RegExp(`^\\|*${MARK.number}`)
const ANY_MARK = new RegExp(`[${Object.values(MARK).join('')}]`)
const INSIDE_MARK = new RegExp(`[${MARK.inside}${MARK.house}]`)
const SEPARATORS = new RegExp(`[|${Object.values(MARK).join('')}]`)
const BESIDE = /^(?:[东南西北]侧|(?:的)?(?:楼上|楼下|后面|前面|门口))/

/** Reads the names of an address from its text without regions and numbers (from `readNumbers`). */
export function readNames(text: string, hasBuilding: boolean): ReadNames {
  let rest = text.replace(/^[|-]+/, '')
  const take = (pattern: RegExp): string | null => {
    const name = pattern.exec(rest)?.[1]
    if (name === undefined) return null
    rest = rest.slice(name.length).replace(/^[|-]+/, '')
    return name
  }
  const community = take(COMMUNITY)
  let village = isEstate(VILLAGE.exec(rest)?.[1], hasBuilding) ? null : take(VILLAGE)
  village ??= take(GROUP_HEAD)
  const namedGroup = village === null && !VILLAGERS_GROUP.test(rest) ? undefined : NAMED_GROUP.exec(rest)
  if (namedGroup) rest = rest.slice(namedGroup[0].length)
  const quarter = take(QUARTER)
  let road = takeRoads(take, () => rest)
  if (road !== null) rest = rest.replace(ROAD_NUMBER, '|')
  else if (village === null) {
    // 东四十条甲22号南新仓大厦: what has a number and is not the compound is a road, whatever its name ends in.
    const [before = '', after] = rest.split(MARK.number)
    const name = piecesOf(before).join('')
    if (name !== '' && !ANY_MARK.test(before) && startsWithName(after)) [road, rest] = [name, after ?? '']
  }
  const { compound, left } = compoundOf(rest)
  const name = [quarter, compound].filter((one) => one !== null).join('')
  return {
    names: {
      community,
      village,
      group: namedGroup?.[1] ?? null,
      road,
      compound: name === '' ? null : name,
    },
    left,
  }
}

function startsWithName(text: string | undefined): boolean {
  return text !== undefined && /^\|*\p{Script=Han}/u.test(text) && !BESIDE.test(text.replace(/^\|+/, ''))
}

function isEstate(name: string | undefined, hasBuilding: boolean): boolean {
  return name !== undefined && hasBuilding && ESTATE_VILLAGE.test(name)
}

/** A road, and the lanes off it up to the one with the number: 泡崖街玉境路26号. */
function takeRoads(take: (pattern: RegExp) => string | null, rest: () => string): string | null {
  let road = take(ROAD)
  for (;;) {
    const lane = ROAD.exec(rest())?.[1]
    if (road === null || lane === undefined || !ROAD_NUMBER.test(rest().slice(lane.length))) return road
    road += take(ROAD)
  }
}

/** The compound is what stands before the first number inside of it, or the first name; other names are left. */
function compoundOf(rest: string): { compound: string | null; left: readonly string[] } {
  const cut = Math.max(rest.search(INSIDE_MARK), 0)
  const before = piecesOf(rest.slice(0, cut))
  const after = piecesOf(rest.slice(cut))
  const isNamed = (piece: string): boolean => !BESIDE.test(piece)
  if (before.some(isNamed)) {
    return {
      compound: before.filter(isNamed).join(''),
      left: [...before.filter((piece) => !isNamed(piece)), ...after],
    }
  }
  const first = after.findIndex(isNamed)
  return { compound: after[first] ?? null, left: [...before, ...after.filter((_, i) => i !== first)] }
}

function piecesOf(text: string): string[] {
  return text
    .split(SEPARATORS)
    .map((piece) => piece.replace(/^[-#~]+|[-#~]+$/g, ''))
    .filter((piece) => piece !== '')
}
