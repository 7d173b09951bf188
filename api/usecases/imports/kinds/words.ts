import { z } from 'zod'
import type { Outcome } from '#contract/visits.ts'
import type { Language } from '../../../errors.ts'
import type { NewHousehold, NewPerson } from '../../../repositories/people-writing.ts'

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>

const OCCUPANCIES: Words<NewHousehold['occupancy']> = {
  living: ['living', '常住', '自住', '居住', '在住', '自有', 'occupied'],
  away: ['away', '外出', '不在', '人户分离', '外出务工', 'absent'],
  rented: ['rented', '出租', '租住', '租房', '租赁', '承租', 'let'],
  empty: ['empty', '空置', '空户', '空房', '无人居住', '闲置', 'vacant'],
}

const SEXES: Words<'female' | 'male'> = {
  female: ['female', '女', '女性', 'f', 'woman'],
  male: ['male', '男', '男性', 'm', 'man'],
}

const OUTCOMES: Words<Outcome> = {
  met: ['met', '见面', '见到', '已见面', '入户', '已走访', '走访', '见面走访', '在家'],
  phone: ['phone', '电话', '电话联系', '电话走访', '电访', 'call', 'called', 'by phone'],
  'not-in': ['not-in', 'not in', '不在家', '未见到', '没人', '家中无人', '无人应答', 'not at home'],
  away: ['away', '外出', '在外', '外出务工', '外地'],
  refused: ['refused', '拒访', '拒绝', '不愿意', '不配合', 'declined'],
}

const RESIDENCES: Words<NonNullable<NewPerson['residence']>> = {
  here: ['here', '户在人在', '人在户在', '人户一致', '本地户籍', '常住户籍'],
  'registered-elsewhere': [
    'registered-elsewhere',
    '人在户不在',
    '户不在人在',
    '流动人口',
    '外来',
    '外地户籍',
  ],
  'lives-elsewhere': ['lives-elsewhere', '户在人不在', '人不在户在', '人户分离', '空挂户'],
}

function reader<Value extends string>(words: Words<Value>): (text: string) => Value | null {
  const meant = new Map(
    (Object.entries(words) as [Value, readonly string[]][]).flatMap(([value, names]) =>
      names.map((name) => [name, value]),
    ),
  )
  return (text) => meant.get(text.toLowerCase()) ?? null
}

/** A value in the first word of each language that files use for it. */
function sayer<Value extends string>(words: Words<Value>): (value: string, language: Language) => string {
  return (value, language) => {
    const [en, zh] = words[value as Value] ?? [value, value]
    return (language === 'zh' ? zh : en) ?? value
  }
}

export const sayOccupancy = sayer(OCCUPANCIES)
export const saySex = sayer(SEXES)
export const sayOutcome = sayer(OUTCOMES)
export const sayResidence = sayer(RESIDENCES)

/** What words of a file mean, Chinese or English; null for others. */
export const readOccupancy = reader(OCCUPANCIES)
export const readSex = reader(SEXES)
export const readOutcome = reader(OUTCOMES)
export const readResidence = reader(RESIDENCES)

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[T ].*)?$/
const DAY_IN_DIGITS = /^(\d{4})(\d{2})(\d{2})$/
const isoDay = z.iso.date()

/** A day as `YYYY-MM-DD`, from 2026-3-5, 2026/3/5, 2026.3.5, 2026年3月5日 and 20260305, whatever time stands behind it. */
export function readDay(text: string): string | null {
  const match = DAY.exec(text) ?? DAY_IN_DIGITS.exec(text)
  if (match === null) return null
  const [, year, month, day] = match
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isoDay.safeParse(iso).success ? iso : null
}

/** A year of birth; of a birth date its year alone is kept. */
export function readBirthYear(text: string): number | null {
  const year = Number(/^(\d{4})年?$/.exec(text)?.[1] ?? readMonth(text) ?? readDay(text)?.slice(0, 4))
  return year >= 1880 && year <= 2200 ? year : null
}

function readMonth(text: string): string | undefined {
  return /^(\d{4})[-/.年](?:0?[1-9]|1[0-2])月?$/.exec(text)?.[1]
}

/** A storey: 3, 3层, 三楼 written with digits, -1 below ground. */
export function readFloor(text: string): number | null {
  const match = /^(-?\d{1,3})(?:层|楼|F|f)?$/.exec(text)
  const floor = match === null ? Number.NaN : Number(match[1])
  return floor >= -5 && floor <= 150 ? floor : null
}

/** What stands on the door: 501 of 501室, 17A of 17a. */
export function readRoom(text: string): string | null {
  const room = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=[\da-zA-Z])(?:室|号房|房间|房|号)$/, '')
    .toUpperCase()
  return room.length >= 1 && room.length <= 20 ? room : null
}
