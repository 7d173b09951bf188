import type { Sentence } from '../errors.ts'
import { BOARD_WANTED } from './board-wanted.ts'
import { HERE_WANTED } from './here-wanted.ts'
import { HOUSEHOLD_WANTED } from './household-wanted.ts'
import { PAPER_WANTED } from './paper-wanted.ts'

/**
 * What each parameter should be, as it ends the sentence “请给出…” / “Please give …”. Query parameters and
 * body fields share the table because they share their names; a rule over several has its message as name.
 */
const WANTED: Readonly<Record<string, Sentence>> = {
  ...PAPER_WANTED,
  ...HERE_WANTED,
  ...BOARD_WANTED,
  ...HOUSEHOLD_WANTED,
  lon: {
    zh: ' -180 到 180 之间的经度（十进制度）',
    en: 'a longitude between -180 and 180 in decimal degrees',
  },
  lat: { zh: ' -90 到 90 之间的纬度（十进制度）', en: 'a latitude between -90 and 90 in decimal degrees' },
  accuracyM: { zh: ' 0 到 2000 之间的米数', en: 'metres between 0 and 2000' },
  'at:date': { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  at: {
    zh: '形如 2026-01-31 的日期；记录走访和巡查时，形如 2026-01-31T09:05:00+08:00 的时间',
    en: 'a day such as 2026-01-31, or for a visit or patrol a time such as 2026-01-31T09:05:00+08:00',
  },
  positions: {
    zh: '最多 10000 个 [经度, 纬度]（十进制度）',
    en: 'at most 10,000 pairs [lon, lat] in decimal degrees',
  },
  token: { zh: '门牌码，形如 410581-1a2b3c4d5e6f', en: 'a door code such as 410581-1a2b3c4d5e6f' },
  q: { zh: ' 1 到 60 个字的查询词', en: 'a search text of 1 to 60 characters' },
  level: { zh: '层级 1、2 或 3', en: 'a level: 1, 2 or 3' },
  parent: { zh: '12 位社区编码或 15 位网格编码', en: "a community's 12-digit or a grid's 15-digit code" },
  bbox: { zh: '“西,南,东,北”四个十进制度数', en: 'west,south,east,north in decimal degrees' },
  grid: { zh: ' 15 位网格编码', en: "a grid's 15-digit code" },
  building: { zh: '楼栋的 UUID', en: "a building's UUID" },
  id: { zh: ' UUID', en: 'a UUID' },
  jurisdiction: {
    zh: ' 9 位街道编码或 12 位社区（村）编码',
    en: "a street's 9-digit or a community's 12-digit code",
  },
  username: { zh: ' 1 到 60 个字的用户名', en: 'a user name of 1 to 60 characters' },
  password: { zh: ' 1 到 200 个字的密码', en: 'a password of 1 to 200 characters' },
  household: { zh: '住户的 UUID', en: "a household's UUID" },
  outcome: {
    zh: '走访结果：met、phone、not-in、away 或 refused',
    en: 'an outcome: met, phone, not-in, away or refused',
  },
  period: { zh: ' week（一周）或 month（一个月）', en: 'week or month' },
  day: { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  limit: { zh: ' 1 到 60 的户数', en: 'a number of homes from 1 to 60' },
  'both lon and lat': { zh: '经度和纬度，或两个都不给', en: 'both lon and lat, or neither' },
  everyDays: { zh: ' 1 到 3660 的天数', en: 'a number of days from 1 to 3660' },
  reason: {
    zh: '原因：visit、matter、emergency、resident-asked 或 correction',
    en: 'a reason: visit, matter, emergency, resident-asked or correction',
  },
  'exactly one of grid, bbox, building, q, assigned': {
    zh: ' grid、bbox、building、q、assigned 之中恰好一个',
    en: 'exactly one of grid, bbox, building, q and assigned',
  },
  old: { zh: ' 现在的密码', en: 'your present password' },
  new: { zh: ' 10 到 200 位的新密码', en: 'a new password of 10 to 200 characters' },
  code: { zh: ' 6 位数字的验证码', en: 'a code of six digits' },
  on: { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  from: { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  to: { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  name: { zh: ' 1 到 60 个字的名称', en: 'a name of 1 to 60 characters' },
  phone: {
    zh: '电话号码：5 到 20 位数字，可带 + 和 -',
    en: 'a phone number: 5 to 20 digits, with + and - where wanted',
  },
  capacity: { zh: '权限：admin、planner、head 或 worker', en: 'a capacity: admin, planner, head or worker' },
  note: {
    zh: '不超过 200 个字的说明（走访和巡查不超过 500 个字）',
    en: 'a note of at most 200 characters, or 500 about a visit or patrol',
  },
}

/** What to say for a parameter the table does not know: the documentation has it. */
const DOCUMENTED: Sentence = { zh: '接口文档所写的内容', en: 'what the interface document says' }

/** What the named parameter or field should be; `format` is that of its schema where one name stands for several. */
export function wanted(name: string, format?: string): Sentence {
  return WANTED[`${name}:${format}`] ?? WANTED[name] ?? DOCUMENTED
}
