import { describe, expect, it } from 'vitest'
import type { ImportTarget } from '#contract/import-jobs.ts'
import { forbiddenHeader } from '../../api/formats/forbidden-headers.ts'
import { openFile } from '../../api/formats/open.ts'
import type { Account } from '../../api/repositories/accounts.ts'
import { importFieldsOf, knownFields } from '../../api/usecases/imports/kinds/fields.ts'
import { headersKey, suggestMapping, suggestTarget } from '../../api/usecases/imports/kinds/mapping.ts'
import { importTemplate, type TableTarget } from '../../api/usecases/imports/kinds/template.ts'
import { filledWorkbook } from '../fixtures/workbooks.ts'

const TABLES: readonly TableTarget[] = ['buildings', 'households', 'persons', 'staff', 'posts', 'visits']
const administrator = { capacity: 'admin' } as Account
/** What was found, without fields that have no column. */
const found = (target: ImportTarget, columns: readonly string[]) =>
  Object.fromEntries(
    Object.entries(suggestMapping(target, columns, null)).filter(([, column]) => column !== null),
  )
const table = (columns: readonly string[], name = 'Sheet1') => suggestTarget({ name, kind: 'table', columns })

describe('fields', () => {
  it.each([...TABLES, 'grids'] as const)('of %s are named once, and none is forbidden', (target) => {
    const fields = knownFields(target)
    expect(new Set(fields.map(({ field }) => field)).size).toBe(fields.length)
    const words = fields.flatMap(({ zh, en, names }) => [zh, en, ...names])
    expect(words.filter((word) => forbiddenHeader(word) !== null)).toEqual([])
    expect(importFieldsOf(target)[0]).toHaveProperty('hintEn')
  })
})

describe('headers as offices write them become fields', () => {
  it.each<[ImportTarget, readonly string[], Record<string, string>]>([
    [
      'households',
      ['序号', '小区名称', '楼号', '单元', '房号', '户主姓名', '居住状态（常住/外出）', '备注'],
      {
        compound: '小区名称',
        building: '楼号',
        unit: '单元',
        room: '房号',
        occupancy: '居住状态（常住/外出）',
      },
    ],
    [
      'households',
      ['户号', '＊ 地 址', '楼 栋', '门牌号', '经度(GCJ02)', '纬度(GCJ02)'],
      {
        code: '户号',
        address: '＊ 地 址',
        building: '楼 栋',
        room: '门牌号',
        lon: '经度(GCJ02)',
        lat: '纬度(GCJ02)',
      },
    ],
    ['households', ['楼栋', '户号'], { building: '楼栋', room: '户号' }],
    [
      'persons',
      ['户编号', '居民信息/姓名（必填）', '居民信息/性别', '出生年月', '手机号', '与户主的关系'],
      {
        household: '户编号',
        name: '居民信息/姓名（必填）',
        sex: '居民信息/性别',
        birthYear: '出生年月',
        phone: '手机号',
        relation: '与户主的关系',
      },
    ],
    ['persons', ['姓名', '户主姓名', '联系电话'], { name: '姓名', phone: '联系电话' }],
    [
      'staff',
      ['Staff No.', 'Full Name', 'MOBILE PHONE'],
      { code: 'Staff No.', name: 'Full Name', phone: 'MOBILE PHONE' },
    ],
    [
      'posts',
      ['网格名称', '网格长', '联系电话', '职务'],
      { grid: '网格名称', name: '网格长', phone: '联系电话', role: '职务' },
    ],
    [
      'visits',
      ['走访时间', '走访人员', '楼栋', '房号', '走访结果', '情况说明'],
      {
        day: '走访时间',
        staff: '走访人员',
        building: '楼栋',
        room: '房号',
        outcome: '走访结果',
        note: '情况说明',
      },
    ],
    [
      'buildings',
      ['BuildingCode', 'Name', 'Floors', 'lon', 'lat'],
      { code: 'BuildingCode', name: 'Name', floors: 'Floors', lon: 'lon', lat: 'lat' },
    ],
  ])('%s: %j', (target, columns, wanted) => {
    expect(found(target, columns)).toEqual(wanted)
  })

  it('no column is given to two fields', () => {
    const columns = Object.values(found('persons', ['户主', '电话', '楼', '室', '户号']))
    expect(new Set(columns).size).toBe(columns.length)
  })

  it('what was chosen the last time comes first, as far as its columns are there', () => {
    const mapping = suggestMapping('staff', ['姓名', '曾用名'], { name: '曾用名', phone: '电话' })
    expect(mapping).toEqual({ code: null, name: '曾用名', phone: null })
  })

  it('is remembered by headers in any order and spacing, and by no others', () => {
    const key = headersKey(['姓名', '电话*'])
    expect(headersKey(['电 话', '姓名（必填）'])).toBe(key)
    expect(headersKey(['姓名', '手机'])).not.toBe(key)
  })
})

describe('what a file holds is suggested', () => {
  it.each<[ImportTarget, readonly string[]]>([
    ['households', ['小区', '楼栋', '单元', '房号', '居住状态']],
    ['persons', ['楼栋', '房号', '姓名', '性别', '与户主关系']],
    ['staff', ['姓名', '手机']],
    ['posts', ['姓名', '电话', '岗位', '网格']],
    ['visits', ['走访日期', '走访人', '楼栋', '房号', '走访结果']],
    ['buildings', ['楼栋编号', '楼栋名称', '层数', '经度', '纬度']],
  ])('%s', (target, columns) => {
    expect(table(columns)).toBe(target)
  })

  it('areas are grids, or buildings where their columns say so', () => {
    const areas = (columns: readonly string[]) => suggestTarget({ name: 'layer', kind: 'areas', columns })
    expect(areas(['VILLNAME', 'name'])).toBe('grids')
    expect(areas(['osm_id', 'name', 'floors', 'use'])).toBe('buildings')
  })
})

describe('a template', () => {
  const cases = TABLES.flatMap((target) =>
    (['zh', 'en'] as const).flatMap((language) =>
      (['csv', 'xlsx'] as const).map((format) => ({ target, language, format })),
    ),
  )

  it.each(cases)(
    '$target $language $format comes back empty, and every column finds its field',
    async (wanted) => {
      const { target, format, language } = wanted
      const { name, content } = await importTemplate(administrator, target, format, language)
      const opened = await openFile(name, content)
      expect(opened.problems).toEqual([])
      expect(opened.layers).toHaveLength(1)
      const [layer] = opened.layers
      expect([...layer!.read()]).toEqual([])
      const columns = layer!.columns
      expect(suggestTarget({ name: layer!.name, kind: 'table', columns })).toBe(target)
      const mapping = suggestMapping(target, columns, null)
      expect(knownFields(target).map((field) => mapping[field.field])).toEqual(
        knownFields(target).map((field) => field[language]),
      )
    },
  )

  it('keeps what is filled in below its examples, zeros before a code too', async () => {
    const { content } = await importTemplate(administrator, 'households', 'xlsx', 'zh')
    const filled = filledWorkbook(content, 5, ['00017', '南桥小区', '3幢'])
    const { layers } = await openFile('住户.xlsx', filled)
    const rows = [...layers[0]!.read()]
    expect(rows).toMatchObject([
      { record: { place: { line: 5 }, properties: { 户编号: '00017', 小区: '南桥小区', 楼栋: '3幢' } } },
    ])
  })
})
