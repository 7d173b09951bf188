import { type Region, regionsAt } from './regions-of-china.ts'

/** The public authorities an address begins with, in full; null what was not written and does not follow. */
export interface Regions {
  readonly province: string | null
  readonly city: string | null
  readonly district: string | null
  readonly street: string | null
}

type Level = keyof Regions
type Taken = { -readonly [L in Level]: string | null }

/** 小区, 社区, 校区, 厂区 and the like are no districts. */
const QU = '(?<![小社校园厂库景片院属活宅舍])区'
const DISTRICT = new RegExp(
  `^((?:(?![路街道巷号村]|小区|社区|校区|花园|家园|公寓).){1,6}?(?:自治[县旗]|林区|特区|[旗市]|县(?!区)|${QU}))(?!域|间|花园(?![路街])|小区)`,
  'u',
)
/** Development zones, which stand where a district stands. */
const ZONE = '\\p{Script=Han}{0,3}?(?:(?:经济|高新)(?:技术)?(?:产业)?开发区|工业园区)'
const ZONE_HEAD = new RegExp(`^(${ZONE})`, 'u')
const DISTRICT_NAME = /^\p{Script=Han}{2,9}$/u
const STREET =
  /^((?:(?![区县市])\p{Script=Han}|(?<=^)市){2,6}?(?:街道(?:办事处|办)?|地区办事处|苏木|镇(?!路|街(?!上|道)|[东西南北中]路)|乡(?![东西南北]?[路街])))/u
const OTHER_PROVINCE = /^(\p{Script=Han}{2,6}?省)/u
const OTHER_CITY = new RegExp(`^(\\p{Script=Han}{2,5}?市)(?=\\|?\\p{Script=Han}{1,5}?(?:[市县]|${QU}))`, 'u')
const COUNTRY =
  /^(?:中国|中华人民共和国)(?!\p{Script=Han}{1,6}(?:银行|支行|电信|移动|联通|邮政|石油|石化|人寿))/u

/** A short name (江苏, 泰州) is a region only where another one follows, or nothing: 南京路 and 江苏花园 are none. */
const REGION_FOLLOWS = new RegExp(
  `^(?:\\||$|省|市|\\p{Script=Han}{1,6}?(?:[县旗市州盟]|街道|镇|乡|${QU})|${ZONE})`,
  'u',
)
const ROAD_FOLLOWS = /^[东西南北中]?(?:大道|大街|路|街|巷|道|花园|小区|公寓|大厦|宾馆|饭店|银行)/

/** 市北区 of 青岛市北区: the city's own 市 was left out. */
const CITY_QUARTER = /^市[东西南北中]区/

const MUNICIPALITY = /^(?:北京|天津|上海|重庆)市$/

/** More than any address has regions, repeated ones included. */
const STEPS = 24

/**
 * Reads the regions at the head of `text` (from `plainText`), a region written twice counted once. Answers what is
 * left of the text and what was passed over: 内环以内 of 黄浦区内环以内黄浦区.
 */
export function readRegions(text: string): { regions: Regions; rest: string; left: readonly string[] } {
  const taken: Taken = { province: null, city: null, district: null, street: null }
  const left: string[] = []
  let rest = text.replace(/^[|\uE000]+/, '')
  for (let step = 0; step < STEPS; step++) {
    const head = rest.replace(/^\|+/, '').replace(COUNTRY, '')
    const after = nextRegion(head, taken, left)
    rest = after ?? head
    if (after === null) break
  }
  if (taken.province !== null && MUNICIPALITY.test(taken.province)) taken.city ??= taken.province
  return { regions: taken, rest, left }
}

function nextRegion(head: string, taken: Taken, left: string[]): string | null {
  const { provinces, prefectures } = regionsAt(head)
  return (
    takeKnown(head, provinces, 'province', taken) ??
    takeKnown(head, prefectures, 'city', taken) ??
    takeByEnding(head, OTHER_PROVINCE, 'province', taken) ??
    takeByEnding(head, OTHER_CITY, 'city', taken) ??
    (taken.district === null ? takeDistrict(head, taken, left) : null) ??
    takeStreet(head, taken) ??
    takeDistrict(head, taken, left)
  )
}

/** A region of the table, by its full name or, where a region follows, by its short one. */
function takeKnown(head: string, regions: readonly Region[], level: Level, taken: Taken): string | null {
  for (const region of regions) {
    const isFull = head.startsWith(region.name) && !CITY_QUARTER.test(head.slice(region.short.length))
    const after = head.slice((isFull ? region.name : region.short).length)
    const known = taken[level]
    if (!isFull && !region.name.endsWith('市') && /^[市县]/.test(after)) continue
    if (!isFull && (ROAD_FOLLOWS.test(after) || !followsRegion(after))) continue
    if (isFull && ROAD_FOLLOWS.test(after) && known === null && taken.province === null) continue
    if (known !== null) {
      if (known === region.name) return after
      continue
    }
    if (taken.street !== null || isElsewhere(region, taken)) continue
    taken[level] = region.name
    taken.province ??= region.province
    return after
  }
  return null
}

function followsRegion(after: string): boolean {
  if (REGION_FOLLOWS.test(after)) return true
  const { provinces, prefectures } = regionsAt(after)
  return [...provinces, ...prefectures].some(({ name }) => after.startsWith(name))
}

function isElsewhere({ province }: Region, taken: Taken): boolean {
  return province !== null && taken.province !== null && province !== taken.province
}

function takeByEnding(head: string, pattern: RegExp, level: Level, taken: Taken): string | null {
  const name = pattern.exec(head)?.[1]
  if (name === undefined || (taken[level] !== null && taken[level] !== name)) return null
  if (taken[level] === null && (taken.district !== null || taken.street !== null)) return null
  taken[level] = name
  return head.slice(name.length)
}

function takeDistrict(head: string, taken: Taken, left: string[]): string | null {
  const zone = taken.city === null ? undefined : ZONE_HEAD.exec(head)?.[1]
  const name = zone ?? DISTRICT.exec(head)?.[1]
  if (name === undefined || !DISTRICT_NAME.test(name)) return null
  const after = head.slice(name.length)
  if (taken.district === null) {
    if (taken.street !== null || (name.length < 3 && taken.city === null)) return null
    taken.district = name
    return after
  }
  if (!name.endsWith(taken.district)) return null
  if (name !== taken.district) left.push(name.slice(0, -taken.district.length))
  return after
}

function takeStreet(head: string, taken: Taken): string | null {
  const match = STREET.exec(head)?.[1]
  if (match === undefined || /[路街巷](?![道镇乡])|\d/.test(match)) return null
  const after = head.slice(match.length)
  const name = match.replace(/(?<=街道)办(?:事处)?$/, '')
  if (taken.street !== null) return name === taken.street ? after : null
  // 江南水乡3号楼 is a compound: people put no number straight behind a township.
  if (!/(?:街道)$/.test(name) && /^\|?(?:[\uE000-\uE003]|$)/.test(after) && isNothing(taken)) return null
  taken.street = name
  return after
}

function isNothing({ province, city, district }: Taken): boolean {
  return province === null && city === null && district === null
}
