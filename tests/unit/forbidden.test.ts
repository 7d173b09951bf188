import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createForbidden } from '../../api/formats/forbidden.ts'
import { forbiddenHeader } from '../../api/formats/forbidden-headers.ts'
import { ID_PROVINCES, idNumber, isIdNumberPlain } from '../fixtures/id-numbers.ts'

const ONE = idNumber('110101', '19900307', '001')
const WITH_X = idNumber('330106', '19521129', '002')

describe('a column is forbidden by its header', () => {
  it.each([
    ['身份证', 'id-card'],
    ['户主身份证号码(必填)', 'id-card'],
    ['身份证号 （18位）', 'id-card'],
    ['＊身 份 证 号', 'id-card'],
    ['居民身份证件号', 'id-card'],
    ['公民身份号码', 'id-card'],
    ['身份证明号码', 'id-card'],
    ['证件号码', 'id-card'],
    ['有效证件编号', 'id-card'],
    ['证件（身份证）', 'id-card'],
    ['姓名【身份证号】', 'id-card'],
    ['身份证后四位', 'id-card'],
    ['身分證字號', 'id-card'],
    ['残疾证号', 'id-card'],
    ['户主信息/身份证号', 'id-card'],
    ['SFZH', 'id-card'],
    ['sfzhm_1', 'id-card'],
    ['ID card', 'id-card'],
    ['id_card_no', 'id-card'],
    ['idCardNumber', 'id-card'],
    ['IDCARD', 'id-card'],
    ['ＩＤ　Ｎｏ．', 'id-card'],
    ['ID number', 'id-card'],
    ["Head's ID", 'id-card'],
    ['Resident ID No', 'id-card'],
    ['National ID', 'id-card'],
    ['Identity number', 'id-card'],
    ['民族', 'ethnicity'],
    ['民 族*', 'ethnicity'],
    ['是否少数民族', 'ethnicity'],
    ['民族路住户民族', 'ethnicity'],
    ['Ethnic group', 'ethnicity'],
    ['nationality', 'ethnicity'],
    ['MZ', 'ethnicity'],
    ['宗教信仰', 'religion'],
    ['是否信教', 'religion'],
    ['佛教徒', 'religion'],
    ['Religion', 'religion'],
    ['政治面貌', 'politics'],
    ['【政治 面貌】', 'politics'],
    ['是否党员', 'politics'],
    ['入党时间', 'politics'],
    ['所属党支部', 'politics'],
    ['共青团员', 'politics'],
    ['ZZMM', 'politics'],
    ['PartyMember', 'politics'],
    ['political status', 'politics'],
    ['信访情况', 'petition'],
    ['是否上访', 'petition'],
    ['Petition history', 'petition'],
  ])('%s: %s', (header, kind) => {
    expect(forbiddenHeader(header)).toBe(kind)
  })

  it.each([
    'ID',
    'id',
    '编号',
    '户号',
    '证件类型',
    'building id',
    'Building ID No.',
    'household ID',
    'staff number',
    '身份',
    '身份证明材料',
    '身份证姓名',
    '姓名（须与身份证一致）',
    '民族路门牌号',
    '民族小区',
    '民族中学',
    '党群服务中心',
    '党员活动室',
    '党支部书记',
    '网格党支部名称',
    '宗教活动场所',
    '佛教寺',
    '街道教育站',
    '信访接待中心',
    '线上访谈',
    '微信访问',
    '走访记录',
    '来访人数',
    '加入团队时间',
    '社团员工数',
    '本人种植面积',
    '许可证件号',
    '国籍',
    'third party',
    'trace',
    'card number',
    'identifier',
    'position',
  ])('%s is not', (header) => {
    expect(forbiddenHeader(header)).toBeNull()
  })

  it('such columns go, the others stay in their order, and the report counts filled cells', () => {
    const forbidden = createForbidden(['姓名', '民族', '房号', '身份证号'])
    expect(forbidden.columns).toEqual(['姓名', '房号'])
    expect(forbidden.clean({ 姓名: '张三', 民族: '汉', 房号: '101', 身份证号: ONE })).toEqual({
      姓名: '张三',
      房号: '101',
    })
    forbidden.clean({ 姓名: '李四', 民族: '回', 房号: '102', 身份证号: '' })
    expect(forbidden.dropped()).toEqual([
      { column: '民族', kind: 'ethnicity', by: 'header', cells: 2 },
      { column: '身份证号', kind: 'id-card', by: 'header', cells: 1 },
    ])
  })

  it('a property that only some rows have is judged as well, and what lies inside properties too', () => {
    const forbidden = createForbidden(['名称'])
    const cleaned = forbidden.clean({
      名称: '一幢',
      宗教: '无',
      owner: { name: '张三', 身份证: ONE, notes: ['好', `号 ${ONE}`] },
    })
    expect(cleaned).toEqual({ 名称: '一幢', owner: { name: '张三', notes: ['好', '号 '] } })
  })

  it('a file without headers does not show a number as the name of a column', () => {
    const forbidden = createForbidden(['张三', ONE, '1'])
    expect(forbidden.columns).toEqual(['张三', '1'])
    expect(JSON.stringify(forbidden.dropped())).not.toContain(ONE)
  })
})

const clean = (value: unknown, header = '备注') =>
  createForbidden([header]).clean({ [header]: value })[header]

