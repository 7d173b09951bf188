import type { Sentence } from '../errors.ts'

/** What each field of a change to a household, member, need or contact member should be; part of `wanted.ts`. */
export const HOUSEHOLD_WANTED: Readonly<Record<string, Sentence>> = {
  assigned: { zh: ' true', en: 'true' },
  unit: { zh: '单元的 UUID，没有单元就给 null', en: "an entrance's UUID, or null where there is none" },
  floor: { zh: ' -5 到 150 之间的楼层，或 null', en: 'a floor between -5 and 150, or null' },
  room: { zh: ' 1 到 20 个字的房号', en: 'a room of 1 to 20 characters' },
  occupancy: { zh: '居住状态：living、away、rented 或 empty', en: 'living, away, rented or empty' },
  since: { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  until: { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  on: { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' },
  version: { zh: '打开时看到的版本号', en: 'the version that was shown when it was opened' },
  people: {
    zh: '最多 50 位成员，每人有自己的 id、1 到 40 个字的姓名、性别、出生年份、5 到 20 位的电话、与户主关系和居住登记情况，户主最多一位',
    en: 'at most 50 members, each with an id of their own, a name of 1 to 40 characters, sex, year of birth, a phone of 5 to 20 digits, relation and residence, and one head at most',
  },
  members: { zh: '要分出的 1 到 50 位成员的 id', en: 'the ids of 1 to 50 members to be split off' },
  into: { zh: '并入的那一户的 UUID', en: 'the UUID of the household to merge into' },
  household: { zh: '住户的 UUID', en: "a household's UUID" },
  why: { zh: '原因：moved-away、demolished 或 mistake', en: 'moved-away, demolished or mistake' },
  name: { zh: ' 1 到 40 个字的姓名', en: 'a name of 1 to 40 characters' },
  sex: { zh: '性别：female、male 或 null', en: 'female, male or null' },
  birthYear: { zh: ' 1880 年以后的出生年份，或 null', en: 'a year of birth after 1880, or null' },
  phone: { zh: ' 5 到 20 位的电话号码，或 null', en: 'a phone number of 5 to 20 digits, or null' },
  relation: { zh: '与户主的关系，1 到 10 个字', en: 'the relation to the head, 1 to 10 characters' },
  residence: {
    zh: '居住登记情况：here、registered-elsewhere 或 lives-elsewhere',
    en: 'here, registered-elsewhere or lives-elsewhere',
  },
  guardian: { zh: '监护人的 UUID，或 null', en: "the guardian's UUID, or null" },
  kind: { zh: '列表里的一种民生需求', en: 'a kind of need from the list' },
  purpose: { zh: ' 2 到 100 个字的用途', en: 'a purpose of 2 to 100 characters' },
  basis: { zh: ' 2 到 100 个字的依据', en: 'a basis of 2 to 100 characters' },
  helper: { zh: '同事的 UUID，或 null', en: "a colleague's UUID, or null" },
  staff: { zh: '同事的 UUID，或 null', en: "a colleague's UUID, or null" },
}
