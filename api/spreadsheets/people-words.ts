import type { Language } from '../errors.ts'

/** The words of a list of people. */
export interface PeopleWords {
  readonly sheet: string
  readonly masked: string
  readonly unmasked: string
  readonly made: (by: string, at: string, place: string, mark: string) => string
  readonly agreed: (reason: string, by: string, at: string) => string
  readonly columns: readonly string[]
  readonly occupancy: Readonly<Record<'living' | 'away' | 'rented' | 'empty', string>>
}

/** Chinese and English words of a list of people. */
export const PEOPLE_WORDS: Readonly<Record<Language, PeopleWords>> = {
  zh: {
    sheet: '住户',
    masked: '内部资料，不得外传。姓名和电话已脱敏。',
    unmasked: '内部资料，严禁外传。含居民姓名和电话，用完即销毁。',
    made: (by, at, place, mark) => `导出人：${by}　时间：${at}　网格：${place}　审计编号：${mark}`,
    agreed: (reason, by, at) => `理由：${reason}　批准人：${by}　批准时间：${at}`,
    columns: [
      '小区或村组',
      '楼栋',
      '单元',
      '楼层',
      '房号',
      '居住状况',
      '姓名',
      '与户主关系',
      '电话',
      '审计编号',
    ],
    occupancy: { living: '常住', away: '外出', rented: '出租', empty: '空置' },
  },
  en: {
    sheet: 'Households',
    masked: 'Confidential, not to be passed on. Names and numbers are masked.',
    unmasked:
      'Strictly confidential, not to be passed on. Holds names and numbers of residents; destroy it after use.',
    made: (by, at, place, mark) => `Made by ${by} on ${at} for ${place}, audit entry ${mark}`,
    agreed: (reason, by, at) => `Reason: ${reason}. Approved by ${by} on ${at}`,
    columns: [
      'Compound or group',
      'Building',
      'Unit',
      'Floor',
      'Room',
      'Occupancy',
      'Name',
      'Relation',
      'Telephone',
      'Audit entry',
    ],
    occupancy: { living: 'Lived in', away: 'Away', rented: 'Let', empty: 'Empty' },
  },
}
