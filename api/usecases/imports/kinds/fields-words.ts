import type { KnownField } from './fields.ts'

/** What columns of a door are called, the likeliest first. */
export const ADDRESS_NAMES =
  '详细地址 住址 居住地址 现住址 现居住地址 现居住地 家庭住址 家庭地址 房屋地址 居住地 门牌地址 地址全称 address fulladdress dz xxdz jtzz'
export const COMPOUND_NAMES =
  '小区名称 小区或村组 小区村组 小区名 楼盘 住宅区 自然村 村组 院落 compound compoundorgroup estate xq xqmc'
export const BUILDING_NAMES =
  '楼栋号 楼栋编号 楼栋名称 楼号 幢号 栋号 楼幢 楼幢号 幢 栋 楼 座 building buildingcode buildingname block ld ldh ldbh'
export const UNIT_NAMES = '单元号 单元名称 单元门 门洞 梯 unit entrance staircase dy dyh'
export const ROOM_NAMES =
  '房间号 房间 室号 室 房室号 号室 门号 门牌号 门牌 户号 房屋号 room roomno roomnumber flat door fh fjh sh'
export const LON_NAMES = '东经 经度坐标 坐标经度 lon lng long longitude jd'
export const LAT_NAMES = '北纬 纬度坐标 坐标纬度 lat latitude wd'
export const PHONE_NAMES =
  '电话 手机 手机号 手机号码 联系方式 电话号码 移动电话 联系电话号码 phone phonenumber telephone tel mobile mobilephone lxdh sjh dh'
export const STAFF_CODE_NAMES =
  '员工号 员工编号 人员编号 职工号 网格员编号 编号 code staffnumber staffcode staffno employeeno gh'

interface Words {
  readonly required?: true
  /** Chinese and English. */
  readonly hint: readonly [string, string]
  readonly examples: readonly [string, string]
  /** With blanks between; `?` behind what means something else more often. */
  readonly names: string
  readonly asText?: true
}

/** A field; its own Chinese and English names are the first that a column is looked for by. */
export function fieldOf(field: string, [zh, en]: readonly [string, string], words: Words): KnownField {
  const { hint, examples, names } = words
  return {
    field,
    zh,
    en,
    required: words.required ?? false,
    hintZh: hint[0],
    hintEn: hint[1],
    example: examples[0],
    another: examples[1],
    names: [zh, en, ...names.split(' ')],
    asText: words.asText ?? false,
  }
}