describe('an ID-card number is cut out of any cell', () => {
  it.each([
    ['alone', ONE, ''],
    ['with X', WITH_X, ''],
    ['with a small x', WITH_X.toLowerCase(), ''],
    ['in a remark', `户主常年外出，${ONE}，联系其子`, '户主常年外出，，联系其子'],
    ['two in a remark', `${ONE}和${WITH_X}都在`, '和都在'],
    ['after a telephone number', `13800138000${ONE}`, '13800138000'],
    ['after a telephone number and a blank', `13800138000 ${ONE} 3-2-501`, '13800138000  3-2-501'],
    ['full-width', [...ONE].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(''), ''],
    ['with blanks', `${ONE.slice(0, 6)} ${ONE.slice(6, 14)} ${ONE.slice(14)}`, ''],
    ['with hyphens', `${ONE.slice(0, 6)}-${ONE.slice(6, 14)}-${ONE.slice(14)}`, ''],
    ['with what cannot be seen', `${ONE.slice(0, 9)}\u200b${ONE.slice(9)}`, ''],
    ['behind an apostrophe', `'${ONE}`, ''],
    ['with decimals', `${ONE}.00`, ''],
    ['in a disability certificate of 20', `${ONE}43`, '43'],
    ['of a foreign resident', idNumber('933156', '19800512', '001'), ''],
    ['of Hong Kong', idNumber('810000', '19700101', '001'), ''],
    ['joined anew by a cut', `${ONE.slice(0, 6)}${WITH_X}${ONE.slice(6)}`, ''],
    ['rounded by a spreadsheet', '110101199003070000', ''],
    ['rounded and written with an exponent', '1.1010119900307E+17', ''],
    ['of 15 digits behind its name', '身份证：110101900307001，已核', '身份证：，已核'],
  ])('%s', (_, given, left) => {
    expect(clean(given)).toBe(left)
  })

  it('a numeric cell that a spreadsheet rounded is emptied', () => {
    expect(clean(110101199003070000)).toBeNull()
    expect(clean(JSON.parse(`${ONE.slice(0, 17)}7`))).toBeNull()
    expect(clean(13800138000)).toBe(13800138000)
    expect(clean(913301067384728000)).toBe(913301067384728000)
  })

  it('15 digits go below a header that speaks of a document, or where whole numbers stood before', () => {
    expect(clean('110101900307001', '证号')).toBe('')
    expect(clean('110101900307001', '合同号')).toBe('110101900307001')
    const forbidden = createForbidden(['号'])
    forbidden.clean({ 号: ONE })
    expect(forbidden.clean({ 号: '110101900307001' })).toEqual({ 号: '' })
  })
})

/** 120.123199001 30.123…: the digits of a number that is valid. */
const LIKE_A_NUMBER = idNumber('120123', '19900130', '124').replace(/^(...)(.{9})(..)/, '$1.$2 $3.')

describe('numbers of other things stay', () => {
  it.each([
    ['a mobile number', '13800138000'],
    ['two telephone numbers', '13800138000 / 0571-86001234'],
    ['a telephone number and a day', '0571-86001234 2023-10-11 09:30'],
    ['a credit code', '91330106MA2KXPQ05T'],
    ['a credit code of digits', '913301067384728118'],
    ['a bank card of 16', '6222021202041701'],
    ['a bank card of 19', '6222021202041701419'],
    ['a number with a wrong check digit', `${ONE.slice(0, 17)}${(Number(ONE[17]) + 1) % 10}`],
    ['a number of the thirteenth month', idNumber('110101', '19901307', '001')],
    ['a number from a province that is not', idNumber('990101', '19900307', '001')],
    ['a number of tomorrow’s century', idNumber('110101', '21900307', '001')],
    ['a land unit', '110101001001GB00001F00010001'],
    ['coordinates', '120.123456789012,30.123456789012'],
    ['coordinates that make a number without their points', LIKE_A_NUMBER],
    ['an identifier', '0e4b2f6c-1234-4567-8901-234567890123'],
    ['half of a number that is masked', `${ONE.slice(0, 6)}********${ONE.slice(14)}`],
  ])('%s', (_, text) => {
    expect(clean(text)).toBe(text)
  })
})

it('no valid number survives in any cell, whatever stands around it', () => {
  const number = fc
    .tuple(
      fc.constantFrom(...ID_PROVINCES),
      fc.integer({ min: 0, max: 9999 }),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([province, county, born, serial]) =>
      idNumber(
        `${province}${String(county).padStart(4, '0')}`,
        born.toISOString().slice(0, 10).replaceAll('-', ''),
        String(serial).padStart(3, '0'),
      ),
    )
  const around = fc.oneof(
    fc.string(),
    fc.constantFrom('', ' ', '，电话13800138000', '0', 'X', '幢2单元', '、'),
    fc.string({ unit: fc.constantFrom(...'0123456789Xx- ') }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(around, number), { minLength: 1, maxLength: 4 }), around, (parts, end) => {
      const text = parts.map(([before, id]) => before + id).join('') + end
      const left = String(clean(text) ?? '')
      // A bank card is left alone as a whole, and may hold one by chance.
      for (const [run] of left.matchAll(/\d{17,}[xX]?/g)) {
        if (run.length === 19 && run.startsWith('62')) continue
        for (let i = 0; i + 18 <= run.length; i += 1) {
          expect(isIdNumberPlain(run.slice(i, i + 18)), `${text} → ${left}`).toBe(false)
        }
      }
    }),
    { numRuns: 500, seed: 6 },
  )
})
